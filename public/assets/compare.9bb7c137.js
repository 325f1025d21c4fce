'use strict';
(() => {
const MOST = 4;
function shares(lists) {
const counts = new Map();
for (const [, path] of lists.flat()) {
counts.set(path, (counts.get(path) ?? 0) + 1);
}
const having = (list, wanted) => list.filter(([, path]) => wanted(counts.get(path) ?? 0));
return {
all: having(lists[0] ?? [], (count) => count === lists.length),
some: lists.map((list) => having(list, (count) => count > 1 && count < lists.length)),
only: lists.map((list) => having(list, (count) => count === 1)),
};
}
function chosenIn(query, isKnown) {
const ids = (new URLSearchParams(query).get('careers') ?? '').split(',');
return [...new Set(ids.filter(isKnown))].slice(0, MOST);
}
function queryOf(ids) {
return ids.length > 0 ? `?careers=${ids.map(encodeURIComponent).join(',')}` : '';
}
function meant(words, careers) {
const wanted = words.trim().toLowerCase();
const all = [...careers].map(([id, title]) => ({ id, title: title.toLowerCase() }));
const whole = all.find(({ title }) => title === wanted);
const parts = wanted === '' ? [] : all.filter(({ title }) => title.includes(wanted));
return (whole ?? (parts.length === 1 ? parts[0] : undefined))?.id;
}
Object.assign(globalThis, { careerbookComparison: { shares, chosenIn, queryOf, meant } });
if (typeof document === 'undefined') {
return;
}
const byId = (id) => (document.getElementById(id));
const form = byId('page:choose');
const input = (byId('page:career'));
const said = byId('page:said');
const region = byId('page:side-by-side');
const table = (region.querySelector('table'));
const options = ([...byId('page:careers').children]);
const titles = new Map(options.map((one) => [one.dataset.id ?? '', one.text]));
const loads = new Map();
const loaded = new Map();
let chosen = chosenIn(location.search, (id) => titles.has(id));
Object.assign(globalThis, {
careerbookCompare: (id, career) => {
loaded.set(id, career);
},
});
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
function element(name, ...children) {
const made = document.createElement(name);
made.append(...children);
return made;
}
function anchor([name, path]) {
const made = (element('a', name));
made.href = path;
return made;
}
const list = (links) =>
links.length > 0
? element('ul', ...links.map((link) => element('li', anchor(link))))
: missing(table.dataset.none ?? '');
function missing(text) {
const made = element('span', text);
made.className = 'missing';
return made;
}
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
function figures(head, facts) {
const [first, ...others] = facts.filter((fact) => fact !== undefined);
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
function head(career, id) {
const name = element('span', ` ${career.title}`);
name.className = 'unseen';
const remove = (
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
function say(text = '', name = '') {
said.textContent = text.replace('{name}', name).replace('{count}', String(chosen.length));
}
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
row.hidden = row.dataset.some !== undefined && careers.length < 3;
}
region.hidden = careers.length === 0;
if (failed.length > 0) {
say(form.dataset.failed, titles.get(failed[0]));
} else {
say(ids.length < 2 ? form.dataset.few : form.dataset.count);
}
}
function change(ids) {
chosen = ids;
try {
history.pushState(null, '', location.pathname + queryOf(ids));
} catch {
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
