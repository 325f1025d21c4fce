/**
 * What an editor shows for the files of a site, through the YAML language server that the YAML
 * extension of VS Code and other editors use: `SITE=FOLDER node --test editor.test.js`.
 *
 * FOLDER is a site that `careerbook init` has made. The other site is that of this repository.
 */
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { Server } from './server.js';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const SITE = process.env.SITE;
assert.ok(SITE, 'SITE names no folder');

const CAREER = 'content/careers/bicycle-mechanic.yaml';

/** @type {Server} */
let server;
/** @type {Server} */
let repository;

before(async () => {
  [server, repository] = await Promise.all([Server.start(SITE), Server.start(REPOSITORY)]);
});

after(() => Promise.all([server.stop(), repository.stop()]));

/**
 * The files below a folder of a site whose names end so.
 *
 * @param {string} site
 * @param {string} ending
 */
async function files(site, ending) {
  const names = await readdir(join(site, 'content'), { recursive: true });
  const found = names.filter((name) => name.endsWith(ending)).sort();
  return found.map((name) => `content/${name.split(sep).join('/')}`);
}

/**
 * Opens a text in which `|` is where the cursor stands.
 *
 * @param {string} path
 * @param {string} marked
 */
async function cursor(path, marked) {
  const before = marked.slice(0, marked.indexOf('|')).split('\n');
  const problems = await server.open(path, marked.replace('|', ''));
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return { problems, position };
}

/**
 * What is offered at `|`: each label with its documentation.
 *
 * @param {string} path
 * @param {string} marked
 * @returns {Promise<Record<string, string>>}
 */
async function offered(path, marked) {
  const { position } = await cursor(path, marked);
  const items = await server.complete(path, position);
  /** @param {import('./server.js').Item['documentation']} said */
  const plain = (said) => (typeof said === 'string' ? said : (said?.value ?? ''));
  return Object.fromEntries(items.map(({ label, documentation }) => [label, plain(documentation)]));
}

/**
 * What is shown over the word behind `|`.
 *
 * @param {string} path
 * @param {string} marked
 */
async function shown(path, marked) {
  const { position } = await cursor(path, marked);
  return server.hover(path, position);
}

/**
 * @param {string} path
 * @param {string} text
 */
