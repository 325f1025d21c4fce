/** Holds the HTML and the stylesheets of a site against their standards, with the Nu checker. */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} Message one finding of the Nu checker: an error, a warning or a hint
 * @property {string} [url]
 * @property {number} [lastLine]
 * @property {string} message
 */

/**
 * The one rule that the checker does not know yet: CSS View Transitions Module Level 2 has it. Its
 * message is left out, once per sheet; when the checker has learnt the rule, this has to go.
 */
const UNKNOWN_RULE = 'CSS: Unrecognized at-rule “@view-transition”';

/**
 * Every page and every stylesheet has to be free of errors, of warnings, and of anything else that
 * the checker has to say.
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
  const found = await run(['--css'], site, sheets);
  const unknown = found.filter(({ message }) => message === UNKNOWN_RULE);
  checks.record('the checker does not know one rule', unknown.length === 1 ? [] : [`said ${unknown.length} times`]);
  record('is valid CSS', site, sheets, found.filter((one) => !unknown.includes(one)), checks);
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
  return messages;
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
