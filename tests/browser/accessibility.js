/** Holds pages against the rules of WCAG 2.2, levels A and AA, as far as a program can. */
import axe from 'axe-core';

import { SCHEMES } from './layout.js';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

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
}

/**
 * @param {import('playwright-core').Page} tab
 * @returns {Promise<string[]>}
 */
async function violations(tab) {
  await tab.evaluate(axe.source);
  const result = await tab.evaluate(async (tags) => {
    const { axe } = /** @type {any} */ (window);
    /** @type {import('axe-core').AxeResults} */
    const { violations, passes } = await axe.run({ runOnly: { type: 'tag', values: tags } });
    const faults = violations.map(({ id, help, nodes }) => {
      const places = nodes.slice(0, 3).map(({ target }) => target.join(' '));
      const more = nodes.length > 3 ? ` and ${nodes.length - 3} more` : '';
      return `${id}: ${help}: ${places.join(', ')}${more}`;
    });
    return { faults, passes: passes.length };
  }, RULES);
  return result.passes > 0 ? result.faults : ['not one rule was applied'];
}
