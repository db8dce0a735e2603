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
  type Outcome,
} from '../../testing/fixtures/view.ts';
import { sum } from '../money.ts';
import { applySettings, defaultSettings } from '../stock/settings.ts';
import { planAssembly } from './assembly.ts';
import type { BooksView, UnitRecord } from './view.ts';

const plan = makePlan('assembly', planAssembly);
const monitor = makeItem('MONITOR');
const disk = makeItem('DISK');
const pc = makeItem('PC', { weight: 9_000_000 });
const box = makeItem('BOX', { serialSource: 'generated', weight: 1_000_000 });
const keyboard = makeItem('KEYBOARD', { tracking: 'quantity' });
const cable = makeItem('CABLE', { tracking: 'auto_serial' });
const wine = makeItem('WINE', { lotTracked: true });
const fee = makeItem('FEE', { tracking: 'none' });
const items = [monitor, disk, pc, box, keyboard, cable, wine, fee];

const monitors = [10_500, 11_000, 11_500].map((cost, at) => makeUnit(monitor, `M${at + 1}`, cost));
const disks = [15_000, 15_500, 14_500].map((cost, at) => makeUnit(disk, `D${at + 1}`, cost));
const unlinked = applySettings(defaultSettings, { linkComponents: false });

function labour(amount: string, by: 'quantity' | 'value' | 'weight' = 'quantity') {
  return [{ name: 'labour', amount, by }];
}

/** The monitors, the disks, and three keyboards worth 30.00 together. */
function books(content: Partial<BooksView> = {}, more: readonly UnitRecord[] = []): BooksView {
  const { items: _items, followed: _followed, unitsByFold: _units, ...rest } = content;
  return makeView({
    items,
    units: [...monitors, ...disks, ...more],
    pools: new Map([[keyboard.id, { units: 3, value: 3000 }]]),
    balances: new Map([[keyboard.id, [{ areaId: binOf('MAIN'), lot: '', units: 3 }]]]),
    ...rest,
  });
}

function builtAt({ body }: Outcome): number[] {
  return body.movements
    .filter(({ event }) => event === 'build')
    .map(({ costChange }) => costChange);
}

const numbers = [1, 2, 3];

test('G6: monitors and disks linked, keyboards and labour shared: 315, 325 and 320', () => {
  const builds = numbers.map((at) => ({
    item: 'PC',
    serial: `P${at}`,
    components: [
      { item: 'MONITOR', serial: `M${at}` },
      { item: 'DISK', serial: `D${at}` },
    ],
  }));
  const lines = [{ item: 'KEYBOARD', quantity: 3 }];
  const outcome = plan({ builds, lines, addOnCosts: labour('150.00') }, books());
  expect(outcome.said).toEqual([]);
  expect(builtAt(outcome)).toEqual([31_500, 32_500, 32_000]);
  const { body } = outcome;
  expect(postedOf(body)).toEqual({ inventory: 15_000, add_on_costs_accrued: -15_000 });
  const changes = [...body.movements, ...body.quantities].map(({ costChange }) => costChange);
  expect(sum(changes)).toBe(15_000);
  expect(body.links.map(({ built, component }) => `${built.serial} ${component.serial}`)).toEqual([
    'P1 M1',
    'P1 D1',
    'P2 M2',
    'P2 D2',
    'P3 M3',
    'P3 D3',
  ]);
  expect([goesTo(body, 'P1'), goesTo(body, 'M1')]).toEqual(['FG_MAIN', 'CONSUMED']);
  expect(body.lines.map(({ line, item }) => `${line} ${item.sku}`)).toEqual([
    '1 KEYBOARD',
    '2 PC',
    '3 PC',
    '4 PC',
  ]);
});

test('G7: the disks are not linked: 315, 320 and 325', () => {
  const builds = numbers.map((at) => ({
    item: 'PC',
    serial: `P${at}`,
    components: [{ item: 'MONITOR', serial: `M${at}` }],
  }));
  const lines = [
    { item: 'DISK', serials: ['D1', 'D2', 'D3'] },
    { item: 'KEYBOARD', quantity: 3 },
  ];
  const draft = { builds, lines, addOnCosts: labour('150.00') };
  const outcome = plan(draft, books({ settings: unlinked }));
  expect(outcome.said).toEqual([]);
  expect(builtAt(outcome)).toEqual([31_500, 32_000, 32_500]);
  expect(plan(draft, books()).said).toEqual(['1 component_not_linked']);
});

test('G8: nothing is linked: 320 each', () => {
  const builds = numbers.map((at) => ({ item: 'PC', serial: `P${at}` }));
  const lines = [
    { item: 'MONITOR', serials: ['M1', 'M2', 'M3'] },
    { item: 'DISK', serials: ['D1', 'D2', 'D3'] },
    { item: 'KEYBOARD', quantity: 3 },
  ];
  const draft = { builds, lines, addOnCosts: labour('150.00') };
  const outcome = plan(draft, books({ settings: unlinked }));
  expect(builtAt(outcome)).toEqual([32_000, 32_000, 32_000]);
  expect(outcome.body.links).toEqual([]);
});

