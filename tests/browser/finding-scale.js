/** What finding costs on a site of a thousand careers: bytes on the wire, and time per keystroke. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

/** Bytes of the index before the first result, and of scripts. */
const [MOST_INDEX, MOST_SCRIPT] = [30_000, 5000];

/** Milliseconds per keystroke, on a phone that is so much slower than this machine. */
const [MOST_TIME, SLOWED] = [16, 4];

/** How often each keystroke is measured. */
const ROUNDS = 4;

/** Titles in one word and in many, other titles, tools, initials, and typing errors of all sorts. */
const QUERIES = new Map([
  ['registered nurse', 'Registered Nurses'],
  ['SRE', 'Software Developers'],
  ['devops', 'Software Developers'],
  ['kafak', 'Software Developers'],
  ['sevops engineer', 'Software Developers'],
  ['front end developer', 'Web Developers'],
  ['truck driver', 'Truck Drivers'],
  ['electritian', 'Electricians'],
  ['barrista', 'Baristas'],
  ['tax acountant', 'Accountants and Auditors'],
  ['primary school teacher', 'Elementary School Teachers'],
  ['supervisor of production and operating workers', 'First-Line Supervisors of Production'],
]);

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {string} site
 * @param {import('./checks.js').Checks} checks
 */
export async function checkFindingAtScale(browser, world, site, checks) {
  const scripts = (await readdir(join(site, 'assets'))).filter((file) => /^(find|fieldguide)\..*js$/.test(file));
  const sizes = await Promise.all(scripts.map(async (file) => compressed(await readFile(join(site, 'assets', file)))));
  checks.record('the scripts for finding are small', tooMany(sum(sizes), MOST_SCRIPT, 'bytes of script'));
  /** @type {[query: string, bytes: number][]} */
  const weights = [];
  for (const [query, title] of QUERIES) {
    const { first, bytes } = await foundAnew(browser, `${world.base}find.html?q=${encodeURIComponent(query)}`);
    weights.push([query, bytes]);
    const faults = first.includes(title) ? [] : [`found first: ${first}`];
    checks.record(`“${query}” finds ${title}`, [...faults, ...tooMany(bytes, MOST_INDEX, 'bytes of index')]);
  }
  const [heaviest, most] = weights.reduce((one, other) => (other[1] > one[1] ? other : one));
  console.log(`finding: at most ${most} bytes of index, for “${heaviest}”; ${sum(sizes)} bytes of script`);
  await checkKeystrokes(browser, `${world.base}find.html`, checks);
}

/**
 * Opens the page of results with nothing remembered.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 */
async function foundAnew(browser, address) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  /** @type {Promise<number>[]} */
  const parts = [];
  tab.on('response', (response) => {
    if (new URL(response.url()).pathname.includes('/find/')) {
      parts.push(response.body().then(compressed));
    }
  });
  await tab.goto(address, { waitUntil: 'networkidle' });
  const first = tab.locator('.results a').first();
  const text = (await first.count()) > 0 ? await first.innerText() : 'nothing';
  const bytes = sum(await Promise.all(parts));
  await context.close();
  return { first: text, bytes };
}

/**
 * Types every query letter by letter, some times over: the first time finds its scripts and its
 * names not yet there, and memory may be tidied up in another. The best time counts: the
 * time that the page itself has the processor, times the factor by which a phone is slower. A clock
 * on the wall would tell of other programs too.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {import('./checks.js').Checks} checks
 */
async function checkKeystrokes(browser, address, checks) {
  const tab = await browser.newPage();
  await tab.goto(address, { waitUntil: 'networkidle' });
  const session = await tab.context().newCDPSession(tab);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const works = ['ScriptDuration', 'LayoutDuration', 'RecalcStyleDuration'];
    return 1000 * SLOWED * sum(metrics.filter(({ name }) => works.includes(name)).map(({ value }) => value));
  };
  let worst = 0;
  for (const query of QUERIES.keys()) {
    const faults = [];
    for (let length = 1; length <= query.length; length += 1) {
      const typed = query.slice(0, length);
      const times = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const before = await spent();
        await tab.evaluate(type, typed);
        times.push((await spent()) - before);
        await tab.waitForFunction((one) => !(/** @type {any} */ (window).careerbook.search(one).waits), typed);
      }
      faults.push(...tooMany(Math.min(...times), MOST_TIME, `ms for “${typed}”`));
      worst = Math.max(worst, Math.min(...times));
    }
    checks.record(`“${query}” can be typed without delay`, faults);
  }
  console.log(`finding: at most ${worst.toFixed(1)} ms per keystroke, ${SLOWED} times slowed down`);
  await tab.close();
}

/**
 * Runs in the page: one keystroke, until the page is laid out.
 *
 * @param {string} typed
 */
function type(typed) {
  const box = /** @type {HTMLInputElement} */ (document.querySelector('.find input'));
  box.value = typed;
  box.dispatchEvent(new Event('input'));
  document.body.getBoundingClientRect();
}

/** @param {Buffer} bytes as a web server sends them */
const compressed = (bytes) => brotliCompressSync(bytes).length;

/** @param {readonly number[]} numbers */
const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

/** @param {number} number @param {number} most @param {string} what */
const tooMany = (number, most, what) => (number <= most ? [] : [`${number} ${what}, at most ${most} allowed`]);
