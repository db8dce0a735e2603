import { callWithArguments } from './arguments.ts';
import type { CallResult } from './custom-calls.ts';
import { readFunctions } from './function-list.ts';

const [status, list] = readFunctions({
  functions: [
    {
      id: 'STATUS',
      name: 'STATUS',
      parameters: [
        { name: 'serial', dimensionality: 'scalar' },
        { name: 'date', optional: true },
      ],
    },
    { id: 'DIFF', name: 'DIFF', parameters: [{ name: 'first', dimensionality: 'matrix' }] },
  ],
});

function ask(custom: typeof status, given: readonly unknown[]): [CallResult, unknown[]] {
  if (custom === undefined) throw new Error('the metadata was not read');
  const asked: unknown[] = [];
  const result = callWithArguments(custom, given, (args) => {
    asked.push(args);
    return `${asked.length}`;
  });
  return [result, asked];
}

test('a cell is one value, and what is left out is null', () => {
  expect(ask(status, [[['00077']]])).toEqual(['1', [['00077', null]]]);
  expect(ask(status, [null, 46024])).toEqual(['1', [['', 46024]]]);
});

test('a range where one value is asked calls once a cell, and the answers take its shape', () => {
  expect(ask(status, [[['A'], ['B']]])).toEqual([
    [['1'], ['2']],
    [
      ['A', null],
      ['B', null],
    ],
  ]);
});

test('a parameter that takes a range gets a matrix, of one cell too', () => {
  expect(ask(list, ['A'])).toEqual(['1', [[[['A']]]]]);
  expect(ask(list, [[['A', null]]])).toEqual(['1', [[[['A', '']]]]]);
});
