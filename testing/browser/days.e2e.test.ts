/**
 * A day of each person who works with it, told in a real browser on the books of the sample company: what she does, what
 * she sees, and what the books have afterwards. Each leaves pictures of its steps.
 */
import type { Frame, Page } from 'playwright-core';
import { launch, openSandbox, pressCommand, waitForCell, type TestBrowser } from './launch.ts';
import { makePerson, type Person } from './person.ts';
import { startService, type RunningService } from './service.ts';

jest.setTimeout(180_000);

let service: RunningService;
let browser: TestBrowser;
let page: Page;
let pane: Frame;
let person: Person;

beforeAll(async () => {
  service = await startService('start');
  browser = await launch({ width: 1440, height: 900 });
  ({ page } = browser);
  pane = await openSandbox(page, service.origin, service.token);
  person = makePerson(page, pane);
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

interface Listed {
  readonly items: readonly { readonly number: string; readonly kind: string }[];
}

interface Posted {
  readonly party: string | null;
  readonly totals: { readonly units: number };
  readonly lines: readonly { readonly units: readonly { readonly serial: string }[] }[];
}

async function readDocument(number: string): Promise<Posted> {
  return (await (await service.ask(`/api/documents/${number}`)).json()) as Posted;
}

async function openOrder(kind: string, party: string): Promise<string> {
  const path = `/api/documents?kind=${kind}${party === '' ? '' : `&party=${party}`}&orderStatus=open`;
  const { items } = (await (await service.ask(path)).json()) as Listed;
  const [first] = items;
  if (first === undefined) throw new Error(`no open ${kind} with ${party}`);
  return first.number;
}

async function statusOf(sku: string, serial: string): Promise<string> {
  const answer = await service.ask(`/api/units/${encodeURIComponent(sku)}/${serial}`);
  return ((await answer.json()) as { status: string }).status;
}

describe('purchasing', () => {
  const arrived = Array.from({ length: 5 }, (_, index) => `CA-AMP-09${String(index + 11)}`);

  test('the day begins with what is open', async () => {
    await person.open('Home');
    await person.sees('Waiting for you');
    await person.picture('home');
  });

  test('a delivery is received against its order, and what was on the list and is not there is seen', async () => {
    const order = await openOrder('purchase_order', 'ARBOR');
    await person.open('Receive');
    await pane.getByRole('combobox', { name: 'Purchase order' }).click();
    await pane.getByRole('option', { name: new RegExp(order) }).click();
    await person.sees('What the order says');
    await person.choose('Item', 'CA-AMP-60');
    await person.scan('Scan what arrived', arrived);
    await person.sees('5 fine');
    await person.picture('receive');
    await person.press('Check');
    await person.sees(/Everything is right/);
    await person.press('Post');
    const number = /GR-\d+/.exec(await person.sees(/GR-\d+ is posted/))?.[0] ?? '';
    const posted = await readDocument(number);
    expect(posted.party).toBe('ARBOR');
    expect(posted.lines.flatMap(({ units }) => units.map(({ serial }) => serial))).toEqual(arrived);
    expect(await waitForCell(page, 'Receipt!L2', (text) => text !== '')).toBe(number);
    await person.picture('receive-posted');
  });

  test("the vendor's list is reconciled with what arrived and his bill, and the rest is claimed", async () => {
    const first = arrived[0] ?? '';
    const listed = ['CA-AMP-0931', 'CA-AMP-0932', 'CA-AMP-0933'];
    const table = (price: (serial: string) => string): string =>
      ['Item\tSerial\tPrice', ...listed.map((serial) => `CA-AMP-60\t${serial}\t${price(serial)}`)]
        .concat('Total\t3\t')
        .join('\n');
    await person.open('Reconcile');
    await person.press('Reconcile a list');
    await person.choose('Vendor', 'ARBOR');
    const list = pane.getByRole('textbox', { name: "The vendor's list" });
    await list.fill(table(() => '310.00'));
    await list.blur();
    await person.sees('2 rows are no units');
    await person.press("Add the vendor's bill");
    const bill = pane.getByRole('textbox', { name: "The vendor's bill" });
    await bill.fill(table((serial) => (serial.endsWith('1') ? '320.00' : '310.00')));
    await bill.blur();
    await person.scan('Scan what arrived', ['CA-AMP-0931', 'CA-AMP-O932', first]);
    await pane.getByRole('button', { name: 'Reconcile', exact: true }).click();
    await person.sees('3 units to decide');
    await pane.getByRole('region', { name: 'Missing' }).getByText('CA-AMP-0933').waitFor();
    await pane.getByRole('region', { name: 'In stock already' }).getByText(first).waitFor();
    await person.sees('scanned as CA-AMP-O932: characters that look alike');
    await person.picture('reconcile', 'pane');
    await pane.getByLabel('Decision on CA-AMP-0932').selectOption('receive_listed');
    await person.sees('2 units to decide');
    await pane.getByLabel('Decision on CA-AMP-0933').selectOption('claim');
    await person.sees('1 unit to decide');
    await pane.getByLabel(`Decision on ${first}`).selectOption('leave');
    await person.sees('Everything is decided.');
    await person.press('Post receipt of 2 units');
    const number = /GR-\d+/.exec(await person.sees(/GR-\d+ is posted/))?.[0] ?? '';
    const posted = await readDocument(number);
    expect(posted.lines.flatMap(({ units }) => units.map(({ serial }) => serial))).toEqual([
      'CA-AMP-0931',
      'CA-AMP-0932',
    ]);
    await person.press('Post bill of 2 units');
    await person.sees(/VB-\d+ is posted/);
    const claim = pane.getByRole('region', { name: 'Claim' });
    expect(await claim.innerText()).toContain('320.00');
    await person.press('Letter (PDF)');
    await claim.getByRole('link').waitFor();
    await person.press('To a new sheet');
    await person.sees('The reconciliation stands in the sheet');
    await person.picture('reconcile-claimed');
  });

  test('a unit that is faulty is set aside for its vendor', async () => {
    await person.open('Return');
    await person.scan('Scan the returned unit', [arrived[0] ?? '']);
    await person.sees(/RMA for the vendor|Send back to its vendor/);
    await person.fill("Vendor's RMA number", 'ARB-R-2026-88');
    await person.picture('return-to-vendor', 'pane');
    await person.press('Create vendor RMA');
    await pane.getByRole('button', { name: /Open VRMA-/ }).waitFor();
    expect(await statusOf('CA-AMP-60', arrived[0] ?? '')).toBe('committed');
  });
});

describe('the warehouse', () => {
  test('a transfer on its way is received', async () => {
    const number = await openOrder('stock_transfer', '');
    await person.open('Transfer');
    await pane.getByRole('combobox', { name: 'Transfer on its way' }).click();
    await pane.getByRole('option', { name: new RegExp(number) }).click();
    await person.sees('What the order says');
    await person.sees('5 fine');
    await person.picture('transfer');
    await person.press('Check');
    await person.sees(/Everything is right/);
    await person.press('Post');
    await person.sees(/ST-\d+ is posted/);
  });

  test('an order is picked and invoiced', async () => {
    const number = await openOrder('sales_order', 'LAKESIDE');
    await person.open('Sell');
    await pane.getByRole('combobox', { name: 'Sales order' }).click();
    await pane.getByRole('option', { name: new RegExp(number) }).click();
    await person.sees('What the order says');
    await person.sees('6 fine');
    await person.picture('sell');
    await person.press('Check');
    await person.sees(/Everything is right/);
    await person.press('Post');
    const invoice = /INV-\d+/.exec(await person.sees(/INV-\d+ is posted/))?.[0] ?? '';
    expect((await readDocument(invoice)).party).toBe('LAKESIDE');
    await person.picture('sell-posted');
  });

  test('a bin is counted: what is there, what is missing, what lies elsewhere', async () => {
    await person.open('Count');
    await person.choose(/^Bin that is counted/, 'SHOWROOM');
    await person.sees(/Not scanned yet/);
    const listed = await service.ask('/api/units?area=SHOWROOM&limit=100');
    const { items } = (await listed.json()) as { items: readonly { serial: string }[] };
    const serials = items.map(({ serial }) => serial);
    expect(serials.length).toBeGreaterThan(1);
    await person.scan('Scan what lies there', serials);
    await person.sees(/All units that the books have in this bin are found/);
    await person.picture('count');
    await person.press('Check');
    await person.sees(/Everything is right/);
    await person.press('Post');
    await person.sees(/SC-\d+ is posted/);
  });

  test('what a customer announced comes back at the cost that it left at', async () => {
    const number = await openOrder('customer_rma', 'MOSS');
    const [line] = (await readDocument(number)).lines;
    const serial = line?.units[0]?.serial ?? '';
    await person.open('Return');
    await person.scan('Scan the returned unit', [serial]);
    await person.sees(/MOSS/);
    await person.picture('return', 'pane');
    await person.press('Take back now');
    await pane.getByRole('button', { name: /Open CM-/ }).waitFor();
    expect(await statusOf('CA-AMP-60', serial)).toBe('returned');
  });
});

describe('the accountant', () => {
  test('a unit says what it cost, and why', async () => {
    await pressCommand(page, 'ShowLookUp');
    await person.scan('Scan or type serials', ['CA-AMP-0101']);
    await person.sees('True cost');
    await person.sees('History');
    await person.picture('look-up');
  });
});

test('nothing was asked of anybody but this machine, and the page complained of nothing', () => {
  expect(browser.outside).toEqual([]);
  // A check that the books refuse is no fault of the page.
  const complaints = browser.complaints.filter((text) => !/oteljs|422 \(Unprocessable/.test(text));
  expect(complaints).toEqual([]);
});
