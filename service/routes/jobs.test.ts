/** Many documents as one file, over HTTP. */
import { strFromU8, unzipSync } from 'fflate';
import { PDFDict, PDFDocument, PDFHexString, PDFName } from 'pdf-lib';
import { readPdfTexts } from '../../reports/pdf/read-texts.ts';
import type { JobAnswer } from '../../shared/api/jobs.ts';
import { idOf } from '../../testing/fixtures/books.ts';
import { waitUntil } from '../../testing/fixtures/wait-until.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../../testing/fixtures/server.ts';
import { Jobs, jobsOf } from '../jobs/jobs.ts';

let service: TestServer;

async function post(id: number, document: object): Promise<void> {
  const answer = await service.ask('POST', '/api/documents', { id: idOf(id), ...document });
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([201, expect.any(String)]);
}

beforeAll(async () => {
  service = await openTestServer();
  const parties = [
    { code: 'lodz', name: 'Zażółć Łódź', roles: ['customer'] },
    { code: 'arab', name: 'شركة', roles: ['customer'] },
  ];
  await service.ask('PUT', '/api/parties', parties);
  const day = { occurredOn: '2024-01-10' };
  await post(1, {
    kind: 'goods_receipt',
    ...day,
    party: 'acme',
    lines: [{ item: 'LAPTOP', unitCost: '500.00', serials: ['A1', 'A2', 'A3', '=1+1'] }],
  });
  const sales = [
    ['bolt', 'A1'],
    ['lodz', 'A2'],
    ['arab', 'A3'],
    ['lodz', '=1+1'],
  ];
  for (const [index, [party, serial]] of sales.entries()) {
    const lines = [{ item: 'LAPTOP', unitPrice: '800.00', serials: [serial] }];
    await post(2 + index, { kind: 'invoice', ...day, party, lines });
  }
});
afterAll(() => service.remove());

async function printBatch(body: object): Promise<{ job: JobAnswer; file: TestAnswer }> {
  const begun = await service.ask('POST', '/api/documents/print-batch', body);
  expect(begun.status).toBe(201);
  const { id } = begun.json() as JobAnswer;
  await jobsOf(service.books).settled();
  const job = (await service.ask('GET', `/api/jobs/${id}`)).json() as JobAnswer;
  return { job, file: await service.ask('GET', `/api/jobs/${id}/file`) };
}

function bookmarksOf(pdf: PDFDocument): string[] {
  const titles: string[] = [];
  const root = pdf.catalog.lookup(PDFName.of('Outlines'), PDFDict);
  let item = root.lookupMaybe(PDFName.of('First'), PDFDict);
  while (item !== undefined) {
    titles.push(item.lookup(PDFName.of('Title'), PDFHexString).decodeText());
    item = item.lookupMaybe(PDFName.of('Next'), PDFDict);
  }
  return titles;
}

test('one PDF has a bookmark and its own page numbers for each document, and a page for what is missing', async () => {
  const { job, file } = await printBatch({ kind: 'invoice' });
  expect(job).toMatchObject({ state: 'done', done: 4, of: 4 });
  expect(job.failed.map(({ document }) => document)).toEqual(['INV-100003']);
  expect(file.headers['content-type']).toBe('application/pdf');
  expect(file.headers['content-disposition']).toContain(
    'filename="Documents INV-100001 to INV-100004.pdf"',
  );
  const pdf = await PDFDocument.load(file.bytes, { updateMetadata: false });
  expect(bookmarksOf(pdf)).toEqual([
    'Invoice INV-100001 Bolt Stores',
    'Invoice INV-100002 Zażółć Łódź',
    'Invoice INV-100004 Zażółć Łódź',
    'Not printed',
  ]);
  const texts = (await readPdfTexts(file.bytes)).map(({ text }) => text);
  expect(texts.filter((text) => text === 'Page 1 of 1')).toHaveLength(4);
  expect(texts).toEqual(expect.arrayContaining(['A1', 'A2', '=1+1', 'INV-100003']));
});

test('a zip has a file each under its own name, and errors.txt', async () => {
  const documents = ['INV-100004', 'INV-100003', 'NONE-1', 'GR-100001'];
  const { job, file } = await printBatch({ documents, as: 'zip' });
  expect(job.failed.map(({ document }) => document)).toEqual(['INV-100003', 'NONE-1']);
  const entries = unzipSync(file.bytes);
  expect(Object.keys(entries)).toEqual([
    'Invoice INV-100004 Zażółć Łódź.pdf',
    'Goods receipt GR-100001 Acme Supplies.pdf',
    'errors.txt',
  ]);
  expect(strFromU8(entries['errors.txt'] ?? new Uint8Array())).toContain(
    'NONE-1: There is no such document.',
  );
  for (const [name, bytes] of Object.entries(entries)) {
    if (name.endsWith('.pdf')) expect(strFromU8(bytes.slice(0, 5))).toBe('%PDF-');
  }
});

