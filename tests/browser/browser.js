/** Starts the browser that the checks look through. */
import { chromium } from 'playwright-core';

import { findBrowser } from './find-browser.js';

/** Quiet: no sandbox (it does not work for root), and no traffic of the browser's own. */
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A running headless browser. The caller closes it.
 *
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function startBrowser() {
  const executablePath = findBrowser();
  if (!executablePath) {
    throw new Error('no Chrome, Chromium or Edge is installed, and CHROME names none');
  }
  const browser = await chromium.launch({ executablePath, headless: true, args: ARGUMENTS });
  console.log(`browser: ${executablePath}, version ${browser.version()}`);
  return browser;
}
