/** Whether readers find careers: in the box of every page, and on the page of results. */
import { FOUNDING_PAGE } from './pages.js';
import { watch } from './watch.js';

const BOX = '.find input';
const OPTION = '[role="option"]';

/** What people type, and the career or page that has to come first. */
const QUERIES = new Map([
  ['SRE', 'Site reliability engineer'],
  ['devops', 'Site reliability engineer'],
  ['k8s', 'Distributed systems engineer'],
  ['kafak', 'Distributed systems engineer'],
  ['data enginer', 'Data engineer'],
  ['site reliability', 'Site reliability engineer'],
]);

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {import('./checks.js').Checks} checks
 */
export async function checkFinding(browser, world, checks) {
  const tab = await browser.newPage();
  const watched = await watch(tab, world.base);
  /** @type {[name: string, step: (tab: import('playwright-core').Page, base: string) => Promise<string[]>][]} */
  const steps = [
    ...[...QUERIES].map(
      ([query, title]) =>
        /** @type {[string, typeof keyboard]} */ ([`“${query}” finds ${title}`, (page, base) => arrives(page, base, query, title)]),
    ),
    ['the box can be used by keyboard', keyboard],
    ['the number of results is announced', announced],
    ['the page of results keeps the query in its address', addresses],
    ['a query without a result says so', nothing],
  ];
  for (const [name, step] of steps) {
    const faults = await step(tab, world.base).catch((error) => String(error).split('\n', 2));
    checks.record(`${name} ${world.name}`, [...faults, ...watched.take()]);
  }
  await tab.close();
  checks.record(`the box leads on without scripts ${world.name}`, await withoutScripts(browser, world.base));
}

/**
 * Typed into the box of a page, a query has the career first, and Enter on it leads there.
 *
 * @param {import('playwright-core').Page} tab
 * @param {string} base
 * @param {string} query
 * @param {string} title
 */
async function arrives(tab, base, query, title) {
  await tab.goto(base + FOUNDING_PAGE);
  await tab.locator(BOX).pressSequentially(query);
  const first = tab.locator(OPTION).first();
  await first.filter({ hasText: title }).waitFor({ timeout: 5000 }).catch(() => undefined);
  const text = (await first.count()) > 0 ? await first.innerText() : 'nothing';
  if (!text.startsWith(title)) {
    return [`found first: ${text}`];
  }
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('Enter');
  await tab.locator('h1', { hasText: title }).waitFor({ timeout: 5000 });
  return [];
}

/**
 * @param {import('playwright-core').Page} tab
 * @param {string} base
 */
async function keyboard(tab, base) {
  const faults = [];
  const attribute = (/** @type {string} */ name) => tab.locator(BOX).getAttribute(name);
  await tab.goto(base + FOUNDING_PAGE);
  await tab.keyboard.press('Control+k');
  await tab.keyboard.type('engineer');
  await tab.locator(OPTION).first().waitFor({ timeout: 5000 });
  if ((await attribute('aria-expanded')) !== 'true') {
    faults.push('the box does not say that its list is open');
  }
  const count = await tab.locator(OPTION).count();
  await tab.keyboard.press('ArrowUp');
  await tab.keyboard.press('ArrowDown');
  await tab.keyboard.press('ArrowDown');
  const active = await attribute('aria-activedescendant');
  const selected = tab.locator('[aria-selected="true"]');
  if ((await selected.count()) !== 1 || (await selected.getAttribute('id')) !== active) {
    faults.push('not exactly the active option is marked');
  }
  if ((await tab.locator(OPTION).first().getAttribute('id')) !== active) {
    faults.push(`from the last of ${count} options, two steps down do not lead to the first`);
  }
  await tab.keyboard.press('Escape');
  if ((await tab.locator(OPTION).first().isVisible()) || (await tab.locator(BOX).inputValue()) !== 'engineer') {
    faults.push('Escape does not close the list alone');
  }
  await tab.keyboard.press('Enter');
  await tab.waitForURL(/find\.html\?q=engineer$/, { timeout: 5000 });
  return faults;
}

/**
 * @param {import('playwright-core').Page} tab
 * @param {string} base
 */
async function announced(tab, base) {
  await tab.goto(base + FOUNDING_PAGE);
  await tab.locator(BOX).pressSequentially('kafka');
  const status = tab.locator('.find [role="status"]');
  await status.filter({ hasText: /^\d+ results$/ }).waitFor({ state: 'attached', timeout: 5000 });
  const [told, listed] = [await status.innerText(), await tab.locator(OPTION).count()];
  // The last option leads to the page of results and is none.
  return told === `${listed - 1} results` ? [] : [`“${told}” for ${listed} options`];
}

/**
 * @param {import('playwright-core').Page} tab
 * @param {string} base
 */
async function addresses(tab, base) {
  const faults = [];
  const box = tab.locator(BOX);
  const first = tab.locator('.results a').first();
  const shows = async (/** @type {string} */ title) => {
    await first.filter({ hasText: title }).waitFor({ timeout: 5000 });
  };
  await tab.goto(`${base}find.html?q=SRE`);
  await shows('Site reliability engineer');
  if (!(await tab.title()).startsWith('SRE · ')) {
    faults.push(`the title is “${await tab.title()}”`);
  }
  await box.fill('data engineer');
  await tab.keyboard.press('Enter');
  await shows('Data engineer');
  if (!tab.url().endsWith('?q=data%20engineer')) {
    faults.push(`the address is ${tab.url()}`);
  }
  await tab.goBack();
  await shows('Site reliability engineer');
  if ((await box.inputValue()) !== 'SRE') {
    faults.push('going back does not restore the query');
  }
  await tab.goForward();
  await shows('Data engineer');
  await first.click();
  await tab.locator('h1', { hasText: 'Data engineer' }).waitFor({ timeout: 5000 });
  return faults;
}

/**
 * @param {import('playwright-core').Page} tab
 * @param {string} base
 */
async function nothing(tab, base) {
  await tab.goto(`${base}find.html?q=qqqq`);
  await tab.locator('main [role="status"]', { hasText: '“qqqq”' }).waitFor({ timeout: 5000 });
  return (await tab.locator('.results').isVisible()) ? ['an empty list is shown'] : [];
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} base
 */
async function withoutScripts(browser, base) {
  const tab = await browser.newPage({ javaScriptEnabled: false });
  await tab.goto(base + FOUNDING_PAGE);
  await tab.locator(BOX).fill('kafka');
  await tab.keyboard.press('Enter');
  await tab.waitForURL(/find\.html\?q=kafka$/, { timeout: 5000 });
  const faults = (await tab.locator('noscript p').isVisible()) ? [] : ['the page does not say why it is empty'];
  for (const way of ['careers', 'fields', 'skills', 'tools', 'places']) {
    if ((await tab.locator(`main a[href="${way}/index.html"]`).count()) === 0) {
      faults.push(`no way leads to ${way}`);
    }
  }
  await tab.close();
  return faults;
}
