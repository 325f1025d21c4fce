/** The places from which a site is read: the disk, a web root, and a folder of some web site. */
import { sep } from 'node:path';
import { pathToFileURL } from 'node:url';

import { serve } from './server.js';

/**
 * @typedef {object} World
 * @property {string} name
 * @property {string} base address of the site's folder; ends with `/`
 */

/** @typedef {{ disk: World, root: World, below: World }} Worlds */

/**
 * Makes the site readable from all three places while `work` runs.
 *
 * @param {string} site
 * @param {(worlds: Worlds) => Promise<void>} work
 */
export async function withWorlds(site, work) {
  const root = await serve(site, '/');
  const below = await serve(site, '/any/sub/path/');
  try {
    await work({
      disk: { name: 'from disk', base: pathToFileURL(site + sep).href },
      root: { name: 'from a web root', base: root.address },
      below: { name: 'under a sub-path', base: below.address },
    });
  } finally {
    await Promise.all([root.close(), below.close()]);
  }
}
