/**
 * Edits a site while `careerbook serve` serves it, and looks at what the browser makes of it.
 *
 * The site is a copy of the repository's own, whose theme has a part to open and a dialog besides.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { violations } from './accessibility.js';
import { SCHEMES } from './layout.js';
import { watch } from './watch.js';

const REPOSITORY = join(dirname(fileURLToPath(import.meta.url)), '../..');
const PAGE = 'careers/data-engineer.html';
const PROSE = 'content/careers/data-engineer.md';
const DATA = 'content/careers/data-engineer.yaml';
const STYLE = 'themes/fieldguide/assets/fieldguide.css';

/** The second heading of the prose. */
const DUTIES = '## What data engineers do';

/** Text that makes a warning. */
const NOTE = '[^nowhere]: Nothing refers to this.\n\n';

/** What a page gets that no page of the theme has. */
const PARTS =
  '<details class="part"><summary>Part</summary><p>Opened</p></details>' +
  '<dialog class="part"><p>Dialog</p></dialog>';

/** A copy of the site, and the program that serves it. */
class Served {
  /** @param {string} program */
  constructor(program) {
    this.folder = mkdtempSync(join(tmpdir(), 'careerbook-serving-'));
    for (const name of ['site.yaml', 'content', 'themes']) {
      cpSync(join(REPOSITORY, name), join(this.folder, name), { recursive: true });
    }
    this.replace('themes/fieldguide/templates/base.html', '</body>', `${PARTS}</body>`);
    this.opened = join(this.folder, 'opened.txt');
    writeFileSync(join(this.folder, 'editor.sh'), `#!/bin/sh\necho "$@" >> '${this.opened}'\n`, { mode: 0o755 });
    writeFileSync(this.opened, '');
    const editor = `${join(this.folder, 'editor.sh')} {file} {line}`;
    const options = ['--site', this.folder, 'serve', '--port', '0', '--format', 'json', '--editor', editor];
    this.process = spawn(program, options, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.ended = new Promise((ended) => this.process.once('exit', ended));
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
  }

  /** The next thing that the program tells under this name. @param {string} event */
  async next(event) {
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done) {
        throw new Error('the server has ended');
      }
      const told = JSON.parse(value);
      if (told.event === event) {
        return told;
      }
    }
  }

  /** @param {string} path @param {string} old what must be there @param {string} text */
  replace(path, old, text) {
    const file = join(this.folder, path);
    const before = readFileSync(file, 'utf8');
    if (!before.includes(old)) {
      throw new Error(`${path} has no ${old}`);
    }
    writeFileSync(file, before.replace(old, text));
  }

  /** @param {string} path @param {string} to */
  rename(path, to) {
    renameSync(join(this.folder, path), join(this.folder, to));
  }

  async close() {
    this.process.kill('SIGINT');
    const code = await this.ended;
    rmSync(this.folder, { recursive: true });
    return code;
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} program the path of careerbook
 * @param {import('./checks.js').Checks} checks
 */
export async function checkServing(browser, program, checks) {
  const served = new Served(program);
  try {
    const { address } = await served.next('serving');
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const tab = await context.newPage();
    const watched = await watch(tab, address);
    await tab.goto(address + PAGE);
    for (const [title, check] of Object.entries(CHECKS)) {
      const faults = await check(tab, served).catch((/** @type {Error} */ error) => String(error).split('\n'));
      checks.record(`serving: ${title}`, [...faults, ...watched.take()]);
    }
    await context.close();
  } finally {
    const code = await served.close();
    checks.record('serving ends with 0', code === 0 ? [] : [`it ended with ${code}`]);
  }
}

/** What is wrong, if anything. @typedef {(tab: import('playwright-core').Page, served: Served) => Promise<string[]>} Check */

/** In this order, in one tab. @type {Record<string, Check>} */
const CHECKS = {
  'an edit changes what it has to and leaves what the reader did': checkMorph,
  'a style is exchanged without loading the page anew': checkStyle,
  'errors lie over the page until they are mended': checkReport,
  'a page with warnings of its own has a badge': checkBadge,
  'a section leads to its line': checkEditing,
  'a page that is loaded anew keeps what the reader did': checkReload,
  'two tabs are told': checkTwoTabs,
  'messages are accessible': checkAccessibility,
  'the address of a renamed page leads on': checkRename,
};

