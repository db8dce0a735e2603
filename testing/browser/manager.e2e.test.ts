/**
 * The manager's day as one story, in real clicks on the books of the sample company: profit by item and by month in
 * sheets, a sale that somebody else posts, a sheet that she sorts, filters and writes into, what the stock is worth, who did
 * what, formulas of her own, and all of it in German.
 */
import type { Frame, Page } from 'playwright-core';
import {
  enterText,
  launch,
  openSandbox,
  pressCommand,
  readText,
  waitForCell,
  type TestBrowser,
} from './launch.ts';
import { makePerson, type Person } from './person.ts';
import { startService, type RunningService } from './service.ts';

jest.setTimeout(60_000);

/** What Microsoft's client puts on the window of the task pane, as far as it is used here. */
interface ExcelTable {
  readonly sort: { apply(fields: readonly { key: number; ascending: boolean }[]): void };
  readonly columns: {
    getItem(name: string): { filter: { applyValuesFilter(values: readonly string[]): void } };
  };
}
interface ExcelContext {
  readonly workbook: {
    readonly worksheets: {
      getItem(name: string): { tables: { load(what: string): void; items: readonly ExcelTable[] } };
    };
  };
  sync(): Promise<void>;
}
interface ExcelClient {
  run(batch: (context: ExcelContext) => Promise<void>): Promise<void>;
}

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

interface Profit {
  readonly totals: Readonly<Record<'netRevenue' | 'margin', string>>;
}

interface Unit {
  readonly item: string;
  readonly serial: string;
  readonly trueCost: string;
}

const readProfit = (): Promise<Profit> => ask('/api/reports/profit-and-loss?by=item');

async function choose(field: string, option: string): Promise<void> {
  await pane.getByRole('combobox', { name: field, exact: true }).click();
  await pane.getByRole('option', { name: option, exact: true }).click();
}

const wordsOfSheet = { en: /in the sheet (.+), with/, de: /im Blatt (.+), mit/ };

/** Puts what is chosen into a new sheet; answers the sheet's name. */
async function toSheet(button: string, language: 'en' | 'de' = 'en'): Promise<string> {
  await person.press(button);
  const said = pane.locator('section').getByText(wordsOfSheet[language]);
  await said.waitFor();
  return wordsOfSheet[language].exec((await said.textContent()) ?? '')?.[1] ?? '';
}

/** The number that a cell shows, with points between thousands or commas. */
const numberOf = (text: string): number => Number(text.replaceAll(',', ''));

async function columnOf(sheet: string, head: string): Promise<string> {
  for (const letter of 'ABCDEFGHIJKLMNOP') {
    if ((await readText(page, `'${sheet}'!${letter}6`)) === head) return letter;
  }
  throw new Error(`${sheet} has no column ${head}`);
}

async function waitForTotal(sheet: string, head: string, wanted: string): Promise<void> {
  const cell = `'${sheet}'!${await columnOf(sheet, head)}5`;
  await waitForCell(page, cell, (text) => text !== '' && numberOf(text) === Number(wanted));
}

/** What stands in the report's rows of a column, as far as they go. */
async function readColumn(sheet: string, letter: string): Promise<string[]> {
  return page.evaluate(
    ([name, column]) => {
      const texts: string[] = [];
      for (let row = 7; ; row += 1) {
        const text = window.__serialbookSandbox?.readCell(`'${name}'!${column}${row}`).text ?? '';
        if (text === '') return texts;
        texts.push(text);
      }
    },
    [sheet, letter] as const,
  );
}

/** Sells a unit from another place: not from this workbook. */
async function sellElsewhere({ item, serial }: Unit): Promise<string> {
  const answer = await service.ask('/api/documents', {
    method: 'POST',
    body: JSON.stringify({
      id: crypto.randomUUID(),
      kind: 'invoice',
      occurredOn: new Date().toISOString().slice(0, 10),
      party: 'LAKESIDE',
      lines: [{ item, serials: [serial], unitPrice: '1299.00' }],
    }),
  });
  return ((await answer.json()) as { number: string }).number;
}

/** Sorts by a column, largest first, and shows only some rows, as the buttons in a table's head do. */
async function sortAndFilter(
  sheet: string,
  key: number,
  head: string,
  shown: readonly string[],
): Promise<void> {
  await pane.evaluate(
    async ([name, at, column, values]) => {
      const { Excel } = window as unknown as { Excel: ExcelClient };
      await Excel.run(async (context) => {
        const { tables } = context.workbook.worksheets.getItem(name);
        tables.load('items/name');
        await context.sync();
        tables.items[0]?.sort.apply([{ key: at, ascending: false }]);
        tables.items[0]?.columns.getItem(column).filter.applyValuesFilter(values);
        await context.sync();
      });
    },
    [sheet, key, head, shown] as const,
  );
}

let byItem = '';
let sold: Unit;

test('profit by item and by month stand in sheets of their own, and agree', async () => {
  const { totals } = await readProfit();
  await person.open('Reports');
  byItem = await toSheet('To a new sheet');
  await waitForTotal(byItem, 'Margin', totals.margin);
  await choose('One row for each', 'Month');
  const byMonth = await toSheet('To a new sheet');
  await waitForTotal(byMonth, 'Margin', totals.margin);
  expect((await readColumn(byMonth, 'A')).every((month) => /^\d{4}-\d{2}$/.test(month))).toBe(true);
  await person.picture('manager-months');
});

