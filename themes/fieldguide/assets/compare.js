/**
 * Two to four careers side by side. Which ones is kept in the address: `?careers=a,b,c`.
 *
 * The data of each career is a script of its own, `compare/NAME.js`, which calls
 * `careerbookCompare`; so only the chosen ones are loaded, and from the disk too.
 */
'use strict';

(() => {
  /** @typedef {[name: string, path: string]} Link */

  /** @typedef {{ text: string, of: string, source: Link | null }} Fact */

  /**
   * @typedef {object} Career
   * @property {string} title
   * @property {string} path
   * @property {Record<string, Fact>} facts
   * @property {Link[]} skills
   * @property {Link[]} tools
   * @property {Link[]} places
   */

  /**
   * What careers share and do not share.
   *
   * @typedef {object} Shares
   * @property {Link[]} all what all of them have, in the order of the first
   * @property {Link[][]} some for each, what it shares with some but not all
   * @property {Link[][]} only for each, what it alone has
   */

  const MOST = 4;

  /**
   * @param {readonly Link[][]} lists one for each career
   * @returns {Shares}
   */
  function shares(lists) {
    /** @type {Map<string, number>} */
    const counts = new Map();
    for (const [, path] of lists.flat()) {
      counts.set(path, (counts.get(path) ?? 0) + 1);
    }
    /** @type {(list: Link[], wanted: (count: number) => boolean) => Link[]} */
    const having = (list, wanted) => list.filter(([, path]) => wanted(counts.get(path) ?? 0));
    return {
      all: having(lists[0] ?? [], (count) => count === lists.length),
      some: lists.map((list) => having(list, (count) => count > 1 && count < lists.length)),
      only: lists.map((list) => having(list, (count) => count === 1)),
    };
  }

  /**
   * The careers that an address asks for: known ones, each once, as many as have room.
   *
   * @param {string} query what follows the address, with its `?`
   * @param {(id: string) => boolean} isKnown
   */
  function chosenIn(query, isKnown) {
    const ids = (new URLSearchParams(query).get('careers') ?? '').split(',');
    return [...new Set(ids.filter(isKnown))].slice(0, MOST);
  }

  /**
   * The other way round. Commas stay commas: the address is one that people read.
   *
   * @param {readonly string[]} ids
   */
  function queryOf(ids) {
    return ids.length > 0 ? `?careers=${ids.map(encodeURIComponent).join(',')}` : '';
  }

  /**
   * The career that somebody means: by its whole title, else by the only title that has the words.
   *
   * @param {string} words
   * @param {Iterable<[id: string, title: string]>} careers
   * @returns {string | undefined}
   */
  function meant(words, careers) {
    const wanted = words.trim().toLowerCase();
    const all = [...careers].map(([id, title]) => ({ id, title: title.toLowerCase() }));
    const whole = all.find(({ title }) => title === wanted);
    const parts = wanted === '' ? [] : all.filter(({ title }) => title.includes(wanted));
    return (whole ?? (parts.length === 1 ? parts[0] : undefined))?.id;
  }

  // For the tests of the logic above.
  Object.assign(globalThis, { careerbookComparison: { shares, chosenIn, queryOf, meant } });
  if (typeof document === 'undefined') {
    return;
  }

  /** @type {(id: string) => HTMLElement} */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const form = byId('page:choose');
  const input = /** @type {HTMLInputElement} */ (byId('page:career'));
  const said = byId('page:said');
  const region = byId('page:side-by-side');
  const table = /** @type {HTMLTableElement} */ (region.querySelector('table'));
  const options = /** @type {HTMLOptionElement[]} */ ([...byId('page:careers').children]);
  /** Titles by id. */
  const titles = new Map(options.map((one) => [one.dataset.id ?? '', one.text]));
  /** @type {Map<string, Promise<Career>>} */
  const loads = new Map();
  /** @type {Map<string, Career>} */
  const loaded = new Map();
  let chosen = chosenIn(location.search, (id) => titles.has(id));

  Object.assign(globalThis, {
    /** @type {(id: string, career: Career) => void} */
    careerbookCompare: (id, career) => {
      loaded.set(id, career);
    },
  });

  /**
   * @param {string} id
   * @returns {Promise<Career>}
   */
  function load(id) {
    const load =
      loads.get(id) ??
      new Promise((done, failed) => {
        const script = document.createElement('script');
        script.src = `compare/${id}.js`;
        script.addEventListener('load', () => {
          const career = loaded.get(id);
          if (career) {
            done(career);
          } else {
            failed(new Error(id));
          }
        });
        script.addEventListener('error', () => failed(new Error(id)));
        document.head.append(script);
      });
    loads.set(id, load);
    return load;
  }

  /**
   * A new element with the given children.
   *
   * @param {string} name
   * @param {(Node | string)[]} children
   */
  function element(name, ...children) {
    const made = document.createElement(name);
    made.append(...children);
    return made;
  }

  /** @type {(link: Link) => HTMLElement} */
  function anchor([name, path]) {
    const made = /** @type {HTMLAnchorElement} */ (element('a', name));
    made.href = path;
    return made;
  }

  /** @type {(links: Link[]) => HTMLElement} */
  const list = (links) =>
    links.length > 0
      ? element('ul', ...links.map((link) => element('li', anchor(link))))
      : missing(table.dataset.none ?? '');

  /** @type {(text: string) => HTMLElement} */
  function missing(text) {
    const made = element('span', text);
    made.className = 'missing';
    return made;
  }

  /**
   * What a figure measures, where, when, and where it comes from.
   *
   * @param {Fact} fact
   */
  function basis({ of, source }) {
    const made = element('span', of);
    made.className = 'unit';
    if (source) {
      const link = anchor([table.dataset.source ?? '', source[1]]);
      const name = element('span', `: ${source[0]}`);
      name.className = 'unseen';
      link.append(name);
      made.append(of ? ', ' : '', link);
    }
    return made;
  }

  /**
   * The head and the cells of a row of figures. What is the same for all stands in the head once;
   * where it differs, it stands beside each figure, which says that they cannot be compared.
   *
   * @param {HTMLTableCellElement} head
   * @param {readonly (Fact | undefined)[]} facts
   */
  function figures(head, facts) {
    const [first, ...others] = facts.filter((fact) => fact !== undefined);
    /** @type {(fact: Fact) => string} */
    const key = ({ of, source }) => JSON.stringify([of, source]);
    const isOne = first !== undefined && others.every((other) => key(other) === key(first));
    head.querySelector('.unit')?.remove();
    if (isOne) {
      head.append(' ', basis(first));
    }
    return facts.map((fact) => {
      if (!fact) {
        return element('td', missing(table.dataset.missing ?? ''));
      }
      return element('td', element('b', fact.text), ...(isOne ? [] : [' ', basis(fact)]));
    });
  }

  /** @type {(career: Career, id: string) => HTMLElement} */
  function head(career, id) {
    const name = element('span', ` ${career.title}`);
    name.className = 'unseen';
    const remove = /** @type {HTMLButtonElement} */ (
      element('button', table.dataset.remove ?? '', name)
    );
    remove.type = 'button';
    remove.addEventListener('click', () => {
      change(chosen.filter((one) => one !== id));
      input.focus();
    });
    const made = element('th', anchor([career.title, career.path]), remove);
    made.setAttribute('scope', 'col');
    return made;
  }

  /**
   * The cells of a row, by what the row says that it shows.
   *
   * @param {HTMLTableRowElement} row
   * @param {readonly Career[]} careers
   * @param {Record<string, Shares>} shared
   * @returns {HTMLElement[]}
   */
  function cells(row, careers, shared) {
    const { fact, all, some, only } = row.dataset;
    if (fact) {
      return figures(row.cells[0], careers.map(({ facts }) => facts[fact]));
    }
    if (all) {
      const cell = element('td', list(shared[all].all));
      cell.setAttribute('colspan', String(careers.length));
      return [cell];
    }
    if (some) {
      return shared[some].some.map((links) => element('td', list(links)));
    }
    if (only) {
      return shared[only].only.map((links) => element('td', list(links)));
    }
    return careers.map(({ places }) => element('td', list(places)));
  }

  /** @type {(text: string | undefined, name?: string) => void} */
  function say(text = '', name = '') {
    said.textContent = text.replace('{name}', name).replace('{count}', String(chosen.length));
  }

  /** Draws the table anew: it is small, and no cell outlives a change of careers. */
  async function show() {
    const ids = chosen;
    const results = await Promise.allSettled(ids.map(load));
    if (ids !== chosen) {
      return;
    }
    const failed = ids.filter((_, at) => results[at].status === 'rejected');
    const careers = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const there = ids.filter((id) => !failed.includes(id));
    const shared = {
      skills: shares(careers.map(({ skills }) => skills)),
      tools: shares(careers.map(({ tools }) => tools)),
    };
    const [top, ...rows] = table.rows;
    top.replaceChildren(top.cells[0], ...careers.map((career, at) => head(career, there[at])));
    for (const row of rows) {
      row.replaceChildren(row.cells[0], ...cells(row, careers, shared));
      // Between two careers, what some share all share.
      row.hidden = row.dataset.some !== undefined && careers.length < 3;
    }
    region.hidden = careers.length === 0;
    if (failed.length > 0) {
      say(form.dataset.failed, titles.get(failed[0]));
    } else {
      say(ids.length < 2 ? form.dataset.few : form.dataset.count);
    }
  }

  /** @type {(ids: string[]) => void} */
  function change(ids) {
    chosen = ids;
    try {
      history.pushState(null, '', location.pathname + queryOf(ids));
    } catch {
      // Some browsers keep the address of a file from the disk as it is. The table still works.
    }
    show();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const id = meant(input.value, titles);
    if (id === undefined) {
      say(input.value.trim() === '' ? form.dataset.few : form.dataset.unknown, input.value.trim());
    } else if (chosen.includes(id)) {
      input.value = '';
    } else if (chosen.length >= MOST) {
      say(form.dataset.most);
    } else {
      input.value = '';
      change([...chosen, id]);
    }
  });
  window.addEventListener('popstate', () => {
    chosen = chosenIn(location.search, (id) => titles.has(id));
    show();
  });
  form.classList.remove('waits');
  show();
})();
