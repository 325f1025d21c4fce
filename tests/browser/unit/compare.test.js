/** The logic of the comparison: what careers share, what an address asks for, what one means. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { plain, run } from './script.js';

const { shares, chosenIn, queryOf, meant } = (await run('compare.js')).careerbookComparison;

/** @param {string} ids one letter each */
const links = (ids) => [...ids].map((id) => [id.toUpperCase(), id]);

/** @param {string[][]} list */
const ids = (list) => plain(list).map((/** @type {string[]} */ [, id]) => id).join('');

test('what two careers need is shared or not', () => {
  const { all, some, only } = shares([links('abc'), links('bcd')]);
  assert.equal(ids(all), 'bc');
  assert.deepEqual(some.map(ids).join(), ',');
  assert.deepEqual(only.map(ids).join(), 'a,d');
});

test('of three careers some can share what not all do', () => {
  const { all, some, only } = shares([links('abx'), links('bax'), links('cbx')]);
  assert.equal(ids(all), 'bx');
  assert.deepEqual(some.map(ids).join(), 'a,a,');
  assert.deepEqual(only.map(ids).join(), ',,c');
});

test('no careers share nothing', () => {
  assert.deepEqual(plain(shares([])), { all: [], some: [], only: [] });
});

test('an address chooses known careers, each once, at most four', () => {
  const isKnown = (/** @type {string} */ id) => 'abcdef'.includes(id) && id !== '';
  const chosen = (/** @type {string} */ query) => plain(chosenIn(query, isKnown)).join('');
  assert.equal(chosen('?careers=a,b'), 'ab');
  assert.equal(chosen('?careers=a,a,x,,b'), 'ab');
  assert.equal(chosen('?careers=f,e,d,c,b'), 'fedc');
  assert.equal(chosen(''), '');
  assert.equal(queryOf(['a', 'b-c']), '?careers=a,b-c');
  assert.equal(queryOf([]), '');
});

test('a career is meant by its title, or by words that no other has', () => {
  const careers = [
    ['data-engineer', 'Data engineer'],
    ['data-engineer-lead', 'Data engineer lead'],
    ['nurse', 'Nurse'],
  ];
  assert.equal(meant(' data ENGINEER ', careers), 'data-engineer');
  assert.equal(meant('lead', careers), 'data-engineer-lead');
  assert.equal(meant('engineer', careers), undefined);
  assert.equal(meant('  ', careers), undefined);
  assert.equal(meant('pilot', careers), undefined);
});
