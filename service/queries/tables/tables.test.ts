/** Every report that is a table, of a small history whose figures are worked out by hand. */
import type { DocumentRequest, QueryOf } from '../../../shared/api.ts';
import { parseDay } from '../../../shared/day.ts';
import { present } from '../../../shared/assert.ts';
import { columnsOf, completeRow, totalsOf, type TableRow } from '../../../shared/report/tables.ts';
import {
  answerOf,
  enterMasters,
  idOf,
  openTestBooks,
  post,
  reverse,
  usualMasters,
  type TestBooks,
} from '../../../testing/fixtures/books.ts';
import type { Books } from '../../books.ts';
import { answerProfit, loadProfit } from '../profit.ts';
import { loadValuation } from '../valuation.ts';
import { loadCountDifferences } from './count-differences.ts';
import { loadStockMovements } from './movements.ts';
import { loadPurchases } from './purchases.ts';
import { loadSalesProfit } from './sales-profit.ts';
import { loadVendorScorecard } from './vendor-scorecard.ts';
import { loadWarranty } from './warranty.ts';

let opened: TestBooks;
let books: Books;
let nextId = 1;

/** What was ordered for the 8th came on the 10th, with a unit that nobody ordered; some is sold, some comes back. */
const deeds: readonly Omit<DocumentRequest, 'id'>[] = [
  {
    kind: 'purchase_order',
    occurredOn: '2024-01-02',
    party: 'acme',
    expectedOn: '2024-01-08',
    lines: [{ item: 'LAPTOP', serials: ['A1', 'A2'], unitCost: '500.00' }],
  },
  {
    kind: 'goods_receipt',
    occurredOn: '2024-01-10',
    party: 'acme',
    from: 'PO-100001',
    accept: ['serial_not_expected', 'serial_not_on_order'],
    lines: [{ item: 'LAPTOP', serials: ['A1', 'A3'], unitCost: '500.00' }],
  },
  {
    kind: 'goods_receipt',
    occurredOn: '2024-01-12',
    party: 'zenith',
    lines: [
      { item: 'PHONE', serials: ['P1', 'P2'], unitCost: '200.00' },
      { item: 'SCREW', quantity: 100, unitCost: '0.10' },
    ],
  },
  {
    kind: 'invoice',
    occurredOn: '2024-01-20',
    party: 'bolt',
    lines: [
      { item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' },
      { item: 'SCREW', quantity: 10, unitPrice: '0.50' },
    ],
  },
  {
    kind: 'invoice',
    occurredOn: '2024-01-25',
    party: 'carol',
    lines: [{ item: 'PHONE', serials: ['P1'], unitPrice: '300.00' }],
  },
  {
    kind: 'credit_memo',
    occurredOn: '2024-02-01',
    party: 'bolt',
    lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '700.00' }],
  },
  {
    kind: 'vendor_rma',
    occurredOn: '2024-02-05',
    party: 'acme',
    vendorRmaNumber: 'V-7',
    lines: [{ item: 'LAPTOP', serials: ['A1'] }],
  },
  {
    kind: 'debit_memo',
    occurredOn: '2024-02-20',
    party: 'acme',
    from: 'VRMA-100001',
    lines: [{ item: 'LAPTOP', serials: ['A1'], unitCost: '500.00' }],
  },
  {
    kind: 'cost_adjustment',
    occurredOn: '2024-02-22',
    against: 'GR-100002',
    lines: [],
    addOnCosts: [{ name: 'freight', amount: '10.25', by: 'value' }],
  },
  {
    kind: 'stock_count',
    occurredOn: '2024-02-25',
    area: 'MAIN',
    items: ['PHONE', 'SCREW'],
    lines: [{ item: 'SCREW', quantity: 85 }],
  },
];

beforeAll(async () => {
  opened = await openTestBooks();
  ({ books } = opened);
  await enterMasters(books, {
    ...usualMasters,
    items: (usualMasters.items ?? []).map((item) =>
      item.sku === 'PHONE'
        ? { ...item, warrantyFromVendor: { months: 6 }, warrantyToCustomer: { years: 1 } }
        : item,
    ),
  });
  for (const deed of deeds) answerOf(await post(books, { ...deed, id: idOf(nextId++) }));
  const wrong = {
    id: idOf(nextId++),
    kind: 'invoice' as const,
    occurredOn: '2024-02-26',
    party: 'carol',
    lines: [{ item: 'LAPTOP', serials: ['A3'], unitPrice: '650.00' }],
  };
  answerOf(await post(books, wrong));
  answerOf(await reverse(books, 'INV-100003', { id: idOf(nextId++) }));
});
afterAll(() => opened.remove());

