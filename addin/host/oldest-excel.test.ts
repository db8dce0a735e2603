/** The oldest Excel that the manifest lets in, by its requirement set: everything of the sheet works there too. */
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import { requirementsWith } from '../../sandbox/requests/requirements.ts';
import { plainWords } from '../../reports/model/report-frame.ts';
import { planValuationSheet } from '../../reports/model/valuation-sheet.ts';
import { description } from '../manifest/description.ts';
import { openExcelHost } from './excel-host.ts';
import type { ExcelHost, TableSpec } from './port.ts';

const spec: TableSpec<'serial'> = {
  name: 'SerialbookOld',
  sheet: 'Old',
  columns: [{ id: 'serial', head: 'Serial', kind: 'text', width: 24 }],
};

let node: NodeHost;
let host: ExcelHost;
let uninstall: () => void;

beforeEach(() => {
  node = openNodeHost(undefined, {
    requirements: requirementsWith({ ExcelApi: description.excelApi }),
  });
  uninstall = node.install();
  host = openExcelHost();
});
afterEach(() => {
  uninstall();
  node.close();
});

test('rows are written, read, written over and taken out', async () => {
  await host.putRows(spec, [
    { key: 'a', serial: '00012' },
    { key: 'b', serial: '12E5' },
  ]);
  await host.putRows(spec, [{ key: 'b', serial: '=1+1' }]);
  await host.removeRows(spec, ['a']);
  await host.showTable(spec);
  expect(await host.readRows(spec)).toEqual([{ key: 'b', serial: '=1+1' }]);
  expect(await host.readSelection()).toBeDefined();
});

test('a report is written', async () => {
  const text = (words: string) => ({ kind: 'text' as const, text: words });
  const name = await host.writeReport({
    name: 'Old',
    tableName: 'Old',
    headRow: 1,
    tableRows: 1,
    columns: [{ width: 10, align: 'left' }],
    rows: [[text('Head')], [text('00012')]],
    isLandscape: true,
  });
  expect(name).toBe('Old');
});

function stock(values: Readonly<Record<string, string>>) {
  const rows = Object.entries(values).map(([item, value]) => ({ item, units: 1, value }));
  const totals = { units: rows.length, value: '3.00' };
  const answer = { asOf: '2026-03-31', currency: 'USD', rows, totals };
  const frame = { company: 'Cedar', currency: 'USD', language: 'en', words: plainWords } as const;
  const report = planValuationSheet({ by: 'item', answer }, frame);
  return { report, question: { report: 'valuation' }, askedAt: '2026-03-31 10:00' };
}

test('a report of the books is written, and written again in its place', async () => {
  const sheet = await host.makeReport(stock({ a: '1.00', b: '2.00' }));
  const [kept] = (await host.listReports()).reports;
  await host.refreshReport(kept?.id ?? '', stock({ b: '2.00', c: '1.00', d: '0.00' }));
  const written = node.workbook.sheet(sheet);
  expect([6, 7, 8].map((row) => written.read(row, 0).value)).toEqual(['b', 'c', 'd']);
  expect(written.charts).toHaveLength(1);
});

test('formulas are asked for again', async () => {
  await expect(host.recalculate()).resolves.toBeUndefined();
});
