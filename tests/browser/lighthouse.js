/** Lighthouse, as a phone on a slow network would see the pages. */
import { setTimeout as pause } from 'node:timers/promises';

import lighthouse from 'lighthouse';

import { freePort, startBrowser } from './browser.js';
import { FOUNDING_PAGE } from './pages.js';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const PAGES = ['index.html', FOUNDING_PAGE, 'careers/index.html', 'compare.html', 'find.html'];

/**
 * How long to wait before a page is measured again, in milliseconds. Times are reckoned from what
 * the machine needed (Lighthouse calls that simulated throttling), so where it is busy with
 * something else a page that falls short in performance alone gets another try, each after a longer
 * rest, five minutes in all. The other scores do not depend on the machine.
 */
const RESTS = [0, 0, 0, 10_000, 20_000, 40_000, 80_000, 150_000];

/**
 * Every score has to be 100, in a browser that has opened nothing else.
 *
 * @param {import('./worlds.js').World} world
 * @param {import('./checks.js').Checks} checks
 */
export async function checkLighthouse(world, checks) {
  const port = await freePort();
  const browser = await startBrowser(port);
  try {
    for (const path of PAGES) {
      const faults = await measurePatiently(port, world.base + path);
      checks.record(`${path} has 100 in all of Lighthouse`, faults);
    }
  } finally {
    await browser.close();
  }
}

/**
 * @param {number} port where the browser takes commands
 * @param {string} address
 * @returns {Promise<string[]>} the faults of the last try
 */
async function measurePatiently(port, address) {
  let faults = await measure(port, address);
  for (const rest of RESTS) {
    if (faults.length === 0 || !faults.every(isAboutTime)) {
      break;
    }
    console.log(`    measuring again in ${rest / 1000} s: ${faults.join('; ')}`);
    await pause(rest);
    faults = await measure(port, address);
  }
  return faults;
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
