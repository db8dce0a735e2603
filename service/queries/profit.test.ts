/** Every cut of the profit and loss says the same in all: units, goods without units, and costs that come late. */
import { profitKeys, type DocumentRequest, type ProfitKey } from '../../shared/api.ts';
import { present } from '../../shared/assert.ts';
import { parseDay, parseInstant } from '../../shared/day.ts';
import type { Books } from '../books.ts';
import {
  answerOf,
  enterMasters,
  idOf,
  openTestBooks,
  post,
  usualMasters,
  type TestBooks,
} from '../../testing/fixtures/books.ts';
import { listAuditTrail } from './audit-trail.ts';
import { listBalances } from './balances.ts';
import { findDocument } from './documents.ts';
import { answerProfit, loadProfit } from './profit.ts';
import { loadValuation } from './valuation.ts';
import { listUnits } from './unit-list.ts';
import { findCard, findHistory, lookupUnits } from './units.ts';
import { verifyBooks } from './verify.ts';

let opened: TestBooks;
let books: Books;
let nextId = 1;
beforeAll(async () => {
  opened = await openTestBooks();
  ({ books } = opened);
  await enterMasters(books, usualMasters);
  for (const deed of deeds) answerOf(await post(books, { ...deed, id: idOf(nextId++) }));
});
afterAll(async () => {
  const { differences, chain } = await verifyBooks(books);
  await opened.remove();
  expect(differences).toEqual([]);
  expect(chain).toBe('intact');
});

