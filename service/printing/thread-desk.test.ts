/** Printing beside the service: same files, an answering service, and what becomes of a work that is too much. */
import { setImmediate } from 'node:timers/promises';
import type { JobAnswer } from '../../shared/api/jobs.ts';
import { idOf } from '../../testing/fixtures/books.ts';
import { openTestPrinter } from '../../testing/fixtures/printer.ts';
import { openTestServer, serveBooks, type TestServer } from '../../testing/fixtures/server.ts';
import { instantOf } from '../../shared/day.ts';
import { jobsOf } from '../jobs/jobs.ts';
import { findPrintable, makeFontReader, type Printable } from '../queries/print.ts';
import { printHere, type Printer } from './desk.ts';

// A thread begins and dies slowly where many tests run.
jest.setTimeout(60_000);

const printer = openTestPrinter();
let service: TestServer;

async function post(id: number, document: object): Promise<void> {
  const whole = { id: idOf(id), occurredOn: '2024-01-10', ...document };
  const answer = await service.ask('POST', '/api/documents', whole);
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([201, expect.any(String)]);
}

const many = Array.from({ length: 10_000 }, (_, index) => `M${String(index * 7)}`);

beforeAll(async () => {
  service = await openTestServer(printer);
  const small = { item: 'LAPTOP', unitCost: '500.00', serials: ['A1', 'Ł2', 'Ж3'] };
  const large = { item: 'LAPTOP', unitCost: '500.00', serials: many };
  await post(1, { kind: 'goods_receipt', party: 'acme', lines: [small, large] });
  const sale = { item: 'LAPTOP', unitPrice: '800.00' };
  const invoice = { kind: 'invoice', party: 'bolt' };
  await post(2, { ...invoice, lines: [{ ...sale, serials: small.serials }] });
  await post(3, { ...invoice, lines: [{ ...sale, serials: many }] });
});
afterAll(async () => {
  await service.remove();
  await printer.close();
});

async function printableOf(number: string): Promise<Printable> {
  const found = await findPrintable(service.books, number, {
    format: 'pdf',
    serials: 'serial',
    style: 'standard',
    paper: 'A4',
  });
  if (!found.ok) throw new Error(`${number} is not printable`);
  return found.value;
}

const printedAt = instantOf(Date.UTC(2024, 0, 10));

async function printWith({ single }: Printer, number: string, format: 'pdf' | 'xlsx') {
  const printable = await printableOf(number);
  return single.print({ printable, format, printedAt });
}

test.each(['pdf', 'xlsx'] as const)('a thread makes the same %s, byte for byte', async (format) => {
  const here = printHere(makeFontReader(process.cwd()));
  const [there, expected] = [
    await printWith(printer, 'INV-100001', format),
    await printWith(here, 'INV-100001', format),
  ];
  if (there.kind !== 'printed' || expected.kind !== 'printed') throw new Error('not printed');
  expect(there.fileName).toBe(expected.fileName);
  expect(Buffer.from(there.bytes).equals(Buffer.from(expected.bytes))).toBe(true);
});

/** An invoice with so many serials that nothing else is done before it. */
async function makeLong(): Promise<Printable> {
  const { facts, form } = await printableOf('INV-100002');
  if (form !== 'document') throw new Error('an invoice is a document');
  return { form, facts: { ...facts, lines: Array.from({ length: 30 }, () => facts.lines).flat() } };
}

test('while a long invoice is printed, the service answers others', async () => {
  const busy = openTestPrinter();
  const printable = await makeLong();
  const ends: string[] = [];
  const print = busy.single.print({ printable, format: 'pdf', printedAt }).then(
    () => ends.push('printed'),
    () => ends.push('closed'),
  );
  for (let at = 0; at < 5; at += 1) {
    expect((await service.ask('GET', '/api/units/LAPTOP/A1')).status).toBe(200);
    await setImmediate();
  }
  expect(ends).toEqual([]);
  await busy.close();
  await print;
  expect(ends).toEqual(['closed']);
});

test('a work that takes too long is given up', async () => {
  const hasty = openTestPrinter({ milliseconds: 1 });
  try {
    await expect(printWith(hasty, 'INV-100001', 'pdf')).rejects.toMatchObject({
      reason: 'too_long',
    });
  } finally {
    await hasty.close();
  }
});

test('a work that needs too much memory ends with its thread; the next one has a new thread', async () => {
  const narrow = openTestPrinter({ memoryMegabytes: 48 });
  try {
    const printable = await makeLong();
    await expect(
      narrow.single.print({ printable, format: 'xlsx', printedAt }),
    ).rejects.toMatchObject({ reason: 'too_large' });
    expect(await printWith(narrow, 'INV-100001', 'xlsx')).toMatchObject({ kind: 'printed' });
  } finally {
    await narrow.close();
  }
});

test('works wait for each other; beyond the last place they are refused, and closing tells all', async () => {
  const desk = openTestPrinter({ waiting: 1 });
  const printable = await printableOf('INV-100001');
  const print = (): Promise<unknown> =>
    desk.single.print({ printable, format: 'pdf', printedAt }).catch((fault: unknown) => fault);
  const [inHand, waiting, refused] = [print(), print(), print()];
  expect(await refused).toMatchObject({ reason: 'busy' });
  await desk.close();
  for (const work of [inHand, waiting, print()]) {
    expect(await work).toMatchObject({ reason: 'closed' });
  }
});

test('a batch names each document that was given up; one print is refused with a sentence', async () => {
  const hasty = openTestPrinter({ milliseconds: 1 });
  const { server, ask } = await serveBooks(service.books, hasty);
  const request = { kind: 'invoice', as: 'zip' };
  const begun = await ask('POST', '/api/documents/print-batch', request);
  const { id } = begun.json() as JobAnswer;
  await jobsOf(service.books).settled();
  const reasons = [expect.stringContaining('took too long')];
  expect((await ask('GET', `/api/jobs/${id}`)).json()).toMatchObject({
    failed: [
      { document: 'INV-100001', reasons },
      { document: 'INV-100002', reasons },
    ],
  });
  const german = { 'accept-language': 'de' };
  const single = await ask('GET', '/api/documents/INV-100001/print', undefined, german);
  expect([single.status, single.text]).toEqual([504, expect.stringContaining('zu lange gedauert')]);
  await server.close();
  await hasty.close();
});
