/**
 * The documents of a purchase as a person makes them in the pane: an order, its receipt with scanned serials, the
 * vendor's bill, a duty that came late, and a count.
 */
import type { Frame, Page } from 'playwright-core';
import { launch, openSandbox, type TestBrowser, showPane } from './launch.ts';
import { startService, type RunningService } from './service.ts';

jest.setTimeout(120_000);

let service: RunningService;
let browser: TestBrowser;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  service = await startService('start');
  browser = await launch({ width: 1280, height: 1000 });
  ({ page } = browser);
  pane = await openSandbox(page, service.origin, service.token);
  await showPane(pane, 'Documents');
  await pane.getByRole('heading', { name: 'New document' }).waitFor();
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

async function begin(group: string, kind: string): Promise<void> {
  await pane
    .getByRole('region', { name: group })
    .getByRole('button', { name: new RegExp(`^${kind}`) })
    .click();
  await pane.getByRole('heading', { name: kind, exact: true }).waitFor();
}

async function press(name: string): Promise<void> {
  await pane.getByRole('button', { name, exact: true }).click();
}

/** Posts what is on the screen, and answers its number. What was spoken before stands outside the pane's main part. */
async function post(): Promise<string> {
  await press('Post');
  const said = await pane
    .locator('main')
    .getByText(/^\w+-\d+ is posted\.$/)
    .textContent();
  return (said ?? '').split(' ')[0] ?? '';
}

async function read(path: string): Promise<Record<string, unknown>> {
  return (await (await service.ask(path)).json()) as Record<string, unknown>;
}

let order = '';
let receipt = '';

test('an order names item, quantity, cost and freight', async () => {
  await begin('Buy', 'Purchase order');
  await pane.getByLabel('Party', { exact: true }).fill('ARBOR');
  await press('Add a line');
  await pane.getByLabel('Item', { exact: true }).fill('CA-AMP-60');
  await pane.getByLabel('Quantity', { exact: true }).fill('4');
  await pane.getByLabel('Unit cost', { exact: true }).fill('700.00');
  await press('Add a cost');
  await pane.getByLabel('Name', { exact: true }).fill('freight');
  await pane.getByLabel('Amount', { exact: true }).fill('40.00');
  order = await post();
  expect(await read(`/api/documents/${order}`)).toMatchObject({
    orderStatus: 'open',
    totals: { units: 4, net: '2800.00' },
  });
  await press('Show it');
});

test('its receipt takes what was scanned, and closes it', async () => {
  await press('Next: Goods receipt');
  await press('Scan into this line');
  const field = pane.getByLabel('Scan a serial, or type a range', { exact: true });
  await field.fill('CA-AMP-8801+3');
  await field.press('Enter');
  await pane.getByText('CA-AMP-8804').waitFor();
  await press('Check');
  await pane.getByText('Nothing stands in the way.').first().waitFor();
  receipt = await post();
  expect(await read(`/api/documents/${order}`)).toMatchObject({
    orderStatus: 'closed',
    followedBy: [receipt],
  });
  expect(await read('/api/units/CA-AMP-60/CA-AMP-8801')).toMatchObject({
    status: 'in_stock',
    unitCost: '710.00',
  });
  await press('Show it');
});

test('the bill follows the receipt', async () => {
  await press('Next: Vendor bill');
  await pane.getByLabel('Unit cost', { exact: true }).fill('705.00');
  const bill = await post();
  expect(await read(`/api/documents/${receipt}`)).toMatchObject({ followedBy: [bill] });
  await press('Next document');
});

test('a duty that came late shows what it changes before it is posted', async () => {
  await begin('Costs', 'Cost adjustment');
  await pane.getByLabel('Against receipt', { exact: true }).fill(receipt);
  await press('Add a cost');
  await pane.getByLabel('Name', { exact: true }).fill('duty');
  await pane.getByLabel('Amount', { exact: true }).fill('20.00');
  await press('Check');
  await pane.getByText('20.00 onto 4 units in stock').first().waitFor();
  await post();
  expect(await read('/api/units/CA-AMP-60/CA-AMP-8804')).toMatchObject({ unitCost: '715.00' });
  await press('Next document');
});

test('what a unit was ordered, received and billed by can be followed, and taken back in turn', async () => {
  await pane.getByLabel('Number', { exact: true }).fill(receipt.toLowerCase());
  await press('Open');
  await press('Take it back');
  await press('Take it back now');
  await pane
    .getByText(/follows it|was moved by/)
    .first()
    .waitFor();
  await pane.getByRole('button', { name: order, exact: true }).click();
  await pane.getByRole('heading', { name: `Purchase order ${order}` }).waitFor();
  // That the books refused is said on the page, and by the browser too.
  expect(browser.complaints.filter((said) => !said.includes('422'))).toEqual([]);
  expect(browser.outside).toEqual([]);
});
