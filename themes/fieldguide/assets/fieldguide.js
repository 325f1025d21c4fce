'use strict';
// What every page does: makes the find box ready when a reader comes to it.
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
})();
