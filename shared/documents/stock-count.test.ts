import {
  being,
  binOf,
  dayOf,
  goesTo,
  makeItem,
  makePlan,
  makeUnit,
  makeView,
  movesOf,
  postedOf,
} from '../../testing/fixtures/view.ts';
import type { UnitState } from '../stock/unit.ts';
import { planStockCount } from './stock-count.ts';
import type { BinBalance, BooksView, UnitRecord } from './view.ts';

const plan = makePlan('stock_count', planStockCount);
const laptop = makeItem('LAPTOP');
const phone = makeItem('PHONE');
const cable = makeItem('CABLE', { tracking: 'auto_serial' });
const screw = makeItem('SCREW', { tracking: 'quantity' });
const milk = makeItem('MILK', { tracking: 'quantity', lotTracked: true });
const vial = makeItem('VIAL', { tracking: 'auto_serial', lotTracked: true });
const fee = makeItem('FEE', { tracking: 'none' });
const items = [laptop, phone, cable, screw, milk, vial, fee];
const freshSerials = new Map([['serial', ['100000', '100001']]]);
const area = 'MAIN';

function lying(code: string): Partial<UnitState> {
  return { area: binOf(code) };
}

/** Books of these units, of which a count of MAIN sees those that lie there. */
function books(units: readonly UnitRecord[], content: Partial<BooksView> = {}): BooksView {
  const { items: _items, followed: _followed, unitsByFold: _units, ...rest } = content;
  const unitsByManufacturerSerial = new Map<string, UnitRecord[]>();
  for (const unit of units) {
    const made = unit.manufacturerSerial ?? '';
    const same = unitsByManufacturerSerial.get(made) ?? [];
    unitsByManufacturerSerial.set(made, [...same, unit]);
  }
  const countedUnits = units.filter(({ state }) => state.area === binOf(area));
  return makeView({ items, units, countedUnits, unitsByManufacturerSerial, freshSerials, ...rest });
}

/** Books with these quantities in MAIN, by lot, at 0.10 each. */
function shelf(item: typeof screw, lots: Readonly<Record<string, number>>): BooksView {
  const here: BinBalance[] = Object.entries(lots).map(([lot, units]) => ({
    areaId: binOf(area),
    lot,
    units,
  }));
  const units = here.reduce((total, balance) => total + balance.units, 0);
  return books([], {
    pools: new Map([[item.id, { units, value: units * 10 }]]),
    balances: new Map([[item.id, here]]),
    countedBalances: new Map([[item.id, here]]),
  });
}

function quantitiesOf({ body }: ReturnType<typeof plan>): string[] {
  return body.quantities.map(({ event, lot, quantity, costChange }) =>
    [event, lot, quantity, costChange].filter((part) => part !== '').join(' '),
  );
}

describe('G9: five auto-serial units lie in the bin, two of them with a maker’s serial', () => {
  const marked = (manufacturerSerial: string) => ({ manufacturerSerial });
  const units = [
    makeUnit(cable, '1000', 500),
    makeUnit(cable, '1001', 500, {}, marked('AAA')),
    makeUnit(cable, '1002', 500),
    makeUnit(cable, '1003', 500, {}, marked('BBB')),
    makeUnit(cable, '1004', 500),
  ];
  const averageCosts = new Map([[cable.id, 500]]);
  const gone = (serials: string[]) => serials.map((serial) => `${serial} write_off -500`);

  test.each([
    [1, ['1 count_needs_serials'], []],
    [2, [], gone(['1000', '1002', '1004'])],
    [3, [], gone(['1002', '1004'])],
    [4, [], gone(['1004'])],
    [5, [], []],
    [6, [], ['100000 find 500']],
  ])('%i are counted', (quantity, said, moves) => {
    const draft = { area, lines: [{ item: 'CABLE', quantity }] };
    const outcome = plan(draft, books(units, { averageCosts }));
    expect(outcome.said).toEqual(said);
    expect(movesOf(outcome.body)).toEqual(moves);
  });

  test('what an order holds is there, whatever its serial', () => {
    const [first, ...others] = units;
    const held = makeUnit(cable, '1005', 500, { status: 'committed', heldBy: 9 });
    const draft = { area, lines: [{ item: 'CABLE', quantity: 3 }] };
    const { body } = plan(draft, books([...(first ? [first] : []), ...others, held]));
    expect(movesOf(body)).toEqual(gone(['1000', '1002', '1004']));
  });

  test('on an earlier day, no number says which of them were there', () => {
    const later = { lastOn: dayOf('2024-03-02'), document: 'INV-1' };
    const draft = { area, lines: [{ item: 'CABLE', quantity: 6 }] };
    const leftSince = new Map([[cable.id, later]]);
    expect(plan(draft, books(units, { leftSince })).said).toEqual(['1 date_before_unit']);
  });
});

