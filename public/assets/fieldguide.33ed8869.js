'use strict';
(() => {
const box = document.querySelector('.find input');
const source = box?.form?.dataset.script;
if (source) {
const load = () => document.head.append(Object.assign(document.createElement('script'), { src: source }));
box.addEventListener('focus', load, { once: true });
}
addEventListener('keydown', (event) => {
if (box && event.key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
event.preventDefault();
box.focus();
}
});
const links = new Map();
let marked;
const line = new IntersectionObserver((entries) => {
const here = entries.find((entry) => entry.isIntersecting);
if (here) {
marked?.removeAttribute('aria-current');
marked = links.get(here.target);
marked?.setAttribute('aria-current', 'location');
}
}, { rootMargin: '-25% 0px -75%' });
for (const link of document.querySelectorAll('.outline a')) {
const section = document.querySelector(link.getAttribute('href') ?? '')?.parentElement;
if (section) {
links.set(section, link);
line.observe(section);
}
}
})();
