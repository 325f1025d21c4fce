/**
 * The table of all careers: filters it, sorts it, and keeps both in the address of the page.
 *
 * The table is there without this script, whole and in the order of titles. What a reader chooses
 * is the state; the address is its only memory, so that it can be shared and gone back to.
 */
'use strict';

(() => {
  /**
   * What is asked for. Everything is text as it stands in the address; empty is no wish.
   *
   * @typedef {object} State
   * @property {string} field
   * @property {string} education
   * @property {string} pay
   * @property {string} growth
   * @property {string[]} skill every one of them is asked for
   * @property {string} place
   * @property {string} sort name of a column, with `-` in front if the largest comes first
   */

  /**
   * A career as the table has it. Fields, levels, skills and places are positions in the lists to
   * choose from, counted from zero.
   *
   * @typedef {object} Career
   * @property {HTMLTableRowElement} row
   * @property {string} title
   * @property {number | null} field
   * @property {number | null} education
   * @property {ReadonlySet<number>} skill
   * @property {ReadonlySet<number>} place
   * @property {Record<string, number | null>} figures by column; null if it cannot be compared
   */

  /**
   * A state in which names are positions.
   *
   * @typedef {object} Wish
   * @property {number | null} field
   * @property {number | null} education
   * @property {number | null} pay
   * @property {number | null} growth
   * @property {number[]} skill
   * @property {number | null} place
   */

  /** How many careers are shown until more are asked for. */
  const FIRST = 100;

  /** How many of them are drawn at once. The others follow when the browser has time for them. */
  const AT_ONCE = 12;

  /** Parts of the state that have one value. */
  const SINGLE = /** @type {const} */ (['field', 'education', 'pay', 'growth', 'place', 'sort']);

  /** Columns in which the order of letters or levels comes first, not the largest number. */
  const FROM_THE_START = ['title', 'field', 'education'];

  /**
   * @param {string} query what follows the address, with its `?`
   * @returns {State}
   */
  function stateOf(query) {
    const parameters = new URLSearchParams(query);
    const state = { field: '', education: '', pay: '', growth: '', place: '', sort: '' };
    for (const name of SINGLE) {
      state[name] = parameters.get(name) ?? '';
    }
    return { ...state, skill: [...new Set(parameters.getAll('skill'))] };
  }

  /**
   * The other way round: no wish, no trace in the address.
   *
   * @param {State} state
   */
  function queryOf(state) {
    const parameters = new URLSearchParams();
    for (const name of SINGLE.filter((one) => state[one] !== '')) {
      parameters.set(name, state[name]);
    }
    for (const skill of state.skill) {
      parameters.append('skill', skill);
    }
    const query = String(parameters);
    return query && `?${query}`;
  }

  /**
   * The number in a figure as readers see it: `$135,980`, `−0.7%`, `$239,200 or more`.
   *
   * @param {string} text
   * @returns {number | null} null if there is none
   */
  function numberIn(text) {
    const digits = /[\d,]*\d(\.\d+)?/.exec(text);
    if (!digits) {
      return null;
    }
    const number = Number(digits[0].replaceAll(',', ''));
    return text[digits.index - 1] === '−' ? -number : number;
  }

  /**
   * @param {Career} career
   * @param {Wish} wish
   */
  function matches(career, wish) {
    /** @type {(figure: number | null | undefined, least: number | null) => boolean} */
    const reaches = (figure, least) => least === null || (figure ?? -Infinity) >= least;
    return (
      (wish.field === null || career.field === wish.field) &&
      (wish.education === null || career.education === wish.education) &&
      (wish.place === null || career.place.has(wish.place)) &&
      wish.skill.every((skill) => career.skill.has(skill)) &&
      reaches(career.figures.pay, wish.pay) &&
      reaches(career.figures.growth, wish.growth)
    );
  }

  /**
   * Careers in the order of a column; those that have nothing in it come last either way. They are
   * given in the order of their titles, and equal ones keep it.
   *
   * @param {readonly Career[]} careers
   * @param {string} sort
   */
  function sorted(careers, sort) {
    const column = sort.replace('-', '');
    const direction = sort.startsWith('-') ? -1 : 1;
    if (column === 'title' || column === '') {
      return direction === 1 ? [...careers] : [...careers].reverse();
    }
    /** @type {(career: Career) => number | null} */
    const value = (career) =>
      column === 'field' || column === 'education'
        ? career[column]
        : (career.figures[column] ?? null);
    return [...careers].sort((one, other) => {
      const [first, second] = [value(one), value(other)];
      if (first === null || second === null) {
        return Number(first === null) - Number(second === null);
      }
      return direction * (first - second);
    });
  }

  /**
   * What a press on the head of a column asks for.
   *
   * @param {string} column
   * @param {string} sort as it is now
   */
  function nextSort(column, sort) {
    const [up, down] = [column, `-${column}`];
    const now = sort || 'title';
    const first = FROM_THE_START.includes(column) ? up : down;
    const next = now === first ? (first === up ? down : up) : first;
    return next === 'title' ? '' : next;
  }

  // For the tests of the logic above.
  Object.assign(globalThis, {
    careerbookTable: { stateOf, queryOf, numberIn, matches, sorted, nextSort },
  });
  if (typeof document === 'undefined') {
    return;
  }

  const form = /** @type {HTMLFormElement} */ (document.getElementById('page:filters'));
  const count = /** @type {HTMLElement} */ (document.getElementById('page:count'));
  const chosen = /** @type {HTMLElement} */ (document.getElementById('page:chosen'));
  const table = /** @type {HTMLTableElement} */ (document.getElementById('page:table'));
  const body = table.tBodies[0];
  const heads = /** @type {HTMLElement[]} */ ([...table.querySelectorAll('[data-key]')]);
  const columns = heads.map((head) => head.dataset.key ?? '');
  const careers = [...body.rows].map(career);
  const more = document.createElement('button');

  /**
   * @param {HTMLTableRowElement} row
   * @returns {Career}
   */
  function career(row) {
    const { field, education, skill, place } = row.dataset;
    /** @type {(text: string | undefined) => Set<number>} */
    const positions = (text) => new Set(text ? text.split(' ').map(Number) : []);
    /** @type {Record<string, number | null>} */
    const figures = {};
    for (const [at, column] of columns.entries()) {
      const cell = row.cells[at];
      // A figure of another measure, place or period has a note, and is not compared.
      if (!FROM_THE_START.includes(column)) {
        figures[column] = cell.firstElementChild ? null : numberIn(cell.textContent ?? '');
      }
    }
    return {
      row,
      title: row.cells[0].textContent ?? '',
      field: field === undefined ? null : Number(field),
      education: education === undefined ? null : Number(education),
      skill: positions(skill),
      place: positions(place),
      figures,
    };
  }

  /** @type {(name: string) => HTMLInputElement | HTMLSelectElement} */
  const control = (name) =>
    /** @type {HTMLInputElement | HTMLSelectElement} */ (form.elements.namedItem(name));

  /**
   * The position of a choice; null for none, and -1, which nothing has, for one that is not there.
   *
   * @param {string} name
   * @param {string} value
   */
  function position(name, value) {
    const { options } = /** @type {HTMLSelectElement} */ (control(name));
    return value === '' ? null : [...options].findIndex((option) => option.value === value) - 1;
  }

  /** @type {(text: string) => number | null} */
  const least = (text) => (text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text));

  /**
   * @param {State} state
   * @returns {Wish}
   */
  const wishOf = (state) => ({
    field: position('field', state.field),
    education: position('education', state.education),
    pay: least(state.pay),
    growth: least(state.growth),
    skill: state.skill.map((skill) => position('skill', skill) ?? -1),
    place: position('place', state.place),
  });

  let state = stateOf(location.search);

  /** @type {number | undefined} */
  let drawing;

  /**
   * Puts rows into the table: those that fill a screen at once, the rest bit by bit.
   *
   * @param {HTMLTableRowElement[]} rows
   */
  function draw(rows) {
    clearTimeout(drawing);
    body.replaceChildren(...rows.slice(0, AT_ONCE));
    let drawn = AT_ONCE;
    const go = () => {
      body.append(...rows.slice(drawn, drawn + AT_ONCE));
      drawn += AT_ONCE;
      drawing = drawn < rows.length ? setTimeout(go) : undefined;
    };
    drawing = drawn < rows.length ? setTimeout(go) : undefined;
  }

  /**
   * Shows what the state asks for.
   *
   * @param {number} [most] how many careers at most
   */
  function show(most = FIRST) {
    const wish = wishOf(state);
    const found = sorted(
      careers.filter((one) => matches(one, wish)),
      state.sort,
    );
    draw(found.slice(0, most).map(({ row }) => row));
    more.hidden = found.length <= most;
    more.textContent = (form.dataset.all ?? '').replace('{count}', String(found.length));
    count.textContent = (form.dataset.count ?? '')
      .replace('{count}', String(found.length))
      .replace('{total}', String(careers.length));
    const column = state.sort.replace('-', '') || 'title';
    for (const head of heads) {
      const order = state.sort.startsWith('-') ? 'descending' : 'ascending';
      head.ariaSort = head.dataset.key === column ? order : 'none';
    }
  }

  /** Puts the state into the form. */
  function fill() {
    for (const name of SINGLE.filter((one) => one !== 'sort')) {
      control(name).value = state[name];
    }
    control('skill').value = '';
    const { options } = /** @type {HTMLSelectElement} */ (control('skill'));
    chosen.replaceChildren(
      ...state.skill.map((skill) => {
        const name = [...options].find(({ value }) => value === skill)?.text ?? skill;
        const item = document.createElement('li');
        const remove = item.appendChild(document.createElement('button'));
        remove.type = 'button';
        remove.textContent = name;
        remove.ariaLabel = (form.dataset.remove ?? '').replace('{name}', name);
        remove.addEventListener('click', () => {
          change({ skill: state.skill.filter((one) => one !== skill) });
          control('skill').focus();
        });
        return item;
      }),
    );
    chosen.hidden = state.skill.length === 0;
  }

  /**
   * Changes the state, and the address with it. A value that is still being typed replaces the
   * last step of the history; everything else is a step of its own.
   *
   * @param {Partial<State>} wishes
   * @param {'pushState' | 'replaceState'} [step]
   */
  function change(wishes, step = 'pushState') {
    state = { ...state, ...wishes };
    try {
      history[step](null, '', location.pathname + queryOf(state));
    } catch {
      // Some browsers keep the address of a file from the disk as it is. The table still works.
    }
    fill();
    show();
  }

  form.addEventListener('input', (event) => {
    const { name, value } = /** @type {HTMLInputElement} */ (event.target);
    if (name === 'skill') {
      change({ skill: [...new Set([...state.skill, value])].filter((skill) => skill !== '') });
    } else if (name === 'pay' || name === 'growth') {
      state = { ...state, [name]: value };
      show();
    } else {
      change({ [name]: value });
    }
  });
  form.addEventListener('change', (event) => {
    const { name, value } = /** @type {HTMLInputElement} */ (event.target);
    if (name === 'pay' || name === 'growth') {
      change({ [name]: value });
    }
  });
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    change(stateOf(''));
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  window.addEventListener('popstate', () => {
    state = stateOf(location.search);
    fill();
    show();
  });
  for (const head of heads) {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.addEventListener('click', () => {
      change({ sort: nextSort(head.dataset.key ?? '', state.sort) });
    });
    head.append(button);
  }
  more.type = 'button';
  more.className = 'more';
  more.addEventListener('click', () => {
    show(Infinity);
    /** @type {HTMLElement | null} */ (body.rows[FIRST].querySelector('a'))?.focus();
  });
  table.parentElement?.after(more);
  form.classList.remove('waits');
  fill();
  show();
})();