test('G10: a count of three units, one of each of three bins', () => {
  const units = [
    ...['1', '2', '3'].map((serial) => makeUnit(laptop, serial, 100)),
    ...['4', '5', '6'].map((serial) => makeUnit(laptop, serial, 110, lying('SHOP'))),
    ...['7', '8', '9'].map((serial) => makeUnit(laptop, serial, 120, lying('DEPOT'))),
  ];
  const draft = { area, lines: [{ item: 'LAPTOP', serials: ['1', '5', '9'] }] };
  const { said, body } = plan(draft, books(units));
  expect(said).toEqual([]);
  expect(movesOf(body)).toEqual([
    '5 transfer',
    '9 transfer',
    '2 write_off -100',
    '3 write_off -100',
  ]);
  expect([goesTo(body, '5'), goesTo(body, '2')]).toEqual(['MAIN', 'WRITEOFF']);
  expect(body.postings).toEqual([
    { account: 'count_differences', amount: 200, reason: null },
    { account: 'inventory', amount: -200, reason: 'count_differences' },
  ]);
});

describe('G11: a maker’s serial names the next unit that has it, of this bin first', () => {
  const made = (manufacturerSerial: string) => ({ manufacturerSerial });
  const units = [
    makeUnit(laptop, '227', 100, lying('SHOP'), made('103')),
    makeUnit(laptop, '221', 100, {}, made('101')),
    makeUnit(laptop, '222', 100, {}, made('102')),
    ...['223', '224', '225', '226'].map((serial) => makeUnit(laptop, serial, 100, {}, made('103'))),
  ];
  const lineOf = (...named: string[]) => ({
    item: 'LAPTOP',
    serials: named.map((manufacturerSerial) => ({ serial: '', manufacturerSerial })),
  });

  test.each([
    [3, ['226 write_off -100']],
    [5, ['227 transfer']],
  ])('%i times', (times, moves) => {
    const named = ['101', '102', ...Array.from({ length: times }, () => '103')];
    const { said, body } = plan({ area, lines: [lineOf(...named)] }, books(units));
    expect(said).toEqual([]);
    expect(movesOf(body)).toEqual(moves);
  });

  test('once more than there are', () => {
    const named = Array.from({ length: 6 }, () => '103');
    expect(plan({ area, lines: [lineOf(...named)] }, books(units)).said).toContain(
      '1 serial_unknown 103',
    );
  });
});

test('what was found and cannot be here is said', () => {
  const units = [
    makeUnit(laptop, 'A1', 100, being('sold', 'RELEASED')),
    makeUnit(laptop, 'A2', 100, being('at_vendor', 'VRMA')),
    makeUnit(laptop, 'A3', 100, { ...being('committed', 'SHOP'), heldBy: 9 }),
    makeUnit(laptop, 'A4', 100, being('in_transit', 'TRANSIT')),
    makeUnit(phone, 'B1', 100),
    makeUnit(laptop, 'A5', 100, being('none', 'MAIN')),
    makeUnit(laptop, 'A6', 100, { ...lying('SHOP'), lastOn: dayOf('2024-03-02') }),
  ];
  const serials = ['A1', 'A2', 'A3', 'A4', 'B1', 'A5', 'A6', 'A9', 'a6', ' '];
  const draft = { area, items: ['LAPTOP'], lines: [{ item: 'LAPTOP', serials }] };
  expect(plan(draft, books(units)).said).toEqual([
    '1 serial_not_in_stock A1',
    '1 serial_not_in_stock A2',
    '1 serial_committed A3',
    '1 serial_in_transit A4',
    '1 serial_of_other_item B1',
    '1 serial_unknown A5',
    '1 date_before_unit A6',
    '1 serial_unknown A9',
    '1 serial_twice_in_document a6',
    '1 serial_empty',
  ]);
});

