/**
 * Reports as a person asks for them in the pane: each in a sheet of its own with formulas that the grid works out, then
 * written again in place beside a person's notes. A picture of each stays under `out/reports`.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import {
  enterText,
  launch,
  openSandbox,
  pressCommand,
  readText,
  showPane,
  waitForCell,
  type TestBrowser,
} from './launch.ts';
import { startService, type RunningService } from './service.ts';

jest.setTimeout(180_000);

const pictures = join(process.cwd(), 'out', 'reports');

let service: RunningService;
let browser: TestBrowser;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  service = await startService('start');
  browser = await launch({ width: 1440, height: 900 });
  ({ page } = browser);
  pane = await openSandbox(page, service.origin, service.token);
  await showPane(pane, 'Reports');
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

async function choose(field: string, option: string): Promise<void> {
  await pane.getByRole('combobox', { name: field, exact: true }).click();
  await pane.getByRole('option', { name: option, exact: true }).click();
}

/** Asks for a report in a new sheet; answers the sheet's name. */
async function toSheet(report: string): Promise<string> {
  await choose('Report', report);
  return press();
}

async function press(): Promise<string> {
  await pane.getByRole('button', { name: 'To a new sheet' }).click();
  // What is spoken stays after it: only what the pane shows is of this press.
  const written = pane.locator('section').getByText(/The report stands in the sheet/);
  await written.waitFor();
  return /in the sheet (.+), with/.exec((await written.textContent()) ?? '')?.[1] ?? '';
}

