/**
 * Ten thousand SERIAL formulas in a real browser: few requests, none for an inserted row, an error in words while the
 * service is away, and the right values once it is back.
 */
import type { Frame, Page } from 'playwright-core';
import {
  launch,
  openSandbox,
  pressCommand,
  readText,
  waitForCell,
  type TestBrowser,
} from './launch.ts';
import { startService, type RunningService } from './service.ts';

jest.setTimeout(180_000);

/** What Microsoft's client puts on the window of the task pane, as far as it is used here. */
interface ExcelRange {
  formulas: string[][];
  insert(shift: string): void;
}
interface ExcelClient {
  run(batch: (context: ExcelContext) => Promise<void>): Promise<void>;
}
interface ExcelContext {
  readonly workbook: {
    readonly worksheets: { getItem(name: string): { getRange(address: string): ExcelRange } };
  };
  sync(): Promise<void>;
}

let service: RunningService;
let browser: TestBrowser;
let page: Page;
let pane: Frame;
let lookups = 0;

beforeAll(async () => {
  service = await startService('start');
  browser = await launch({ width: 1200, height: 800 });
  ({ page } = browser);
  pane = await openSandbox(page, service.origin, service.token);
  await pane.getByRole('tab').first().waitFor();
  browser.context.on('request', (request) => {
    if (request.url().endsWith('/api/units/lookup')) lookups += 1;
  });
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

async function isIdle(): Promise<void> {
  await page.waitForFunction(() => window.__serialbookSandbox?.isBusy() === false, undefined, {
    timeout: 60_000,
  });
}

/** Writes formulas into a column, as an add-in does. */
async function writeFormulas(address: string, formulas: readonly string[]): Promise<void> {
  await pane.evaluate(
    async ([at, column]) => {
      const { Excel } = window as unknown as { Excel: ExcelClient };
      await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem('Sheet1').getRange(at);
        range.formulas = column.map((formula) => [formula]);
        await context.sync();
      });
    },
    [address, [...formulas]] as const,
  );
}

async function insertRow(address: string): Promise<void> {
  await pane.evaluate(async (at) => {
    const { Excel } = window as unknown as { Excel: ExcelClient };
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange(at).insert('Down');
      await context.sync();
    });
  }, address);
}

const cells = 10_000;

test('10,000 formulas are a handful of requests, and every cell settles', async () => {
  const listed = await service.ask('/api/units?limit=500');
  const { items } = (await listed.json()) as { items: { serial: string; trueCost: string }[] };
  const serials = Array.from({ length: cells }, (_, index) => items[index % items.length]);
  const begun = performance.now();
  lookups = 0;
  await writeFormulas(
    `A1:A${cells}`,
    serials.map((unit) => `=SERIAL.COST("${unit?.serial ?? ''}")`),
  );
  await waitForCell(page, `Sheet1!A${cells}`, (text) => /^\d/.test(text), 60_000);
  await isIdle();
  process.stdout.write(
    `10,000 SERIAL cells: ${lookups} requests, ${Math.round(performance.now() - begun)} ms\n`,
  );
  expect(lookups).toBeGreaterThan(0);
  expect(lookups).toBeLessThanOrEqual(10);
  for (const row of [1, 77, 5000, cells]) {
    const wanted = serials[row - 1]?.trueCost ?? '';
    expect(Number(await readText(page, `Sheet1!A${row}`))).toBe(Number(wanted));
  }
});

test('an inserted row asks the books nothing', async () => {
  const before = await readText(page, 'Sheet1!A5');
  lookups = 0;
  await insertRow('3:3');
  await waitForCell(page, 'Sheet1!A3', (text) => text === '');
  await waitForCell(page, 'Sheet1!A6', (text) => text === before);
  await isIdle();
  expect(lookups).toBe(0);
});

test('while the service is stopped cells say so, and they recover by themselves once it runs again', async () => {
  await service.halt();
  await writeFormulas('C1:C2', [
    '=SERIAL.STATUS("CA-AMP-0110","2026-06-01")',
    '=SERIAL.WHY("CA-AMP-0110")',
  ]);
  await waitForCell(page, 'Sheet1!C1', (text) => text === '#N/A');
  await waitForCell(page, 'Sheet1!C2', (text) => text === '#N/A');
  // What was known before stands while nobody can be asked.
  expect(await readText(page, 'Sheet1!A1')).toMatch(/^\d/);
  await service.resume();
  await waitForCell(page, 'Sheet1!C1', (text) => /^[a-z]/.test(text), 90_000);
  await waitForCell(page, 'Sheet1!C2', (text) => text === 'Part', 30_000);
});

test('ranges are told and read in cells, and lists compared', async () => {
  await writeFormulas('J1:J1', ['=SERIAL.EXPAND("Z0001-Z0003")']);
  await waitForCell(page, 'Sheet1!J3', (text) => text === 'Z0003');
  await writeFormulas('K1:K1', ['=SERIAL.COMPRESS(J1:J3)']);
  await waitForCell(page, 'Sheet1!K1', (text) => text === 'Z0001-Z0003');
  await writeFormulas('L1:L1', ['=SERIAL.PNL("margin")']);
  const { totals } = (await (
    await service.ask('/api/reports/profit-and-loss?by=total')
  ).json()) as { totals: { margin: string } };
  const shown = await waitForCell(page, 'Sheet1!L1', (text) => /^-?\d/.test(text));
  expect(Number(shown)).toBe(Number(totals.margin));
});

test('a pane that is opened again asks nothing for values that are there, and a posting from it refreshes them', async () => {
  await writeFormulas('M1:M1', ['=SERIAL.STATUS("CA-AMP-0115")']);
  await waitForCell(page, 'Sheet1!M1', (text) => text === 'in stock');
  await isIdle();
  const before = await readText(page, 'Sheet1!A7');
  lookups = 0;
  await pane.evaluate(() => location.reload());
  await pane.getByRole('tab').first().waitFor();
  await page.waitForTimeout(500);
  expect(await readText(page, 'Sheet1!A7')).toBe(before);
  expect(lookups).toBe(0);

  await pressCommand(page, 'ShowSell');
  const customer = pane.getByRole('combobox', { name: /^Customer/ });
  await customer.click();
  await customer.pressSequentially('Lake', { delay: 20 });
  await pane.getByRole('option', { name: /LAKESIDE/ }).click();
  await pane.getByRole('textbox', { name: 'Price' }).fill('1299.00');
  const field = pane.getByLabel('Scan what is sold');
  await field.fill('CA-AMP-0115');
  await field.press('Enter');
  await waitForCell(page, 'Invoice!D2', (text) => text === 'CA-AMP-0115');
  await pane.getByRole('button', { name: 'Check' }).click();
  await pane.getByText('Everything is right.', { exact: false }).waitFor();
  await pane.getByRole('button', { name: 'Post' }).click();
  await pane
    .getByText(/INV-\d+ is posted\./)
    .first()
    .waitFor();
  await waitForCell(page, 'Sheet1!M1', (text) => text === 'sold', 30_000);
});
