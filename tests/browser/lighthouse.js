/** Lighthouse, as a phone on a slow network would see the pages. */
import lighthouse from 'lighthouse';

import { FOUNDING_PAGE } from './pages.js';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const PAGES = ['index.html', FOUNDING_PAGE, 'careers/index.html', 'compare.html', 'find.html'];

/**
 * How often a page is measured at most. Times are reckoned from what the machine needed
 * (Lighthouse calls that simulated throttling), so where it is busy with something else a page that
 * falls short in performance alone is measured again. The other scores do not depend on the machine.
 */
const TRIES = 5;

/**
 * Every score has to be 100.
 *
 * @param {number} port where the browser takes commands
 * @param {import('./worlds.js').World} world
 * @param {import('./checks.js').Checks} checks
 */
export async function checkLighthouse(port, world, checks) {
  for (const path of PAGES) {
    let faults = await measure(port, world.base + path);
    for (let tries = 1; tries < TRIES && faults.length > 0 && faults.every(isAboutTime); tries += 1) {
      faults = await measure(port, world.base + path);
    }
    checks.record(`${path} has 100 in all of Lighthouse`, faults);
  }
}

/** @param {string} fault */
function isAboutTime(fault) {
  return fault.startsWith('performance');
}

/**
 * @param {number} port
 * @param {string} address
 * @returns {Promise<string[]>} the scores below 100, each with the audits that lower it
 */
async function measure(port, address) {
  const result = await lighthouse(address, { port, logLevel: 'error', onlyCategories: CATEGORIES });
  if (!result) {
    return ['Lighthouse says nothing'];
  }
  const { categories, audits, environment, runtimeError } = result.lhr;
  if (runtimeError) {
    return [runtimeError.message];
  }
  return CATEGORIES.flatMap((name) => {
    const score = categories[name]?.score ?? 0;
    if (score === 1) {
      return [];
    }
    const lowered = (categories[name]?.auditRefs ?? [])
      .filter(({ id, weight }) => weight > 0 && (audits[id]?.score ?? 1) < 1)
      .map(({ id }) => `${audits[id]?.title} (${audits[id]?.displayValue ?? id})`);
    const machine = `on a machine of speed ${Math.round(environment.benchmarkIndex)}`;
    return [`${name} ${Math.round(score * 100)} ${machine}: ${lowered.join('; ')}`];
  });
}
