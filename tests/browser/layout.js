/** Whether pages fit every width, and follow the reader's choice of light or dark. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A small telephone (and a page enlarged to 400 %), a tablet, a desk. In CSS pixels. */
const WIDTHS = [320, 768, 1440];
const HEIGHT = 900;

/** @type {readonly ('light' | 'dark')[]} */
export const SCHEMES = ['light', 'dark'];

/** @type {readonly [width: number, scheme: 'light' | 'dark'][]} */
const PICTURES = [
  [320, 'light'],
  [1440, 'light'],
  [1440, 'dark'],
];

/**
 * No page may be scrolled sideways.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {readonly import('./pages.js').SitePage[]} pages
 * @param {import('./checks.js').Checks} checks
 */
export async function checkWidths(browser, world, pages, checks) {
  const tab = await browser.newPage();
  for (const page of pages.filter(({ kind }) => kind !== 'redirect')) {
    await tab.goto(world.base + page.path);
    for (const width of WIDTHS) {
      await tab.setViewportSize({ width, height: HEIGHT });
      checks.record(`${page.path} fits ${width} px`, await tab.evaluate(overflowFaults));
    }
  }
  await tab.close();
}

/** Runs in the page. Names the elements that reach furthest, since the page itself says little. */
function overflowFaults() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) {
    return [];
  }
  const wide = [...document.body.querySelectorAll('*')]
    .map((element) => ({ element, right: element.getBoundingClientRect().right }))
    .filter(({ right }) => right > clientWidth + 0.5)
    .sort((one, other) => other.right - one.right)
    .slice(0, 3)
    .map(({ element, right }) => `<${element.localName} class="${element.className}"> ends at ${right}`);
  return [`${scrollWidth} px wide in a window of ${clientWidth} px`, ...wide];
}

/**
 * Pages are bright in the light scheme and dark in the dark one.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {readonly import('./pages.js').SitePage[]} samples
 * @param {import('./checks.js').Checks} checks
 */
export async function checkSchemes(browser, world, samples, checks) {
  for (const scheme of SCHEMES) {
    const tab = await browser.newPage({ colorScheme: scheme });
    for (const page of samples) {
      await tab.goto(world.base + page.path);
      const brightness = await tab.evaluate(backgroundBrightness);
      const good = scheme === 'light' ? brightness > 0.7 : brightness < 0.3;
      const faults = good ? [] : [`the background has a brightness of ${brightness}`];
      checks.record(`${page.path} is ${scheme} when asked`, faults);
    }
    await tab.close();
  }
}

/**
 * Runs in the page. From 0, black, to 1, white, or not a number if the page leaves its background
 * to the browser. A canvas understands every notation of colours.
 */
function backgroundBrightness() {
  const pen = document.createElement('canvas').getContext('2d');
  if (!pen) {
    throw new Error('no canvas');
  }
  for (const element of [document.documentElement, document.body]) {
    pen.fillStyle = getComputedStyle(element).backgroundColor;
    pen.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0, opacity = 0] = pen.getImageData(0, 0, 1, 1).data;
  return opacity === 0 ? NaN : (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}

/**
 * Keeps a picture of every kind of page, for people to look at. Checks nothing.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('./worlds.js').World} world
 * @param {readonly import('./pages.js').SitePage[]} samples
 * @param {string} output
 */
export async function keepPictures(browser, world, samples, output) {
  await mkdir(output, { recursive: true });
  for (const [width, colorScheme] of PICTURES) {
    const viewport = { width, height: HEIGHT };
    const tab = await browser.newPage({ colorScheme, viewport, reducedMotion: 'reduce' });
    for (const page of samples) {
      await tab.goto(world.base + page.path);
      const name = `${page.path.replace('.html', '').replaceAll('/', '-')}-${width}-${colorScheme}.png`;
      await tab.screenshot({ path: join(output, name), fullPage: true });
    }
    await tab.close();
  }
}
