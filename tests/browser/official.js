/**
 * Checks a site made of official statistics alone: `node official.js SITE`.
 *
 * SITE is the folder that was built. All of its pages go through the Nu checker; of each kind, the
 * longest is weighed, opened at all widths and looked at by axe-core. The last line that is printed is
 * `N passed, N failed`; the exit code is 1 if a check failed.
 */
import { resolve } from 'node:path';
import { argv } from 'node:process';

import { checkAccessibility } from './accessibility.js';
import { startBrowser } from './browser.js';
import { Checks } from './checks.js';
import { checkFindingAtScale } from './finding-scale.js';
import { checkWidths } from './layout.js';
import { checkMarkup } from './markup.js';
import { readPages, samplesOf } from './pages.js';
import { checkWeight } from './weight.js';
import { withWorlds } from './worlds.js';

/**
 * @param {string} site
 * @param {Checks} checks
 */
async function checkOfficial(site, checks) {
  const pages = await readPages(site);
  console.log(`official site: ${pages.length} pages`);
  await checks.group('HTML and CSS', () => checkMarkup(site, pages, checks));
  const browser = await startBrowser();
  try {
    const samples = samplesOf(pages);
    await withWorlds(site, async ({ below }) => {
      await checks.group('finding', () => checkFindingAtScale(browser, below, site, checks));
      await checks.group('widths', () => checkWidths(browser, below, samples, checks));
      await checks.group('weight', () => checkWeight(browser, below, samples, checks));
      await checks.group('accessibility', () => checkAccessibility(browser, below, samples, checks));
    });
  } finally {
    await browser.close();
  }
}

const [site] = argv.slice(2).map((folder) => resolve(folder));
if (!site) {
  throw new Error('usage: node official.js SITE');
}
const checks = new Checks();
try {
  await checkOfficial(site, checks);
} catch (error) {
  checks.record('the checks can be run', String(error).split('\n'));
}
console.log(checks.summary);
process.exitCode = checks.good ? 0 : 1;
