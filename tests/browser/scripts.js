/** Holds the scripts of the theme and of these checks against their types and the lint. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const CONFIG = join(HERE, 'eslint.config.js');
const EDITOR = join(HERE, '../editor');
const ASSETS = join(HERE, '../../themes/fieldguide/assets');
const CLIENT = join(HERE, '../../src/serve/client.js');

/** @param {import('./checks.js').Checks} checks */
export async function checkScripts(checks) {
  const tsc = program('typescript', 'bin/tsc');
  const eslint = program('eslint', 'bin/eslint.js');
  checks.record('the checks keep to their types', await run([tsc, '-p', HERE]));
  checks.record('the lint finds nothing in the checks', await run([eslint, '-c', CONFIG, HERE, EDITOR]));
  checks.record('the scripts of the theme and of the server keep to their types', await run([tsc, '-p', join(HERE, 'theme.tsconfig.json')]));
  checks.record('the lint finds nothing in these scripts', await run([eslint, '-c', CONFIG, ASSETS, CLIENT]));
}

/**
 * @param {string} name
 * @param {string} path
 */
function program(name, path) {
  const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
  return join(folder, path);
}

/**
 * What a program of Node prints if it fails; nothing if it does not.
 *
 * @param {string[]} parameters
 * @returns {Promise<string[]>}
 */
function run(parameters) {
  return new Promise((done) => {
    execFile(execPath, parameters, { cwd: join(HERE, '../..') }, (error, output, messages) => {
      done(error ? `${output}${messages}`.trim().split('\n') : []);
    });
  });
}
