/**
 * The workbook's page itself, as a person uses it and as an add-in sees it: undo over what both did, values that spill or are
 * blocked, conditional formats and charts that are drawn.
 */
import type { Frame, Page } from 'playwright-core';
import {
  enterText,
  launch,
  openSandbox,
  readText,
  waitForCell,
  type TestBrowser,
} from './launch.ts';
import { startService, type RunningService } from './service.ts';

jest.setTimeout(120_000);

let service: RunningService;
let browser: TestBrowser;
let page: Page;
let pane: Frame;

beforeAll(async () => {
  service = await startService('start');
  browser = await launch({ width: 1440, height: 860 });
  ({ page } = browser);
  pane = await openSandbox(page, service.origin, service.token, '?theme=dark');
  await pane.getByRole('tab').first().waitFor();
});

afterAll(async () => {
  await browser.close();
  await service.stop();
});

/** What the add-in's own Excel does: one batch in the pane. */
async function runInPane(batch: (context: Excel.RequestContext) => void): Promise<void> {
  await pane.evaluate(
    `Excel.run(async (context) => { (${batch.toString()})(context); await context.sync(); })`,
  );
}

test('the pane is told that Office is dark', async () => {
  await expect(pane.evaluate(() => Office.context.officeTheme.bodyBackgroundColor)).resolves.toBe(
    '#292929',
  );
});

test('undo and redo take back what a person typed and what the add-in wrote, step by step', async () => {
  const typed = async (text: string) => {
    await page.evaluate(() => window.__serialbookSandbox?.select('A1'));
    await page.locator('[id^="univer-sheet-main-canvas"]').click({ position: { x: 80, y: 32 } });
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  await typed('mine');
  await waitForCell(page, 'A1', (text) => text === 'mine');
  await runInPane((context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1').values = [['its', 'own']];
  });
  await waitForCell(page, 'B1', (text) => text === 'own');
  await page.keyboard.press('Control+z');
  await waitForCell(page, 'A1', (text) => text === 'mine');
  expect(await readText(page, 'B1')).toBe('');
  await page.keyboard.press('Control+z');
  await waitForCell(page, 'A1', (text) => text === '');
  await page.keyboard.press('Control+y');
  await page.keyboard.press('Control+y');
  await waitForCell(page, 'B1', (text) => text === 'own');
});

test('a matrix spills, and is #SPILL! where a cell is in its way', async () => {
  await enterText(page, 'D1', '=SEQUENCE(3)');
  await waitForCell(page, 'D3', (text) => text === '3');
  await enterText(page, 'D2', 'here');
  await waitForCell(page, 'D1', (text) => text === '#SPILL!');
  await enterText(page, 'D2', '');
  await waitForCell(page, 'D3', (text) => text === '3');
});

test('formulas follow rows that a person or the add-in inserts', async () => {
  await enterText(page, 'F1', '=F5*2');
  await enterText(page, 'F5', '21');
  await waitForCell(page, 'F1', (text) => text === '42');
  await runInPane((context) => {
    context.workbook.worksheets.getActiveWorksheet().getRange('3:4').insert('Down');
  });
  expect(await page.evaluate(() => window.__serialbookSandbox?.readCell('F1').formula)).toBe(
    '=F7*2',
  );
  await enterText(page, 'F7', '4');
  await waitForCell(page, 'F1', (text) => text === '8');
});

test('a conditional format is drawn, and follows the cell that it looks at', async () => {
  await runInPane((context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    const { custom } = sheet.getRange('H1:I2000').conditionalFormats.add('Custom');
    custom.rule.formula = '=LEFT($I1,1)="!"';
    custom.format.fill.color = '#FFF4CE';
    sheet.getRange('H1:I2').values = [
      ['a', '! no'],
      ['b', 'yes'],
    ];
  });
  const fillOf = async (address: string) =>
    page.evaluate((at) => window.__serialbookSandbox?.readFill(at) ?? null, address);
  await waitForCell(page, 'H2', (text) => text === 'b');
  expect(await fillOf('H1')).toBe('#FFF4CE');
  expect(await fillOf('H2')).toBeNull();
  await enterText(page, 'I2', '! neither');
  await waitForCell(page, 'I2', (text) => text === '! neither');
  expect(await fillOf('H2')).toBe('#FFF4CE');
});

test('charts are drawn over the sheet and move with it', async () => {
  await runInPane((context) => {
    const sheet = context.workbook.worksheets.add('Chart');
    sheet.getRange('A1:C4').values = [
      ['Item', 'Net', 'Cost'],
      ['Amp', 1200, 700],
      ['Deck', 800, 350],
      ['Tuner', 500, -120],
    ];
    const types = ['ColumnClustered', 'BarClustered', 'Line', 'Pie'] as const;
    types.forEach((type, index) => {
      const chart = sheet.charts.add(type, sheet.getRange('A1:C4'));
      chart.title.text = `Sales as ${type}`;
      chart.top = 90 + (index > 1 ? 230 : 0);
      chart.left = 10 + (index % 2) * 370;
    });
    sheet.activate();
  });
  const charts = page.getByRole('list', { name: 'Charts' }).getByRole('listitem');
  await charts.nth(3).waitFor();
  expect(await charts.count()).toBe(4);
  expect(await charts.first().locator('rect title').first().textContent()).toBe('Net, Amp: 1,200');
  await page.screenshot({ path: 'out/workbook-charts.png' });
  const before = await charts.first().boundingBox();
  await page.locator('#grid').hover();
  await page.mouse.wheel(0, 100);
  const limit = (before?.y ?? 0) - 50;
  await page.waitForFunction(
    (top) => (document.querySelector('.chart')?.getBoundingClientRect().y ?? top) < top,
    limit,
  );
});

test('every fault can be set in the page, too', async () => {
  const outcome = async () =>
    pane.evaluate(`Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange('Z9').values = [['x']];
      await context.sync();
    }).then(() => 'done', (fault) => fault.code)`);
  const save = async () =>
    pane.evaluate(
      () =>
        new Promise((resolve) => {
          Office.context.document.settings.saveAsync(({ status }) => {
            resolve(status);
          });
        }),
    );
  await page.evaluate(() => window.__serialbookSandbox?.workbook.setCellEditing(true));
  expect(await outcome()).toBe('InvalidOperationInCellEditMode');
  await page.evaluate(() => window.__serialbookSandbox?.workbook.setCellEditing(false));
  await page.evaluate(() => window.__serialbookSandbox?.workbook.setReadOnly(true));
  expect(await outcome()).toBe('AccessDenied');
  await page.evaluate(() => window.__serialbookSandbox?.workbook.setReadOnly(false));
  await page.evaluate(() =>
    window.__serialbookSandbox?.host.requests.planFault({
      code: 'GeneralException',
      member: 'Values',
    }),
  );
  expect(await outcome()).toBe('GeneralException');
  expect(await outcome()).toBe('done');
  await page.evaluate(() => {
    if (window.__serialbookSandbox !== undefined)
      window.__serialbookSandbox.workbook.unsavedSettings = 1;
  });
  expect(await save()).toBe('failed');
  expect(await save()).toBe('succeeded');
});

test('nothing was asked of the sandbox that it does not have', async () => {
  const missing = await page.evaluate(() => [
    ...(window.__serialbookSandbox?.host.requests.notImplemented.keys() ?? []),
  ]);
  expect(missing).toEqual([]);
  expect(browser.complaints.filter((text) => !text.includes('oteljs'))).toEqual([]);
});
