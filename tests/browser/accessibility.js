/** Holds pages against WCAG 2.2, levels A and AA, and good practice, as far as a program can. */
import axe from 'axe-core';

import { SCHEMES } from './layout.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Narrow and wide: some rules are about the size and the distance of what can be touched. */
const WIDTHS = [320, 1440];

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {readonly import('./pages.js').SitePage[]} samples
 * @param {import('./checks.js').Checks} checks
 */
export async function checkAccessibility(browser, world, samples, checks) {
  for (const scheme of SCHEMES) {
    const tab = await browser.newPage({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const page of samples) {
      for (const width of WIDTHS) {
        await tab.setViewportSize({ width, height: 900 });
        await tab.goto(world.base + page.path);
        const faults = await violations(tab);
        checks.record(`${page.path} is accessible, ${scheme}, ${width} px`, faults);
      }
    }
    await tab.close();
  }
  await checkForcedColours(browser, world, samples, checks);
}

/**
 * In a scheme of few colours, which some readers need and set in their system, nothing gets lost.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {readonly import('./pages.js').SitePage[]} samples
 * @param {import('./checks.js').Checks} checks
 */
async function checkForcedColours(browser, world, samples, checks) {
  const tab = await browser.newPage({ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' });
  for (const page of samples) {
    await tab.goto(world.base + page.path);
    checks.record(`${page.path} is accessible in forced colours`, [
      ...(await violations(tab)),
      ...(await tab.evaluate(drawingFaults)),
    ]);
  }
  await tab.close();
}

/** Runs in the page. The parts of a drawing that are filled or lined differ from what is behind them. */
function drawingFaults() {
  const behind = getComputedStyle(document.body).backgroundColor;
  const shapes = [...document.querySelectorAll('main svg :is(path, rect, circle, line)')];
  const unseen = shapes.filter((shape) => {
    const { fill, stroke } = getComputedStyle(shape);
    return [fill, stroke].every((colour) => colour === 'none' || colour === behind);
  });
  return unseen.length > 0 ? [`${unseen.length} shapes of drawings cannot be seen`] : [];
}

/**
 * What the open page breaks.
 *
 * @param {import('playwright-core').Page} tab
 * @returns {Promise<string[]>}
 */
export async function violations(tab) {
  await tab.evaluate(axe.source);
  const result = await tab.evaluate(async (tags) => {
    const { axe: inPage } = /** @type {any} */ (window);
    /** @type {import('axe-core').AxeResults} */
    const { violations: found, passes } = await inPage.run({ runOnly: { type: 'tag', values: tags } });
    const faults = found.map(({ id, help, nodes }) => {
      const places = nodes.slice(0, 3).map(({ target }) => target.join(' '));
      const more = nodes.length > 3 ? ` and ${nodes.length - 3} more` : '';
      return `${id}: ${help}: ${places.join(', ')}${more}`;
    });
    return { faults, passes: passes.length };
  }, RULES);
  return result.passes > 0 ? result.faults : ['not one rule was applied'];
}
