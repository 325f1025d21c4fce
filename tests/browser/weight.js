/** What a page weighs on the wire, and whether it stands still while it loads. */
import { brotliCompressSync, constants } from 'node:zlib';

import { samplesOf } from './pages.js';

/** Bytes that fit into the first round trip of a connection, with some room for headers. */
const FIRST_ROUND_TRIP = 14_600;
const LONG_LIST = 100_000;

/**
 * The most that a page of a kind may ask for, itself included; for kinds not named here, no more
 * than a long list.
 *
 * @type {Map<string, { bytes: number, requests: number }>}
 */
const BUDGETS = new Map([
  ['home', { bytes: FIRST_ROUND_TRIP, requests: 3 }],
  ['careers', { bytes: FIRST_ROUND_TRIP, requests: 3 }],
]);
const OTHERS = { bytes: LONG_LIST, requests: 8 };

/** The icon is asked for when the page is complete. */
const LATER = /\/icon\.[^/]*$/;

/**
 * Loads pages as a reader with an empty cache would: all of the kinds with a budget of their own,
 * and of the others the longest.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {readonly import('./pages.js').SitePage[]} pages
 * @param {import('./checks.js').Checks} checks
 */
export async function checkWeight(browser, world, pages, checks) {
  /** @type {Map<string, { path: string, bytes: number, parts: string[] }>} */
  const heaviest = new Map();
  const samples = samplesOf(pages);
  for (const page of pages.filter((one) => BUDGETS.has(one.kind) || samples.includes(one))) {
    const { parts, bytes, shift } = await load(browser, world.base + page.path);
    const budget = BUDGETS.get(page.kind) ?? OTHERS;
    const faults = [];
    if (bytes > budget.bytes) {
      faults.push(`${bytes} bytes with brotli, and there is room for ${budget.bytes}`, ...parts);
    }
    if (parts.length > budget.requests) {
      faults.push(`${parts.length} requests, and there may be ${budget.requests}`, ...parts);
    }
    if (shift > 0) {
      faults.push(`its layout shifts by ${shift}`);
    }
    checks.record(`${page.path} is light and stands still`, faults);
    if (bytes > (heaviest.get(page.kind)?.bytes ?? 0)) {
      heaviest.set(page.kind, { path: page.path, bytes, parts });
    }
  }
  for (const [kind, { path, bytes, parts }] of heaviest) {
    console.log(`    heaviest of ${kind}: ${bytes} bytes, ${parts.length} requests: ${path}`);
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 */
async function load(browser, address) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const tab = await context.newPage();
  /** @type {Promise<{ name: string, size: number }>[]} */
  const loaded = [];
  tab.on('response', (response) => {
    if (!LATER.test(response.url())) {
      loaded.push(sizeOf(response));
    }
  });
  await tab.addInitScript(() => {
    const record = Object.assign(window, { layoutShift: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        record.layoutShift += /** @type {any} */ (entry).value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await tab.goto(address, { waitUntil: 'networkidle' });
  // Two frames more, so that what a script adds has its place.
  const shift = await tab.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) {
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
    return /** @type {any} */ (window).layoutShift;
  });
  const sizes = await Promise.all(loaded);
  await context.close();
  const bytes = sizes.reduce((sum, { size }) => sum + size, 0);
  return { bytes, shift, parts: sizes.map(({ name, size }) => `${name}: ${size}`) };
}

/**
 * The size of a body as a good host sends it: texts with brotli at its best.
 *
 * @param {import('playwright-core').Response} response
 */
async function sizeOf(response) {
  const body = await response.body();
  const type = response.headers()['content-type'] ?? '';
  const isText = /text|json|xml|javascript/.test(type);
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  const size = isText ? brotliCompressSync(body, quality).length : body.length;
  return { name: new URL(response.url()).pathname, size };
}
