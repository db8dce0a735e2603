/**
 * A workbook with the add-in's sheet is saved as a file and opened again in another browser: the serials are the same to the
 * character, and the add-in knows its table again. A file that would swell is refused while the page stays alive.
 */
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import type { Frame, Page } from 'playwright-core';
import {
  enterText,
  launch,
  openSandbox,
  readText,
  showPane,
  waitForCell,
  type TestBrowser,
} from './launch.ts';
import { startService, type RunningService } from './service.ts';

jest.setTimeout(120_000);

const serials = ['00012345678901234567', '12E5', '+49', 'A 1', 'CA-AMP-0101'];
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let service: RunningService;
let browser: TestBrowser;
let page: Page;
let pane: Frame;
let saved: Buffer;

beforeAll(async () => {
  service = await startService('start');
  browser = await launch({ width: 1440, height: 860 });
  ({ page } = browser);
  pane = await openSandbox(page, service.origin, service.token);
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

async function scanToSheet(texts: readonly string[]): Promise<void> {
  await showPane(pane, 'Scan');
  const field = pane.getByLabel('Scan, paste or type serials');
  for (const text of texts) {
    await field.fill(text);
    await field.press('Enter');
  }
  await pane.getByRole('button', { name: 'Write to sheet' }).click();
  await pane
    .getByText(/stands? in the sheet Scans, as text/)
    .first()
    .waitFor();
}

async function openFile(name: string, bytes: Buffer): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await (await chooser).setFiles({ name, mimeType: type, buffer: bytes });
}

const tableOf = async () =>
  page.evaluate(() => {
    const [table] = window.__serialbookSandbox?.workbook.tables ?? [];
    return table === undefined
      ? null
      : { id: table.id, columns: table.columns.map(({ id, name }) => ({ id, name })) };
  });

test('the workbook is saved as a file', async () => {
  await scanToSheet(serials);
  await enterText(page, 'Sheet1!A1', '=SERIAL.STATUS("CA-AMP-0101")');
  await waitForCell(page, 'Sheet1!A1', (text) => text === 'in stock' || text === 'in_stock');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as' }).click();
  expect((await download).suggestedFilename()).toBe('Cedar Audio.xlsx');
  saved = readFileSync(await (await download).path());
  expect(saved.subarray(0, 2).toString()).toBe('PK');
});

test('another browser opens it: serials to the character, and the add-in finds its table again', async () => {
  const before = await tableOf();
  await browser.close();
  browser = await launch({ width: 1440, height: 860 });
  ({ page } = browser);
  pane = await openSandbox(page, service.origin, service.token);
  await openFile('Stock of May.xlsx', saved);
  await page.waitForFunction(() => document.title.startsWith('Stock of May'));
  await waitForCell(page, 'Scans!B2', (text) => text !== '');
  for (const [index, serial] of serials.entries()) {
    expect(await readText(page, `Scans!B${index + 2}`)).toBe(serial);
  }
  expect(await tableOf()).toEqual(before);
  await waitForCell(page, 'Sheet1!A1', (text) => /^in.stock$/.test(text));

  const element = await page.waitForSelector('iframe[src*="/sandbox/taskpane.html"]');
  const frame = await element.contentFrame();
  if (frame === null) throw new Error('The pane is not there again.');
  pane = frame;
  await scanToSheet(['CA-AMP-0102']);
  await waitForCell(page, `Scans!B${serials.length + 2}`, (text) => text === 'CA-AMP-0102');
  expect(await tableOf()).toEqual(before);
  await page.screenshot({ path: 'out/workbook-opened.png' });
});

/** An archive whose one part unpacks to a thousand times its size, and says so. */
function makeBomb(): Buffer {
  const size = 300 * 1024 * 1024;
  const packed = deflateRawSync(Buffer.alloc(size));
  const name = Buffer.from('xl/workbook.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(size, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

test('a file that would swell, and one that is none, are refused; the page lives on', async () => {
  await openFile('bomb.xlsx', makeBomb());
  await page.getByRole('alert').getByText('would be too large').waitFor();
  await openFile('letter.xlsx', Buffer.from('Dear Sir or Madam'));
  await page.getByRole('alert').getByText('This is no workbook').waitFor();
  await enterText(page, 'Sheet1!C3', 'alive');
  await waitForCell(page, 'Sheet1!C3', (text) => text === 'alive');
  expect(browser.complaints.filter((text) => !text.includes('oteljs'))).toEqual([]);
});
