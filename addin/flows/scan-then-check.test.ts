/**
 * Check is pressed right after a scan, or right before one, while Excel or the service is slow: what was scanned goes
 * along, and what comes too late stays for the next document. Through Microsoft's client and the real service.
 */
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import { idOf } from '../../testing/fixtures/books.ts';
import { openTestServer, token, type TestServer } from '../../testing/fixtures/server.ts';
import { waitUntil } from '../../testing/fixtures/wait-until.ts';
import { makeClient } from '../client.ts';
import { openExcelHost } from '../host/excel-host.ts';
import type { ExcelHost } from '../host/port.ts';
import { makeFlowBook, type FlowBook } from './book.ts';
import { beginHeader } from './header.ts';
import { planLines } from './lines.ts';
import { listUnwritten, listWaiting, type Flow } from './state.ts';
import { sheetOf } from './table.ts';

jest.setTimeout(60_000);

/** A gate that work stands before until it is opened. */
class Gate {
  readonly #waiting: (() => void)[] = [];
  #isOpen = true;

  close(): void {
    this.#isOpen = false;
  }

  open(): void {
    this.#isOpen = true;
    for (const go of this.#waiting.splice(0)) go();
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  async pass(): Promise<void> {
    if (!this.#isOpen) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}

let server: TestServer;
let node: NodeHost;
let uninstall: () => void;
let excel: Gate;
let service: Gate;
let isCutOff: boolean;
let book: FlowBook;
let host: ExcelHost;
let sale: Flow | null;

beforeEach(async () => {
  server = await openTestServer();
  node = openNodeHost();
  uninstall = node.install();
  excel = new Gate();
  service = new Gate();
  isCutOff = false;
  sale = null;
  const real = openExcelHost();
  // The same Excel, slower: each of its jobs begins once the gate is open.
  host = {
    ...real,
    isExcel: true,
    putRows: async (...given) => {
      await excel.pass();
      return real.putRows(...given);
    },
    readRows: async (spec) => {
      await excel.pass();
      return real.readRows(spec);
    },
    removeRows: async (...given) => {
      await excel.pass();
      return real.removeRows(...given);
    },
  };
  const client = makeClient({
    base: '',
    token,
    fetch: async (address, init) => {
      if (address === '/api/units/lookup') await service.pass();
      if (isCutOff) throw new TypeError('cut off');
      const method = (init?.method ?? 'GET') as 'GET' | 'POST';
      const answer = await server.ask(method, address as string, init?.body ?? undefined);
      return new Response(answer.text, { status: answer.status });
    },
  });
  book = makeFlowBook({
    kind: 'invoice',
    host,
    client,
    announce: () => undefined,
    readHeader: () => beginHeader('2026-01-02'),
    showProgress: () => undefined,
    now: () => performance.now(),
    makeKey: () => idOf(900_000),
    sayStopped: () => 'stopped',
    show: (next) => {
      sale = next;
    },
  });
  const answer = await server.ask('POST', '/api/documents', {
    id: idOf(1),
    kind: 'goods_receipt',
    occurredOn: '2026-01-01',
    party: 'acme',
    lines: [{ item: 'LAPTOP', unitCost: '500.00', serials: ['A1', 'A2', 'A3'] }],
  });
  expect(answer.status).toBe(201);
});

afterEach(async () => {
  excel.open();
  service.open();
  uninstall();
  node.close();
  await server.remove();
});

function scan(serial: string): void {
  book.change({
    type: 'scanned',
    entries: [{ key: idOf(100_000 + Number(serial.slice(1))), raw: serial }],
    item: '',
    fields: { price: '700.00' },
  });
}

const flowNow = (): Flow => {
  if (sale === null) throw new Error('nothing was scanned yet');
  return sale;
};

const isQuiet = (): boolean =>
  listWaiting(flowNow()).length + listUnwritten(flowNow()).length === 0;

async function plannedSerials(rows: ReturnType<FlowBook['collect']>): Promise<unknown[]> {
  const { lines, faults } = planLines('invoice', await rows);
  expect(faults).toEqual([]);
  return lines.flatMap(({ serials }) => serials ?? []);
}

test('a scan that the books are still asked about goes along with the check', async () => {
  service.close();
  scan('A1');
  const checked = plannedSerials(book.collect());
  await waitUntil(() => service.waiting === 1);
  service.open();
  expect(await checked).toEqual(['A1']);
  expect(isQuiet()).toBe(true);
});

test('a scan that is still being written goes along with the check', async () => {
  excel.close();
  scan('A1');
  scan('A2');
  const checked = plannedSerials(book.collect());
  await waitUntil(() => excel.waiting > 0);
  excel.open();
  expect(await checked).toEqual(['A1', 'A2']);
});

test('a scan that comes while the sheet is read for the check goes along too', async () => {
  scan('A1');
  await waitUntil(isQuiet);
  excel.close();
  const checked = plannedSerials(book.collect());
  await waitUntil(() => excel.waiting > 0);
  service.close();
  scan('A2');
  excel.open();
  await waitUntil(() => service.waiting > 0);
  service.open();
  expect(await checked).toEqual(['A1', 'A2']);
});

test('books that cannot be asked stop the check with a sentence, and the scan stays', async () => {
  isCutOff = true;
  scan('A1');
  await expect(book.collect()).rejects.toThrow('1 scan is not looked up yet');
  isCutOff = false;
  expect(await plannedSerials(book.collect())).toEqual(['A1']);
});

test('a row that is taken out while the sheet is read does not come back', async () => {
  scan('A1');
  scan('A2');
  await waitUntil(isQuiet);
  excel.close();
  const checked = plannedSerials(book.collect());
  await waitUntil(() => excel.waiting > 0);
  book.remove([idOf(100_001)]);
  excel.open();
  expect(await checked).toEqual(['A2']);
  expect(flowNow().rows.map(({ serial }) => serial)).toEqual(['A2']);
  const left = await host.readRows(sheetOf('invoice'));
  expect(left.map(({ serial }) => serial)).toEqual(['A2']);
});

test('what is scanned while a document is posted stays for the next, in the sheet too', async () => {
  scan('A1');
  await waitUntil(isQuiet);
  await host.putRows(sheetOf('invoice'), [{ key: idOf(100_001), document: 'INV-1' }]);
  excel.close();
  scan('A2');
  book.change({ type: 'posted', keys: [idOf(100_001)] });
  excel.open();
  await waitUntil(isQuiet);
  expect(flowNow().rows.map(({ serial }) => serial)).toEqual(['A2']);
  const written = await host.readRows(sheetOf('invoice'));
  expect(written.map(({ serial, item }) => [serial, item])).toEqual([
    ['A1', 'LAPTOP'],
    ['A2', 'LAPTOP'],
  ]);
});