async function picture(name: string): Promise<void> {
  // The grid draws a moment after the last cell came.
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** The used cells of a sheet as they are shown, row by row. */
async function readSheet(name: string): Promise<string[][]> {
  return page.evaluate((sheetName) => {
    const door = window.__serialbookSandbox;
    const sheet = door?.workbook.sheet(sheetName);
    const area = sheet?.usedArea(true);
    if (door === undefined || area === null || area === undefined) return [];
    const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
    return Array.from({ length: area.row + area.rowCount }, (_, row) =>
      letters
        .slice(0, area.column + area.columnCount)
        .map((letter) => door.readCell(`'${sheetName}'!${letter}${row + 1}`).text),
    );
  }, name);
}

function figure(text: string | undefined): number {
  return Number((text ?? '').replaceAll(',', ''));
}

/** What stands beside a name in the first column. */
function beside(rows: readonly (readonly string[])[], name: string, column = 1): string {
  return rows.find(([first]) => first === name)?.[column] ?? '';
}

async function askService<Answer>(path: string): Promise<Answer> {
  return (await (await service.ask(path)).json()) as Answer;
}

interface Profit {
  readonly rows: readonly unknown[];
  readonly totals: Readonly<Record<'netRevenue' | 'cost' | 'margin' | 'revenue', string>>;
  readonly tieOut: Readonly<Record<'closingStock' | 'costOfGoodsSold', string>>;
}

test.each(['Item', 'Month', 'Customer', 'Vendor', 'Bin', 'Serial', 'Total'])(
  'the profit and loss by %s adds up and ties out in the sheet',
  async (by) => {
    await choose('Report', 'Profit and loss');
    await choose('One row for each', by);
    const name = await press();
    await waitForCell(page, `'${name}'!A4`, (text) => text.startsWith('As the books stood'));
    await waitForCell(page, `'${name}'!A5`, (text) => text === 'Total');
    await picture(`profit-by-${by.toLowerCase()}`);
    const key = by === 'Bin' ? 'area' : by.toLowerCase();
    const answer = await askService<Profit>(`/api/reports/profit-and-loss?by=${key}`);
    const rows = await readSheet(name);
    const heads = rows[5] ?? [];
    const total = (head: string): number => figure(rows[4]?.[heads.indexOf(head)]);
    expect(total('Revenue')).toBe(Number(answer.totals.revenue));
    expect(total('Net revenue')).toBe(Number(answer.totals.netRevenue));
    expect(total('Margin')).toBe(Number(answer.totals.margin));
    expect(beside(rows, 'Unexplained')).toBe('0.00');
    expect(figure(beside(rows, 'less cost of goods sold'))).toBe(
      Number(answer.tieOut.costOfGoodsSold),
    );
    expect(figure(beside(rows, 'Closing stock'))).toBe(Number(answer.tieOut.closingStock));
  },
);

test('the valuation, the audit trail, the units and the journal stand in sheets of their own', async () => {
  const valuation = await toSheet('Stock valuation');
  await picture('valuation');
  const worth = await askService<{ totals: { value: string } }>('/api/reports/valuation');
  const value = await waitForCell(page, `'${valuation}'!C5`, (text) => /^[1-9]/.test(text));
  expect(figure(value)).toBe(Number(worth.totals.value));

  const units = await toSheet('Unit list');
  await picture('units');
  const listed = await askService<{ items: unknown[] }>('/api/units?limit=10000');
  expect(figure(await waitForCell(page, `'${units}'!C5`, (text) => /^[1-9]/.test(text)))).toBe(
    listed.items.length,
  );

  const trail = await toSheet('Audit trail');
  await picture('audit-trail');
  expect(await readText(page, `'${trail}'!A7`)).toMatch(/^\d{4}-\d{2}-\d{2}$/);

  const journal = await toSheet('Journal');
  await picture('journal');
  const rows = await readSheet(journal);
  expect(beside(rows, 'Difference')).toBe('0.00');
});

test('the history of a unit stands in a sheet', async () => {
  await choose('Report', 'History of a unit');
  await pane.getByRole('combobox', { name: 'Item' }).fill('CA-AMP-60');
  await pane.getByLabel('Serial', { exact: true }).fill('CA-AMP-0105');
  const name = await press();
  expect(name).toBe('History CA-AMP-0105');
  await picture('history');
  expect(await readText(page, `'${name}'!C7`)).toMatch(/^GR-/);
});

test('written again in place, a report keeps what a person added, and the ribbon refreshes all', async () => {
  const item = 'CA-AMP-60';
  const serial = 'CA-AMP-0105';
  await choose('Report', 'Unit list');
  await pane.getByRole('combobox', { name: 'Item' }).fill(item);
  const name = await press();
  const rows = await readSheet(name);
  const row = rows.findIndex((cells) => cells[2] === serial) + 1;
  const note = String.fromCharCode(65 + (rows[5]?.length ?? 0));
  await enterText(page, `'${name}'!${note}6`, 'My note');
  await enterText(page, `'${name}'!${note}${row}`, 'keep this');
  const invoice = await service.ask('/api/documents', {
    method: 'POST',
    body: JSON.stringify({
      id: crypto.randomUUID(),
      kind: 'invoice',
      occurredOn: new Date().toISOString().slice(0, 10),
      party: 'LAKESIDE',
      lines: [{ item, serials: [serial], unitPrice: '1299.00' }],
    }),
  });
  expect(await invoice.text()).toContain('INV-');
  await pressCommand(page, 'Refresh');
  await pane.getByText(/reports are as the books stand now/).waitFor();
  await picture('refreshed');
  expect(await waitForCell(page, `'${name}'!G${row}`, (text) => text === 'sold')).toBe('sold');
  expect(await readText(page, `'${name}'!${note}${row}`)).toBe('keep this');
});

test('at 320 pixels the pane keeps everything within its width', async () => {
  await page.setViewportSize({ width: 700, height: 900 });
  const width = await pane.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(width[0]).toBeLessThanOrEqual(width[1] ?? 0);
  await pane.locator('section').screenshot({ path: join(pictures, 'pane.png') });
});

test('the page called nobody but this machine, and complained of nothing', () => {
  expect(browser.outside).toEqual([]);
  expect(browser.complaints.filter((text) => !text.includes('oteljs'))).toEqual([]);
});
