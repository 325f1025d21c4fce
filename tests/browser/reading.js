/** What a reader does: follows links, uses the keyboard, goes without scripts. */
import { FOUNDING_PAGE } from './pages.js';
import { watch } from './watch.js';

/**
 * From home to a career, on to a skill, back to the career by the list on the skill's page, home.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {import('./checks.js').Checks} checks
 */
export async function checkWay(browser, world, checks) {
  const tab = await browser.newPage();
  const watched = await watch(tab, world.base);
  /** @type {[where: string, link: string, arrives: RegExp][]} */
  const steps = [
    ['home', 'main a[href$="distributed-systems-engineer.html"]', new RegExp(`/${FOUNDING_PAGE}$`)],
    ['the career', 'main a[href*="skills/"]', /\/skills\/[^/]+\.html$/],
    ['the skill', 'main a[href$="distributed-systems-engineer.html"]', new RegExp(`/${FOUNDING_PAGE}$`)],
    ['the career', 'a[rel="home"]', /\/index\.html$/],
  ];
  await tab.goto(`${world.base}index.html`);
  for (const [where, link, arrives] of steps) {
    const faults = [];
    try {
      await tab.locator(link).first().click({ timeout: 5000 });
      await tab.waitForURL(arrives, { timeout: 5000 });
    } catch (error) {
      faults.push(...String(error).split('\n', 1));
    }
    const headings = await tab.locator('h1').count();
    faults.push(...(headings === 1 ? [] : [`${headings} main headings`]), ...watched.take());
    checks.record(`the way on from ${where} ${world.name}`, faults);
  }
  await tab.close();
}

/**
 * The first stop of the keyboard leads past the navigation to the content.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {readonly import('./pages.js').SitePage[]} samples
 * @param {import('./checks.js').Checks} checks
 */
export async function checkKeyboard(browser, world, samples, checks) {
  const tab = await browser.newPage();
  for (const page of samples) {
    await tab.goto(world.base + page.path);
    await tab.keyboard.press('Tab');
    const first = tab.locator(':focus');
    const seen = await first.evaluate((link) => {
      const { top, left, bottom } = link.getBoundingClientRect();
      return top >= 0 && left >= 0 && bottom > top;
    });
    await tab.keyboard.press('Enter');
    await tab.keyboard.press('Tab');
    const where = await tab.evaluate(() => {
      const main = document.querySelector('main');
      const focused = document.activeElement;
      const before = main?.compareDocumentPosition(focused ?? main) ?? 0;
      return { hash: location.hash, past: !(before & Node.DOCUMENT_POSITION_PRECEDING) };
    });
    const faults = seen ? [] : ['the first link is not seen when it has the focus'];
    if (where.hash !== '#page:main' || !where.past) {
      faults.push('the first link does not lead past the navigation');
    }
    checks.record(`${page.path} can be entered by keyboard`, faults);
  }
  await tab.close();
}

/** Pages on which scripts offer more; what these say without them has checks of its own. */
const SCRIPTED = ['careers table', 'compare'];

/**
 * Each link of the outline leads to its section, and is then the one that is marked.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {readonly import('./pages.js').SitePage[]} samples
 * @param {import('./checks.js').Checks} checks
 */
export async function checkOutline(browser, world, samples, checks) {
  const tab = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  for (const page of samples.filter(({ kind }) => kind === 'careers')) {
    await tab.goto(world.base + page.path);
    for (const link of await tab.locator('.outline a').all()) {
      const address = (await link.getAttribute('href')) ?? '';
      await link.click();
      const faults = await tab.evaluate(outlineFaults, address);
      checks.record(`${page.path} has a link to ${address} that marks where one is`, faults);
    }
  }
  await tab.close();
}

/**
 * Runs in the page. The last sections stand at its end and need not get up to where one reads.
 *
 * @param {string} address
 */
async function outlineFaults(address) {
  for (let frame = 0; frame < 3; frame += 1) {
    await new Promise((drawn) => requestAnimationFrame(drawn));
  }
  const { top = -1, bottom = -1 } = document.getElementById(address.slice(1))?.getBoundingClientRect() ?? {};
  const faults = top < 0 || bottom > innerHeight ? ['the heading is not in the window'] : [];
  const marked = [...document.querySelectorAll('.outline [aria-current="location"]')];
  const isAtEnd = scrollY + innerHeight > document.documentElement.scrollHeight - 2;
  if (!isAtEnd && (marked.length !== 1 || marked[0]?.getAttribute('href') !== address)) {
    faults.push(`marked is ${marked.map((link) => link.textContent).join(' and ') || 'nothing'}`);
  }
  return faults;
}

/**
 * With JavaScript off, a page has the same text, and perhaps a word on what is not there.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {readonly import('./pages.js').SitePage[]} samples
 * @param {import('./checks.js').Checks} checks
 */
export async function checkWithoutScripts(browser, world, samples, checks) {
  const off = await browser.newPage({ javaScriptEnabled: false });
  const on = await browser.newPage();
  for (const page of samples.filter(({ kind }) => !SCRIPTED.includes(kind))) {
    const [without, scripted] = [await textOf(off, world, page), await textOf(on, world, page)];
    const faults = without === '' ? ['there is no text'] : [];
    if (without !== scripted) {
      faults.push(`${without.length} characters of text without scripts, ${scripted.length} with them`);
    }
    checks.record(`${page.path} reads the same without scripts`, faults);
  }
  await Promise.all([off.close(), on.close()]);
}

/**
 * @param {import('playwright-core').Page} tab
 * @param {import('./worlds.js').World} world
 * @param {import('./pages.js').SitePage} page
 */
async function textOf(tab, world, page) {
  await tab.goto(world.base + page.path);
  const text = await tab.locator('body').innerText();
  const notes = await tab.locator('noscript').allInnerTexts();
  return notes.reduce((rest, note) => rest.replace(`${note}\n\n`, ''), text);
}
