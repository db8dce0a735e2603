import fc from 'fast-check';
import { prove } from '../../testing/fixtures/seed.ts';
import {
  being,
  binOf,
  makeItem,
  makePlan,
  makeReceipt,
  makeUnit,
  makeView,
  movesOf,
  postedOf,
  soldOn,
} from '../../testing/fixtures/view.ts';
import { sum } from '../money.ts';
import { isOurs } from '../stock/lifecycle.ts';
import type { UnitState } from '../stock/unit.ts';
import { planCostAdjustment } from './cost-adjustment.ts';
import type { BooksView, UnitRecord } from './view.ts';

const plan = makePlan('cost_adjustment', planCostAdjustment);
const laptop = makeItem('LAPTOP', { weight: 2_000_000 });
const phone = makeItem('PHONE', { weight: 500_000 });
const screw = makeItem('SCREW', { tracking: 'quantity' });
const items = [laptop, phone, screw];

/** Books with a receipt that brought these units, at what they cost now, and other units beside it. */
function received(units: readonly UnitRecord[], content: Partial<BooksView> = {}): BooksView {
  const receivedUnits = units.map((unit) => ({ unit, line: 1, landed: unit.state.cost }));
  const { followed: _followed, items: _items, unitsByFold: _units, ...rest } = content;
  return makeView({ items, units, followed: [makeReceipt()], receivedUnits, ...rest });
}

function late(amount: string, by: 'quantity' | 'value' | 'weight' = 'quantity') {
  return { against: 'GR-1', addOnCosts: [{ name: 'duty', amount, by }], lines: [] };
}

test('G16: twenty received at 150, fifteen sold, and a supplement of 40: 10 onto stock, 30 late', () => {
  const units = Array.from({ length: 20 }, (_, index) =>
    makeUnit(laptop, `A${index + 1}`, 15_000, index < 15 ? soldOn('2024-02-01', 20_000) : {}),
  );
  const { said, body } = plan(late('40.00'), received(units));
  expect(said).toEqual([]);
  expect(movesOf(body).slice(14, 16)).toEqual(['A15 revalue late 200', 'A16 revalue 200']);
  expect(body.addOnCosts).toBe(4000);
  expect(body.postings).toEqual([
    { account: 'inventory', amount: 4000, reason: 'add_on_costs' },
    { account: 'add_on_costs_accrued', amount: -4000, reason: null },
    { account: 'cost_of_goods_sold', amount: 3000, reason: null },
    { account: 'inventory', amount: -3000, reason: 'cost_of_goods_sold' },
  ]);
  expect(body.preview).toEqual({
    inStock: { units: 5, amount: 1000 },
    left: { units: 15, amount: 3000 },
    months: [
      { month: '2024-02', units: 15, amount: 3000, marginBefore: 75_000, marginAfter: 72_000 },
    ],
  });
});

test('the preview says each month of sale by itself, and what left unsold under none', () => {
  const units = [
    makeUnit(laptop, 'A1', 1000, soldOn('2024-02-10', 1500)),
    makeUnit(laptop, 'A2', 1000, soldOn('2024-01-20', 1400)),
    makeUnit(laptop, 'A3', 1000, being('at_vendor', 'VRMA')),
  ];
  const { body } = plan(late('0.30'), received(units));
  expect(body.preview?.months.map(({ month, marginAfter }) => [month, marginAfter])).toEqual([
    ['', -10],
    ['2024-01', 390],
    ['2024-02', 490],
  ]);
});

test.each([
  ['quantity', [34, 33, 33]],
  ['value', [60, 30, 10]],
  ['weight', [45, 44, 11]],
] as const)('a late cost is shared by %s, to the minor unit', (by, shares) => {
  const units = [
    makeUnit(laptop, 'A1', 6000),
    makeUnit(laptop, 'A2', 3000),
    makeUnit(phone, 'B1', 1000),
  ];
  const { body } = plan(late('1.00', by), received(units));
  expect(body.movements.map(({ costChange }) => costChange)).toEqual(shares);
});

test('a credit takes off cost, and never more than there is', () => {
  const units = [makeUnit(laptop, 'A1', 1000), makeUnit(laptop, 'A2', 15)];
  const enough = plan(late('-0.30'), received(units));
  expect(enough.said).toEqual([]);
  expect(movesOf(enough.body)).toEqual(['A1 revalue -15', 'A2 revalue -15']);
  expect(postedOf(enough.body)).toEqual({ inventory: -30, add_on_costs_accrued: 30 });
  expect(plan(late('-0.32'), received(units)).said).toEqual(['1 cost_below_zero A2']);
});

