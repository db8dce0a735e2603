/** A report sheet as Excel keeps it: its print set-up, its size, and what an older Excel makes of it. */
import { openNodeHost, type NodeHost, type NodeHostOptions } from '../../sandbox/adapters/node.ts';
import { openExcelHost } from './excel-host.ts';
import type { ExcelHost, ReportSheet } from './port.ts';

let close: () => void = () => undefined;
afterEach(() => close());

function open(options: NodeHostOptions = {}): { node: NodeHost; host: ExcelHost } {
  const node = openNodeHost(undefined, options);
  const uninstall = node.install();
  close = () => {
    uninstall();
    node.close();
  };
  return { node, host: openExcelHost() };
}

function planReport(rows: number): ReportSheet {
  const serial = (index: number): string => String(index).padStart(20, '0');
  return {
    name: 'Units',
    tableName: 'Units',
    headRow: 3,
    tableRows: rows,
    columns: Array.from({ length: 8 }, () => ({ width: 14, align: 'left' as const })),
    rows: [
      [{ kind: 'text', text: 'Units', isStrong: true }],
      [],
      Array.from({ length: 8 }, (_, index) => ({ kind: 'text' as const, text: `Head ${index}` })),
      ...Array.from({ length: rows }, (_, row) =>
        Array.from({ length: 8 }, (__, index) => ({
          kind: 'text' as const,
          text: serial(row * 8 + index),
        })),
      ),
    ],
    isLandscape: true,
  };
}

test('it prints one page wide, across, with its heads on every page', async () => {
  const { node, host } = open();
  const name = await host.writeReport(planReport(2));
  const layout = await node.Excel.run(async (context) => {
    const { pageLayout } = context.workbook.worksheets.getItem(name);
    pageLayout.load({ orientation: true, zoom: true });
    const heads = pageLayout.getPrintTitleRowsOrNullObject();
    heads.load({ address: true });
    await context.sync();
    return [pageLayout.orientation, pageLayout.zoom.horizontalFitToPages, heads.address];
  });
  expect(layout).toEqual(['Landscape', 1, expect.stringMatching(/\$?3:\$?3$/)]);
});

test('a long one goes over in requests well below the limit', async () => {
  const { node, host } = open();
  await host.writeReport(planReport(10_000));
  expect(Math.max(...node.host.log.map(({ bytesIn }) => bytesIn))).toBeLessThan(4 * 1024 * 1024);
}, 60_000);

test('a second one of the same name stands beside the first', async () => {
  const { host } = open();
  expect(await host.writeReport(planReport(1))).toBe('Units');
  expect(await host.writeReport(planReport(1))).toBe('Units 2');
});

test('one without rows is written without a table', async () => {
  const { host } = open();
  expect(await host.writeReport(planReport(0))).toBe('Units');
});
