/**
 * Makes the picture in the README: `node screenshot.js SITE FILE`. Run by hand when the theme
 * has changed, after `tests/run` has installed what it needs.
 */
import { join, resolve } from 'node:path';
import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';

import { startBrowser } from './browser.js';
import { FOUNDING_PAGE } from './pages.js';

const [site, file] = argv.slice(2).map((path) => resolve(path));
if (!site || !file) {
  throw new Error('usage: node screenshot.js SITE FILE');
}
const browser = await startBrowser();
const tab = await browser.newPage({ viewport: { width: 1200, height: 900 }, colorScheme: 'light' });
await tab.goto(pathToFileURL(join(site, FOUNDING_PAGE)).href);
await tab.screenshot({ path: file });
await browser.close();
