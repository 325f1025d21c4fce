/** What a reader does to look through all careers: filters and sorts the table, compares careers. */
import axe from 'axe-core';

import { watch } from './watch.js';

const TABLE = 'careers/table.html';
const COMPARE = 'compare.html';

/** The rules of WCAG 2.2, levels A and AA, and what is good practice besides. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Columns of the table, from 1. */
const [PAY, GROWTH, FIELD] = [2, 3, 7];

/**
 * The table: filters, order, and the address that remembers both.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {import('./checks.js').Checks} checks
 */
export async function checkTable(browser, world, checks) {
  const { tab, check, close } = await open(browser, world, checks);
  await tab.goto(world.base + TABLE);
  const all = await titles(tab);
  await check('the table is sorted by title and counts its careers', async () => {
    same(all, [...all].sort());
    same(await tab.locator('output').innerText(), `${all.length} of ${all.length} careers`);
  });
  await check('the table is filtered by least pay', async () => {
    await tab.getByLabel('Pay at least').fill('130000');
    await tab.getByLabel('Pay at least').press('Tab');
    const paid = await column(tab, PAY);
    same(paid.length > 0 && paid.length < all.length, true);
    same(paid.every((text) => Number(text.replace(/[$,]/g, '')) >= 130000), true);
    same(new URL(tab.url()).search, '?pay=130000');
  });
  await check('the table is sorted by a column, largest first, then smallest', async () => {
    const head = tab.getByRole('columnheader', { name: 'Growth' });
    await head.getByRole('button').press('Enter');
    same(await head.getAttribute('aria-sort'), 'descending');
    const falling = (await column(tab, GROWTH)).map(percent);
    same(falling, [...falling].sort((one, other) => other - one));
    await head.getByRole('button').press('Enter');
    same((await column(tab, GROWTH)).map(percent), falling.reverse());
    same(new URL(tab.url()).search, '?pay=130000&sort=growth');
  });
  await check('the table goes back and forth with the history', async () => {
    const now = await titles(tab);
    await tab.goBack();
    await tab.goBack();
    await tab.goBack();
    same(await titles(tab), all);
    same(await tab.getByLabel('Pay at least').inputValue(), '');
    await tab.goForward();
    await tab.goForward();
    await tab.goForward();
    same(await titles(tab), now);
  });
  await check('the table asks for several skills and forgets one', async () => {
    await tab.getByRole('button', { name: 'Clear all' }).click();
    await tab.getByLabel('Skill', { exact: true }).selectOption('programming');
    const one = await titles(tab);
    await tab.getByLabel('Skill', { exact: true }).selectOption('sql');
    const two = await titles(tab);
    same(two.length < one.length && two.every((title) => one.includes(title)), true);
    same(new URL(tab.url()).search, '?skill=programming&skill=sql');
    await tab.getByRole('button', { name: 'Remove SQL' }).click();
    same(await titles(tab), one);
  });
  await check('an address asks for field, education, place and order', async () => {
    await tab.goto(`${world.base}${TABLE}?field=data&education=bachelor&sort=-pay`);
    same(new Set(await column(tab, FIELD)).size, 1);
    const paid = await column(tab, PAY);
    same(paid, [...paid].sort().reverse());
    await tab.goto(`${world.base}${TABLE}?place=seattle-washington&field=no-such-field`);
    same(await titles(tab), []);
    same(await violations(tab), []);
  });
  await close();
}

/**
 * The comparison: from a career to its relatives, one more, one less.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {import('./checks.js').Checks} checks
 */
