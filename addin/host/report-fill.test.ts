/** Report sheets on the real client: written, changed by a person, written again, and kept from being written. */
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import { planProfitSheet } from '../../reports/model/profit-sheet.ts';
import { planValuationSheet } from '../../reports/model/valuation-sheet.ts';
import { planUnitsSheet } from '../../reports/model/units-sheet.ts';
import { plainWords } from '../../reports/model/report-frame.ts';
import { samplePrintedAt, sampleProfit } from '../../reports/model/samples.ts';
import type { UnitCard } from '../../shared/api.ts';
import { openExcelHost } from './excel-host.ts';
import { HostFault, type ExcelHost, type ReportJob } from './port.ts';

const frame = {
  company: 'Cedar & Sons',
  currency: 'USD',
  language: 'en',
  words: plainWords,
  askedAt: '2026-03-31 10:00',
} as const;

const card: UnitCard = {
  item: 'AMP',
  description: 'Amplifier',
  serial: '0001',
  manufacturerSerial: null,
  lot: null,
  life: 1,
  lives: 1,
  status: 'sold',
  area: null,
  holder: null,
  vendor: 'ACME',
  receivedOn: '2026-02-28',
  receiptNumber: 'GR-1',
  unitCost: '500.00',
  trueCost: '510.10',
  customer: 'BOLT',
  soldOn: '2026-03-01',
  invoiceNumber: 'INV-1',
  unitPrice: '700.20',
  margin: '190.10',
  daysInStock: 1,
  warrantyUntil: null,
  note: null,
  customFields: {},
};

function units(serials: readonly string[], price = '700.20'): ReportJob {
  const cards = serials.map((serial): UnitCard => ({ ...card, serial, unitPrice: price }));
  return {
    report: planUnitsSheet({ filters: [], units: cards }, frame),
    question: { report: 'units' },
    askedAt: '2026-03-31 10:00',
  };
}

function profit(rows = sampleProfit.rows): ReportJob {
  return {
    report: planProfitSheet({ ...sampleProfit, rows }, { ...frame, currency: 'GBP' }),
    question: { report: 'profit' },
    askedAt: samplePrintedAt,
  };
}

function valuation(values: Readonly<Record<string, string>>): ReportJob {
  const rows = Object.entries(values).map(([item, value]) => ({ item, units: 2, value }));
  const sum = Object.values(values).reduce((total, value) => total + Number(value), 0);
  const totals = { units: rows.length * 2, value: sum.toFixed(2) };
  const answer = { asOf: '2026-03-31', currency: 'USD', rows, totals };
  return {
    report: planValuationSheet({ by: 'item', answer }, frame),
    question: { report: 'valuation' },
    askedAt: '2026-03-31 10:00',
  };
}

interface Stage {
  readonly node: NodeHost;
  readonly host: ExcelHost;
  readonly close: () => void;
}

function open(): Stage {
  const node = openNodeHost();
  const uninstall = node.install();
  return {
    node,
    host: openExcelHost({ watchFocus: null }),
    close: () => {
      uninstall();
      node.close();
    },
  };
}

let stage: Stage;
beforeEach(() => {
  stage = open();
});
afterEach(() => stage.close());

/** What a sheet holds, row by row: formulas, or values where there are none. */
async function readSheet({ node }: Stage, name: string): Promise<unknown[][]> {
  return node.Excel.run(async (context) => {
    const used = context.workbook.worksheets.getItem(name).getUsedRange(true);
    used.load({ formulas: true });
    await context.sync();
    return used.formulas as unknown[][];
  });
}

function column(sheet: readonly unknown[][], head: string, headRow = 5): unknown[] {
  const place = sheet[headRow]?.indexOf(head) ?? -1;
  return sheet.slice(headRow + 1).map((row) => row[place]);
}

async function change(
  { node }: Stage,
  name: string,
  edit: (sheet: Excel.Worksheet, table: Excel.Table) => void,
): Promise<void> {
  await node.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    edit(sheet, sheet.tables.getItemAt(0));
    await context.sync();
  });
}

test('a list stands as a real table: serials as text, days as dates, totals of what is shown', async () => {
  const name = await stage.host.makeReport(units(['0001', '12E5', '=1+1']));
  const sheet = await readSheet(stage, name);
  expect(sheet.slice(0, 4).map(([first]) => first)).toEqual([
    'Units',
    'Cedar & Sons',
    'in USD',
    'As the books stood on 2026-03-31 10:00',
  ]);
  expect(column(sheet, 'Serial')).toEqual(['0001', '12E5', '=1+1']);
  expect(column(sheet, 'Received')).toEqual([46081, 46081, 46081]);
  expect(column(sheet, 'Price')).toEqual([700.2, 700.2, 700.2]);
  expect(column(sheet, 'Margin')).toEqual(['=R7-N7', '=R8-N8', '=R9-N9']);
  expect(sheet[4]?.[13]).toBe('=SUBTOTAL(109,N7:N9)');
  expect(sheet[4]?.[2]).toBe('=SUBTOTAL(103,C7:C9)');
  expect(stage.node.workbook.findSheet(name)?.read(6, 2)).toMatchObject({
    value: '0001',
    numberFormat: '@',
  });
});