function day(text: string) {
  return present(parseDay(text), text);
}

const asked = { format: 'json' } as const;

/** Rows by what they are of, each with the columns that are looked at. */
function pickRows(rows: readonly TableRow[], ...columns: readonly string[]): unknown[][] {
  return rows.map((row) => columns.map((column) => row[column] ?? null));
}

function sales(by: QueryOf<'salesProfit'>['by'], rest: Partial<QueryOf<'salesProfit'>> = {}) {
  return loadSalesProfit(books, { ...asked, by, ...rest });
}

test('sales by document: each with its cost and margin, what came back as a document of its own', async () => {
  const { rows } = await sales('invoice', { to: day('2024-02-25') });
  expect(
    pickRows(rows, 'date', 'document', 'customer', 'revenue', 'returns', 'cost', 'margin'),
  ).toEqual([
    ['2024-01-20', 'INV-100001', 'bolt', '705.00', '0.00', '501.00', '204.00'],
    ['2024-01-25', 'INV-100002', 'carol', '300.00', '0.00', '200.00', '100.00'],
    ['2024-02-01', 'CM-100001', 'bolt', '0.00', '700.00', '-500.00', '-200.00'],
    ['2024-02-22', 'CA-100001', null, '0.00', '0.00', '5.02', '-5.02'],
  ]);
});

test.each(['invoice', 'item', 'customer'] as const)(
  'sales by %s add up to the profit and loss of the same period',
  async (by) => {
    for (const period of [{}, { from: day('2024-02-01'), to: day('2024-02-22') }]) {
      const { rows } = await sales(by, period);
      const { totals } = answerProfit(await loadProfit(books, { ...period, by: 'total' }));
      const sums = totalsOf(columnsOf('sales-profit', by), rows, 'USD');
      const { units, revenue, returns, netRevenue, cost, lateCost, margin, marginPercent } = totals;
      expect(sums).toEqual({
        units,
        revenue,
        returns,
        netRevenue,
        cost,
        lateCost,
        margin,
        marginPercent,
      });
    }
  },
);

test('sales of one customer, and of one item', async () => {
  const { rows: bolt } = await sales('item', { customer: 'bolt' });
  expect(pickRows(bolt, 'item', 'units', 'netRevenue')).toEqual([
    ['LAPTOP', 0, '0.00'],
    ['SCREW', 10, '5.00'],
  ]);
  const { rows: phones } = await sales('customer', { item: 'PHONE' });
  expect(pickRows(phones, 'customer', 'units', 'lateCost', 'margin')).toEqual([
    ['carol', 1, '5.00', '95.00'],
  ]);
});

test('purchases by vendor, item and document, with what went back', async () => {
  const read = async (by: QueryOf<'purchases'>['by'], ...columns: string[]) =>
    pickRows((await loadPurchases(books, { ...asked, by })).rows, ...columns);
  expect(
    await read('vendor', 'vendor', 'receipts', 'units', 'value', 'returned', 'netValue'),
  ).toEqual([
    ['acme', 1, 2, '1000.00', 1, '500.00'],
    ['zenith', 1, 102, '410.00', 0, '410.00'],
  ]);
  expect(await read('item', 'item', 'units', 'value', 'returnedValue')).toEqual([
    ['LAPTOP', 2, '1000.00', '500.00'],
    ['PHONE', 2, '400.00', '0.00'],
    ['SCREW', 100, '10.00', '0.00'],
  ]);
  expect(await read('receipt', 'date', 'document', 'vendor', 'netValue')).toEqual([
    ['2024-01-10', 'GR-100001', 'acme', '1000.00'],
    ['2024-01-12', 'GR-100002', 'zenith', '410.00'],
    ['2024-02-20', 'DM-100001', 'acme', '-500.00'],
  ]);
});

