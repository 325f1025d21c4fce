/**
 * Keeps a page up to date while its site is edited, shows what is wrong with the content, and opens
 * the place in its files that a part of the page is made of.
 *
 * It is the first script of every page that `careerbook serve` serves; no published page has it.
 */
'use strict';

(() => {
  const OWN = '/-careerbook/';
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const page = decodeURI(location.pathname);

  // What is served may differ from what is there: readers open parts of a page and fill in forms,
  // and scripts draw. So the page is never compared with what is served, but what is served now
  // with what was served before, and the difference alone is carried over.

  /** The nodes of the page by the nodes that were served. @type {WeakMap<Node, Node>} */
  const twins = new WeakMap();

  /** @param {Node} node as it was served @param {Node} twin in the page */
  function pair(node, twin) {
    twins.set(node, twin);
    node.childNodes.forEach((child, at) => pair(child, twin.childNodes[at]));
  }

  /** What was served last. No other script has changed the page yet. */
  const served = /** @type {Element} */ (document.documentElement.cloneNode(true));
  pair(served, document.documentElement);

  /** A difference that can be shown by loading the page anew only. */
  class NeedsReload extends Error {}

  /** @param {Node} node */
  const isProgram = (node) => node instanceof HTMLScriptElement && !/json/.test(node.type) && !node.src.includes(OWN);

  /** @param {Node} was @param {Node} now */
  function patch(was, now) {
    const twin = /** @type {Node} */ (twins.get(was));
    if (was.nodeValue !== now.nodeValue) {
      twin.nodeValue = was.nodeValue = now.nodeValue;
    }
    if (was instanceof Element && now instanceof Element) {
      if (isProgram(was) && !was.isEqualNode(now)) {
        throw new NeedsReload();
      }
      patchAttributes(was, now, /** @type {Element} */ (twin));
      patchChildren(was, now, twin);
    }
  }

  /** @param {Element} was @param {Element} now @param {Element} twin */
  function patchAttributes(was, now, twin) {
    const names = new Set([...was.getAttributeNames(), ...now.getAttributeNames()]);
    for (const name of names) {
      const value = now.getAttribute(name);
      if (was.getAttribute(name) === value) {
        continue;
      }
      const style = twin instanceof HTMLLinkElement && twin.rel === 'stylesheet' && name === 'href';
      for (const element of style ? [was, exchangeStyle(was, twin)] : [was, twin]) {
        value === null ? element.removeAttribute(name) : element.setAttribute(name, value);
      }
    }
  }

  /** The old style holds until the new one is there. @param {Element} was @param {Element} old */
  function exchangeStyle(was, old) {
    const style = /** @type {HTMLLinkElement} */ (old.cloneNode());
    style.onload = style.onerror = () => old.remove();
    twins.set(was, style);
    // Loading begins when the address is set; an address before that would be loaded twice.
    style.removeAttribute('href');
    old.after(style);
    return style;
  }

  /** @param {Element} was @param {Element} now @param {Node} twin */
  function patchChildren(was, now, twin) {
    const [before, after] = [[...was.childNodes], [...now.childNodes]];
    const partners = match(before, after);
    const staying = new Set(partners);
    const leaving = before.filter((node) => !staying.has(node));
    if (leaving.length > 0 || staying.has(undefined)) {
      const known = before.map((node) => twins.get(node));
      const there = new Set(known);
      const inOrder = [...twin.childNodes].filter((node) => there.has(node));
      const moved = inOrder.length !== known.length || inOrder.some((node, at) => node !== known[at]);
      // Scripts have put other nodes here, or run once only.
      if (moved || leaving.some(isProgram) || after.some((node, at) => !partners[at] && isProgram(node))) {
        throw new NeedsReload();
      }
    }
    for (const node of leaving) {
      /** @type {ChildNode} */ (twins.get(node)).remove();
      node.remove();
    }
    // From the last to the first, each before the one that follows it.
    const last = was.lastChild && twins.get(was.lastChild);
    /** @type {Node | null} */
    let place = null;
    /** @type {Node | null} */
    let twinPlace = last ? last.nextSibling : null;
    for (const [at, node] of [...after.entries()].reverse()) {
      /** @type {Node | undefined} */
      let partner = partners[at];
      if (partner) {
        if (!partner.isEqualNode(node)) {
          patch(partner, node);
        }
      } else {
        partner = node.cloneNode(true);
        const fresh = document.importNode(node, true);
        pair(partner, fresh);
        was.insertBefore(partner, place);
        twin.insertBefore(fresh, twinPlace);
      }
      place = partner;
      twinPlace = twins.get(partner) ?? null;
    }
  }

  /**
   * For each node that is served now the one before that it continues, in the order of both.
   *
   * @param {ChildNode[]} before @param {ChildNode[]} after
   * @returns {(ChildNode | undefined)[]}
   */
  function match(before, after) {
    /** @type {(ChildNode | undefined)[]} */
    const partners = after.map(() => undefined);
    let [start, end] = [0, before.length];
    let [first, last] = [0, after.length];
    while (start < end && first < last && before[start].isEqualNode(after[first])) {
      partners[first++] = before[start++];
    }
    while (start < end && first < last && before[end - 1].isEqualNode(after[last - 1])) {
      partners[--last] = before[--end];
    }
    for (let at = first; at < last && start < end; at += 1) {
      const found = partner(before.slice(start, Math.min(end, start + 24)), after[at]);
      if (found >= 0) {
        partners[at] = before[start + found];
        start += found + 1;
      }
    }
    return partners;
  }

  /** @param {ChildNode[]} nodes @param {ChildNode} node */
  function partner(nodes, node) {
    const same = node instanceof Element ? nodes.findIndex((one) => one.isEqualNode(node)) : -1;
    /** @param {ChildNode} one */
    const isAlike = (one) =>
      one.nodeName === node.nodeName && (!(one instanceof Element) || one.id === /** @type {Element} */ (node).id);
    return same >= 0 ? same : nodes.findIndex(isAlike);
  }

  // Where a page has to be loaded anew, what its reader has done is kept over it.

  const KEPT = 'careerbook';
  const opened = () => /** @type {(HTMLDetailsElement | HTMLDialogElement)[]} */ ([...document.querySelectorAll('details, dialog')]);
  const fields = () => /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll('input:not([type=password], [type=file]), textarea, select')]);

  function reload() {
    const kept = {
      page,
      scroll: [scrollX, scrollY],
      open: opened().map((part) => part.open),
      fields: fields().map(({ value, checked }) => ({ value, checked })),
    };
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
    location.reload();
  }

  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
    sessionStorage.removeItem(KEPT);
    if (kept?.page !== page) {
      return;
    }
    for (const [at, part] of opened().entries()) {
      part.open = kept.open[at] ?? part.open;
    }
    for (const [at, field] of fields().entries()) {
      Object.assign(field, kept.fields[at]);
    }
    scrollTo({ left: kept.scroll[0], top: kept.scroll[1], behavior: 'instant' });
  }

  // The bar in the corner and the report stand in a tree of their own, so that no style of the theme
  // gets at them.

  const host = document.createElement('careerbook-bar');
  const shadow = host.attachShadow({ mode: 'open' });
  shadow.innerHTML =
    `<link rel="stylesheet" href="${OWN}client.css">` +
    '<section class="report" role="dialog" aria-label="Messages about the content" tabindex="-1" hidden>' +
    '<button type="button" class="close" aria-label="Close the messages">Close</button><div class="messages"></div></section>' +
    '<div class="bar"><div role="status"><p></p><button type="button" class="badge" aria-haspopup="dialog" hidden></button></div>' +
    '<button type="button" class="edit">Edit</button></div>';
  /** @template {HTMLElement} T @param {string} selector */
  const part = (selector) => /** @type {T} */ (/** @type {unknown} */ (shadow.querySelector(selector)));
  /** @type {HTMLElement} */ const report = part('.report');
  /** @type {HTMLElement} */ const messages = part('.messages');
  /** @type {HTMLElement} */ const badge = part('.badge');
  /** @type {HTMLElement} */ const status = part('[role=status] p');
  let clearing = 0;

  /** @param {boolean} shown */
  function show(shown) {
    const hadFocus = report.contains(shadow.activeElement);
    report.hidden = !shown;
    if (!shown && hadFocus) {
      badge.focus();
    }
  }

  /** Says something in the corner. @param {string} text @param {number} [seconds] */
  function say(text, seconds) {
    status.textContent = text;
    clearTimeout(clearing);
    clearing = seconds ? setTimeout(() => say(''), seconds * 1000) : 0;
  }

  /** @param {number} number @param {string} word */
  const counted = (number, word) => `${number} ${word}${number === 1 ? '' : 's'}`;

  // What the server tells after each build.

  /** @typedef {{ build: number, version: string, moved: string | null, errors: number, warnings: number, own: number, images: string[] }} News */

  /** @type {News | undefined} */
  let last;
  /** The HTML of the messages, as it came. */
  let told = '';
  let updates = Promise.resolve();

  /** @param {News} news */
  async function take(news) {
    if (news.moved !== null) {
      location.replace(news.moved + location.search + location.hash);
      return;
    }
    if (news.version !== script.dataset.version) {
      await update();
    }
    for (const image of document.images) {
      const address = new URL(image.src);
      if (news.images.includes(decodeURI(address.pathname).slice(1)) && address.origin === location.origin) {
        address.search = `?${news.build}`;
        image.src = address.href;
      }
    }
    await tell(news);
    last = news;
  }

  /** Shows the report if there are errors, and the badge if there is something to show. @param {News} news */
  async function tell(news) {
    const standsIn = script.dataset.version?.startsWith('none');
    badge.hidden = (news.errors === 0 && news.own === 0) || Boolean(standsIn);
    badge.className = news.errors > 0 ? 'badge error' : 'badge warning';
    badge.textContent = news.errors > 0 ? counted(news.errors, 'error') : counted(news.own, 'warning');
    const text = badge.hidden ? '' : await (await fetch(`${OWN}report`)).text();
    const changed = text !== told;
    if (changed) {
      messages.innerHTML = told = text;
    }
    if (badge.hidden || (news.errors === 0 && (last?.errors ?? 0) > 0)) {
      show(false);
    } else if (news.errors > 0 && (last?.errors === 0 || changed || !last)) {
      show(true);
    }
  }

  /** @param {Element} root */
  const main = (root) => root.querySelector('main');

  /** Whether other scripts have put something into the page: nobody else can draw that again. */
  function scriptsHaveDrawn() {
    const count = /** @param {Element} root */ (root) => main(root)?.querySelectorAll('*:not(.careerbook-edit)').length;
    return count(document.documentElement) !== count(served);
  }

  async function update() {
    const answer = await fetch(location.href, { cache: 'no-store' });
    const now = new DOMParser().parseFromString(await answer.text(), 'text/html').documentElement;
    try {
      if (scriptsHaveDrawn() && !main(served)?.isEqualNode(main(now))) {
        throw new NeedsReload();
      }
      patch(served, now);
      addLinks();
    } catch (error) {
      if (!(error instanceof NeedsReload)) {
        console.error(error);
      }
      reload();
    }
  }

  /** @type {EventSource | undefined} */
  let events;

  // A browser keeps few connections to one server open, so only pages that are seen have one.
  function connect() {
    const isSeen = document.visibilityState === 'visible';
    if (!isSeen) {
      events?.close();
      events = undefined;
    } else if (!events) {
      events = new EventSource(`${OWN}events?page=${encodeURIComponent(page)}`);
      events.onmessage = ({ data }) => {
        say('');
        updates = updates.then(() => take(JSON.parse(data))).catch((error) => console.error(error));
      };
      events.onerror = () => say('The server has ended');
    }
  }

  // Editing.

  /** Opens a place in the editor. @param {Record<string, string>} place */
  async function edit(place) {
    const query = new URLSearchParams(place);
    const headers = { 'X-Careerbook-Token': script.dataset.token ?? '' };
    const answer = await fetch(`${OWN}edit?${query}`, { method: 'POST', headers });
    const text = await answer.text();
    if (answer.status === 403) {
      // The server was started anew, and this page is one of the last.
      reload();
      return;
    }
    if (!answer.ok) {
      say(text);
      return;
    }
    const { path, line, open } = JSON.parse(text);
    say(`${path}:${line}`, 4);
    if (open) {
      location.href = open;
    }
  }

  /** The headings that stand for parts of the page. */
  const headings = () => [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)[id]:not([id^="page:"])')];

  /** The part that the reader is at. */
  const here = () => headings().findLast((heading) => heading.getBoundingClientRect().top < innerHeight / 2)?.id ?? '';

  /** Gives each heading a button that opens its part. */
  function addLinks() {
    for (const heading of headings()) {
      if (!heading.querySelector('.careerbook-edit')) {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'careerbook-edit';
        button.textContent = 'Edit';
        button.setAttribute('aria-label', `Edit “${heading.textContent?.trim()}”`);
        button.addEventListener('click', () => edit({ page, anchor: heading.id }));
        heading.append(' ', button);
      }
    }
  }

  part('.edit').addEventListener('click', () => edit({ page, anchor: here() }));
  for (const root of [shadow, document]) {
    root.addEventListener('click', ({ target }) => {
      const place = target instanceof Element && target.closest('button.place');
      if (place instanceof HTMLElement) {
        const { file = '', line = '', column = '' } = place.dataset;
        edit({ file, line, column });
      }
    });
  }
  part('.close').addEventListener('click', () => show(false));
  badge.addEventListener('click', () => {
    show(Boolean(report.hidden));
    report.focus();
  });
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !report.hidden) {
      show(false);
    }
  });
  document.addEventListener('visibilitychange', connect);
  document.documentElement.append(host);
  addLinks();
  addEventListener('load', restore);
  connect();
})();