async function messages(path, text) {
  const problems = await server.open(path, text);
  return problems.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

test('no file of a new site has a problem, and each names its schema itself', async () => {
  const paths = ['site.yaml', ...(await files(SITE, '.yaml'))];
  assert.ok(paths.length > 6);
  for (const path of paths) {
    /** @type {string} */
    const text = await readFile(join(SITE, path), 'utf8');
    assert.match(text, /^# yaml-language-server: \$schema=/, path);
    assert.equal((await messages(path, `${text}no_such_key: 1\n`)).length, 1, path);
    assert.deepEqual(await messages(path, text), [], path);
  }
});

test('no data of this repository has a problem, by the schemas in the settings of the workspace', async () => {
  const paths = ['site.yaml', ...(await files(REPOSITORY, '.yaml'))];
  assert.ok(paths.length > 15);
  for (const path of paths) {
    const text = await readFile(join(REPOSITORY, path), 'utf8');
    if (text.length < 200_000) {
      assert.notDeepEqual(await repository.open(path, `${text}no_such_key: 1\n`), [], path);
    }
    assert.deepEqual(await repository.open(path, text), [], path);
  }
});

test('no front matter of this repository has a problem', async () => {
  const paths = await files(REPOSITORY, '.md');
  assert.ok(paths.length > 8);
  for (const path of paths) {
    const kind = path.startsWith('content/careers/') ? 'career' : 'page';
    const text = await readFile(join(REPOSITORY, path), 'utf8');
    const front = text.split('---\n')[1];
    const modeline = `# yaml-language-server: $schema=${relative(join(path, '..'), '.careerbook/schema')}/${kind}.json\n`;
    assert.deepEqual(await repository.open(`${path}.yaml`, modeline + front), [], path);
    assert.equal((await repository.open(`${path}.yaml`, `${modeline}${front}no_such_key: 1\n`)).length, 1, path);
  }
});

test('keys are completed with their documentation', async () => {
  const all = await offered(CAREER, '|');
  assert.match(all.salary ?? '', /^Pay that is not in the official figures/);
  assert.match(all.tools ?? '', /^The typical tools, most used first/);
  assert.ok(!('no_such_key' in all));
  const inRow = await offered(CAREER, 'salary:\n  - place: united-states\n    |\n');
  assert.match(inRow.median ?? '', /^Half earn less/);
  assert.ok(!('place' in inRow), 'a key that is there is offered again');
});

test('a row is completed with the keys that it must have', async () => {
  const { position } = await cursor(CAREER, 'sal|\n');
  const items = await server.complete(CAREER, position);
  const salary = items.find(({ label }) => label === 'salary');
  for (const key of ['place:', 'period:', 'currency:', 'per:', 'source:']) {
    assert.ok(salary?.insertText?.includes(key), `${key} is not in ${salary?.insertText}`);
  }
});

test('values are completed with what they mean', async () => {
  const per = await offered(CAREER, 'salary:\n  - per: |\n');
  assert.deepEqual(Object.keys(per).sort(), ['day', 'hour', 'month', 'week', 'year']);
  assert.equal(per.year, 'A year.');
  const level = await offered(CAREER, 'skills:\n  - skill: troubleshooting\n    level: |\n');
  assert.equal(level.expert, 'One teaches it.');
  const kind = await offered('content/data/places.yaml', 'gent:\n  name: Ghent\n  kind: |\n');
  assert.equal(kind.city, 'A city with its surroundings.');
});

test('ids of the site are completed with what they mean', async () => {
  const wrench = 'A wrench that shows or limits how tight a bolt is turned.';
  /** @type {[string, string, string, string][]} */
  const places = [
    [CAREER, 'tools:\n  - tool: tor|\n', 'torque-wrench', wrench],
    [CAREER, 'tools:\n  - tool: work-stand\n    or: |\n', 'torque-wrench', wrench],
    [CAREER, 'skills:\n  - skill: |\n', 'troubleshooting', 'Finding the cause of a fault step by step'],
    [CAREER, 'places:\n  - place: |\n', 'portland', ''],
    [CAREER, 'salary:\n  - place: |\n', 'united-states', ''],
    [CAREER, 'salary:\n  - source: |\n', 'sample-survey', 'Nobody'],
    [CAREER, 'outlook:\n  - source: |\n', 'sample-survey', 'Nobody'],
    [CAREER, 'field: |\n', 'repair-and-maintenance', 'Work that keeps machines'],
    [CAREER, 'related:\n  - |\n', 'bicycle-mechanic', 'Repairs, services and builds bicycles'],
    [CAREER, 'related:\n  - career: |\n', 'bicycle-mechanic', 'Repairs, services and builds bicycles'],
    [CAREER, 'roles:\n  - name: Race mechanic\n    career: |\n', 'bicycle-mechanic', 'Repairs'],
    ['content/data/places.yaml', 'gent:\n  name: Ghent\n  within: |\n', 'portland', ''],
  ];
  for (const [path, text, id, meaning] of places) {
    const all = await offered(path, text);
    assert.ok(id in all, `${id} is not offered in ${text}: ${Object.keys(all)}`);
    assert.ok(all[id]?.startsWith(meaning), `${text} ${all[id]}`);
  }
});

test('occupation codes that the site knows are completed with their titles', async () => {
  const path = 'content/careers/new.yaml';
  await repository.open(path, 'codes:\n  onet: \n');
  const codes = await repository.complete(path, { line: 1, character: 8 });
  const developer = codes.find(({ label }) => label === '15-1252.00');
  assert.match(JSON.stringify(developer?.documentation), /software/i);
  assert.deepEqual(await repository.open(path, 'codes:\n  onet: 49-3091.00\n'), []);
});

test('a key is explained, and so is the entry that an id names', async () => {
  assert.match(await shown(CAREER, '|experience: Years.\n'), /What one should have done before\./);
  const tool = await shown(CAREER, 'tools:\n  - tool: |torque-wrench\n');
  assert.match(tool, /Torque wrench/);
  assert.match(tool, /A wrench that shows or limits how tight a bolt is turned\./);
  assert.match(await shown('site.yaml', '|base_url: https://example.org/\n'), /Where it is published/);
});

test('what the program refuses is marked where it stands', async () => {
  assert.deepEqual(await messages(CAREER, 'tols: []\n'), ['1: Property tols is not allowed.']);
  assert.deepEqual(await messages(CAREER, 'draft: perhaps\n'), ['1: Incorrect type. Expected "boolean".']);
  const level = await messages(CAREER, 'education:\n  - level: batchelor\n');
  assert.equal(level.length, 1);
  assert.match(level[0] ?? '', /^2: .*"bachelor"/);
  const row = 'salary:\n  - place: portland\n    period: 2026\n    currency: USD\n    per: hour\n    median: 19\n';
  assert.deepEqual(await messages(CAREER, row), ['2: Missing property "source".']);
  const id = await messages(CAREER, 'tools:\n  - tool: Torque wrench\n');
  assert.deepEqual(id, ['2: An id has small letters, digits and single hyphens only.']);
});

test('an entry that was defined a moment ago is taken before the schemas are written anew', async () => {
  assert.deepEqual(await messages(CAREER, 'tools:\n  - tool: chain-whip\n'), []);
});