export async function checkComparison(browser, world, checks) {
  const { tab, check, close } = await open(browser, world, checks);
  const heads = async () => {
    const links = tab.locator('thead th a');
    return links.allInnerTexts();
  };
  await check('a career leads to the comparison with its relatives', async () => {
    await tab.goto(`${world.base}careers/data-engineer.html`);
    await tab.locator('a[href*="compare.html?careers="]').click();
    await tab.locator('thead th').nth(1).waitFor();
    same((await heads())[0], 'Data engineer');
    same((await heads()).length > 1, true);
    same(await violations(tab), []);
  });
  await check('careers are compared by what they share and do not share', async () => {
    await tab.goto(`${world.base}${COMPARE}?careers=data-engineer,software-developer`);
    await tab.locator('thead th').nth(2).waitFor();
    const shared = await tab.locator('[data-all="skills"] li').allInnerTexts();
    const only = await tab.locator('[data-only="skills"] li').allInnerTexts();
    same(shared.includes('Programming'), true);
    same(only.some((skill) => shared.includes(skill)), false);
    same(await tab.locator('[data-some="skills"]').isVisible(), false);
    same(/^\$\d/.test(await tab.locator('[data-fact="pay"] td').first().innerText()), true);
  });
  await check('a career is added by some of its words, with the keyboard alone', async () => {
    await tab.getByLabel('Add a career').fill('cloud');
    await tab.keyboard.press('Enter');
    await tab.locator('thead th').nth(3).waitFor();
    same(await heads(), ['Data engineer', 'Software developer', 'Cloud engineer']);
    same(tab.url().endsWith('?careers=data-engineer,software-developer,cloud-engineer'), true);
    same(await tab.locator('output').innerText(), '3 careers side by side.');
  });
  await check('a word that means no career is answered', async () => {
    await tab.getByLabel('Add a career').fill('astronaut');
    await tab.keyboard.press('Enter');
    same(await tab.locator('output').innerText(), 'No career here is called “astronaut”.');
  });
  await check('a career is removed, and the history brings it back', async () => {
    await tab.getByRole('button', { name: 'Remove Software developer' }).press('Enter');
    await tab.locator('thead th').nth(3).waitFor({ state: 'detached' });
    same(await heads(), ['Data engineer', 'Cloud engineer']);
    await tab.goBack();
    await tab.locator('thead th').nth(3).waitFor();
    same(await heads(), ['Data engineer', 'Software developer', 'Cloud engineer']);
  });
  await close();
}

/**
 * Without scripts nothing is shown that does nothing, and the careers are all there.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {import('./checks.js').Checks} checks
 */
export async function checkBrowsingWithoutScripts(browser, world, checks) {
  const { tab, check, close } = await open(browser, world, checks, { javaScriptEnabled: false });
  for (const path of [TABLE, COMPARE]) {
    await check(`${path} shows no control that does nothing`, async () => {
      await tab.goto(world.base + path);
      same(await tab.locator('main :is(form, button, input, select)').filter({ visible: true }).count(), 0);
    });
  }
  await check('the page that compares says what to do without scripts', async () => {
    same((await tab.locator('main').innerText()).includes('needs JavaScript'), true);
  });
  await check('rankings have all careers', async () => {
    await tab.goto(world.base + TABLE);
    const all = await tab.locator('tbody th a').allInnerTexts();
    await tab.goto(`${world.base}rankings/pay.html`);
    const ranked = await tab.locator('main tbody th a, main .lines a').allInnerTexts();
    same([...ranked].sort(), [...all].sort());
  });
  await close();
}

/**
 * A tab in which every check also looks for what went wrong on the way.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {import('./checks.js').Checks} checks
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
async function open(browser, world, checks, options = {}) {
  const tab = await browser.newPage(options);
  tab.setDefaultTimeout(5000);
  const watched = options.javaScriptEnabled === false ? undefined : await watch(tab, world.base);
  /** @type {(name: string, statement: () => Promise<void>) => Promise<void>} */
  const check = async (name, statement) => {
    const faults = [];
    try {
      await statement();
    } catch (error) {
      faults.push(...String(error).split('\n').slice(0, 3));
    }
    checks.record(`${name} ${world.name}`, [...faults, ...(watched?.take() ?? [])]);
  };
  return { tab, check, close: () => tab.close() };
}

/**
 * @param {unknown} found
 * @param {unknown} expected
 */
function same(found, expected) {
  const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
  if (one !== other) {
    throw new Error(`found ${one} in place of ${other}`);
  }
}

/** @param {import('playwright-core').Page} tab */
const titles = (tab) => tab.locator('tbody th').allInnerTexts();

/**
 * @param {import('playwright-core').Page} tab
 * @param {number} number from 1
 */
const column = (tab, number) => tab.locator(`tbody tr > :nth-child(${number})`).allInnerTexts();

/** @param {string} text */
const percent = (text) => Number(text.replace('−', '-').replace('%', ''));

/**
 * @param {import('playwright-core').Page} tab
 * @returns {Promise<string[]>} rules that the page, as it is now, does not hold
 */
async function violations(tab) {
  await tab.evaluate(axe.source);
  return tab.evaluate(async (values) => {
    const { axe } = /** @type {any} */ (window);
    /** @type {import('axe-core').AxeResults} */
    // From disk, a page may not read its own style sheets once more.
    const { violations } = await axe.run({
      preload: false,
      runOnly: { type: 'tag', values },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}`);
  }, RULES);
}