test('it prints one page wide, with heads on every page, and names company, report and page', async () => {
  const name = await stage.host.makeReport(profit());
  const printed = await stage.node.Excel.run(async (context) => {
    const { pageLayout } = context.workbook.worksheets.getItem(name);
    const page = pageLayout.headersFooters.defaultForAllPages;
    const heads = pageLayout.getPrintTitleRowsOrNullObject();
    pageLayout.load({ orientation: true, zoom: true });
    page.load({ leftHeader: true, rightHeader: true, leftFooter: true, rightFooter: true });
    heads.load({ address: true });
    await context.sync();
    return [
      pageLayout.orientation,
      pageLayout.zoom.horizontalFitToPages,
      heads.address.replaceAll('$', ''),
      page.leftHeader,
      page.rightHeader,
      page.leftFooter,
      page.rightFooter,
    ];
  });
  expect(printed).toEqual([
    'Landscape',
    1,
    "'Profit and loss'!6:6",
    'Cedar && Sons',
    'Profit and loss at true cost',
    '2013-04-01 to 2013-04-30, in GBP',
    'Page &P / &N',
  ]);
});

test('the profit and loss ties out in the sheet, and its chart draws its largest rows', async () => {
  const name = await stage.host.makeReport(profit());
  const sheet = await readSheet(stage, name);
  const at = sheet.findIndex(([first]) => first === 'Unexplained');
  expect(sheet[at]?.[1]).toBe(
    `ROUND(B${at}-(B${at - 5}+B${at - 4}+B${at - 3}-B${at - 2}+B${at - 1}),4)`.replace(/^/, '='),
  );
  expect(sheet[at - 3]?.[1]).toBe('=SUM(G7:G10)');
  const [chart] = stage.node.workbook.findSheet(name)?.charts ?? [];
  expect(chart).toMatchObject({ type: 'ColumnClustered', name: 'SerialbookChart' });
  expect(sheet[chart?.source.row ?? 0]?.slice(0, 3)).toEqual(['Item', 'Net revenue', 'Margin']);
  expect(chart?.source.rowCount).toBe(5);
});

test('written again it keeps notes, renamed heads, order and own columns; rows go and come', async () => {
  const name = await stage.host.makeReport(units(['a', 'b', 'c', 'd']));
  await change(stage, name, (sheet, table) => {
    table.columns.add(undefined, [['My note'], ['na'], ['nb'], ['nc'], ['nd']], 'My note');
    table.columns.add(2, [['Mine'], ['=1'], ['=2'], ['=3'], ['=4']], 'Mine');
    sheet.getRange('A6').values = [['Ware']];
    table.sort.apply([{ key: 3, ascending: false }]);
    sheet.getRange('AA3').values = [['beside']];
    sheet.name = 'Stock list';
  });
  const [kept] = (await stage.host.listReports()).reports;
  expect(kept).toMatchObject({ sheet: 'Stock list', isComplete: true });
  await stage.host.refreshReport(kept?.id ?? '', units(['a', 'c', 'd', 'e'], '800.00'));
  const sheet = await readSheet(stage, 'Stock list');
  expect(sheet[5]?.[0]).toBe('Ware');
  expect(column(sheet, 'Serial').slice(0, 4)).toEqual(['d', 'c', 'a', 'e']);
  expect(column(sheet, 'My note').slice(0, 4)).toEqual(['nd', 'nc', 'na', '']);
  expect(column(sheet, 'Mine').slice(0, 4)).toEqual(['=4', '=3', '=1', '']);
  expect(column(sheet, 'Price').slice(0, 4)).toEqual([800, 800, 800, 800]);
  expect(column(sheet, 'Margin').slice(0, 4)).toEqual(['=S7-O7', '=S8-O8', '=S9-O9', '=S10-O10']);
  expect(sheet[2]?.[26]).toBe('beside');
  expect(sheet[4]?.[14]).toBe('=SUBTOTAL(109,O7:O10)');
  expect(sheet[4]?.[3]).toBe('=SUBTOTAL(103,D7:D10)');
});

