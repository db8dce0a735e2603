/**
 * The main job as a person does it, in a real browser: the sandbox page with the sample company, Microsoft's client, the
 * add-in and the service as `npm start` serves them. The steps are the same for every flavour of Excel, and one builds on
 * the other.
 */
import type { Frame, Page } from 'playwright-core';
import { readPdfTexts } from '../../reports/pdf/read-texts.ts';
import { enterText, pressCommand, showPane, waitForCell, type TestBrowser } from './launch.ts';
import { startService, type RunningService } from './service.ts';

/** The workbook of one flavour, open in a browser. */
export interface Desk {
  readonly browser: TestBrowser;
  readonly pane: Frame;
  readonly close: () => Promise<void>;
}

export type OpenDesk = (service: RunningService) => Promise<Desk>;

const amps = Array.from(
  { length: 10 },
  (_, index) => `CA-AMP-${String(101 + index).padStart(4, '0')}`,
);
const awkward = ['00012345678901234567', '12E5', '+49', 'A 1'];

let service: RunningService;
let desk: Desk;
let browser: TestBrowser;
let page: Page;
let pane: Frame;

/** A scanner: a burst of keys with Enter behind it, into the field that has the focus. */
async function scan(label: string, serials: readonly string[]): Promise<void> {
  const field = pane.getByLabel(label);
  await field.focus();
  for (const serial of serials) {
    await field.pressSequentially(serial, { delay: 2 });
    await field.press('Enter');
  }
}

async function openPane(name: string): Promise<void> {
  await showPane(pane, name);
}

interface Card {
  readonly status: string;
  readonly trueCost: string;
  readonly customer: string | null;
}

async function readCard(sku: string, serial: string): Promise<Card> {
  const path = `/api/units/${encodeURIComponent(sku)}/${encodeURIComponent(serial)}`;
  return (await (await service.ask(path)).json()) as Card;
}

async function scanAwkward(): Promise<void> {
  await openPane('Scan');
  await scan('Scan, paste or type serials', awkward);
  await pane.getByText('4 in stock').waitFor();
  await pane.getByRole('button', { name: 'Write to sheet' }).click();
  await pane.getByText('4 serials stand in the sheet Scans, as text.').first().waitFor();
  for (const [index, serial] of awkward.entries()) {
    expect(await waitForCell(page, `Scans!B${index + 2}`, (text) => text !== '')).toBe(serial);
  }
  await pane.getByRole('button', { name: 'Clear' }).click();
}

async function scanWrongly(): Promise<void> {
  await scan('Scan, paste or type serials', ['NOT-OURS', 'CA-AMP-0101', 'CA-AMP-0101']);
  await pane.getByText('NOT-OURS is not in the books.', { exact: false }).first().waitFor();
  await pane
    .getByText(/it counts once/)
    .first()
    .waitFor();
  await pane.getByLabel('Scan, paste or type serials').press('Enter');
  await pane.getByText('The scan was empty.', { exact: false }).first().waitFor();
  await pane.getByRole('button', { name: 'Clear' }).click();
}

async function sellTen(): Promise<void> {
  await pressCommand(page, 'ShowSell');
  const customer = pane.getByRole('combobox', { name: /^Customer/ });
  await customer.click();
  await customer.pressSequentially('Lake', { delay: 20 });
  await pane.getByRole('option', { name: /LAKESIDE/ }).click();
  await pane.getByRole('textbox', { name: 'Price' }).fill('1299.00');
  await pane.getByLabel('Tax %').fill('8.5');
  await scan('Scan what is sold', amps);
  await expect(waitForCell(page, 'Invoice!D11', (text) => text === amps[9])).resolves.toBe(amps[9]);
  await pane.getByRole('button', { name: 'Check' }).click();
  await pane.getByText('Everything is right.', { exact: false }).waitFor();
  await pane.getByText('12,990.00').first().waitFor();
  await pane.getByRole('button', { name: 'Post' }).click();
  const posted = pane.getByText(/INV-\d+ is posted\./).first();
  await posted.waitFor();
  const number = /INV-\d+/.exec((await posted.textContent()) ?? '')?.[0] ?? '';
  expect(await waitForCell(page, 'Invoice!J2', (text) => text !== '')).toBe(number);

  const printed = page.waitForResponse((response) => response.url().includes(`/${number}/print`));
  await pane.getByRole('button', { name: 'Open PDF' }).click();
  expect((await printed).headers()['content-type']).toBe('application/pdf');
  const paper = await service.ask(`/api/documents/${number}/print?format=pdf`);
  const printedTexts = await readPdfTexts(new Uint8Array(await paper.arrayBuffer()));
  const texts = printedTexts.map(({ text }) => text);
  for (const serial of amps) expect(texts.join(' ')).toContain(serial);
  expect(await readCard('CA-AMP-60', 'CA-AMP-0101')).toMatchObject({
    status: 'sold',
    customer: 'LAKESIDE',
  });
}

async function lookUp(): Promise<void> {
  await pressCommand(page, 'ShowLookUp');
  await scan('Scan or type serials', ['CA-AMP-0101']);
  await pane.getByText('sold', { exact: true }).first().waitFor();
  const { trueCost } = await readCard('CA-AMP-60', 'CA-AMP-0101');
  await pane.getByText(trueCost, { exact: true }).first().waitFor();
  await pane.getByText('Goods receipt', { exact: false }).first().waitFor();
}

