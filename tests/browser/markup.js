/** Holds the HTML and the stylesheets of a site against their standards, with the Nu checker. */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Message one finding of the Nu checker
 * @property {'error' | 'info' | 'non-document-error'} type
 * @property {string} [subType] `warning` for an `info` that is a warning
 * @property {string} [url]
 * @property {number} [lastLine]
 * @property {string} message
 */

/**
 * Every page and every stylesheet has to be free of errors and of warnings.
 *
 * @param {string} site
 * @param {readonly import('./pages.js').SitePage[]} pages
 * @param {import('./checks.js').Checks} checks
 */
export async function checkMarkup(site, pages, checks) {
  const files = await readdir(site, { recursive: true });
  const sheets = files.filter((file) => file.endsWith('.css')).sort();
  const html = pages.map((page) => page.path);
  record('is valid HTML', site, html, await run(['--html'], site, html), checks);
  record('is valid CSS', site, sheets, await run(['--css'], site, sheets), checks);
}

/**
 * @param {string} what
 * @param {string} site
 * @param {readonly string[]} files
 * @param {readonly Message[]} messages
 * @param {import('./checks.js').Checks} checks
 */
function record(what, site, files, messages, checks) {
  const path = (/** @type {Message} */ { url }) => (url?.startsWith('file:') ? fileURLToPath(url) : undefined);
  for (const file of files) {
    const own = messages.filter((message) => path(message) === join(site, file));
    checks.record(`${file} ${what}`, own.map((one) => `line ${one.lastLine}: ${one.message}`));
  }
  const known = new Set(files.map((file) => join(site, file)));
  const others = messages.filter((message) => !known.has(path(message) ?? ''));
  if (others.length > 0) {
    checks.record('the Nu checker runs', others.map((one) => one.message));
  }
}

/**
 * @param {readonly string[]} options
 * @param {string} site
 * @param {readonly string[]} files
 * @returns {Promise<Message[]>}
 */
async function run(options, site, files) {
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
  const paths = files.map((file) => join(site, file));
  const settings = ['--format', 'json', '--stdout', '--exit-zero-always', ...options];
  // A larger stack: the checker follows deep nesting by recursion.
  const output = await java(['-Xss8m', '-jar', jar, ...settings, ...paths]);
  /** @type {{ messages: Message[] }} */
  const { messages } = JSON.parse(output);
  return messages.filter(({ type, subType }) => type !== 'info' || subType === 'warning');
}

/**
 * @param {string[]} options
 * @returns {Promise<string>} what it printed
 */
function java(options) {
  return new Promise((done, failed) => {
    execFile('java', options, { maxBuffer: 1 << 28 }, (error, output) => {
      if (error) {
        failed(new Error(`the Nu checker does not run: ${error.message}`));
      } else {
        done(output);
      }
    });
  });
}