/** What a reader has done, and a mark that is gone once the page was loaded anew. */
const STATE = () => ({
  mark: Reflect.get(window, 'mark') ?? null,
  scroll: Math.round(scrollY),
  find: /** @type {HTMLInputElement} */ (document.querySelector('.find input')).value,
  details: document.querySelector('details.part')?.hasAttribute('open'),
  dialog: document.querySelector('dialog.part')?.hasAttribute('open'),
});

/** @param {import('playwright-core').Page} tab */
async function act(tab) {
  await tab.evaluate(() => {
    Object.assign(window, { mark: 'here' });
    /** @type {HTMLInputElement} */ (document.querySelector('.find input')).value = 'kaf';
    /** @type {HTMLDetailsElement} */ (document.querySelector('details.part')).open = true;
    /** @type {HTMLDialogElement} */ (document.querySelector('dialog.part')).open = true;
    document.querySelector('#salary')?.scrollIntoView({ behavior: 'instant' });
  });
  return tab.evaluate(STATE);
}

/** @param {object} before @param {object} after */
function differences(before, after) {
  const [expected, found] = [before, after].map((state) => JSON.stringify(state));
  return expected === found ? [] : [`${found} in place of ${expected}`];
}

/** @type {Check} */
async function checkMorph(tab, served) {
  const before = await act(tab);
  served.replace(PROSE, 'move and shape data', 'carry and shape data');
  served.replace(PROSE, DUTIES, `A new paragraph.\n\n${DUTIES}`);
  await tab.waitForFunction(() => document.body.textContent?.includes('carry and shape data'));
  await tab.waitForFunction(() => document.body.textContent?.includes('A new paragraph.'));
  served.replace(PROSE, 'A new paragraph.\n\n', '');
  await tab.waitForFunction(() => !document.body.textContent?.includes('A new paragraph.'));
  return differences(before, await tab.evaluate(STATE));
}

/** @type {Check} */
async function checkStyle(tab, served) {
  const before = await act(tab);
  writeFileSync(join(served.folder, STYLE), `${readFileSync(join(served.folder, STYLE), 'utf8')}\nbody { outline-color: rgb(1, 2, 3) }\n`);
  await tab.waitForFunction(() => getComputedStyle(document.body).outlineColor === 'rgb(1, 2, 3)');
  await tab.waitForFunction(() => document.querySelectorAll('link[rel=stylesheet][href*=fieldguide]').length === 1);
  return differences(before, await tab.evaluate(STATE));
}

const BAR = 'careerbook-bar .bar';
const REPORT = 'careerbook-bar .report';
const BADGE = 'careerbook-bar .badge';

/** @type {Check} */
async function checkReport(tab, served) {
  const before = await act(tab);
  served.replace(DATA, 'tool: apache-kafka', 'tool: apache-kafak');
  await tab.locator(REPORT).waitFor({ state: 'visible' });
  const faults = [];
  const text = await tab.locator(`${REPORT} pre`).textContent();
  if (!text?.startsWith('error[unknown-tool]: no tool is called `apache-kafak`')) {
    faults.push(`the report says ${text}`);
  }
  await tab.keyboard.press('Escape');
  await tab.locator(REPORT).waitFor({ state: 'hidden' });
  await tab.locator(BADGE, { hasText: '1 error' }).click();
  await tab.locator(REPORT).waitFor({ state: 'visible' });
  served.replace(DATA, 'tool: apache-kafak', 'tool: apache-kafka');
  await tab.locator(REPORT).waitFor({ state: 'hidden' });
  await tab.locator(BADGE).waitFor({ state: 'hidden' });
  return [...faults, ...differences(before, await tab.evaluate(STATE))];
}

/** @type {Check} */
async function checkBadge(tab, served) {
  served.replace(PROSE, '## Salary', `${NOTE}## Salary`);
  const badge = tab.locator(BADGE, { hasText: '1 warning' });
  await badge.waitFor({ state: 'visible' });
  const faults = (await tab.locator(REPORT).isVisible()) ? ['the report is open without an error'] : [];
  await badge.click();
  await tab.locator(REPORT, { hasText: 'warning[unused-footnote]' }).waitFor({ state: 'visible' });
  await tab.keyboard.press('Escape');
  const other = await tab.context().newPage();
  await other.goto(new URL('/', tab.url()).href);
  await other.locator(BAR).waitFor({ state: 'visible' });
  await other.waitForTimeout(300);
  faults.push(...((await other.locator(BADGE).isVisible()) ? ['another page has the badge'] : []));
  await other.close();
  served.replace(PROSE, NOTE, '');
  await tab.locator(BADGE).waitFor({ state: 'hidden' });
  return faults;
}

