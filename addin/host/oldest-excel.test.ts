/** The oldest Excel that the manifest lets in, by its requirement set: everything of the sheet works there too. */
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import { requirementsWith } from '../../sandbox/requests/requirements.ts';
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

test('formulas are asked for again', async () => {
  await expect(host.recalculate()).resolves.toBeUndefined();
});
