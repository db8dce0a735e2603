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

test('labels are counted before they are printed, and the first is shown as it will be', async () => {
  const body = { range: { item: 'PHONE', serials: 'N<1>, N02+29' }, stock: '5160', startAt: 2 };
  const answer = await service.ask('POST', '/api/labels/preview', body);
  expect(answer.status).toBe(200);
  const { picture, ...counts } = answer.json() as { picture: string };
  expect(counts).toEqual({ labels: 31, sheets: 2 });
  expect(picture).toContain('N&lt;1&gt;');
  expect(picture).not.toContain('N02');
});

test('what a person reads of labels is in their language', async () => {
  const inGerman = { 'Accept-Language': 'de' };
  const body = { range: { item: 'PHONE', serials: 'A9-A1' } };
  const refused = await service.ask('POST', '/api/labels', body, inGerman);
  expect(JSON.stringify(refused.json())).toContain('A9-A1 läuft abwärts');
  const asked = { document: number, withManufacturerSerial: true };
  expect(await textsOf(await service.ask('POST', '/api/labels', asked, inGerman))).toContain(
    'HSN M-1',
  );
});

test('the lot of a unit stands on its label with the day through which it may be used', async () => {
  const lot = { item: 'LAPTOP', lot: 'L-7', expiresOn: '2027-02-28' };
  expect((await service.ask('PUT', '/api/lots', [lot])).status).toBe(200);
  const receipt = await post(service.books, {
    id: idOf(2),
    kind: 'goods_receipt',
    occurredOn: '2026-01-06',
    party: 'acme',
    area: 'MAIN',
    lines: [{ item: 'LAPTOP', unitCost: '1', lot: 'L-7', serials: ['Q-1'] }],
  });
  const document = String(answerOf(receipt).answer['number']);
  const texts = await textsOf(await ask({ document, withLot: true }));
  expect(texts).toEqual(expect.arrayContaining(['Lot L-7', 'Exp. 2027-02-28']));
});
