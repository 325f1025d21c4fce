'use strict';
(() => {
const LETTERS = { '+': 'plus', '#': 'sharp', ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };
const [MOST_CAREERS, MOST_ENTRIES] = [20, 6];
const scope = globalThis;
const careerbook = (scope.careerbook = { load, changed() {}, ...scope.careerbook, index, names, words, search });
let head;
let parts;
let asked;
let careers;
let all;
let vocabulary;
let spelling;
let seen;
let renewed = '';
const split = (text) =>
text
.toLowerCase()
.replace(/[+#ßæœøłđðþı]/g, (letter) => LETTERS[letter])
.normalize('NFD')
.replace(/['’\u00ad]|\p{M}/gu, '')
.split(/[^\p{L}\p{N}]+/u)
.filter(Boolean);
const stem = (word) => word.replace(/(..)ies$/, '$1y').replace(/(..[^su])s$/, '$1');
const maskOf = (word) => {
let mask = 0;
for (let at = 0; at < word.length; at += 1) {
mask |= 1 << word.charCodeAt(at) % 32;
}
return mask;
};
const patience = (word) => (word.length < 4 ? 0 : word.length < 8 ? 10 : 20);
let [older, old, now] = [new Uint16Array(99), new Uint16Array(99), new Uint16Array(99)];
const distance = (typed, word) => {
const [most, width] = [patience(typed), Math.min(word.length, typed.length + 2, 90)];
for (let j = 0; j <= width; j += 1) {
now[j] = 10 * j;
}
let least = 0;
for (let i = 1; i <= typed.length && least <= most; i += 1) {
[older, old, now] = [old, now, older];
least = now[0] = 10 * i;
for (let j = 1; j <= width; j += 1) {
const same = typed[i - 1] === word[j - 1];
let edits = Math.min(old[j] + 10, now[j - 1] + 10, old[j - 1] + (same ? 0 : 10));
if (!same && j > 1 && typed[i - 2] === word[j - 1] && typed[i - 1] === word[j - 2]) {
edits = Math.min(edits, older[j - 2] + 9);
}
now[j] = edits;
least = Math.min(least, edits);
}
}
return least;
};
const judge = (typed) => {
const [most, own] = [patience(typed), maskOf(typed)];
return (word, mask = maskOf(word)) => {
let missing = own & ~mask;
for (let left = most; left > 0; left -= 10) {
missing &= missing - 1;
}
const edits = missing || most === 0 ? 99 : distance(typed, word);
return edits > most ? 99 : edits;
};
};
function load(file) {
const script = document.createElement('script');
script.src = `${document.body.dataset.root}find/${file}`;
script.onerror = () => asked && came(file.replace(/\.js.*/, ''));
document.head.append(script);
}
const want = (part) => {
if (part && parts.has(part) && !asked.has(part)) {
asked.set(part, false);
careerbook.load(`${part}.js?${head.edition}`);
}
};
const came = (part) => {
asked.set(part, true);
careerbook.changed();
};
const add = (name) => {
const own = split(name.text).map(stem);
const initials = own.length > 2 ? [own.map((word) => word[0]).join('')] : [];
for (const word of new Set([...own, ...initials])) {
const entry = vocabulary.get(word) ?? { mask: maskOf(word), names: [] };
entry.names.push(all.length);
vocabulary.set(word, entry);
}
all.push({ ...name, words: own });
};
function index(value) {
head = value;
[parts, asked, seen, all, vocabulary, spelling] = [new Set(), new Map(), new Set(), [], new Map(), new Map()];
for (const kind of ['names', 'words']) {
head[kind].split(' ').forEach((name) => parts.add(`${kind}-${name}`));
}
const fields = head.field.split(' ');
careers = head.titles.split('\n').map((title, at) => {
const slug = title.toLowerCase().replace(/['’]/g, '').split(/[^a-z0-9]+/).filter(Boolean).join('-');
add({ text: title, careers: [at], value: 1 });
const [field, weight] = [head.fields[parseInt(fields[at], 36)], parseInt(head.weights[at], 36)];
return { title, path: `careers/${head.slugs[at] ?? slug}.html`, field, weight };
});
rank(['a'], true);
careerbook.changed();
}
function names(name, edition, lines) {
if (edition === head.edition) {
for (const line of lines.split('\n').filter((one) => !seen.has(one))) {
const [text, numbers, kind, id, shown = text] = line.split('\t');
const entry = kind ? { kind, id, name: shown } : undefined;
seen.add(line);
add({ text, careers: numbers.split(' ').map((one) => parseInt(one, 36)), value: kind ? 0.7 : 0.9, entry });
}
} else if (edition !== renewed) {
renewed = edition;
careerbook.load(`index.js?${edition}`);
}
came(`names-${name}`);
}
function words(name, list) {
spelling.set(name, list.split(' '));
came(`words-${name}`);
}
const partOf = (word) =>
[5, 4, 3, 2, 1].map((length) => `names-${word.slice(0, length).replace(/[^a-z0-9]/g, '_')}`).find((part) => parts.has(part));
const correct = (word) => {
const faults = judge(word);
for (const route of [[word[0]], [word[1], `_${word[1]}`, `_${word[0]}`]]) {
route.forEach((letters) => want(`words-${letters}`));
const near = route
.flatMap((letters) => spelling.get(letters) ?? [])
.map((other) => ({ other, edits: faults(other) }))
.filter(({ edits }) => edits < 99)
.sort((one, other) => one.edits - other.edits || one.other.length - other.other.length);
near.slice(0, 2).forEach(({ other }) => want(partOf(other)));
if (near.length > 0 || waits()) {
return;
}
}
};
const waits = () => [...asked.values()].includes(false);
const match = (typed, forgives) => {
const [one, fits] = [stem(typed), new Map()];
const faults = judge(one);
let [least, near] = [98, ([])];
const fit = (positions, value) =>
positions.forEach((position) => fits.set(position, Math.max(fits.get(position) ?? 0, value)));
for (const [word, { mask, names: positions }] of vocabulary) {
if (word === one) {
fit(positions, 1);
} else if (word.startsWith(typed)) {
fit(positions, 0.55 + (0.25 * typed.length) / word.length);
} else if (forgives) {
const edits = faults(word, mask);
if (edits < least) {
[least, near] = [edits, []];
}
if (edits === least) {
near.push(positions);
}
}
}
near.forEach((positions) => fit(positions, 0.6 - least / 100));
return fits;
};
const rank = (typed, forgives) => {
const matches = typed.map((word) => match(word, forgives));
const weights = matches.map((fits) => 1 / (1 + Math.log(1 + fits.size)));
const total = weights.reduce((sum, weight) => sum + weight, 0);
const [sums, masks, counts] = [new Float64Array(all.length), new Uint8Array(all.length), new Uint8Array(all.length)];
const [scores, own, has] = [new Float64Array(careers.length), new Float64Array(careers.length), new Uint8Array(careers.length)];
const best = [];
const touched = [];
matches.forEach((fits, at) => {
for (const [position, fit] of fits) {
if (masks[position] === 0) {
touched.push(position);
}
sums[position] += (fit * weights[at]) / total;
masks[position] |= 1 << at;
counts[position] += 1;
}
});
const whole = (1 << matches.length) - 1;
const entries = new Map();
for (const position of touched) {
const name = all[position];
const begins = name.words[0]?.startsWith(typed[0]) ? 1.02 : 1;
const score = name.value * sums[position] * (0.6 + (0.4 * counts[position]) / name.words.length) * begins;
for (const career of name.careers) {
has[career] |= masks[position];
if (score > scores[career]) {
scores[career] = score;
best[career] = name;
}
}
if (position < careers.length) {
own[position] = score;
}
const path = name.entry && masks[position] === whole ? `${name.entry.kind}s/${name.entry.id}.html` : '';
if (path && score > (entries.get(path)?.score ?? 0)) {
entries.set(path, { name, score });
}
}
const some = [...careers.keys()].filter((career) => scores[career] > 0);
const fitting = some.filter((career) => has[career] === whole);
const value = (career) => scores[career] + 0.1 * own[career] + 0.003 * careers[career].weight;
const ranked = (fitting.length > 0 ? fitting : some).sort((one, other) => value(other) - value(one) || one - other);
return {
fits: fitting.length + entries.size > 0,
unknown: typed.filter((word, at) => patience(word) > 0 && matches[at].size === 0),
nameOf: (career) => (masks[career] === whole ? all[career] : best[career]),
careers: ranked.filter((career) => value(career) > value(ranked[0]) / 3),
entries: [...entries].sort(([, one], [, other]) => other.score - one.score),
};
};
const fill = (key, value) => head.texts[key].replace(/\{\w+\}/, () => value);
const told = ({ text, value, entry }) =>
entry ? `${kindOf(entry)}: ${entry.name}${entry.name.includes(text) ? '' : ` (${text})`}` : value < 1 ? fill('find_also', text) : '';
const kindOf = ({ kind }) => head.texts[`kind_${kind}`];
function search(query) {
const typed = split(query).slice(0, 8);
if (!head || typed.length === 0) {
return { careers: [], entries: [], waits: !head };
}
typed.forEach((word) => want(partOf(word)));
let found = rank(typed, false);
if (!found.fits && !waits()) {
found.unknown.forEach(correct);
}
if (!found.fits && waits()) {
return { careers: [], entries: [], waits: true };
}
if (!found.fits) {
found = rank(typed, true);
}
return {
careers: found.careers.slice(0, MOST_CAREERS).map((career) => {
const [{ title, path, field }, name] = [careers[career], found.nameOf(career)];
const notes = [told(name), name.entry?.kind === 'field' ? '' : field];
return { name: title, path, note: notes.filter(Boolean).join(' · ') };
}),
entries: found.entries.slice(0, MOST_ENTRIES).map(([path, { name }]) => {
const entry = (name.entry);
return { name: entry.name, path, note: kindOf(entry) };
}),
more: found.careers.length > MOST_CAREERS,
waits: waits(),
};
}
const set = (element, attributes) =>
Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, String(value)));
const make = (tag, attributes, ...inside) => {
const element = document.createElement(tag);
set(element, attributes);
element.append(...inside);
return element;
};
const message = (found, query) => {
const count = found.careers.length + found.entries.length;
const key = count > 1 ? 'find_other' : count > 0 ? 'find_one' : 'find_none';
return query && (count > 0 || !found.waits) ? fill(key, count ? `${count}${found.more ? '+' : ''}` : query) : '';
};
const queryOf = (box) => box.value.trim();
const address = (query) => `?q=${encodeURIComponent(query)}`;
const combobox = (box, form) => {
const root = document.body.dataset.root;
const list = make('div', { class: 'found', id: 'page:found', role: 'listbox', 'aria-label': box.ariaLabel ?? '' });
const says = make('p', { class: 'unseen', role: 'status' });
form.append(list, says);
set(box, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': list.id });
let [active, timer] = [-1, 0];
const mark = (at) => {
active = at;
box.removeAttribute('aria-activedescendant');
[...list.children].forEach((row, place) => {
set(row, { 'aria-selected': place === at });
if (place === at) {
row.scrollIntoView({ block: 'nearest' });
set(box, { 'aria-activedescendant': row.id });
}
});
};
const open = (opens) => {
list.hidden = !opens || list.children.length === 0;
set(box, { 'aria-expanded': !list.hidden });
mark(-1);
};
const show = () => {
const [query, found] = [queryOf(box), search(box.value)];
const results = [...found.careers.slice(0, 8), ...found.entries.slice(0, 4)];
if (query && results.length === 0 && found.waits) {
return;
}
if (results.length > 0) {
results.push({ name: fill('find_all', query), path: `find.html${address(query)}`, note: '' });
}
const rows = results.map(({ name, path, note }, at) =>
make('div', { id: `page:found-${at}`, role: 'option', 'data-path': root + path }, name, ' ', make('small', {}, note)),
);
list.replaceChildren(...rows);
open(true);
clearTimeout(timer);
timer = setTimeout(() => (says.textContent = message(found, query)), 400);
};
const go = (row) => {
const path = row instanceof HTMLElement && row.dataset.path;
if (path) {
location.assign(path);
}
};
careerbook.changed = () => document.activeElement === box && active < 0 && show();
box.addEventListener('input', show);
box.addEventListener('focus', show);
box.addEventListener('blur', () => open(false));
list.addEventListener('mousedown', (event) => event.preventDefault());
list.addEventListener('click', ({ target }) => go(target instanceof Element ? target.closest('[role=option]') : null));
box.addEventListener('keydown', (event) => {
const [step, count] = [{ ArrowDown: 1, ArrowUp: -1 }[event.key], list.children.length];
if (step && list.hidden) {
show();
} else if (step) {
mark(((active + 1 + step + count + 1) % (count + 1)) - 1);
} else if (event.key === 'Escape' && !list.hidden) {
open(false);
} else if (event.key === 'Enter' && active >= 0 && !event.isComposing) {
go(list.children[active]);
} else {
return;
}
event.preventDefault();
});
if (document.activeElement === box) {
show();
}
};
const page = (box, form) => {
const [section, list, says] = ['.results', '.results ol', '[role="status"]'].map((one) => document.querySelector(one));
const { title } = document;
let timer = 0;
const show = () => {
const [query, found] = [queryOf(box), search(box.value)];
const rows = [...found.careers, ...found.entries].map(({ name, path, note }) =>
make('li', {}, make('a', { href: path }, name), ' ', make('small', {}, note)),
);
document.title = query ? `${query} · ${title}` : title;
if (query && rows.length === 0 && found.waits) {
return;
}
section?.toggleAttribute('hidden', rows.length === 0);
list?.replaceChildren(...rows);
says?.replaceChildren(message(found, query));
};
const keep = (how) => {
clearTimeout(timer);
history[how](null, '', queryOf(box) ? address(queryOf(box)) : location.pathname);
};
const read = () => {
box.value = new URLSearchParams(location.search).get('q') ?? '';
show();
};
careerbook.changed = show;
box.addEventListener('input', () => {
show();
clearTimeout(timer);
timer = setTimeout(keep, 300, 'replaceState');
});
form.addEventListener('submit', (event) => {
event.preventDefault();
keep('pushState');
});
addEventListener('popstate', read);
read();
};
if (scope.document) {
const box = document.querySelector('.find input');
if (box instanceof HTMLInputElement && box.form) {
(box.form.dataset.script ? combobox : page)(box, box.form);
}
}
careerbook.load('index.js');
})();
