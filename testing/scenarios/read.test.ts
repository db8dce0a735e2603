import { readScenarios } from './read.ts';

/** The first scenario's steps of a text. */
function stepsOf(...rows: string[]): readonly unknown[] {
  return readScenarios(['scenario s', ...rows].join('\n'), 'f.txt')[0]?.steps ?? [];
}

function serials(...texts: string[]): readonly unknown[] {
  return texts.map((serial) => ({ serial }));
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
            serials: serials('LAPTOP', 'A1', 'A 2'),
            isSerialsEmpty: false,
            amount: '500.00',
            discount: '1.00',
          },
          {
            item: null,
            serials: serials('CABLE'),
            isSerialsEmpty: false,
            quantity: 3,
            amount: '2.00',
          },
        ],
        addOns: [
          { name: 'freight', amount: '20.00', by: 'value', currency: 'GBP', exchangeRate: '1.2' },
        ],
        items: [],
        builds: [],
        takeApart: [],
      },
      isRehearsal: false,
    },
  ]);
});

test('a word in quotes is never a word of the grammar', () => {
  expect(stepsOf('given invoice to bolt: "x" "@" "less" @ 7.00')).toMatchObject([
    { document: { lines: [{ serials: serials('x', '@', 'less'), amount: '7.00' }] } },
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

test('every word of a line has its field', () => {
  expect(
    stepsOf(
      'when goods receipt from acme from PO-100001: LAPTOP A1 maker M1 of lot L1 A2 @ 5.00 tax 19 not recoverable',
      '     makers start 007 prefix P suffix S count 2 in SHOP lot L9; SCREW x10 @ 0.10',
    ),
  ).toMatchObject([
    {
      document: {
        follows: ['PO-100001'],
        lines: [
          {
            serials: [
              { serial: 'LAPTOP' },
              { serial: 'A1', manufacturerSerial: 'M1', lot: 'L1' },
              { serial: 'A2' },
            ],
            taxRate: '19',
            taxRecoverable: false,
            manufacturerSerials: { start: '007', prefix: 'P', suffix: 'S', quantity: 2 },
            area: 'SHOP',
            lot: 'L9',
          },
          { quantity: 10, amount: '0.10' },
        ],
      },
    },
  ]);
  expect(
    stepsOf('when quantity adjustment: out A1 reason broken; in SCREW x5 @ 0.05'),
  ).toMatchObject([
    {
      document: {
        lines: [
          { direction: 'out', reason: 'broken' },
          { direction: 'in', quantity: 5 },
        ],
      },
    },
  ]);
});

test('costs that come late, counts, transfers in two steps and assemblies', () => {
  expect(
    stepsOf(
      'rehearse cost adjustment against GR-100001 with acme: duty 30.00 by value, freight -1.00; A1 @ 5.00',
      'when stock count of MAIN only LAPTOP only PHONE: nothing',
      'when stock transfer from MAIN in transit to SHOP: A1',
      'when assembly into MAIN: build PC P1 from LAPTOP A1 A2, SCREW x4; build PC; take apart PC P0; WIRE x3;',
      '     add labour 9.00 by value',
    ),
  ).toMatchObject([
    {
      isRehearsal: true,
      document: {
        against: 'GR-100001',
        party: 'acme',
        addOns: [{ by: 'value' }, { name: 'freight', amount: '-1.00' }],
        lines: [{ amount: '5.00' }],
      },
    },
    { document: { area: 'MAIN', items: ['LAPTOP', 'PHONE'], lines: [], addOns: [] } },
    { document: { fromArea: 'MAIN', toArea: 'SHOP', inTransit: true } },
    {
      document: {
        builds: [
          {
            item: 'PC',
            serial: 'P1',
            components: [
              { item: 'LAPTOP', serial: 'A1' },
              { item: 'LAPTOP', serial: 'A2' },
              { item: 'SCREW', quantity: 4 },
            ],
          },
          { item: 'PC', components: [] },
        ],
        takeApart: [{ item: 'PC', serial: 'P0' }],
        lines: [{ quantity: 3 }],
        addOns: [{ name: 'labour', amount: '9.00', by: 'value' }],
      },
    },
  ]);
});

test('what is done beside documents', () => {
  expect(
    stepsOf(
      'item MILK quantity lots weight 1 warranty 12 months vendor warranty 2 years forbid',
      'party carrier vendor customer',
      'lot L1 of MILK from acme made 2024-01-01 expires 2024-05-01 warranty until 2025-01-01',
      'setting over receipt forbid',
      'setting link components no',
      'setting bin salesOrder CSHIP',
      'when period closes through 2024-01-31',
      'when period reopens',
      'when close the purchase order on 2024-02-01',
      'when convert PO-100001 to goods receipt',
    ),
  ).toMatchObject([
    {
      item: {
        tracking: 'quantity',
        lotTracked: true,
        warrantyToCustomer: { months: 12 },
        warrantyFromVendor: { years: 2 },
        lifePolicy: 'forbid',
      },
    },
    { code: 'carrier', roles: ['vendor', 'customer'] },
    {
      lot: {
        item: 'MILK',
        lot: 'L1',
        vendor: 'acme',
        manufacturedOn: '2024-01-01',
        expiresOn: '2024-05-01',
        warrantyUntil: '2025-01-01',
      },
    },
    { kind: 'setting', name: 'overReceipt', value: 'forbid' },
    { kind: 'setting', name: 'linkComponents', value: false },
    { kind: 'bin', name: 'salesOrder', code: 'CSHIP' },
    { kind: 'period', isClosing: true, through: '2024-01-31' },
    { kind: 'period', isClosing: false, through: null },
    { kind: 'close', target: 'the purchase_order', occurredOn: '2024-02-01' },
    { kind: 'convert', target: 'PO-100001', to: 'goods_receipt' },
  ]);
});

test('claims of orders, balances, previews and moments', () => {
  expect(
    stepsOf(
      'then PO-100001 open 4, open, line 2 open 3, followed by GR-100001 GR-100002; SCREW 90 in MAIN, value 4.50;',
      '     SCREW 90; 90 91 in stock; preview month 2024-02: units 1; profit by item LAPTOP known at INV-100001: units 1;',
      '     A1 as of 2024-01-01 known at LAST sold; books as of 2024-01-01: stock 1.00; components of P1: A1 A2',
    ),
  ).toMatchObject([
    {
      claims: [
        {
          kind: 'order',
          facts: [
            { kind: 'open', line: null, units: 4 },
            { kind: 'status', status: 'open' },
            { kind: 'open', line: 2, units: 3 },
            { kind: 'followed', by: ['GR-100001', 'GR-100002'] },
          ],
        },
        { kind: 'balance', item: 'SCREW', units: 90, area: 'MAIN', facts: [{ value: '4.50' }] },
        { kind: 'balance', item: 'SCREW', units: 90, area: null, facts: [] },
        { kind: 'unit', serial: '90' },
        { kind: 'unit', serial: '91' },
        { kind: 'preview', month: '2024-02' },
        { kind: 'profit', row: { by: 'item', key: 'LAPTOP' }, knownAt: 'INV-100001' },
        { kind: 'unit', serial: 'A1', asOf: '2024-01-01', knownAt: 'LAST' },
        { kind: 'books', asOf: '2024-01-01' },
        { kind: 'components', serial: 'P1', serials: ['A1', 'A2'] },
      ],
    },
  ]);
});

test.each([
  ['a setting that is none', 'scenario s\nsetting mood good', 'f.txt:2: settings are over receipt'],
  [
    'a setting of no value',
    'scenario s\nsetting over receipt maybe',
    'f.txt:2: "over receipt" is ask',
  ],
  ['an item of no kind', 'scenario s\nitem MILK fresh', 'f.txt:2: "fresh" is not understood'],
  ['a party without a role', 'scenario s\nparty carrier', 'f.txt:2: a party is a vendor'],
  ['a lot of nothing', 'scenario s\nlot L1', 'f.txt:2: a lot is "of" an item'],
  ['a period that does nothing', 'scenario s\nwhen period ends', 'f.txt:2: a period "closes"'],
  ['a conversion to nothing', 'scenario s\nwhen convert PO-1', 'f.txt:2: a document is converted'],
  ['an open quantity in words', 'scenario s\nthen PO-1 open four', 'f.txt:2: what is open must be'],
  ['an order in no state', 'scenario s\nthen PO-1 done', 'f.txt:2: an order is "open"'],
  ['a component of nothing', 'scenario s\nwhen assembly: build PC P1 from A1', 'a component has'],
  ['makers without a start', 'scenario s\nwhen invoice: A1 makers 7', 'f.txt:2: "makers" needs'],
  [
    'a basis that is none',
    'scenario s\nwhen invoice: A1, duty 1.00 by ear',
    'by what is it shared?',
  ],
  ['a step before any scenario', 'given invoice: A1', 'f.txt:1: a scenario begins'],
  ['an unknown step', 'scenario s\nperhaps A1', 'f.txt:2: "perhaps" begins no step'],
  ['an unknown kind', 'scenario s\n\ngiven gift to bolt: A1', 'f.txt:3: a document begins with'],
  ['no colon', 'scenario s\ngiven invoice to bolt', 'f.txt:2: a document has a colon'],
  ['an unknown header word', 'scenario s\ngiven invoice for bolt: A1', 'f.txt:2: "for" is not'],
  ['a missing value', 'scenario s\ngiven invoice: A1 @', 'f.txt:2: what follows "@" is missing'],
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
