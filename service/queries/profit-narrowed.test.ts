/** Each figure of the profit and loss leads to its units: narrowed to a row, by serial, it says what the row says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openTestBooks, type TestBooks } from '../../testing/fixtures/books.ts';
import type { ProfitFigures } from '../../reports/model/profit-facts.ts';
import { importFile } from '../commands/import-file.ts';
import { parseDay } from '../../shared/day.ts';
import { present } from '../../shared/assert.ts';
import { loadProfit } from './profit.ts';

let opened: TestBooks;
beforeAll(async () => {
  opened = await openTestBooks();
  const sample = readFileSync(join(process.cwd(), 'service/sample/company.json'), 'utf8');
  await importFile(opened.books, sample, () => undefined);
}, 60_000);
afterAll(async () => opened.remove());

function figuresOf({ units, revenue, returns, cost, lateCost, margin }: ProfitFigures): object {
  return { units, revenue, returns, cost, lateCost, margin };
}

const dayOf = (text: string) => present(parseDay(text), text);
const year = { from: dayOf('2026-01-01'), to: dayOf('2026-12-31') };

test.each(['item', 'customer', 'salesperson', 'area'] as const)('each %s', async (by) => {
  const { rows } = await loadProfit(opened.books, { ...year, by });
  const named = rows.filter(({ key }) => key !== '');
  expect(named.length).toBeGreaterThan(1);
  for (const row of named) {
    const units = await loadProfit(opened.books, { ...year, by: 'serial', [by]: row.key });
    expect(figuresOf(units.totals)).toEqual(figuresOf(row));
  }
});

test('each vendor, whose goods without units nobody can tell', async () => {
  const { rows } = await loadProfit(opened.books, { ...year, by: 'vendor' });
  for (const row of rows.filter(({ key }) => key !== '')) {
    const units = await loadProfit(opened.books, { ...year, by: 'serial', vendor: row.key });
    expect(figuresOf(units.totals)).toEqual(figuresOf(row));
  }
});

test('an item of a customer, by month; and a code that nothing has', async () => {
  const all = { ...year, by: 'customer' } as const;
  const { rows } = await loadProfit(opened.books, all);
  const customer = rows.find(({ key, units }) => key !== '' && units > 1)?.key;
  const of = await loadProfit(opened.books, { ...year, by: 'item', customer });
  const [first] = of.rows;
  const months = await loadProfit(opened.books, {
    ...{ ...year, by: 'month', customer, item: first?.key },
  });
  expect(figuresOf(months.totals)).toEqual(figuresOf(present(first, 'an item')));
  const none = await loadProfit(opened.books, { by: 'serial', customer: 'NOBODY' });
  expect(none.rows).toEqual([]);
});
