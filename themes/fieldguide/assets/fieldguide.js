'use strict';
// What every page does: makes the find box ready when a reader comes to it, and marks in the outline
// of a long page where the reader is.
(() => {
  /** @type {HTMLInputElement | null} */
  const box = document.querySelector('.find input');
  const source = box?.form?.dataset.script;
  if (source) {
    const load = () => document.head.append(Object.assign(document.createElement('script'), { src: source }));
    box.addEventListener('focus', load, { once: true });
  }
  // Not a single key: those get in the way of readers who speak to their browser.
  addEventListener('keydown', (event) => {
    if (box && event.key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      box.focus();
    }
  });

  /** The links of the outline by their sections. @type {Map<Element, Element>} */
  const links = new Map();
  /** @type {Element | undefined} */
  let marked;
  // A line across the window, a quarter down: one section crosses it at a time.
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
