/** Lists that are longer than one page: written while they are read, with every row once, in as many sheets as they need. */
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { planTrailSheet } from '../../reports/model/trail-sheet.ts';
import { openWorkbook } from '../../reports/seal/workbook.ts';
import { idOf } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestServer } from '../../testing/fixtures/server.ts';
import { listAuditTrail } from '../queries/audit-trail.ts';
import { answerListFile } from './report-files.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer();
  const serials = Array.from({ length: 25 }, (_, place) => `=S${place}`);
  const posted = await server.ask('POST', '/api/documents', {
    ...{ id: idOf(1), kind: 'goods_receipt', occurredOn: '2024-01-10', party: 'acme' },
    lines: [{ item: 'LAPTOP', unitCost: '500.10', serials }],
  });
  expect(posted.status).toBe(201);
});

afterAll(async () => server.remove());

test('a long list goes on from page to page and from sheet to sheet', async () => {
  const { books } = server;
  const fonts = (): never => {
    throw new Error('A workbook asks for no fonts.');
  };
  const answer = await answerListFile({ books, fonts, language: 'en' }, 'xlsx', {
    read: (cursor, limit) => listAuditTrail(books, { cursor, limit: Math.min(limit, 7) }),
    plan: (rows, frame) => planTrailSheet({ rows }, frame),
    mostRows: 16,
  });
  expect(answer.status).toBe(200);
  const { body } = answer;
  if (!(body instanceof Readable)) throw new Error('A long list is a stream.');
  const file = openWorkbook(new Uint8Array(await buffer(body)));
  expect(file.sheets).toEqual(['Audit trail', 'Audit trail 2', 'Audit trail 3']);
  const serials: unknown[] = [];
  for (const sheet of file.sheets) {
    file.readRows(sheet, ({ number, cells }) => {
      if (number > 6) serials.push(cells[3]);
      return true;
    });
  }
  expect(serials).toEqual(Array.from({ length: 25 }, (_, place) => `=S${place}`));
});
