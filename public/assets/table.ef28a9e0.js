'use strict';
(() => {
const FIRST = 100;
const AT_ONCE = 12;
const SINGLE = (['field', 'education', 'pay', 'growth', 'place', 'sort']);
const FROM_THE_START = ['title', 'field', 'education'];
function stateOf(query) {
const parameters = new URLSearchParams(query);
const state = { field: '', education: '', pay: '', growth: '', place: '', sort: '' };
for (const name of SINGLE) {
state[name] = parameters.get(name) ?? '';
}
return { ...state, skill: [...new Set(parameters.getAll('skill'))] };
}
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
function numberIn(text) {
const digits = /[\d,]*\d(\.\d+)?/.exec(text);
if (!digits) {
return null;
}
const number = Number(digits[0].replaceAll(',', ''));
return text[digits.index - 1] === '−' ? -number : number;
}
function matches(career, wish) {
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
function sorted(careers, sort) {
const column = sort.replace('-', '');
const direction = sort.startsWith('-') ? -1 : 1;
if (column === 'title' || column === '') {
return direction === 1 ? [...careers] : [...careers].reverse();
}
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
function nextSort(column, sort) {
const [up, down] = [column, `-${column}`];
const now = sort || 'title';
const first = FROM_THE_START.includes(column) ? up : down;
const next = now === first ? (first === up ? down : up) : first;
return next === 'title' ? '' : next;
}
Object.assign(globalThis, {
careerbookTable: { stateOf, queryOf, numberIn, matches, sorted, nextSort },
});
if (typeof document === 'undefined') {
return;
}
const form = (document.getElementById('page:filters'));
const count = (document.getElementById('page:count'));
const chosen = (document.getElementById('page:chosen'));
const table = (document.getElementById('page:table'));
const body = table.tBodies[0];
const heads = ([...table.querySelectorAll('[data-key]')]);
const columns = heads.map((head) => head.dataset.key ?? '');
const careers = [...body.rows].map(career);
const more = document.createElement('button');
function career(row) {
const { field, education, skill, place } = row.dataset;
const positions = (text) => new Set(text ? text.split(' ').map(Number) : []);
const figures = {};
for (const [at, column] of columns.entries()) {
const cell = row.cells[at];
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
const control = (name) =>
(form.elements.namedItem(name));
function position(name, value) {
const { options } = (control(name));
return value === '' ? null : [...options].findIndex((option) => option.value === value) - 1;
}
const least = (text) => (text.trim() === '' || Number.isNaN(Number(text)) ? null : Number(text));
const wishOf = (state) => ({
field: position('field', state.field),
education: position('education', state.education),
pay: least(state.pay),
growth: least(state.growth),
skill: state.skill.map((skill) => position('skill', skill) ?? -1),
place: position('place', state.place),
});
let state = stateOf(location.search);
let drawing;
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
function fill() {
for (const name of SINGLE.filter((one) => one !== 'sort')) {
control(name).value = state[name];
}
control('skill').value = '';
const { options } = (control('skill'));
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
function change(wishes, step = 'pushState') {
state = { ...state, ...wishes };
try {
history[step](null, '', location.pathname + queryOf(state));
} catch {
}
fill();
show();
}
form.addEventListener('input', (event) => {
const { name, value } = (event.target);
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
const { name, value } = (event.target);
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
(body.rows[FIRST].querySelector('a'))?.focus();
});
table.parentElement?.after(more);
form.classList.remove('waits');
fill();
show();
})();