test('what is common is shared to the minor unit', () => {
  const builds = numbers.map((at) => ({ item: 'PC', serial: `P${at}` }));
  const lines = [{ item: 'KEYBOARD', quantity: 1 }];
  expect(builtAt(plan({ builds, lines }, books()))).toEqual([334, 333, 333]);
});

test.each([
  ['quantity', [10_550, 15_050]],
  ['value', [10_541, 15_059]],
  ['weight', [10_590, 15_010]],
] as const)('add-on costs go by %s', (by, costs) => {
  const builds = [
    { item: 'PC', serial: 'P1', components: [{ item: 'MONITOR', serial: 'M1' }] },
    { item: 'BOX', serial: 'B1', components: [{ item: 'DISK', serial: 'D1' }] },
  ];
  expect(builtAt(plan({ builds, addOnCosts: labour('1.00', by) }, books()))).toEqual(costs);
});

test('a component without units goes into its own unit at the average', () => {
  const builds = [
    { item: 'PC', serial: 'P1', components: [{ item: 'KEYBOARD', quantity: 2 }] },
    { item: 'PC', serial: 'P2', components: [{ item: 'KEYBOARD', quantity: 2 }] },
  ];
  expect(plan({ builds }, books()).said).toEqual(['2 quantity_not_in_stock']);
  const [first] = builds;
  const { body } = plan({ builds: first === undefined ? [] : [first] }, books());
  expect(body.quantities.map(({ event, costChange }) => [event, costChange])).toEqual([
    ['consume', -2000],
  ]);
});

describe('the serial of what is built', () => {
  test('is the next of the series where the item’s are generated', () => {
    const freshSerials = new Map([['serial', ['100000', '100001']]]);
    const builds = [
      { item: 'BOX', components: [{ item: 'DISK', serial: 'D1' }] },
      { item: 'BOX', components: [{ item: 'DISK', serial: 'D2' }] },
    ];
    const { said, body } = plan({ builds }, books({ freshSerials }));
    expect(said).toEqual([]);
    expect(movesOf(body).slice(-2)).toEqual(['100000 build 15000', '100001 build 15500']);
    const scanned = plan({ builds: [{ item: 'PC' }] }, books({ freshSerials }));
    expect(scanned.said).toEqual(['1 serials_missing']);
  });

  test('begins the next life of one that left, as the item’s policy has it', () => {
    const gone = makeUnit(pc, 'P1', 100, being('sold', 'RELEASED'));
    const builds = [{ item: 'PC', serial: 'p1' }];
    const { said, body } = plan({ builds }, books({}, [gone]));
    expect(said).toEqual(['1 serial_begins_next_life? p1']);
    expect(body.movements[0]?.unit).toMatchObject({ serial: 'p1', life: 2 });
  });

  test('is not one that is here, nor stands twice, nor is empty', () => {
    const here = makeUnit(pc, 'P1', 100);
    const builds = ['P1', 'P2', 'p2', ' '].map((serial) => ({ item: 'PC', serial }));
    expect(plan({ builds }, books({}, [here])).said).toEqual([
      '1 serial_already_in_stock P1',
      '3 serial_twice_in_document p2',
      '4 serial_empty',
    ]);
  });

  test('has a lot where its item wants one', () => {
    expect(plan({ builds: [{ item: 'WINE', serial: 'W1' }] }, books()).said).toEqual([
      '1 lot_missing',
    ]);
    const { said, body } = plan({ builds: [{ item: 'WINE', serial: 'W1', lot: 'L1' }] }, books());
    expect(said).toEqual([]);
    expect(body.movements[0]?.unit.lot).toBe('L1');
  });
});

test('a component goes into one unit, and only where it is free', () => {
  const held = makeUnit(monitor, 'M8', 100, { status: 'committed', heldBy: 9 });
  const components = (serial: string) => [{ item: 'MONITOR', serial }];
  const builds = [
    { item: 'PC', serial: 'P1', components: components('M1') },
    { item: 'PC', serial: 'P2', components: components('M1') },
    { item: 'PC', serial: 'P3', components: components('M8') },
    { item: 'PC', serial: 'P4', components: components('M9') },
    { item: 'PC', serial: 'P5', components: [{ item: 'MONITOR', quantity: 1 }] },
    { item: 'PC', serial: 'P6', components: [{ item: 'KEYBOARD', serial: 'K1' }] },
    { item: 'PC', serial: 'P7', components: [{ item: 'FEE', quantity: 1 }] },
    { item: 'KEYBOARD' },
  ];
  expect(plan({ builds }, books({}, [held])).said).toEqual([
    '2 serial_twice_in_document M1',
    '3 serial_committed M8',
    '4 serial_unknown M9',
    '5 serials_missing',
    '6 serials_not_taken',
    '7 item_holds_no_stock',
    '8 item_holds_no_stock',
  ]);
});