test('a unit that left may give back what came late, and no more than its whole cost', () => {
  const unit = makeUnit(laptop, 'A1', 100, { ...soldOn('2024-02-01', 300), lateCost: 20 });
  expect(plan(late('-1.20'), received([unit])).said).toEqual([]);
  expect(plan(late('-1.21'), received([unit])).said).toEqual(['1 cost_below_zero A1']);
});

test('goods without units: the part that is still there goes onto the pool, the rest is late', () => {
  const view = received([], {
    receivedQuantities: [{ itemId: screw.id, line: 1, units: 100, landed: 1000 }],
    pools: new Map([[screw.id, { units: 40, value: 400 }]]),
  });
  const { said, body } = plan(late('10.00'), view);
  expect(said).toEqual([]);
  expect(body.quantities.map(({ costChange, lateCost }) => [costChange, lateCost])).toEqual([
    [400, 600],
  ]);
  expect(postedOf(body)).toEqual({
    inventory: 400,
    add_on_costs_accrued: -1000,
    cost_of_goods_sold: 600,
  });
  expect(body.lines.map(({ line, quantity }) => [line, quantity])).toEqual([[1, 100]]);
});

test('two lines of one receipt share what is still there of their item', () => {
  const view = received([], {
    receivedQuantities: [
      { itemId: screw.id, line: 1, units: 100, landed: 1000 },
      { itemId: screw.id, line: 2, units: 100, landed: 1000 },
    ],
    pools: new Map([[screw.id, { units: 100, value: 1000 }]]),
  });
  const { body } = plan(late('20.00'), view);
  expect(sum(body.quantities.map(({ costChange }) => costChange))).toBe(1000);
  expect(sum(body.quantities.map(({ lateCost }) => lateCost))).toBe(1000);
});

test('a pool is not worth less than nothing', () => {
  const view = received([], {
    receivedQuantities: [{ itemId: screw.id, line: 1, units: 10, landed: 100 }],
    pools: new Map([[screw.id, { units: 10, value: 50 }]]),
  });
  expect(plan(late('-0.50'), view).said).toEqual([]);
  expect(plan(late('-0.51'), view).said).toEqual(['1 cost_below_zero']);
});

describe('new costs by line', () => {
  const units = [
    makeUnit(laptop, 'A1', 1000),
    makeUnit(laptop, 'A2', 1000, { ...soldOn('2024-02-01', 3000), lateCost: 50 }),
  ];
  const line = { item: 'LAPTOP', serials: ['A1', 'A2'], unitCost: '8.00' };

  test('go onto what is ours, and to cost of goods sold for what has left', () => {
    const { said, body } = plan({ lines: [line] }, makeView({ items, units }));
    expect(said).toEqual([]);
    expect(movesOf(body)).toEqual(['A1 revalue -200', 'A2 revalue late -250']);
    expect(postedOf(body)).toEqual({
      inventory: -200,
      cost_changes: 450,
      cost_of_goods_sold: -250,
    });
    expect(body.addOnCosts).toBe(0);
  });

  test('are owed by the vendor who is named', () => {
    const { body } = plan({ party: 'ACME', lines: [line] }, makeView({ items, units }));
    expect(postedOf(body).payable).toBe(450);
  });

  test('are of the document’s currency', () => {
    const draft = { currency: 'EUR', exchangeRate: '1.5', lines: [line] };
    const { body } = plan(draft, makeView({ items, units }));
    expect(movesOf(body)).toEqual(['A1 revalue 200', 'A2 revalue late 150']);
  });

  test('need a unit of the item, once, and an amount', () => {
    const draft = {
      lines: [
        { item: 'LAPTOP', serials: ['A1', 'A9', 'a1'], unitCost: '8.00' },
        { item: 'LAPTOP', serials: ['A2'] },
        { item: 'SCREW', quantity: 3, unitCost: '1.00' },
        { item: 'GHOST', quantity: 3, unitCost: '1.00' },
        { item: 'LAPTOP', quantity: 1, unitCost: '1.00' },
      ],
    };
    expect(plan(draft, makeView({ items, units })).said).toEqual([
      '1 serial_unknown A9',
      '1 serial_twice_in_document a1',
      '2 amount_missing',
      '3 item_holds_no_stock',
      '4 item_unknown',
      '5 serials_missing',
    ]);
  });

  test('and a share of a late cost do not meet in one unit', () => {
    const draft = { ...late('1.00'), lines: [{ ...line, serials: ['A1'] }] };
    expect(plan(draft, received(units)).said).toEqual(['2 serial_twice_in_document A1']);
  });
});