test('what was not found and is held is said, and is there where it is found', () => {
  const held = makeUnit(laptop, 'A1', 100, { ...being('committed', 'MAIN'), heldBy: 9 });
  const lines = [{ item: 'LAPTOP', serials: ['A1'] }];
  expect(plan({ area, items: ['LAPTOP'] }, books([held])).said).toEqual(['0 serial_committed A1']);
  const found = plan({ area, lines }, books([held]));
  expect([found.said, found.body.movements]).toEqual([[], []]);
});

test('items that are not counted are left alone where the count names its items', () => {
  const units = [makeUnit(laptop, 'A1', 100), makeUnit(phone, 'B1', 200)];
  const whole = plan({ area, lines: [{ item: 'LAPTOP', serials: ['A1'] }] }, books(units));
  expect(movesOf(whole.body)).toEqual(['B1 write_off -200']);
  expect(whole.body.lines.map(({ line, item }) => `${line} ${item.sku}`)).toEqual([
    '1 LAPTOP',
    '2 PHONE',
  ]);
  const some = plan({ area, items: ['LAPTOP'] }, books(units));
  expect(movesOf(some.body)).toEqual(['A1 write_off -100']);
});

test('a count of an earlier day does not miss what came later, and says what moved later', () => {
  const later = dayOf('2024-03-05');
  const units = [
    makeUnit(laptop, 'A1', 100, { receivedOn: later, lastOn: later }),
    makeUnit(laptop, 'A2', 100, { lastOn: later }),
  ];
  const { said, body } = plan({ area, items: ['LAPTOP'] }, books(units));
  expect(said).toEqual(['0 date_before_unit A2']);
  expect(body.movements).toEqual([]);
});

test('a scanned item by number agrees with the books, or is scanned', () => {
  const units = [makeUnit(laptop, 'A1', 100), makeUnit(laptop, 'A2', 100)];
  const count = (quantity: number) =>
    plan({ area, lines: [{ item: 'LAPTOP', quantity }] }, books(units)).said;
  expect([1, 2, 3].map(count)).toEqual([['1 count_needs_serials'], [], ['1 count_needs_serials']]);
});

