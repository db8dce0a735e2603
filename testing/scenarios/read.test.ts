import { readScenarios } from './read.ts';

/** The first scenario's steps of a text. */
function stepsOf(...rows: string[]): readonly unknown[] {
  return readScenarios(['scenario s', ...rows].join('\n'), 'f.txt')[0]?.steps ?? [];
}

test('a document reads as header, lines and add-on costs', () => {
  expect(
    stepsOf(
      'given goods receipt from acme into MAIN on 2024-02-03 in EUR rate 1.1 accept x id 4:',
      '      LAPTOP A1 "A 2" @ 500.00 less 1.00; CABLE x 3 @ 2.00, freight 20.00 by value in GBP rate 1.2',
    ),
  ).toEqual([
    {
      line: 2,
      kind: 'document',
      document: {
        id: 4,
        kind: 'goods_receipt',
        party: 'acme',
        area: 'MAIN',
        occurredOn: '2024-02-03',
        currency: 'EUR',
        exchangeRate: '1.1',
        follows: [],
        accept: ['x'],
        lines: [
          {
            item: null,
            serials: ['LAPTOP', 'A1', 'A 2'],
            isSerialsEmpty: false,
            amount: '500.00',
            discount: '1.00',
          },
          { item: null, serials: ['CABLE'], isSerialsEmpty: false, quantity: 3, amount: '2.00' },
        ],
        addOns: [
          { name: 'freight', amount: '20.00', by: 'value', currency: 'GBP', exchangeRate: '1.2' },
        ],
      },
    },
  ]);
});

test('a word in quotes is never a word of the grammar', () => {
  expect(stepsOf('given invoice to bolt: "x" "@" "less" @ 7.00')).toMatchObject([
    { document: { lines: [{ serials: ['x', '@', 'less'], amount: '7.00' }] } },
  ]);
});

test('claims of units, the books and the profit are told apart', () => {
  expect(
    stepsOf('then A1 in stock in MAIN, cost 5.00; margin 1.00; profit from 2024-01-01: units 1'),
  ).toMatchObject([
    {
      claims: [
        {
          kind: 'unit',
          serial: 'A1',
          status: 'in_stock',
          facts: [
            { name: 'area', value: 'MAIN' },
            { name: 'cost', value: '5.00' },
          ],
        },
        { kind: 'books', facts: [{ name: 'margin', value: '1.00' }] },
        { kind: 'profit', from: '2024-01-01', to: null, facts: [{ name: 'units', value: '1' }] },
      ],
    },
  ]);
});

test.each([
  ['a step before any scenario', 'given invoice: A1', 'f.txt:1: a scenario begins'],
  ['an unknown step', 'scenario s\nperhaps A1', 'f.txt:2: "perhaps" begins no step'],
  ['an unknown kind', 'scenario s\n\ngiven gift to bolt: A1', 'f.txt:3: a document begins with'],
  ['no colon', 'scenario s\ngiven invoice to bolt', 'f.txt:2: a document has a colon'],
  ['an unknown header word', 'scenario s\ngiven invoice for bolt: A1', 'f.txt:2: "for" is not'],
  ['a missing value', 'scenario s\ngiven invoice: A1 @', 'f.txt:2: what follows @ is missing'],
  ['a quantity in words', 'scenario s\ngiven invoice: A x two', 'f.txt:2: the quantity must be'],
  ['an open quote', 'scenario s\ngiven invoice: "A1', 'f.txt:2: a quote is not closed'],
  ['a unit without a status', 'scenario s\nthen A1 lost', 'f.txt:2: a unit is in a status'],
  ['a refusal of nothing', 'scenario s\nrefuse party_missing', 'f.txt:2: "refuse" follows'],
  ['a step that goes on from nothing', '  more', 'f.txt:1: nothing stands above'],
  [
    'the line of a long step',
    'scenario s\ngiven invoice to bolt:\n  A1 @ 1,\n  freight',
    'f.txt:4:',
  ],
])('a text that cannot be read says where: %s', (_name, text, message) => {
  expect(() => readScenarios(text, 'f.txt')).toThrow(message);
});