/** Two units and screws are bought, one of them sold from SHOP, one more cost comes late, some of it comes back. */
const deeds: readonly Omit<DocumentRequest, 'id'>[] = [
  {
    kind: 'goods_receipt',
    occurredOn: '2024-01-10',
    party: 'acme',
    area: 'SHOP',
    lines: [
      { item: 'LAPTOP', serials: ['A1', 'A2'], unitCost: '500.00' },
      { item: 'SCREW', quantity: 90, unitCost: '0.10' },
    ],
  },
  {
    kind: 'goods_receipt',
    occurredOn: '2024-01-11',
    party: 'zenith',
    lines: [{ item: 'SCREW', quantity: 10, unitCost: '0.60' }],
  },
  {
    kind: 'invoice',
    occurredOn: '2024-01-20',
    party: 'bolt',
    area: 'SHOP',
    lines: [
      { item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' },
      { item: 'SCREW', quantity: 40, unitPrice: '0.30' },
    ],
  },
  {
    kind: 'credit_memo',
    occurredOn: '2024-02-02',
    party: 'bolt',
    lines: [{ item: 'SCREW', quantity: 10, unitPrice: '0.30' }],
  },
  {
    kind: 'cost_adjustment',
    occurredOn: '2024-02-03',
    party: 'acme',
    lines: [{ item: 'LAPTOP', serials: ['A1', 'A2'], unitCost: '490.00' }],
  },
];

function read(by: ProfitKey, query: object = {}): Promise<ReturnType<typeof answerProfit>> {
  return loadProfit(books, { by, ...query }).then(answerProfit);
}

async function rowsBy(by: ProfitKey): Promise<unknown[]> {
  const { rows } = await read(by);
  return rows.map(({ key, units, netRevenue, cost, lateCost }) => [
    key,
    units,
    netRevenue,
    cost,
    lateCost,
  ]);
}

const totals = {
  units: 31,
  revenue: '712.00',
  returns: '3.00',
  netRevenue: '709.00',
  cost: '494.50',
  lateCost: '-10.00',
  margin: '214.50',
};

test.each(profitKeys)('by %s the totals are the same, known by now too', async (by) => {
  expect((await read(by)).totals).toMatchObject(totals);
  const knownAt = parseInstant('2030-01-01T00:00:00Z');
  expect(await read(by, { knownAt })).toEqual(await read(by));
});

test('each cut has goods without units beside units', async () => {
  expect(await rowsBy('month')).toEqual([
    ['2024-01', 41, '712.00', '506.00', '0.00'],
    ['2024-02', -10, '-3.00', '-11.50', '-10.00'],
  ]);
  expect(await rowsBy('item')).toEqual([
    ['LAPTOP', 1, '700.00', '490.00', '-10.00'],
    ['SCREW', 30, '9.00', '4.50', '0.00'],
  ]);
  expect(await rowsBy('customer')).toEqual([['bolt', 31, '709.00', '494.50', '-10.00']]);
  expect(await rowsBy('vendor')).toEqual([
    ['', 30, '9.00', '4.50', '0.00'],
    ['acme', 1, '700.00', '490.00', '-10.00'],
  ]);
  // Where quantities that came back had been sold from nobody knows.
  expect(await rowsBy('area')).toEqual([
    ['', -10, '-3.00', '-1.50', '0.00'],
    ['SHOP', 41, '712.00', '496.00', '-10.00'],
  ]);
  expect(await rowsBy('serial')).toEqual([['LAPTOP/A1', 1, '700.00', '490.00', '-10.00']]);
});

test('the stock is explained to the cent, at the end and in between', async () => {
  expect(await read('total')).toMatchObject({
    adjustments: { costChanges: '-20.00', total: '-20.00', priceVariance: '0.00' },
    tieOut: {
      openingStock: '0.00',
      purchases: '1015.00',
      costOfGoodsSold: '494.50',
      adjustments: '-20.00',
      closingStock: '500.50',
      unexplained: '0.00',
    },
  });
  expect(await read('total', { from: '2024-01-15', to: '2024-01-31' })).toMatchObject({
    tieOut: { openingStock: '1015.00', closingStock: '509.00', unexplained: '0.00' },
  });
});

test('the stock is valued by item, bin and unit, each bin with its share of the pool', async () => {
  const value = async (by: 'item' | 'area' | 'unit', asOf?: string): Promise<unknown[]> => {
    const day = asOf === undefined ? undefined : present(parseDay(asOf), 'a day');
    const { rows, totals: all } = await loadValuation(books, { by, asOf: day });
    return [
      ...rows.map(({ item, area, serial, units, value: worth }) =>
        [item, area, serial, units, worth].filter((part) => part !== undefined),
      ),
      [all.units, all.value],
    ];
  };
  expect(await value('item')).toEqual([
    ['LAPTOP', 1, '490.00'],
    ['SCREW', 70, '10.50'],
    [71, '500.50'],
  ]);
  const bins = [
    ['LAPTOP', 'SHOP', 1, '490.00'],
    ['SCREW', 'CRMA', 10, '1.50'],
    ['SCREW', 'MAIN', 10, '1.50'],
    ['SCREW', 'SHOP', 50, '7.50'],
    [71, '500.50'],
  ];
  expect(await value('area')).toEqual(bins);
  expect(await value('area', '2024-02-03')).toEqual(bins);
  expect(await value('unit')).toContainEqual(['LAPTOP', 'SHOP', 'A2', 1, '490.00']);
  expect(await value('item', '2024-01-11')).toEqual([
    ['LAPTOP', 2, '1000.00'],
    ['SCREW', 100, '15.00'],
    [102, '1015.00'],
  ]);
});

test('what lies where is what the movements left, and what is free of it', async () => {
  const { rows } = await listBalances(books.store, { item: 'SCREW' });
  expect(rows.map(({ area, units, available, value }) => [area, units, available, value])).toEqual([
    ['CRMA', 10, 10, '1.50'],
    ['MAIN', 10, 10, '1.50'],
    ['SHOP', 50, 50, '7.50'],
  ]);
  const shop = await listBalances(books.store, { area: 'SHOP' });
  expect(shop.rows.map(({ item, units, committed }) => [item, units, committed])).toEqual([
    ['LAPTOP', 1, 0],
    ['SCREW', 50, 0],
  ]);
});

test('a unit that was sold keeps its cost, and its true cost has what came late', async () => {
  expect(await findCard(books, 'LAPTOP', 'A1', {})).toMatchObject({
    unitCost: '500.00',
    trueCost: '490.00',
    margin: '210.00',
  });
  const history = await findHistory(books, 'LAPTOP', 'A1', {});
  expect(history?.map(({ event, costChange, lateCost }) => [event, costChange, lateCost])).toEqual([
    ['receive', '500.00', undefined],
    ['sell', '-500.00', undefined],
    ['revalue', '0.00', '-10.00'],
  ]);
});

test('units are seen as of a day, and as they were known at a moment', async () => {
  const asOf = present(parseDay('2024-01-15'), 'a day');
  const list = async (query: object): Promise<unknown[]> => {
    const { items } = await listUnits(books, { format: 'json', ...query });
    return items.map(({ serial, status, unitCost }) => [serial, status, unitCost]);
  };
  expect(await list({ asOf, status: 'in_stock' })).toEqual([
    ['A1', 'in_stock', '500.00'],
    ['A2', 'in_stock', '500.00'],
  ]);
  expect(await list({ status: 'in_stock' })).toEqual([['A2', 'in_stock', '490.00']]);
  expect(await list({ asOf, status: 'sold' })).toEqual([]);
  expect(await list({ asOf, vendor: 'nobody' })).toEqual([]);
  expect(await list({ asOf, costTo: '499.99' })).toEqual([]);
  const before = present(parseDay('2024-01-09'), 'a day');
  expect(await list({ asOf: before })).toEqual([]);
  expect(await findHistory(books, 'LAPTOP', 'A1', { asOf: before })).toBeNull();
  expect(await findHistory(books, 'LAPTOP', 'A1', { asOf })).toHaveLength(1);
  const sale = await findDocument(books.store.db, { number: 'INV-100001' });
  const knownAt = present(sale, 'the sale').recorded_at;
  expect(await findCard(books, 'LAPTOP', 'A1', { knownAt })).toMatchObject({
    status: 'sold',
    trueCost: '500.00',
    margin: '200.00',
  });
  const { results } = await lookupUnits(books, { serials: ['A2'], knownAt });
  expect(results[0]?.units[0]).toMatchObject({ unitCost: '500.00' });
  const known = await loadValuation(books, { by: 'item', knownAt });
  expect(known.totals).toEqual({ units: 61, value: '509.00' });
});

test('the trail has every movement in the order of recording, a page at a time', async () => {
  const pages: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await listAuditTrail(books, { limit: 2, cursor });
    pages.push(
      ...page.items.map(({ document, item, serial, quantity }) => [
        document,
        item,
        serial,
        quantity,
      ]),
    );
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(pages).toEqual([
    ['GR-100001', 'LAPTOP', 'A1', 1],
    ['GR-100001', 'LAPTOP', 'A2', 1],
    ['GR-100001', 'SCREW', '', 90],
    ['GR-100002', 'SCREW', '', 10],
    ['INV-100001', 'LAPTOP', 'A1', 1],
    ['INV-100001', 'SCREW', '', 40],
    ['CM-100001', 'SCREW', '', 10],
    ['CA-100001', 'LAPTOP', 'A1', 1],
    ['CA-100001', 'LAPTOP', 'A2', 1],
  ]);
  const whole = await listAuditTrail(books, {});
  expect(whole.items).toHaveLength(9);
  const screws = await listAuditTrail(books, {
    item: 'SCREW',
    from: parseDay('2024-01-20') ?? undefined,
  });
  expect(screws.items.map(({ document }) => document)).toEqual(['INV-100001', 'CM-100001']);
  expect((await listAuditTrail(books, { cursor: 'nowhere' })).items).toEqual([]);
});
