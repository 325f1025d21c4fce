/** Opens every page from every place, and looks for anything that does not load. */
import { watch } from './watch.js';

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {readonly import('./pages.js').SitePage[]} pages
 * @param {import('./checks.js').Checks} checks
 */
export async function checkOpening(browser, world, pages, checks) {
  const tab = await browser.newPage();
  const watched = await watch(tab, world.base);
  for (const page of pages.filter(({ kind }) => kind !== 'redirect')) {
    await tab.goto(world.base + page.path);
    const faults = [...(await styleFaults(tab)), ...watched.take()];
    checks.record(`${page.path} opens ${world.name}`, faults);
  }
  await tab.close();
  for (const page of pages.filter(({ kind }) => kind === 'redirect')) {
    await checkRedirect(browser, world, page, checks);
  }
}

/**
 * An old address has to lead on to a page of the site. In a tab of its own, since a page that
 * moves on by itself gets in the way of what is opened next.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {import('./pages.js').SitePage} page
 * @param {import('./checks.js').Checks} checks
 */
async function checkRedirect(browser, world, page, checks) {
  const tab = await browser.newPage();
  const watched = await watch(tab, world.base);
  const address = world.base + page.path;
  const faults = [];
  try {
    await tab.goto(address);
    await tab.waitForURL((url) => url.href !== address, { timeout: 5000 });
    faults.push(...(await styleFaults(tab)));
  } catch (error) {
    faults.push(...String(error).split('\n', 1));
  }
  checks.record(`${page.path} leads on ${world.name}`, [...faults, ...watched.take()]);
  await tab.close();
}

/**
 * A page for an address that does not exist has to look like one of the site.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world served over HTTP
 * @param {import('./checks.js').Checks} checks
 */
export async function checkMissing(browser, world, checks) {
  const tab = await browser.newPage();
  const response = await tab.goto(`${world.base}no-such-page.html`);
  const status = response?.status();
  const faults = status === 404 ? [] : [`status ${status} in place of 404`];
  faults.push(...(await styleFaults(tab)));
  checks.record(`an address without a page is answered ${world.name}`, faults);
  await tab.close();
}

/**
 * A stylesheet is applied if the page looks different without it.
 *
 * @param {import('playwright-core').Page} tab
 */
async function styleFaults(tab) {
  const differs = await tab.evaluate(() => {
    const look = () => {
      const { fontFamily, lineHeight, backgroundColor } = getComputedStyle(document.body);
      return [fontFamily, lineHeight, backgroundColor].join();
    };
    const sheets = [...document.styleSheets].filter((sheet) => sheet.href);
    const styled = look();
    sheets.forEach((sheet) => (sheet.disabled = true));
    const plain = look();
    sheets.forEach((sheet) => (sheet.disabled = false));
    return styled !== plain;
  });
  return differs ? [] : ['no stylesheet is applied'];
}
