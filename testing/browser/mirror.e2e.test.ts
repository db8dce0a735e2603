/** A posted sheet in a real browser: what is changed by hand stands out in its row and in the pane, and is put right. */
import { mkdirSync } from 'node:fs';
import type { Frame, Page } from 'playwright-core';
import {
  launch,
  openSandbox,
  pressCommand,
  enterText,
  waitForCell,
  type TestBrowser,
} from './launch.ts';
import { startService, type RunningService } from './service.ts';

jest.setTimeout(180_000);

let service: RunningService;
let browser: TestBrowser;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  service = await startService('start');
  browser = await launch({ width: 1440, height: 860 });
  page = browser.page;
  pane = await openSandbox(page, service.origin, service.token);
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

const serials = ['CA-AMP-0101', 'CA-AMP-0102', 'CA-AMP-0103'];

async function sell(): Promise<void> {
  await pressCommand(page, 'ShowSell');
  const customer = pane.getByRole('combobox', { name: /^Customer/ });
  await customer.click();
  await customer.pressSequentially('Lake', { delay: 20 });
  await pane.getByRole('option', { name: /LAKESIDE/ }).click();
  await pane.getByRole('textbox', { name: 'Price' }).fill('1299.00');
  const field = pane.getByLabel('Scan what is sold');
  await field.focus();
  for (const serial of serials) {
    // Typed at once: a machine that is busy presses keys too far apart for a scanner.
    await field.fill(serial);
    await field.press('Enter');
  }
  await waitForCell(page, 'Invoice!D4', (text) => text === serials[2]);
  await pane.getByRole('button', { name: 'Post' }).click();
  await pane
    .getByText(/INV-\d+ is posted\./)
    .first()
    .waitFor();
  await waitForCell(page, 'Invoice!J4', (text) => text.startsWith('INV-'));
  await pane.getByRole('button', { name: 'New invoice' }).click();
}

async function picture(name: string): Promise<void> {
  mkdirSync('out/mirror', { recursive: true });
  await page.screenshot({ path: `out/mirror/${name}.png` });
}

const fillOf = (address: string): Promise<string | null> =>
  page.evaluate((cell) => window.__serialbookSandbox?.readFill(cell) ?? null, address);

test('a price changed by hand stands out, and is put right from the books', async () => {
  await sell();
  expect(await fillOf('Invoice!F3')).toBeNull();
  await enterText(page, 'Invoice!F3', '1.00');
  await pane.getByText('1 posted row differs from the books.').waitFor();
  const note = await waitForCell(page, 'Invoice!I3', (text) => text.startsWith('changed by hand'));
  expect(note).toBe('changed by hand: Price; the books stay as they are');
  await picture('changed');
  expect(await fillOf('Invoice!F3')).not.toBeNull();
  await pane.getByRole('button', { name: 'Refresh from the books' }).click();
  await pane.getByText('1 row was refreshed from the books.').first().waitFor();
  expect(await waitForCell(page, 'Invoice!F3', (text) => text === '1,299.00')).toBe('1,299.00');
  await picture('refreshed');
  expect(await fillOf('Invoice!F3')).toBeNull();
});

test('while a cell is edited the pane says what to do, and goes on by itself', async () => {
  await page.evaluate(() => window.__serialbookSandbox?.workbook.setCellEditing(true));
  await pane.getByLabel('Scan what is sold').focus();
  await page.keyboard.type('CA-AMP-0104');
  await page.keyboard.press('Enter');
  await pane.getByText('Finish the cell', { exact: false }).waitFor();
  await picture('waiting');
  await page.evaluate(() => window.__serialbookSandbox?.workbook.setCellEditing(false));
  await waitForCell(page, 'Invoice!D5', (text) => text === 'CA-AMP-0104');
  await pane.getByText('Finish the cell', { exact: false }).waitFor({ state: 'detached' });
});
