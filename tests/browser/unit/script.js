/** Runs a script of the theme without a page, so that its logic can be tested. */
import { readFile } from 'node:fs/promises';
import { createContext, runInContext } from 'node:vm';

const ASSETS = new URL('../../../themes/fieldguide/assets/', import.meta.url);

/**
 * What the script leaves in the global scope.
 *
 * @param {string} name file name of the script
 * @returns {Promise<Record<string, any>>}
 */
export async function run(name) {
  const scope = createContext({ URLSearchParams });
  runInContext(await readFile(new URL(name, ASSETS), 'utf8'), scope, { filename: name });
  return scope;
}

/**
 * The value as this realm has it: what a script in another one makes has other prototypes.
 *
 * @param {unknown} value
 */
export const plain = (value) => JSON.parse(JSON.stringify(value));
