/** Long writes: told as they go, stopped at any part, completed by the same write again, and never a request too large. */
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import { openExcelHost } from './excel-host.ts';
import type { ExcelHost, TableSpec } from './port.ts';

const spec: TableSpec<'serial' | 'note'> = {
  name: 'SerialbookLong',
  sheet: 'Long',
  columns: [
    { id: 'serial', head: 'Serial', kind: 'text', width: 24 },
    { id: 'note', head: 'Note', kind: 'text', width: 40, isOptional: true },
  ],
};

const mostBytes = 4 * 1024 * 1024;

let node: NodeHost;
let uninstall: () => void;
let host: ExcelHost;

beforeEach(() => {
  node = openNodeHost();
  uninstall = node.install();
  host = openExcelHost();
});

afterEach(() => {
  uninstall();
  node.close();
});

const makeRows = (count: number, note = '') =>
  Array.from({ length: count }, (_, index) => ({
    key: `key-${index}`,
    serial: String(index).padStart(20, '0'),
    note,
  }));

test('progress rises to the end, part by part', async () => {
  const told: [number, number][] = [];
  await host.putRows(spec, makeRows(20_000), {
    onProgress: (done, total) => told.push([done, total]),
  });
  expect(told.length).toBeGreaterThan(2);
  expect(told.map(([done]) => done)).toEqual([...told.map(([done]) => done)].sort((a, b) => a - b));
  expect(told.at(-1)).toEqual([20_000, 20_000]);
  expect(Math.max(...node.host.log.map(({ bytesIn }) => bytesIn))).toBeLessThan(mostBytes);
}, 60_000);

test('a write that is stopped leaves whole rows, and the same write again completes it', async () => {
  const rows = makeRows(20_000, 'n');
  const stopping = new AbortController();
  const stopped = host.putRows(spec, rows, {
    onProgress: (done) => {
      if (done > 0) stopping.abort();
    },
    signal: stopping.signal,
  });
  await expect(stopped).rejects.toMatchObject({ code: 'stopped', offer: 'resume' });
  const part = await host.readRows(spec);
  expect(part.length).toBeGreaterThan(0);
  expect(part.length).toBeLessThan(rows.length);
  expect(part).toEqual(rows.slice(0, part.length));
  await host.putRows(spec, rows);
  expect(await host.readRows(spec)).toEqual(rows);
  expect(node.workbook.table(spec.name).dataRowCount).toBe(20_000);
}, 60_000);

test('a removal that is stopped is completed by the same removal again', async () => {
  const rows = makeRows(3_000);
  await host.putRows(spec, rows);
  const odd = rows.filter((_, index) => index % 2 === 1).map(({ key }) => key);
  const stopping = new AbortController();
  const stopped = host.removeRows(spec, odd, {
    onProgress: () => stopping.abort(),
    signal: stopping.signal,
  });
  await expect(stopped).rejects.toMatchObject({ code: 'stopped' });
  await host.removeRows(spec, odd);
  const read = await host.readRows(spec);
  expect(read).toHaveLength(1_500);
  expect(read.every(({ key }) => Number(key.slice(4)) % 2 === 0)).toBe(true);
}, 60_000);

test('what is stopped before it begins writes nothing', async () => {
  const { signal } = aborted();
  await expect(host.putRows(spec, makeRows(3), { signal })).rejects.toMatchObject({
    code: 'stopped',
  });
  expect(node.workbook.tables).toEqual([]);
});

function aborted(): AbortController {
  const controller = new AbortController();
  controller.abort();
  return controller;
}

test('100,000 rows are written, read and stamped, no request or answer near the limit', async () => {
  const rows = makeRows(100_000);
  await host.putRows(spec, rows);
  await host.putRows(
    spec,
    rows.map(({ key }) => ({ key, note: 'posted' })),
  );
  const read = await host.readRows(spec);
  expect(read).toHaveLength(100_000);
  expect(read[99_999]).toEqual({ ...rows[99_999], note: 'posted' });
  for (const { bytesIn, bytesOut } of node.host.log) {
    expect(Math.max(bytesIn, bytesOut)).toBeLessThan(mostBytes);
  }
}, 240_000);