test('workbooks come as a zip; what one document cannot print in a PDF it can in a workbook', async () => {
  const { job, file } = await printBatch({ kind: 'invoice', party: 'arab', format: 'xlsx' });
  expect(job).toMatchObject({ state: 'done', failed: [] });
  expect(Object.keys(unzipSync(file.bytes))).toEqual(['Invoice INV-100003 شركة.xlsx']);
});

test('nothing that fits, an unknown job and a cancelled one are said', async () => {
  const empty = await service.ask('POST', '/api/documents/print-batch', { from: '2030-01-01' });
  expect([empty.status, empty.text]).toEqual([422, expect.stringContaining('batch_empty')]);
  expect((await service.ask('GET', '/api/jobs/none')).status).toBe(404);
  const begun = await service.ask('POST', '/api/documents/print-batch', { kind: 'invoice' });
  const { id } = begun.json() as JobAnswer;
  const cancelled = await service.ask('DELETE', `/api/jobs/${id}`);
  expect(cancelled.json()).toMatchObject({ state: 'cancelled', fileName: null });
  await jobsOf(service.books).settled();
  expect((await service.ask('GET', `/api/jobs/${id}/file`)).status).toBe(404);
});

describe('jobs', () => {
  const file = { bytes: new Uint8Array(1), type: 'application/zip', fileName: 'a.zip' };

  test('the service answers between two steps of a job', async () => {
    const jobs = new Jobs(() => 0);
    let isAnswered = false;
    const begun = jobs.start(1, async ({ step }) => {
      // A service that answers nobody meanwhile ends here, and the answers come too late.
      for (let at = 0; at < 1_000_000 && !isAnswered; at += 1) await step();
      return file;
    });
    const states: (string | undefined)[] = [];
    for (let at = 0; at < 5; at += 1) {
      await service.ask('GET', '/api/units/LAPTOP/A1');
      states.push(jobs.find(begun?.id ?? '')?.state);
    }
    isAnswered = true;
    await jobs.settled();
    expect(states).toEqual(Array.from({ length: 5 }, () => 'working'));
  });

  test('beyond eight unfinished ones none is taken, until one has ended', async () => {
    const jobs = new Jobs(() => 0);
    for (let at = 0; at < 8; at += 1)
      expect(jobs.start(1, () => Promise.resolve(file))).not.toBe(null);
    expect(jobs.start(1, () => Promise.resolve(file))).toBe(null);
    await jobs.settled();
    expect(jobs.start(1, () => Promise.resolve(file))).not.toBe(null);
    await jobs.settled();
  });

  test('stopped, all are cancelled, and nothing works any more', async () => {
    const jobs = new Jobs(() => 0);
    let isWorking = false;
    const begun = jobs.start(2, async ({ step }) => {
      isWorking = true;
      try {
        for (;;) await step();
      } finally {
        isWorking = false;
      }
    });
    const waiting = jobs.start(1, () => Promise.resolve(file));
    await waitUntil(() => isWorking);
    await jobs.stop();
    expect(isWorking).toBe(false);
    for (const job of [begun, waiting]) {
      expect(jobs.find(job?.id ?? '')).toMatchObject({ state: 'cancelled' });
    }
  });

  test('a cancelled job stops at its next step, and the next one begins', async () => {
    const jobs = new Jobs(() => 0);
    let steps = 0;
    const first = jobs.start(9, async ({ step }) => {
      for (;;) {
        await step();
        steps += 1;
        if (steps === 3) jobs.cancel(first?.id ?? '');
      }
    });
    const second = jobs.start(1, () => Promise.resolve(file));
    await jobs.settled();
    expect([steps, jobs.find(second?.id ?? '')?.state]).toEqual([3, 'done']);
  });

  test('what a job made is forgotten after an hour', async () => {
    let now = 0;
    const jobs = new Jobs(() => now);
    const id = jobs.start(1, () => Promise.resolve(file))?.id ?? '';
    await jobs.settled();
    now = 3_599_999;
    expect(jobs.find(id)?.fileName).toBe('a.zip');
    now = 3_600_000;
    expect([jobs.find(id), jobs.fileOf(id)]).toEqual([null, null]);
  });
});
