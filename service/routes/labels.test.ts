/** Labels over HTTP: which units they are of, and what is refused. */
import { PDFDocument } from 'pdf-lib';
import { readPdfTexts } from '../../reports/pdf/read-texts.ts';
import { answerOf, idOf, post } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../../testing/fixtures/server.ts';

let service: TestServer;
let number: string;
beforeEach(async () => {
  service = await openTestServer();
  const receipt = await post(service.books, {
    id: idOf(1),
    kind: 'goods_receipt',
    occurredOn: '2026-01-05',
    party: 'acme',
    area: 'MAIN',
    lines: [
      {
        item: 'LAPTOP',
        unitCost: '412.37',
        serials: [{ serial: 'Z-1', manufacturerSerial: 'M-1' }, 'Z-2'],
      },
    ],
  });
  number = String(answerOf(receipt).answer['number']);
});
afterEach(async () => {
  await service.remove();
});

function ask(body: unknown): Promise<TestAnswer> {
  return service.ask('POST', '/api/labels', body);
}

async function textsOf(answer: TestAnswer): Promise<string[]> {
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toBe('application/pdf');
  return (await readPdfTexts(new Uint8Array(answer.bytes))).map(({ text }) => text);
}

test('the units of a document, with what was asked for and never their cost', async () => {
  const plain = await textsOf(await ask({ document: number }));
  expect(plain).toEqual(expect.arrayContaining(['Z-1', 'Z-2', 'LAPTOP', 'Laptop computer']));
  expect(plain).not.toContain('MSN M-1');
  const more = await textsOf(
    await ask({ document: number, withManufacturerSerial: true, price: '999.00' }),
  );
  expect(more).toEqual(expect.arrayContaining(['MSN M-1', 'USD 999.00']));
  expect(more.join(' ')).not.toContain('412');
});

test('units by name, and serials that are not there yet', async () => {
  const named = await textsOf(await ask({ units: [{ item: 'LAPTOP', serial: 'z-2' }] }));
  expect(named).toContain('Z-2');
  const answer = await ask({ range: { item: 'PHONE', serials: 'N001+29' }, stock: '5160' });
  expect(await textsOf(answer)).toContain('N030');
  expect((await PDFDocument.load(answer.bytes)).getPageCount()).toBe(1);
});

test.each([
  [{}, 400],
  [{ document: 'GR-1', range: { item: 'PHONE', serials: 'A1' } }, 400],
  [{ document: 'NONE-1' }, 422],
  [{ units: [{ item: 'LAPTOP', serial: 'Q' }] }, 422],
  [{ range: { item: 'NOTHING', serials: 'A1' } }, 422],
  [{ range: { item: 'PHONE', serials: 'A9-A1' } }, 422],
  [{ range: { item: 'PHONE', serials: 'A00001+9999' }, copies: 2 }, 422],
  [{ range: { item: 'PHONE', serials: 'A1' }, symbology: 'gs1_datamatrix' }, 422],
])('%j is answered %i', async (body, status) => {
  const answer = await ask(body);
  expect(answer.status).toBe(status);
  if (status === 422) expect(answer.json()).toMatchObject({ issues: [{ code: 'label_refused' }] });
});
