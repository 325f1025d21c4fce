/** The engine of the search: `find.js` of the theme on a small index, without any page. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { createContext, runInContext } from 'node:vm';

const script = readFileSync(new URL('../../../themes/fieldguide/assets/find.js', import.meta.url), 'utf8');

const TEXTS = { find_also: 'also called {name}', kind_tool: 'Tool', kind_skill: 'Skill' };
const INDEX = {
  edition: 'e1',
  texts: TEXTS,
  fields: ['Computing', 'Health'],
  titles: 'Data engineer\nNurse practitioners\nRegistered nurses\nSite reliability engineer\nC++ developer',
  slugs: { 4: 'cpp-developer' },
  field: '0 1 1 0 ',
  weights: 'aaz55',
  names: 'd k',
  words: 'd k _e _a',
};

/** @type {Record<string, string[]>} the arguments of the calls in the files */
const FILES = {
  'names-d': ['d', 'e1', 'DevOps engineer\t3\nData architect\t0'],
  'names-k': ['k', 'e1', 'Apache Kafka\t0 3\ttool\tapache-kafka\nk8s\t3\ttool\tkubernetes\tKubernetes'],
  'words-d': ['d', 'devops architect'],
  'words-k': ['k', 'kafka k8s'],
  'words-_e': ['_e', 'devops'],
  'words-_a': ['_a', 'kafka'],
};

/** An engine whose files come at once, and the names of those that it asked for. */
function engine(index = INDEX, files = FILES) {
  /** @type {string[]} */
  const asked = [];
  /** @type {(() => void)[]} */
  const waiting = [];
  /** @type {any} */
  const careerbook = { load: (/** @type {string} */ file) => arrive(file) };
  const scope = createContext({ careerbook });
  const arrive = (/** @type {string} */ file) => {
    const name = file.replace(/\.js.*/, '');
    const call = name.replace(/-.*/, '');
    asked.push(file);
    waiting.push(() => (call === 'index' ? book().index(index) : book()[call](...(files[name] ?? []))));
  };
  const book = () => /** @type {any} */ (scope).careerbook;
  const settle = () => {
    while (waiting.length > 0) {
      waiting.shift()?.();
    }
  };
  runInContext(script, scope);
  settle();
  const find = (/** @type {string} */ query) => {
    for (let found = book().search(query); ; found = book().search(query)) {
      if (waiting.length === 0) {
        return found;
      }
      settle();
    }
  };
  return { asked, book, find, first: (/** @type {string} */ query) => find(query).careers[0]?.name };
}

test('a title is found by its beginning, without any other file', () => {
  const { asked, first } = engine();
  assert.equal(first('regist'), 'Registered nurses');
  assert.deepEqual(asked, ['index.js']);
});

test('of careers that match alike, the one with more jobs comes first', () => {
  assert.equal(engine().first('nurse'), 'Registered nurses');
});

test('singular and plural, letters with marks, and case make no difference', () => {
  const { first } = engine();
  assert.equal(first('NURSES'), 'Registered nurses');
  assert.equal(first('dàta engineers'), 'Data engineer');
});

test('initials and signs lead to a title', () => {
  const { first } = engine();
  assert.equal(first('SRE'), 'Site reliability engineer');
  assert.equal(first('c++'), 'C++ developer');
});

test('other titles are asked for by their beginning, and the result says which it was', () => {
  const { asked, find } = engine();
  const [result] = find('devops').careers;
  assert.deepEqual({ ...result }, {
    name: 'Site reliability engineer',
    path: 'careers/site-reliability-engineer.html',
    note: 'also called DevOps engineer · Computing',
  });
  assert.deepEqual(asked, ['index.js', 'names-d.js?e1']);
});

test('a tool leads to its careers and to its own page, by other names too', () => {
  const { find } = engine();
  const found = find('k8s');
  assert.equal(found.careers[0].note, 'Tool: Kubernetes (k8s) · Computing');
  assert.deepEqual({ ...found.entries[0] }, { name: 'Kubernetes', path: 'tools/kubernetes.html', note: 'Tool' });
});

test('an address that does not follow from the title is the one of the index', () => {
  assert.equal(engine().find('c++ developer').careers[0].path, 'careers/cpp-developer.html');
});

for (const [query, fault] of Object.entries({
  kafak: 'exchanged',
  kafkaa: 'too many',
  kfka: 'missing',
  kavka: 'wrong',
  lafka: 'wrong at the beginning',
  akfka: 'exchanged at the beginning',
})) {
  test(`a letter may be ${fault}: ${query}`, () => {
    assert.equal(engine().find(query).entries[0]?.name, 'Apache Kafka');
  });
}

test('short words are taken as they are', () => {
  assert.deepEqual([...engine().find('k9s').careers], []);
});

test('several words may stand in several names of a career, and those that have all leave no room', () => {
  const names = engine().find('kafka reliability').careers.map((/** @type {any} */ { name }) => name);
  assert.deepEqual([...names], ['Site reliability engineer']);
});

test('words that nothing has do not hide what the others find', () => {
  assert.equal(engine().first('zzz registered'), 'Registered nurses');
});

test('nothing is found for nothing', () => {
  const { careers, entries, waits } = engine().find(' - ');
  assert.deepEqual([careers.length, entries.length, waits], [0, 0, false]);
});

test('a file of another edition is not believed: the index is asked for again, once', () => {
  const { asked, book, find } = engine(INDEX, { ...FILES, 'names-k': ['k', 'e2', 'Apache Kafka\t1\ttool\tapache-kafka'] });
  assert.deepEqual([...find('kafka').careers], []);
  assert.equal(asked.filter((file) => file.startsWith('index')).join(), 'index.js,index.js?e2');
  assert.equal(book().search('kafka').waits, false);
});