/** @type {Check} */
async function checkEditing(tab, served) {
  const prose = readFileSync(join(served.folder, PROSE), 'utf8').split('\n');
  const salary = 1 + prose.findIndex((line) => /^## .*Salary/.test(line));
  /** @param {string} path @param {number} line */
  const place = (path, line) => `${join(served.folder, path)} ${line}\n`;
  await act(tab);
  await tab.locator('#salary .careerbook-edit').focus();
  await tab.keyboard.press('Enter');
  const faults = await openedFaults(served, place(PROSE, salary));
  await tab.locator(`${BAR} .edit`).click();
  faults.push(...(await openedFaults(served, place(PROSE, salary))));
  served.replace(DATA, 'tool: apache-kafka', 'tool: apache-kafak');
  await tab.locator(`${REPORT} .place`).click();
  const data = readFileSync(join(served.folder, DATA), 'utf8').split('\n');
  const tool = 1 + data.findIndex((line) => line.includes('tool: apache-kafak'));
  faults.push(...(await openedFaults(served, place(DATA, tool))));
  served.replace(DATA, 'tool: apache-kafak', 'tool: apache-kafka');
  await tab.locator(REPORT).waitFor({ state: 'hidden' });
  return faults;
}

/** What was opened in the editor since the last time. @param {Served} served @param {string} expected */
async function openedFaults(served, expected) {
  const until = performance.now() + 5000;
  let opened = '';
  while (opened === '' && performance.now() < until) {
    await new Promise((later) => setTimeout(later, 20));
    opened = readFileSync(served.opened, 'utf8');
  }
  writeFileSync(served.opened, '');
  return opened === expected ? [] : [`the editor was given ${opened || 'nothing'} in place of ${expected}`];
}

/** @type {Check} */
async function checkReload(tab, served) {
  const before = await act(tab);
  served.replace('themes/fieldguide/assets/fieldguide.js', "'use strict';", "'use strict';\ndocument.documentElement.dataset.fresh = 'yes';");
  await tab.waitForFunction(() => document.documentElement.dataset.fresh === 'yes');
  await tab.waitForTimeout(300);
  return differences({ ...before, mark: null }, await tab.evaluate(STATE));
}

/** @type {Check} */
async function checkTwoTabs(tab, served) {
  const other = await tab.context().newPage();
  await other.goto(tab.url());
  served.replace(PROSE, 'carry and shape data', 'sort and shape data');
  for (const one of [tab, other]) {
    await one.waitForFunction(() => document.body.textContent?.includes('sort and shape data'));
  }
  await other.close();
  return [];
}

/** @type {Check} */
async function checkAccessibility(watched, served) {
  // A tab that nobody watches: the program that checks breaks the policy of the page itself.
  const tab = await watched.context().newPage();
  await tab.goto(watched.url());
  served.replace(DATA, 'tool: apache-kafka', 'tool: apache-kafak');
  await tab.locator(REPORT).waitFor({ state: 'visible' });
  const faults = [];
  for (const scheme of SCHEMES) {
    await tab.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    for (const width of [320, 1440]) {
      await tab.setViewportSize({ width, height: 900 });
      const found = await violations(tab);
      faults.push(...found.map((fault) => `${scheme}, ${width} px: ${fault}`));
    }
  }
  served.replace(DATA, 'tool: apache-kafak', 'tool: apache-kafka');
  await tab.close();
  return faults;
}

/** @type {Check} */
async function checkRename(tab, served) {
  await tab.goto(new URL('/about.html', tab.url()).href);
  served.rename('content/about.md', 'content/about-us.md');
  for (const path of ['content/index.md', 'content/method.md']) {
    served.replace(path, '(about.md', '(about-us.md');
  }
  await tab.waitForURL('**/about-us.html');
  return [];
}
