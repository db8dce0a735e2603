/**
 * An ordinary day: 10,000 units scanned into the sheet, checked, posted and stamped; through Microsoft's client and the
 * real service, with nothing of ours stood in for.
 */
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import { openTestServer, token, type TestServer } from '../../testing/fixtures/server.ts';
import { idOf } from '../../testing/fixtures/books.ts';
import { waitUntil } from '../../testing/fixtures/wait-until.ts';
import { makeClient, type Client } from '../client.ts';
import { openExcelHost } from '../host/excel-host.ts';
import type { ExcelHost } from '../host/port.ts';
import { makeIntent, readIntent } from '../posting/intent.ts';
import { makePosting } from '../posting/posting.ts';
import { makeFlowBook, type FlowBook } from './book.ts';
import { beginHeader, requestOf } from './header.ts';
import { planLines } from './lines.ts';
import { listUnwritten, listWaiting, type Flow } from './state.ts';
import { flowTable, sheetOf } from './table.ts';

jest.setTimeout(120_000);

const awkward = ['00012345678901234567', '12E5', '=1+1', '+49', 'A 1', '9'.repeat(30)];
/** What Excel on the web takes at once is 5 MB. */
const mostBytes = 4 * 1024 * 1024;

let server: TestServer;
let node: NodeHost;
let uninstall: () => void;
let host: ExcelHost;
let client: Client;
/** The next answer is lost on its way, after the books took what was sent. */
let losesAnswer = false;

beforeEach(async () => {
  server = await openTestServer();
  node = openNodeHost();
  uninstall = node.install();
  host = openExcelHost();
  losesAnswer = false;
  client = makeClient({
    base: '',
    token,
    fetch: async (address, init) => {
      const answer = await server.ask(
        (init?.method ?? 'GET') as 'GET' | 'POST',
        address as string,
        init?.body ?? undefined,
      );
      if (losesAnswer && init?.method === 'POST' && address === '/api/documents') {
        losesAnswer = false;
        throw new TypeError('cut off');
      }
      return new Response(answer.text, { status: answer.status });
    },
  });
});

afterEach(async () => {
  uninstall();
  node.close();
  await server.remove();
});

async function receive(serials: readonly string[]): Promise<void> {
  const answer = await server.ask('POST', '/api/documents', {
    id: idOf(1),
    kind: 'goods_receipt',
    occurredOn: '2026-01-01',
    party: 'acme',
    lines: [{ item: 'LAPTOP', unitCost: '500.00', serials }],
  });
  expect([answer.status, answer.status === 201 ? '' : answer.text]).toEqual([201, '']);
}

interface Counter {
  readonly book: FlowBook;
  readonly sale: () => Flow;
  readonly settled: () => Promise<void>;
}