test('a report without rows is a table with a blank one, which the first rows take', async () => {
  const name = await stage.host.makeReport(valuation({}));
  expect(column(await readSheet(stage, name), 'Item')).toEqual([]);
  const [kept] = (await stage.host.listReports()).reports;
  await stage.host.refreshReport(kept?.id ?? '', valuation({ a: '1.00', b: '2.00' }));
  const filled = await readSheet(stage, name);
  expect(column(filled, 'Item').slice(0, 2)).toEqual(['a', 'b']);
  expect(filled[4]?.[2]).toBe('=SUBTOTAL(109,C7:C8)');
  await stage.host.refreshReport(kept?.id ?? '', valuation({}));
  expect(column(await readSheet(stage, name), 'Item').filter(Boolean)).toEqual([]);
});

test('a sheet that was moved, and whose main table was renamed, is found again', async () => {
  const name = await stage.host.makeReport(units(['a']));
  await change(stage, name, (sheet, table) => {
    table.name = 'MyUnits';
    sheet.position = 0;
    sheet.getRange('1:2').insert('Down');
  });
  const [kept] = (await stage.host.listReports()).reports;
  await stage.host.refreshReport(kept?.id ?? '', units(['a', 'b']));
  const sheet = await readSheet(stage, name);
  expect(column(sheet, 'Serial', 7 - 2)).toEqual(['a', 'b']);
});

test('a report that lost a key column is left alone, with words', async () => {
  const name = await stage.host.makeReport(units(['a']));
  await change(stage, name, (_, table) => table.columns.getItem('Serial').delete());
  const before = await readSheet(stage, name);
  const [kept] = (await stage.host.listReports()).reports;
  const again = stage.host.refreshReport(kept?.id ?? '', units(['a', 'b']));
  await expect(again).rejects.toMatchObject({ code: 'column_gone' });
  expect(await readSheet(stage, name)).toEqual(before);
});

test('another column that a person deleted is written no longer, and what needs it is a figure', async () => {
  const name = await stage.host.makeReport(units(['a']));
  await change(stage, name, (_, table) => table.columns.getItem('Price').delete());
  const [kept] = (await stage.host.listReports()).reports;
  await stage.host.refreshReport(kept?.id ?? '', units(['a', 'b']));
  const sheet = await readSheet(stage, name);
  expect(sheet[5]).not.toContain('Price');
  expect(column(sheet, 'Margin')).toEqual([190.1, 190.1]);
});

test('a filter stays, and hides what comes like the rest', async () => {
  const name = await stage.host.makeReport(units(['a', 'b', 'c']));
  await change(stage, name, (_, table) => {
    table.columns.getItem('Serial').filter.applyValuesFilter(['a', 'e']);
  });
  const [kept] = (await stage.host.listReports()).reports;
  await stage.host.refreshReport(kept?.id ?? '', units(['a', 'c', 'd', 'e']));
  const sheet = await readSheet(stage, name);
  expect(column(sheet, 'Serial')).toEqual(['a', 'c', 'd', 'e']);
  expect([...(stage.node.workbook.findSheet(name)?.hiddenRows ?? [])].sort()).toEqual([7, 8]);
});

test('formats of a person stay, and new rows take them over', async () => {
  const name = await stage.host.makeReport(units(['a', 'b']));
  await change(stage, name, (sheet) => {
    sheet.getRange('R7:R8').numberFormat = [['0'], ['0']];
    sheet.getRange('C8').format.fill.color = '#FFFF00';
  });
  const [kept] = (await stage.host.listReports()).reports;
  await stage.host.refreshReport(kept?.id ?? '', units(['0', 'b', 'c']));
  const sheet = stage.node.workbook.findSheet(name);
  expect([6, 7, 8].map((row) => sheet?.read(row, 17).numberFormat)).toEqual(['0', '0', '0']);
  const yellow = [6, 7, 8].find((row) => sheet?.read(row, 2).format.fill === '#FFFF00');
  expect(sheet?.read(yellow ?? 0, 2).value).toBe('b');
});

test('refreshed without news, only what is said of the moment is written', async () => {
  const name = await stage.host.makeReport(profit());
  const before = await readSheet(stage, name);
  const [kept] = (await stage.host.listReports()).reports;
  stage.node.host.log.length = 0;
  await stage.host.refreshReport(kept?.id ?? '', profit());
  expect(await readSheet(stage, name)).toEqual(before);
  expect(stage.node.host.log.reduce((sum, { bytesIn }) => sum + bytesIn, 0)).toBeLessThan(60_000);
});

test('a report whose sheet was deleted is said to be gone, and forgotten', async () => {
  const name = await stage.host.makeReport(profit());
  const [kept] = (await stage.host.listReports()).reports;
  await change(stage, name, (sheet) => sheet.delete());
  await expect(stage.host.refreshReport(kept?.id ?? '', profit())).rejects.toMatchObject({
    code: 'report_gone',
  });
  expect(await stage.host.listReports()).toEqual({ reports: [], forgotten: [] });
});

