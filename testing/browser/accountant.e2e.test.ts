/**
 * The accountant's day as one story, in real clicks on the books of the sample company: a unit that came back and what it
 * cost, freight whose bill came late, the profit and loss before and after it, its files, a period that is closed and
 * holds, and an invoice on paper.
 */
import type { Frame, Page } from 'playwright-core';
import { readOpened, readSaved } from './files.ts';
import { launch, openSandbox, waitForCell, type TestBrowser } from './launch.ts';
import { makePerson, type Person } from './person.ts';
import { startService, type RunningService } from './service.ts';

jest.setTimeout(60_000);

let service: RunningService;
let browser: TestBrowser;
let page: Page;
let pane: Frame;
let person: Person;

beforeAll(async () => {
  service = await startService('start');
  browser = await launch({ width: 1440, height: 900 });
  ({ page } = browser);
  page.setDefaultTimeout(15_000);
  pane = await openSandbox(page, service.origin, service.token);
  person = makePerson(page, pane);
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

async function ask<Answer>(path: string): Promise<Answer> {
  return (await (await service.ask(path)).json()) as Answer;
}

interface Unit {
  readonly item: string;
  readonly serial: string;
  readonly receiptNumber: string;
  readonly unitCost: string;
  readonly trueCost: string;
}

interface Profit {
  readonly totals: Readonly<Record<'cost' | 'lateCost' | 'margin', string>>;
}

const readProfit = (): Promise<Profit> => ask('/api/reports/profit-and-loss?by=item');

/** Waits until the totals of a report's sheet have a figure below a head: the grid works formulas out behind it. */
async function waitForTotal(sheetName: string, head: string, wanted: string): Promise<void> {
  const column = await page.evaluate(
    ([name, text]) =>
      Array.from('ABCDEFGHIJKLMNOP').find(
        (letter) => window.__serialbookSandbox?.readCell(`'${name}'!${letter}6`).text === text,
      ) ?? 'A',
    [sheetName, head] as const,
  );
  await waitForCell(
    page,
    `'${sheetName}'!${column}5`,
    (text) => Number(text.replaceAll(',', '')) === Number(wanted),
  );
}

const yesterday = (): string => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

let unit: Unit;
let before: Profit;
let sheet = '';

test('a unit that came back says what it cost, part by part', async () => {
  const { items } = await ask<{ items: readonly Unit[] }>('/api/units?status=returned');
  const [found] = items;
  if (found === undefined) throw new Error('no unit came back');
  unit = found;
  await person.open('Look up');
  await person.scan('Scan or type serials', [unit.serial]);
  await person.sees('True cost');
  await person.sees(unit.trueCost);
  const parts = pane.getByRole('list', { name: 'What makes up its cost' });
  await parts
    .getByText(/^Add-on/)
    .first()
    .waitFor();
  await person.picture('accountant-unit', 'pane');
});

test('the profit and loss stands in a sheet', async () => {
  before = await readProfit();
  await person.open('Reports');
  await person.press('To a new sheet');
  sheet =
    /in the sheet (.+), with/.exec(await person.sees(/^The report stands in the sheet/))?.[1] ?? '';
  await waitForCell(page, `'${sheet}'!A5`, (text) => text === 'Total');
  await waitForTotal(sheet, 'Margin', before.totals.margin);
});

test("a carrier's late freight goes onto its receipt: what it changes is seen first", async () => {
  await person.open('Documents');
  await person.press(/^Cost adjustment/);
  await person.fill('Against receipt', unit.receiptNumber);
  await person.press('Add a cost');
  await person.fill('Name', 'late-freight');
  await person.fill('Amount', '1,296.00');
  await person.press('Check');
  await person.sees('What this changes');
  await person.sees(/to cost of goods sold, of \d+ units that left/);
  await person.picture('accountant-late-freight', 'pane');
  await person.press('Post');
  await person.sees(/CA-\d+ is posted/);
});

test("the unit's cost and the profit and loss have changed by the same freight", async () => {
  await person.open('Look up');
  await person.scan('Scan or type serials', [unit.serial]);
  const now = await ask<Unit>(`/api/units/${unit.item}/${unit.serial}`);
  expect(Number(now.unitCost)).toBeGreaterThan(Number(unit.unitCost));
  await person.sees(now.trueCost);
  await person.picture('accountant-unit-after', 'pane');
  await person.sees('Came late: late-freight');

  const after = await readProfit();
  const late = Number(after.totals.cost) - Number(before.totals.cost);
  expect(late).toBeGreaterThan(0);
  await person.open('Reports');
  await person.press(`Refresh ${sheet}`);
  await person.sees(`${sheet} is as the books stand now.`);
  await waitForTotal(sheet, 'Margin', after.totals.margin);
  await waitForTotal(sheet, 'Cost', after.totals.cost);
  await person.picture('accountant-profit');
});

test('the profit and loss is saved and opened as files that say the same', async () => {
  const { totals } = await readProfit();
  const saved = await readSaved(page, () => person.press('Save xlsx'));
  const cells = [...saved.values()].flat(2);
  expect(cells).toContain(Number(totals.margin));
  const text = await readOpened(page, pane, () => person.press('Open PDF'));
  expect(text).toContain(
    Number(totals.margin).toLocaleString('en-US', { minimumFractionDigits: 2 }),
  );
});

test('a period is closed, and nothing posts into it: the sentence says what and until when', async () => {
  const through = yesterday();
  await person.open('Settings');
  await person.press(/^Periods/);
  await person.fill('Last closed day', through);
  await person.press('Close');
  await person.sees(`Nothing posts into ${through} or before it from now on.`);

  await person.open('Documents');
  await person.press(/^Cost adjustment/);
  await person.fill('Against receipt', unit.receiptNumber);
  await person.fill('Date', through);
  await person.press('Add a cost');
  await person.fill('Name', 'too-late');
  await person.fill('Amount', '10');
  await person.press('Post');
  const sentence = await person.sees(/closed/);
  expect(sentence).toContain(through);
  await person.picture('accountant-closed', 'pane');
  await person.press('All documents');
});

test('an invoice is opened as it is printed', async () => {
  const { items } = await ask<{ items: readonly { number: string }[] }>(
    '/api/documents?kind=invoice&limit=1',
  );
  const number = items[0]?.number ?? '';
  const printed = await ask<{ lines: { units: { serial: string }[] }[] }>(
    `/api/documents/${number}`,
  );
  await person.fill('Number', number.toLowerCase());
  await person.press('Open');
  await person.sees(`Invoice ${number}`);
  const text = await readOpened(page, pane, () => person.press('Open as PDF'));
  expect(text).toContain(number);
  for (const { units } of printed.lines) {
    for (const { serial } of units) expect(text).toContain(serial);
  }
});

test('nothing was asked of anybody but this machine, and the page complained of nothing', () => {
  expect(browser.outside).toEqual([]);
  const complaints = browser.complaints.filter((text) => !/oteljs|422 \(Unprocessable/.test(text));
  expect(complaints).toEqual([]);
});