function openCounter(): Counter {
  let sale: Flow | null = null;
  const book = makeFlowBook({
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
  const now = (): Flow => {
    if (sale === null) throw new Error('nothing was scanned yet');
    return sale;
  };
  return {
    book,
    sale: now,
    settled: async () => {
      while (listWaiting(now()).length + listUnwritten(now()).length > 0) {
        expect([now().trouble, now().sheetTrouble]).toEqual([null, null]);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}

function scan({ book }: Counter, serials: readonly string[]): void {
  book.change({
    type: 'scanned',
    entries: serials.map((raw, index) => ({ key: idOf(100_000 + index), raw })),
    item: '',
    fields: { price: '700.00', taxRate: '8.25' },
  });
}

const read = (counter: Counter) => async () => {
  const plan = planLines('invoice', await counter.book.collect());
  expect(plan.faults).toEqual([]);
  const header = { ...beginHeader('2026-01-02'), party: 'bolt' };
  const asked = flowTable.invoice.header;
  const body = requestOf('invoice', idOf(2), header, asked, [...plan.lines], new Set());
  return makeIntent(body, plan.keys.flat(), '2026-01-02');
};

test('10,000 units are sold in one invoice, and the sheet says so', async () => {
  const serials = [
    ...awkward,
    ...Array.from({ length: 9_994 }, (_, index) => `SN-2026-${String(index).padStart(8, '0')}`),
  ];
  await receive(serials);
  const counter = openCounter();
  scan(counter, serials);
  await counter.settled();
  const posting = makePosting({ host, client, tell: () => undefined });
  const outcome = await posting.post(read(counter), counter.book.stamp);
  expect(outcome).toMatchObject({ type: 'posted', unwritten: null });
  const rows = await host.readRows(sheetOf('invoice'));
  expect(rows.map(({ serial }) => serial)).toEqual(serials);
  expect(new Set(rows.map(({ document }) => document)).size).toBe(1);
  expect(rows[0]).toMatchObject({ item: 'LAPTOP', price: '700.00', taxRate: '8.25' });
  expect(readIntent(host, 'invoice')).toBeNull();
  expect(Math.max(...node.host.log.map(({ bytesIn }) => bytesIn))).toBeLessThan(mostBytes);
  expect(Math.max(...node.host.log.map(({ bytesOut }) => bytesOut))).toBeLessThan(mostBytes);
});

test('an answer lost on its way is found again, and nothing is sold twice', async () => {
  await receive(awkward);
  const counter = openCounter();
  scan(counter, awkward);
  await counter.settled();
  losesAnswer = true;
  const first = makePosting({ host, client, tell: () => undefined });
  expect(await first.post(read(counter), counter.book.stamp)).toMatchObject({ type: 'lost' });

  // The pane is closed and opened again: all that is left is what the workbook keeps.
  const kept = readIntent(host, 'invoice');
  if (kept === null) throw new Error('the workbook kept nothing');
  const again = openCounter();
  const second = makePosting({ host, client, tell: () => undefined });
  const outcome = await second.settle(kept, again.book.stamp);
  expect(outcome).toMatchObject({ type: 'posted', unwritten: null });
  expect(readIntent(host, 'invoice')).toBeNull();
  const listed = await client.call('listDocuments', { query: { kind: 'invoice' } });
  expect(listed).toMatchObject({ ok: true, value: { items: [{ units: awkward.length }] } });
  const rows = await host.readRows(sheetOf('invoice'));
  expect(rows.every(({ document }) => document?.startsWith('INV-'))).toBe(true);
});

test('Excel fails at any action of the way: no scan is lost and none doubled', async () => {
  await receive(awkward);
  const counter = openCounter();
  for (let actionIndex = 0; actionIndex < 30; actionIndex += 3) {
    node.host.planFault({ code: 'InvalidOperationInCellEditMode', actionIndex });
  }
  for (const [index, serial] of awkward.entries()) {
    counter.book.change({
      type: 'scanned',
      entries: [{ key: idOf(200_000 + index), raw: serial }],
      item: '',
      fields: { price: '700.00' },
    });
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const refused = node.host.log.filter(({ errorCode }) => errorCode !== null);
  expect(refused.length).toBeGreaterThan(3);
  node.host.clearFaults();
  counter.book.retry();
  // What was under way when the faults ended may still be told as refused: the retry follows it.
  await waitUntil(
    () => listWaiting(counter.sale()).length + listUnwritten(counter.sale()).length === 0,
  );
  const rows = await host.readRows(sheetOf('invoice'));
  expect(rows.map(({ serial }) => serial)).toEqual(awkward);
});

test('a row that a person types into the sheet is looked up and sold with the others', async () => {
  await receive(['A1', 'A2']);
  const counter = openCounter();
  scan(counter, ['A1']);
  await counter.settled();
  await host.putRows(sheetOf('invoice'), [{ key: '', serial: 'A2', price: '650.00' }]);
  const rows = await counter.book.collect();
  await counter.settled();
  expect(rows.map(({ key, serial }) => [key === '', serial])).toEqual([
    [false, 'A1'],
    [false, 'A2'],
  ]);
  const plan = planLines('invoice', await counter.book.collect());
  expect(plan.faults).toEqual([]);
  expect(plan.lines).toMatchObject([
    { item: 'LAPTOP', unitPrice: '700.00', serials: ['A1'] },
    { item: 'LAPTOP', unitPrice: '650.00', serials: ['A2'] },
  ]);
});

test('what is scanned right after another change is looked up too', async () => {
  await receive(['A1']);
  const counter = openCounter();
  counter.book.change({ type: 'judged', header: beginHeader('2026-01-02') });
  scan(counter, ['A1']);
  await counter.settled();
  expect(counter.sale().rows[0]?.verdict.tone).toBe('good');
});