test('a protected sheet is left as it was, and the next try works', async () => {
  const name = await stage.host.makeReport(units(['a']));
  const before = await readSheet(stage, name);
  await change(stage, name, (sheet) => sheet.protection.protect());
  const [kept] = (await stage.host.listReports()).reports;
  const again = () => stage.host.refreshReport(kept?.id ?? '', units(['a', 'b']));
  await expect(again()).rejects.toMatchObject({ code: 'sheet_protected' });
  expect(await readSheet(stage, name)).toEqual(before);
  expect((await stage.host.listReports()).reports[0]?.isComplete).toBe(false);
  await change(stage, name, (sheet) => sheet.protection.unprotect());
  await again();
  expect(column(await readSheet(stage, name), 'Serial')).toEqual(['a', 'b']);
});

test('a long one goes over in requests below the limit, can be stopped, says so, and is completed', async () => {
  const serials = Array.from(
    { length: 12_000 },
    (_, index) => `SN-${String(index).padStart(8, '0')}`,
  );
  const stop = new AbortController();
  const seen: number[] = [];
  const work = {
    signal: stop.signal,
    onProgress: (done: number) => {
      seen.push(done);
      if (done > 3000) stop.abort();
    },
  };
  await expect(stage.host.makeReport(units(serials), work)).rejects.toMatchObject({
    code: 'stopped',
  });
  const [kept] = (await stage.host.listReports()).reports;
  expect(kept).toMatchObject({ sheet: 'Units', isComplete: false, refreshedAt: '' });
  const half = await readSheet(stage, 'Units');
  expect(half[3]?.[0]).toContain('Not complete');
  expect(await stage.host.makeReport(units(serials))).toBe('Units');
  const whole = await readSheet(stage, 'Units');
  expect(column(whole, 'Serial')).toEqual(serials);
  expect(whole[3]?.[0]).toContain('As the books stood');
  expect(Math.max(...stage.node.host.log.map(({ bytesIn }) => bytesIn))).toBeLessThan(
    4 * 1024 * 1024,
  );
}, 60_000);

/** A report that is made, changed by a person, and written again; Excel fails at one action of one part. */
async function play(faultAt: { part: 'make' | 'refresh'; action: number } | null) {
  const own = open();
  let hasStruck = false;
  const attempt = async (part: 'make' | 'refresh', run: () => Promise<unknown>): Promise<void> => {
    if (faultAt?.part !== part) {
      await run();
      return;
    }
    // Requests are told apart by counting their actions one after the other.
    let left = faultAt.action;
    const handle = own.node.host.handle.bind(own.node.host);
    own.node.host.handle = async (text, flags) => {
      const { Actions } = JSON.parse(text) as { Actions: unknown[] };
      if (!hasStruck && left < Actions.length) {
        hasStruck = true;
        own.node.host.planFault({ code: 'GeneralException', actionIndex: left });
      } else left -= Actions.length;
      return handle(text, flags);
    };
    await run().catch((error: unknown) => {
      if (!(error instanceof HostFault)) throw error;
    });
    own.node.host.handle = handle;
    own.node.host.clearFaults();
    if (hasStruck) await run();
  };
  await attempt('make', () => own.host.makeReport(valuation({ a: '1.10', b: '2.20' })));
  await change(own, 'Valuation', (_, table) => {
    table.columns.add(undefined, [['Note'], ['na'], ['nb']], 'Note');
  });
  const [kept] = (await own.host.listReports()).reports;
  await attempt('refresh', () =>
    own.host.refreshReport(
      kept?.id ?? '',
      valuation({ a1: '7.00', b: '3.30', c: '4.40', d: '5.50' }),
    ),
  );
  const sheets = own.node.workbook.sheets.map(({ name }) => name);
  const cells = await readSheet(own, 'Valuation');
  const { charts = [] } = own.node.workbook.findSheet('Valuation') ?? {};
  const drawn = charts.map(({ source, left, top, title }) => ({ source, left, top, title }));
  const reports = (await own.host.listReports()).reports.map(({ isComplete }) => isComplete);
  own.close();
  return { state: { sheets, cells, drawn, reports }, hasStruck };
}

test.each(['make', 'refresh'] as const)(
  'failed at any action of %s, a second try ends as if nothing had happened',
  async (part) => {
    stage.close();
    const { state } = await play(null);
    // One in some actions, others each time; with a step of 1 it is all of them.
    const step = Number(process.env['FAULT_STEP'] ?? 7);
    const seed = Number(process.env['SEED'] ?? Date.now() % 1000);
    console.log(`SEED=${seed} FAULT_STEP=${step}`);
    let action = seed % step;
    for (; action < 2000; action += step) {
      const tried = await play({ part, action }).catch((error: unknown) => {
        throw new Error(`at action ${action}`, { cause: error });
      });
      expect({ action, ...tried.state }).toEqual({ action, ...state });
      if (!tried.hasStruck) break;
    }
    expect(action).toBeGreaterThan(30);
    stage = open();
  },
  120_000,
);