test('auto-serial components are picked, and not those that another build names', () => {
  const cables = [makeUnit(cable, '1000', 500), makeUnit(cable, '1001', 600)];
  const freeUnits = new Map([[cable.id, cables]]);
  const builds = [
    { item: 'PC', serial: 'P1', components: [{ item: 'CABLE', quantity: 1 }] },
    { item: 'PC', serial: 'P2', components: [{ item: 'CABLE', serial: '1000' }] },
  ];
  const outcome = plan({ builds }, books({ freeUnits }, cables));
  expect(outcome.said).toEqual([]);
  expect(builtAt(outcome)).toEqual([600, 500]);
});

describe('a unit that is taken apart', () => {
  const built = makeUnit(pc, 'P1', 31_500, { area: binOf('FG_MAIN') });
  const parts = [
    makeUnit(monitor, 'M7', 10_500, being('consumed', 'CONSUMED')),
    makeUnit(disk, 'D7', 15_000, being('consumed', 'CONSUMED')),
  ];
  const view = books({ components: new Map([[built.id, parts]]) }, [built, ...parts]);
  const takeApart = [{ item: 'PC', serial: 'P1' }];

  test('gives its components back at their own cost; the rest is written off', () => {
    const { said, body } = plan({ takeApart }, view);
    expect(said).toEqual([]);
    expect(movesOf(body)).toEqual(['P1 consume -31500', 'M7 recover 10500', 'D7 recover 15000']);
    expect(body.postings).toEqual([
      { account: 'write_offs', amount: 6000, reason: null },
      { account: 'inventory', amount: -6000, reason: 'write_offs' },
    ]);
    expect([goesTo(body, 'P1'), goesTo(body, 'M7')]).toEqual(['CONSUMED', 'MAIN']);
    expect(body.links.map(({ component, isTakenOut }) => [component.serial, isTakenOut])).toEqual([
      ['M7', true],
      ['D7', true],
    ]);
    expect(goesTo(plan({ takeApart, area: 'SHOP' }, view).body, 'M7')).toBe('SHOP');
  });

  test('was built here, and is free', () => {
    const bought = makeUnit(pc, 'P2', 100);
    const sold = makeUnit(pc, 'P3', 100, being('sold', 'RELEASED'));
    const draft = { takeApart: ['P2', 'P3', 'P9'].map((serial) => ({ item: 'PC', serial })) };
    expect(plan(draft, books({}, [bought, sold])).said).toEqual([
      '1 unit_not_assembled P2',
      '2 serial_not_in_stock P3',
      '2 unit_not_assembled P3',
      '3 serial_unknown P9',
    ]);
  });

  test('gives nothing back whose serial came in anew', () => {
    const anew = makeUnit(disk, 'D7', 100, {}, { life: 2 });
    const [shown, hidden] = parts;
    const units = [built, anew, ...(shown === undefined ? [] : [shown])];
    const again = books({ components: new Map([[built.id, parts]]) }, units);
    expect(hidden?.life).toBe(1);
    expect(plan({ takeApart }, again).said).toEqual(['1 serial_already_in_stock D7']);
  });

  test('stands after what is built in the same document', () => {
    const builds = [{ item: 'PC', serial: 'P5', components: [{ item: 'DISK', serial: 'D1' }] }];
    const { said, body } = plan({ builds, takeApart }, view);
    expect(said).toEqual([]);
    expect(body.lines.map(({ line, quantity }) => [line, quantity])).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });
});

test('inputs and add-on costs without a unit that is built have nowhere to go', () => {
  const lines = [{ item: 'KEYBOARD', quantity: 1 }];
  const built = makeUnit(pc, 'P1', 100);
  const part = makeUnit(disk, 'D7', 100, being('consumed', 'CONSUMED'));
  const view = books({ components: new Map([[built.id, [part]]]) }, [built, part]);
  const takeApart = [{ item: 'PC', serial: 'P1' }];
  expect(plan({ lines, takeApart }, view).said).toEqual(['1 add_on_has_no_bearer']);
  expect(plan({ lines }, view).said).toEqual(['1 add_on_has_no_bearer']);
  expect(plan({ takeApart, addOnCosts: labour('1.00') }, view).said).toEqual([
    '0 add_on_has_no_bearer',
  ]);
  expect(plan({}, view).said).toEqual(['0 document_has_no_lines']);
});

test.each([
  ['ATTIC', 'area_unknown'],
  ['NORTH', 'area_holds_no_stock'],
  ['RELEASED', 'area_of_other_type'],
])('goods are not built into %s', (area, code) => {
  const builds = [{ item: 'PC', serial: 'P1' }];
  expect(plan({ area, builds }, books()).said).toContain(`0 ${code}`);
});

test('what is built is not dated before its components came', () => {
  const late = makeUnit(disk, 'D9', 100, { lastOn: dayOf('2024-03-02') });
  const builds = [{ item: 'PC', serial: 'P1', components: [{ item: 'DISK', serial: 'D9' }] }];
  expect(plan({ builds }, books({}, [late])).said).toEqual(['1 date_before_unit D9']);
});

test('amounts that cannot be kept exactly are refused', () => {
  const builds = [{ item: 'PC', serial: 'P1' }];
  const draft = { builds, addOnCosts: labour('9999999999999.99') };
  expect(plan(draft, books()).said).toEqual(['0 amount_too_large']);
});