describe('goods without units', () => {
  const count = (quantity: number, view: BooksView) =>
    plan({ area, lines: [{ item: 'SCREW', quantity }] }, view);

  test('go and come at their average', () => {
    const less = count(90, shelf(screw, { '': 100 }));
    expect([less.said, quantitiesOf(less)]).toEqual([[], ['write_off 10 -100']]);
    expect(postedOf(less.body)).toEqual({ count_differences: 100, inventory: -100 });
    expect(quantitiesOf(count(110, shelf(screw, { '': 100 })))).toEqual(['find 10 100']);
    expect(quantitiesOf(count(100, shelf(screw, { '': 100 })))).toEqual([]);
    expect(quantitiesOf(count(0, shelf(screw, { '': 100 })))).toEqual(['write_off 100 -1000']);
  });

  test('are not there where nobody counted them', () => {
    const outcome = plan({ area, items: ['SCREW'] }, shelf(screw, { '': 100 }));
    expect(quantitiesOf(outcome)).toEqual(['write_off 100 -1000']);
  });

  test('are counted together where two lines have them', () => {
    const lines = [
      { item: 'SCREW', quantity: 60 },
      { item: 'SCREW', quantity: 30 },
    ];
    const outcome = plan({ area, lines }, shelf(screw, { '': 100 }));
    expect(quantitiesOf(outcome)).toEqual(['write_off 10 -100']);
  });

  test('are compared with the day of the count, and leave no later day with less than nothing', () => {
    const then = [{ areaId: binOf(area), lot: '', units: 100 }];
    const least = [{ areaId: binOf(area), lot: '', units: 20 }];
    const view = books([], {
      pools: new Map([[screw.id, { units: 70, value: 700 }]]),
      balances: new Map([[screw.id, least]]),
      countedBalances: new Map([[screw.id, then]]),
    });
    expect(quantitiesOf(count(100, view))).toEqual([]);
    expect(quantitiesOf(count(110, view))).toEqual(['find 10 100']);
    expect(quantitiesOf(count(85, view))).toEqual(['write_off 15 -150']);
    expect(count(70, view).said).toEqual(['1 quantity_not_in_stock']);
  });

  test('are counted lot by lot; a lot that is not named was not found', () => {
    const lines = [
      { item: 'MILK', lot: 'L1', quantity: 5 },
      { item: 'MILK', lot: 'L2', quantity: 9 },
    ];
    const outcome = plan({ area, lines }, shelf(milk, { L1: 6, L2: 8, L3: 2 }));
    expect(outcome.said).toEqual([]);
    expect(quantitiesOf(outcome)).toEqual([
      'write_off L1 1 -10',
      'find L2 1 10',
      'write_off L3 2 -20',
    ]);
  });

  test('say their lot where there are more than the books have', () => {
    const lines = (quantity: number) => ({ area, lines: [{ item: 'MILK', quantity }] });
    const view = shelf(milk, { L1: 6, L2: 8 });
    expect(plan(lines(15), view).said).toEqual(['1 lot_missing']);
    expect(plan(lines(14), view).said).toEqual([]);
    expect(quantitiesOf(plan(lines(7), view))).toEqual([
      'write_off L1 6 -60',
      'write_off L2 1 -10',
    ]);
  });
});

test('new auto-serial units of an item with lots have one', () => {
  const line = { item: 'VIAL', quantity: 1 };
  expect(plan({ area, lines: [line] }, books([])).said).toEqual(['1 lot_missing']);
  const { said, body } = plan({ area, lines: [{ ...line, lot: 'L1' }] }, books([]));
  expect(said).toEqual([]);
  expect(body.movements[0]?.unit.lot).toBe('L1');
});

test.each([
  ['no bin', {}, ['0 area_missing']],
  ['an unknown bin', { area: 'ATTIC' }, ['0 area_unknown']],
  ['a location', { area: 'NORTH' }, ['0 area_holds_no_stock']],
  ['a bin of goods that are not ours', { area: 'RELEASED' }, ['0 area_of_other_type']],
  ['an unknown item', { area, items: ['GHOST'] }, ['0 item_unknown']],
  ['nothing at all', { area }, ['0 document_has_no_lines']],
  [
    'lines that are wrong',
    {
      area,
      lines: [
        { item: 'GHOST', quantity: 1 },
        { item: 'FEE', quantity: 1 },
        { item: 'SCREW' },
        { item: 'SCREW', quantity: -1 },
        { item: 'SCREW', serials: ['A1'], quantity: 1 },
        { item: 'LAPTOP', serials: ['A1'], quantity: 2 },
      ],
    },
    [
      '1 item_unknown',
      '2 item_holds_no_stock',
      '3 quantity_missing',
      '4 quantity_not_positive',
      '5 serials_not_taken',
      '6 quantity_differs_from_serials',
    ],
  ],
])('is refused: %s', (_name, draft, said) => {
  expect(plan(draft, books([makeUnit(laptop, 'A1', 100)])).said).toEqual(said);
});

test('a count of ten thousand lines takes no longer than its lines', () => {
  const units = Array.from({ length: 10_000 }, (_, at) => makeUnit(laptop, `A${at}`, 100));
  const lines = units.map(({ serial }) => ({ item: 'LAPTOP', serials: [serial] }));
  const began = performance.now();
  expect(plan({ area, lines }, books(units)).said).toEqual([]);
  expect(performance.now() - began).toBeLessThan(2000);
});
