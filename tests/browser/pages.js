/** The HTML pages of a built site, and the kind of each. */
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * @typedef {object} SitePage
 * @property {string} path where it lies in the site, with `/` between folders
 * @property {string} kind such as `home`, `careers`, `careers index` or `redirect`
 * @property {number} size in characters
 */

/** The page that the site was begun with. It has every section, so it is always looked at. */
export const FOUNDING_PAGE = 'careers/distributed-systems-engineer.html';

/**
 * All pages of the site, in order of their path.
 *
 * @param {string} site the folder that the site was built into
 * @returns {Promise<SitePage[]>}
 */
export async function readPages(site) {
  const entries = await readdir(site, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.html'));
  const paths = files.map((file) => relative(site, join(file.parentPath, file.name)));
  return Promise.all(
    paths
      .map((path) => path.split(sep).join('/'))
      .sort()
      .map(async (path) => {
        const text = await readFile(join(site, path), 'utf8');
        return { path, kind: kindOf(path, text), size: text.length };
      }),
  );
}

/**
 * One page of every kind, the longest, and the founding page.
 *
 * @param {readonly SitePage[]} pages
 * @returns {SitePage[]}
 */
export function samplesOf(pages) {
  /** @type {Map<string, SitePage>} */
  const longest = new Map();
  for (const page of pages) {
    if (page.size > (longest.get(page.kind)?.size ?? 0)) {
      longest.set(page.kind, page);
    }
  }
  const samples = new Set(longest.values());
  for (const page of pages.filter(({ path }) => path === FOUNDING_PAGE)) {
    samples.add(page);
  }
  return [...samples].filter(({ kind }) => kind !== 'redirect');
}

/**
 * @param {string} path
 * @param {string} text
 */
function kindOf(path, text) {
  if (/<meta[^>]+http-equiv="?refresh/i.test(text)) {
    return 'redirect';
  }
  const slash = path.indexOf('/');
  if (slash >= 0) {
    const folder = path.slice(0, slash);
    const isOther = path === `${folder}/index.html` || path === 'careers/table.html';
    return isOther ? path.replace('/', ' ').replace('.html', '') : folder;
  }
  const own = new Map([
    ['index.html', 'home'],
    ['404.html', '404'],
    ['compare.html', 'compare'],
    ['find.html', 'find'],
    ['glossary.html', 'glossary'],
    ['sources.html', 'sources'],
  ]);
  return own.get(path) ?? 'plain';
}