async function calculate(): Promise<void> {
  const { trueCost } = await readCard('CA-AMP-60', 'CA-AMP-0101');
  await enterText(page, 'Sheet1!A1', '=SERIAL.COST("CA-AMP-0101")');
  await enterText(page, 'Sheet1!A2', '=SERIAL.STATUS("CA-AMP-0101")');
  await enterText(page, 'Sheet1!A3', '=SERIAL.COST("NOT-OURS")');
  await enterText(page, 'Sheet1!C1', '=SERIAL.HISTORY("CA-AMP-0101")');
  expect(Number(await waitForCell(page, 'Sheet1!A1', (text) => /^\d/.test(text)))).toBe(
    Number(trueCost),
  );
  expect(await waitForCell(page, 'Sheet1!A2', (text) => /^[a-z]/.test(text))).toBe('sold');
  expect(await waitForCell(page, 'Sheet1!A3', (text) => /^#(?!BUSY)/.test(text))).toMatch(/^#/);
  expect(await waitForCell(page, 'Sheet1!D2', (text) => text !== '')).toMatch(/^GR-/);
}

async function takeBack(): Promise<void> {
  const before = await readCard('CA-AMP-60', 'CA-AMP-0102');
  await pressCommand(page, 'ShowReturn');
  await scan('Scan the returned unit', ['CA-AMP-0102']);
  await pane.getByText('LAKESIDE', { exact: false }).first().waitFor();
  await pane.getByRole('combobox', { name: 'Reason' }).fill('Dead on arrival');
  await pane.getByRole('button', { name: 'Create RMA' }).click();
  await pane.getByRole('button', { name: /Open CRMA-/ }).waitFor();
  await pane.getByRole('button', { name: 'Take back now' }).click();
  await pane.getByRole('button', { name: /Open CM-/ }).waitFor();
  await pane.getByLabel("Vendor's RMA number").waitFor();
  expect(await readCard('CA-AMP-60', 'CA-AMP-0102')).toMatchObject({
    status: 'returned',
    trueCost: before.trueCost,
  });
  // The formulas ask the books again when the ribbon says so.
  await enterText(page, 'Sheet1!A5', '=SERIAL.STATUS("CA-AMP-0102")');
  expect(await waitForCell(page, 'Sheet1!A5', (text) => /^[a-z]/.test(text))).toBe('returned');
}

async function report(): Promise<void> {
  await pressCommand(page, 'ShowReports');
  await pane.getByRole('button', { name: 'To a new sheet' }).click();
  await pane.getByText('The report stands in the sheet', { exact: false }).first().waitFor();
  const answer = (await (await service.ask('/api/reports/profit-and-loss?by=item')).json()) as {
    rows: unknown[];
    totals: { netRevenue: string };
    tieOut: { unexplained: string };
  };
  expect(answer.tieOut.unexplained).toBe('0.00');
  const address = 'Profit and loss!E5';
  const shown = await waitForCell(page, address, (text) => /^[1-9]/.test(text));
  expect(shown.replaceAll(',', '')).toBe(answer.totals.netRevenue);
  const formula = await page.evaluate(
    (at) => window.__serialbookSandbox?.readCell(at).formula,
    address,
  );
  expect(formula).toMatch(/SUM|SUBTOTAL/);
}

/** What the add-in keeps in the workbook: its tables' ids among it. */
async function readSettings(): Promise<string[]> {
  return page.evaluate(() => [
    ...(window.__serialbookSandbox?.workbook.documentSettings.keys() ?? []),
  ]);
}

async function reopenPane(): Promise<void> {
  const before = await readSettings();
  expect(before).toContainEqual(expect.stringContaining('table:'));
  await pane.evaluate(() => {
    location.reload();
  });
  await pane.waitForLoadState('load');
  await openPane('Scan');
  await scan('Scan, paste or type serials', [awkward[0] ?? '']);
  await pane.getByRole('button', { name: 'Write to sheet' }).click();
  await pane
    .getByText(/stands? in the sheet Scans, as text/)
    .first()
    .waitFor();
  expect(await readSettings()).toEqual(expect.arrayContaining(before));
}

function isQuiet(): void {
  expect(browser.outside).toEqual([]);
  expect(browser.complaints.filter((text) => !text.includes('oteljs'))).toEqual([]);
}

const steps: readonly (readonly [sentence: string, step: () => Promise<void> | void])[] = [
  ['awkward serials are scanned, written and read back to the character', scanAwkward],
  ['an unknown serial, a double scan and an empty scan each get a sentence', scanWrongly],
  ['ten units are scanned into an invoice, posted, and printed with their serials', sellTen],
  ['a unit is looked up with its cost and history', lookUp],
  ['SERIAL functions answer in cells, and an unknown serial is an error there', calculate],
  ['one serial fills the RMA, and the unit is taken back at its own cost', takeBack],
  ['the profit and loss stands in a new sheet with live totals that tie out', report],
  ['what the add-in keeps is saved in the workbook, and found by a pane opened anew', reopenPane],
  ['the page called nobody but this machine, and complained of nothing', isQuiet],
];

/** Registers the steps as tests of the file that calls it. */
export function testMainJob(open: OpenDesk): void {
  beforeAll(async () => {
    service = await startService('start');
    desk = await open(service);
    ({ browser, pane } = desk);
    ({ page } = browser);
    await pane.getByRole('tab', { name: 'Scan' }).waitFor();
  });
  afterAll(async () => {
    await desk.close();
    await service.stop();
  });
  test.each(steps)('%s', async (_sentence, step) => {
    await step();
  });
}
