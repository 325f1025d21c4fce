/**
 * Checks a built site: `node run.js SITE OUTPUT PROGRAM`.
 *
 * SITE is the folder that was built, OUTPUT the folder for pictures of the pages, PROGRAM the path
 * of careerbook. The last line
 * that is printed is `N passed, N failed`; the exit code is 1 if a check failed.
 */
import { join, resolve } from 'node:path';
import { argv } from 'node:process';

import { checkAccessibility } from './accessibility.js';
import { startBrowser } from './browser.js';
import { checkBrowsingWithoutScripts, checkComparison, checkTable } from './browsing.js';
import { Checks } from './checks.js';
import { checkEnlarged } from './enlarged.js';
import { checkFinding } from './finding.js';
import { checkSchemes, checkWidths, keepPictures } from './layout.js';
import { checkLighthouse } from './lighthouse.js';
import { checkMarkup } from './markup.js';
import { checkMissing, checkOpening } from './opening.js';
import { readPages, samplesOf } from './pages.js';
import { checkPrint } from './print.js';
import { checkKeyboard, checkOutline, checkWay, checkWithoutScripts } from './reading.js';
import { checkScripts } from './scripts.js';
import { checkServing } from './serving.js';
import { checkWeight } from './weight.js';
import { withWorlds } from './worlds.js';

/**
 * @param {string} site
 * @param {string} output
 * @param {string} program
 * @param {Checks} checks
 */
async function checkSite(site, output, program, checks) {
  const pages = await readPages(site);
  console.log(`site: ${pages.length} pages of ${new Set(pages.map(({ kind }) => kind)).size} kinds`);
  await checks.group('HTML and CSS', () => checkMarkup(site, pages, checks));
  await checks.group('scripts', () => checkScripts(checks));
  const browser = await startBrowser();
  try {
    await checks.group('serving', () => checkServing(browser, program, checks));
    await withWorlds(site, async ({ disk, root, below }) => {
      for (const world of [disk, root, below]) {
        await checks.group(`pages ${world.name}`, () => checkOpening(browser, world, pages, checks));
        await checks.group(`links ${world.name}`, () => checkWay(browser, world, checks));
        await checks.group(`finding ${world.name}`, () => checkFinding(browser, world, checks));
      }
      for (const world of [disk, below]) {
        await checks.group(`table ${world.name}`, () => checkTable(browser, world, checks));
        await checks.group(`comparison ${world.name}`, () => checkComparison(browser, world, checks));
        await checks.group(`browsing without scripts ${world.name}`, () =>
          checkBrowsingWithoutScripts(browser, world, checks),
        );
      }
      for (const world of [root, below]) {
        await checks.group(`missing ${world.name}`, () => checkMissing(browser, world, checks));
      }
      await checks.group('widths', () => checkWidths(browser, below, pages, checks));
      await checks.group('weight', () => checkWeight(browser, below, pages, checks));
      await checks.group('print', () => checkPrint(browser, below, pages, checks));
      await checks.group('Lighthouse', () => checkLighthouse(root, checks));
      await checkSamples(browser, below, samplesOf(pages), checks);
      await keepPictures(browser, below, samplesOf(pages), join(output, 'pictures'));
    });
  } finally {
    await browser.close();
  }
}

/**
 * The checks that take long or are about what pages of one kind have in common.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {readonly import('./pages.js').SitePage[]} samples
 * @param {Checks} checks
 */
async function checkSamples(browser, world, samples, checks) {
  const groups = {
    'light and dark': checkSchemes,
    keyboard: checkKeyboard,
    outline: checkOutline,
    'without scripts': checkWithoutScripts,
    enlarged: checkEnlarged,
    accessibility: checkAccessibility,
  };
  for (const [title, group] of Object.entries(groups)) {
    await checks.group(title, () => group(browser, world, samples, checks));
  }
}

const [site, output, program] = argv.slice(2).map((path) => resolve(path));
if (!site || !output || !program) {
  throw new Error('usage: node run.js SITE OUTPUT PROGRAM');
}
const checks = new Checks();
try {
  await checkSite(site, output, program, checks);
} catch (error) {
  checks.record('the checks can be run', String(error).split('\n'));
}
console.log(checks.summary);
process.exitCode = checks.good ? 0 : 1;