test.each([
  ['no cost at all', { lines: [] }, ['0 cost_adjustment_empty']],
  [
    'a late cost without its receipt',
    { addOnCosts: [{ name: 'duty', amount: '1.00', by: 'quantity' as const }], lines: [] },
    ['0 against_missing'],
  ],
  ['a receipt of nothing that is kept', late('1.00'), ['0 add_on_has_no_bearer']],
  ['a receipt that is not there', { ...late('1.00'), against: 'GR-9' }, ['0 from_unknown']],
])('is refused: %s', (_name, draft, said) => {
  expect(plan(draft, received([])).said).toEqual(said);
});

test('a share by weight needs a weight', () => {
  const feather = makeItem('FEATHER');
  const unit = makeUnit(feather, 'F1', 100);
  const view = makeView({
    items: [feather],
    followed: [makeReceipt()],
    receivedUnits: [{ unit, line: 1, landed: 100 }],
  });
  expect(plan(late('1.00', 'weight'), view).said).toContain('0 add_on_has_no_weight');
});

test('a late cost is not dated before what its units did', () => {
  const unit = makeUnit(laptop, 'A1', 100, soldOn('2024-03-02', 300));
  expect(plan(late('1.00'), received([unit])).said).toEqual(['1 date_before_unit A1']);
});

test('whatever happened to the units, a late cost is posted whole and stock moves by what goes onto it', () => {
  const states: readonly Partial<UnitState>[] = [
    {},
    being('committed', 'MAIN'),
    being('in_transit', 'TRANSIT'),
    being('returned', 'CRMA'),
    being('written_off', 'WRITEOFF'),
    being('consumed', 'CONSUMED'),
    soldOn('2024-02-01', 900),
  ];
  const given = fc.record({
    units: fc.array(
      fc.record({ state: fc.constantFrom(...states), cost: fc.nat({ max: 10 ** 6 }) }),
      { minLength: 1, maxLength: 20 },
    ),
    screws: fc.nat({ max: 50 }),
    amount: fc.nat({ max: 10 ** 6 }),
    by: fc.constantFrom('quantity', 'value', 'weight'),
  });
  prove(
    fc.property(given, ({ units, screws, amount, by }) => {
      const records = units.map(({ state, cost }, index) =>
        makeUnit(laptop, `A${index}`, cost, state),
      );
      const view = received(records, {
        receivedQuantities: [{ itemId: screw.id, line: 2, units: 50, landed: 100 }],
        pools: new Map([[screw.id, { units: screws, value: screws * 2 }]]),
      });
      const { said, body } = plan(late((amount / 100).toFixed(2), by), view);
      expect(said).toEqual([]);
      const changes = [...body.movements, ...body.quantities];
      const onto = sum(changes.map(({ costChange }) => costChange));
      const after = sum(changes.map(({ lateCost }) => lateCost));
      expect(onto + after).toBe(amount);
      const posted = postedOf(body);
      expect(posted.inventory ?? 0).toBe(onto);
      expect(posted.cost_of_goods_sold ?? 0).toBe(after);
      for (const { unit, costChange, lateCost } of body.movements) {
        const isHere = unit.known !== null && isOurs(unit.known.state.status);
        expect(isHere ? lateCost : costChange).toBe(0);
      }
    }),
  );
});

test('bins do not change with a cost', () => {
  const { body } = plan(late('1.00'), received([makeUnit(laptop, 'A1', 100)]));
  expect(body.movements.map(({ fromArea, toArea }) => [fromArea, toArea])).toEqual([
    [binOf('MAIN'), binOf('MAIN')],
  ]);
});

test('amounts that cannot be kept exactly are refused', () => {
  const unit = makeUnit(laptop, 'A1', 100);
  const huge = '9999999999999.99';
  const line = { item: 'LAPTOP', serials: ['A1'], unitCost: huge };
  const inEuro = { currency: 'EUR', exchangeRate: '900' };
  expect(plan({ ...late(huge), ...inEuro }, received([unit])).said).toEqual(['0 amount_too_large']);
  expect(plan({ lines: [line], ...inEuro }, received([unit])).said).toEqual(['1 amount_too_large']);
});