test("a vendor's scorecard: late, not on the order, dead on arrival, returned, days to credit", async () => {
  const { rows } = await loadVendorScorecard(books, { ...asked, by: 'vendor', days: 30 });
  const columns = columnsOf('vendor-scorecard', 'vendor');
  expect(rows.map((row) => completeRow(columns, row, 'USD'))).toEqual([
    {
      vendor: 'acme',
      name: 'Acme Supplies',
      receipts: 1,
      units: 2,
      due: 1,
      late: 1,
      latePercent: '100.00',
      expected: 2,
      unexpected: 1,
      unexpectedPercent: '50.00',
      dead: 1,
      deadPercent: '50.00',
      returned: 1,
      returnedPercent: '50.00',
      creditDays: 15,
    },
    expect.objectContaining({
      vendor: 'zenith',
      due: 0,
      latePercent: null,
      dead: 0,
      creditDays: null,
    }),
  ]);
  const strict = await loadVendorScorecard(books, { ...asked, by: 'vendor', days: 11 });
  expect(pickRows(strict.rows, 'dead')).toEqual([[0], [0]]);
});

test('warranty that ends within days, and where ours outlasts the vendor', async () => {
  const read = async (query: Partial<QueryOf<'warranty'>>) => {
    const whole = { ...asked, by: 'customer' as const, days: 30, ...query };
    return (await loadWarranty(books, whole)).rows;
  };
  expect(
    pickRows(await read({ from: day('2025-01-01') }), 'serial', 'customerUntil', 'daysLeft'),
  ).toEqual([['P1', '2025-01-25', 24]]);
  expect(await read({ from: day('2025-01-26') })).toEqual([]);
  expect(await read({ from: day('2025-01-01'), days: 23 })).toEqual([]);
  // The missing phone was written off: its vendor's warranty is of no use.
  expect(
    pickRows(await read({ by: 'vendor', from: day('2024-07-12') }), 'serial', 'vendorUntil'),
  ).toEqual([['P1', '2024-07-12']]);
  const gap = await read({ by: 'gap', from: day('2024-07-01') });
  expect(pickRows(gap, 'serial', 'vendorUntil', 'customerUntil', 'gapDays')).toEqual([
    ['P1', '2024-07-12', '2025-01-25', 197],
  ]);
});

test('stock movements by item: opening and all that happened are closing, in units and value', async () => {
  const query = { ...asked, by: 'item', from: day('2024-01-20'), to: day('2024-02-25') } as const;
  const { rows } = await loadStockMovements(books, query);
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['LAPTOP', 'Laptop computer', 2, 0, 1, 0, -1, -1, 0, 1, '1000.00', '-500.00', '500.00'],
    ['PHONE', 'Phone', 2, 0, 0, 0, -1, 0, -1, 0, '400.00', '-400.00', '0.00'],
    ['SCREW', 'Screw', 100, 0, 0, 0, -10, 0, -5, 85, '10.00', '-1.28', '8.72'],
  ]);
  const { totals } = await loadValuation(books, { asOf: day('2024-02-25'), by: 'item' });
  const sums = totalsOf(columnsOf('movements', 'item'), rows, 'USD');
  expect({ units: sums['closing'], value: sums['closingValue'] }).toEqual(totals);
});

test('stock movements by bin: what lies in each is what came less what went', async () => {
  const query = { ...asked, by: 'area', from: day('2024-01-20'), to: day('2024-02-25') } as const;
  const { rows } = await loadStockMovements(books, query);
  expect(pickRows(rows, 'area', 'opening', 'in', 'out', 'closing')).toEqual([
    ['CRMA', 0, 1, -1, 0],
    ['MAIN', 104, 0, -18, 86],
    ['VRMEX', 0, 1, -1, 0],
  ]);
});

test('stock counts beside the books, by item and unit by unit', async () => {
  const byItem = await loadCountDifferences(books, { ...asked, by: 'item' });
  expect(
    pickRows(byItem.rows, 'document', 'area', 'item', 'expected', 'counted', 'quantity', 'value'),
  ).toEqual([
    ['SC-100001', 'MAIN', 'PHONE', 1, 0, -1, '-205.00'],
    ['SC-100001', 'MAIN', 'SCREW', 90, 85, -5, '-0.51'],
  ]);
  const byUnit = await loadCountDifferences(books, { ...asked, by: 'unit', item: 'PHONE' });
  expect(pickRows(byUnit.rows, 'serial', 'event', 'quantity')).toEqual([['P2', 'write_off', -1]]);
  const elsewhere = await loadCountDifferences(books, { ...asked, by: 'item', area: 'SHOP' });
  expect(elsewhere.rows).toEqual([]);
});
