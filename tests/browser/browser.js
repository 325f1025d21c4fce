/** Starts the browser that the checks look through. */
import { createServer } from 'node:net';

import { chromium } from 'playwright-core';

import { findBrowser } from './find-browser.js';

/**
 * A port that no program listens on.
 *
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((found, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = address === null || typeof address === 'string' ? 0 : address.port;
      server.close(() => found(port));
    });
  });
}

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
 * @param {number} [port] where it takes commands of other programs too
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function startBrowser(port) {
  const executablePath = findBrowser();
  if (!executablePath) {
    throw new Error('no Chrome, Chromium or Edge is installed, and CHROME names none');
  }
  const browser = await chromium.launch({ executablePath, headless: true, args: port ? [...ARGUMENTS, `--remote-debugging-port=${port}`] : ARGUMENTS });
  console.log(`browser: ${executablePath}, version ${browser.version()}`);
  return browser;
}
