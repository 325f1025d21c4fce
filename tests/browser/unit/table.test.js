/** The logic of the table of all careers: address, numbers, filters, order. */
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { plain, run } from './script.js';

const { stateOf, queryOf, numberIn, matches, sorted, nextSort } = (await run('table.js'))
  .careerbookTable;

const NO_WISH = { field: null, education: null, pay: null, growth: null, skill: [], place: null };

/** @param {object} parts */
const career = (parts) => ({
  title: '',
  field: null,
  education: null,
  skill: new Set(),
  place: new Set(),
  figures: {},
  ...parts,
});

test('an address and a state say the same', () => {
  const query = '?field=data&pay=100000&growth=5&place=boston&sort=-growth&skill=sql&skill=python';
  const state = stateOf(query);
  assert.deepEqual(plain(state), {
    field: 'data',
    education: '',
    pay: '100000',
    growth: '5',
    place: 'boston',
    sort: '-growth',
    skill: ['sql', 'python'],
  });
  assert.deepEqual(plain(stateOf(queryOf(state))), plain(state));
  assert.equal(queryOf(stateOf('')), '');
  assert.deepEqual(plain(stateOf('?skill=sql&skill=sql').skill), ['sql']);
});

test('numbers are read as they are written for readers', () => {
  assert.equal(numberIn('$135,980'), 135980);
  assert.equal(numberIn('CHF 120,000.50'), 120000.5);
  assert.equal(numberIn('+15.8%'), 15.8);
  assert.equal(numberIn('−0.7%'), -0.7);
  assert.equal(numberIn('$239,200 or more'), 239200);
  assert.equal(numberIn('not published'), null);
});

test('a career has to have all that is asked for', () => {
  const one = career({
    field: 0,
    education: 5,
    skill: new Set([1, 2]),
    place: new Set([3]),
    figures: { pay: 100, growth: -1 },
  });
  const asks = (/** @type {object} */ wish) => matches(one, { ...NO_WISH, ...wish });
  assert.ok(asks({}));
  assert.ok(asks({ field: 0, education: 5, skill: [1, 2], place: 3, pay: 100, growth: -1 }));
  assert.ok(!asks({ field: 1 }));
  assert.ok(!asks({ education: 4 }));
  assert.ok(!asks({ skill: [1, 4] }));
  assert.ok(!asks({ place: 1 }));
  assert.ok(!asks({ pay: 101 }));
  assert.ok(!asks({ growth: 0 }));
  assert.ok(!asks({ field: -1 }), 'an unknown field has no careers');
});

test('what has no figure that can be compared reaches no least figure', () => {
  const none = career({ figures: { pay: null } });
  assert.ok(!matches(none, { ...NO_WISH, pay: 0 }));
  assert.ok(matches(none, NO_WISH));
});

test('careers without a figure come last, whichever way one sorts', () => {
  const careers = [
    career({ title: 'a', figures: { pay: 2 } }),
    career({ title: 'b', figures: { pay: null } }),
    career({ title: 'c', figures: { pay: 3 } }),
    career({ title: 'd', figures: { pay: 2 } }),
  ];
  const titles = (/** @type {string} */ sort) =>
    sorted(careers, sort)
      .map((/** @type {{ title: string }} */ one) => one.title)
      .join('');
  assert.equal(titles('pay'), 'adcb');
  assert.equal(titles('-pay'), 'cadb');
  assert.equal(titles(''), 'abcd');
  assert.equal(titles('-title'), 'dcba');
  assert.equal(titles('no-such-column'), 'abcd');
});

test('the head of a column sorts the usual way first, then the other', () => {
  assert.equal(nextSort('pay', ''), '-pay');
  assert.equal(nextSort('pay', '-pay'), 'pay');
  assert.equal(nextSort('pay', 'pay'), '-pay');
  assert.equal(nextSort('field', '-pay'), 'field');
  assert.equal(nextSort('title', ''), '-title');
  assert.equal(nextSort('title', '-title'), '');
  assert.equal(nextSort('title', '-pay'), '');
});