test('she sorts and filters the sheet and writes beside it; somebody else sells; Refresh keeps what is hers', async () => {
  const margin = await columnOf(byItem, 'Margin');
  const items = await readColumn(byItem, 'A');
  await sortAndFilter(byItem, margin.charCodeAt(0) - 65, 'Item', items.slice(0, 5));
  const sorted = await readColumn(byItem, 'A');
  expect(new Set(sorted)).toEqual(new Set(items));
  const margins = (await readColumn(byItem, margin)).map(numberOf);
  expect(margins).toEqual(margins.toSorted((one, other) => other - one));

  const row = 7 + sorted.indexOf('CA-AMP-60');
  const own = String.fromCharCode((await columnOf(byItem, 'Margin %')).charCodeAt(0) + 1);
  await enterText(page, `'${byItem}'!${own}6`, 'My note');
  await enterText(page, `'${byItem}'!${own}${row}`, 'ask ARBOR');

  const { items: units } = await ask<{ items: readonly Unit[] }>(
    '/api/units?item=CA-AMP-60&status=in_stock&limit=1',
  );
  const [first] = units;
  if (first === undefined) throw new Error('no amplifier is in stock');
  sold = first;
  const before = await readProfit();
  await sellElsewhere(sold);
  const after = await readProfit();
  expect(after.totals.margin).not.toBe(before.totals.margin);

  await pressCommand(page, 'Refresh');
  await person.sees(/2 reports are as the books stand now/);
  const now = await readColumn(byItem, 'A');
  expect(now).toEqual(sorted);
  const noted = 7 + now.indexOf('CA-AMP-60');
  expect(await readText(page, `'${byItem}'!${own}${noted}`)).toBe('ask ARBOR');
  await person.picture('manager-refreshed');
});

test('what the stock is worth, and the units that are left of it', async () => {
  await choose('Report', 'Stock valuation');
  const valuation = await toSheet('To a new sheet');
  const worth = await ask<{ totals: { value: string } }>('/api/reports/valuation');
  await waitForTotal(valuation, 'Value', worth.totals.value);

  await choose('Report', 'Unit list');
  await person.choose('Item', 'CA-AMP-60');
  await choose('Status', 'in stock');
  const units = await toSheet('To a new sheet');
  const { items } = await ask<{ items: readonly Unit[] }>(
    '/api/units?item=CA-AMP-60&status=in_stock&limit=10000',
  );
  const serials = await readColumn(units, await columnOf(units, 'Serial'));
  expect(serials).toEqual(items.map(({ serial }) => serial));
  expect(serials).not.toContain(sold.serial);
  await person.picture('manager-units');
});

test('the audit trail says who sold the unit', async () => {
  await choose('Report', 'Audit trail');
  await person.choose('Item', 'CA-AMP-60');
  const trail = await toSheet('To a new sheet');
  const serials = await readColumn(trail, await columnOf(trail, 'Serial'));
  const row = 7 + serials.lastIndexOf(sold.serial);
  expect(await readText(page, `'${trail}'!${await columnOf(trail, 'Document')}${row}`)).toMatch(
    /^INV-/,
  );
  expect(await readText(page, `'${trail}'!${await columnOf(trail, 'User')}${row}`)).not.toBe('');
  await person.picture('manager-trail');
});

test('formulas of her own follow the books', async () => {
  await enterText(page, 'Sheet1!A1', sold.serial);
  await enterText(page, 'Sheet1!B1', '=SERIAL.STATUS(A1)');
  await enterText(page, 'Sheet1!C1', '=SERIAL.COST(A1)');
  await enterText(page, 'Sheet1!D1', '=SERIAL.PNL("margin")');
  await waitForCell(page, 'Sheet1!B1', (text) => text === 'sold');
  const cost = await waitForCell(page, 'Sheet1!C1', (text) => /^\d/.test(text));
  expect(Number(cost)).toBe(Number(sold.trueCost));
  const { totals } = await readProfit();
  await waitForCell(page, 'Sheet1!D1', (text) => Number(text) === Number(totals.margin));
});

test('in German: the panes, the figures and a report', async () => {
  await person.open('Settings');
  await person.press(/^Language and sounds/);
  await pane.getByLabel('Language', { exact: true }).selectOption('de');
  await pane.getByRole('heading', { name: 'Einstellungen' }).waitFor();
  await person.picture('manager-german-settings', 'pane');
  await person.open('Berichte');
  await person.press('Hier zeigen');
  const { totals } = await readProfit();
  await person.sees(Number(totals.margin).toLocaleString('de-DE', { minimumFractionDigits: 2 }));
  const german = await toSheet('In ein neues Blatt', 'de');
  await waitForTotal(german, 'Marge', totals.margin);
  await person.picture('manager-german');
});

test('nothing was asked of anybody but this machine, and the page complained of nothing', () => {
  expect(browser.outside).toEqual([]);
  expect(browser.complaints.filter((text) => !text.includes('oteljs'))).toEqual([]);
});
