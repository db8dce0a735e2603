/** RMA forms over HTTP: what each reader is told of a unit, how many share a form, and what is refused. */
import { PDFDocument } from 'pdf-lib';
import ExcelJS from 'exceljs';
import { readPdfTexts } from '../../reports/pdf/read-texts.ts';
import { answerOf, enterMasters, idOf, post } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../../testing/fixtures/server.ts';

let service: TestServer;

async function enter(request: Parameters<typeof post>[1]): Promise<string> {
  return String(answerOf(await post(service.books, request)).answer['number']);
}

beforeEach(async () => {
  service = await openTestServer();
  await enterMasters(service.books, {
    items: [
      {
        sku: 'LAPTOP',
        description: 'Laptop computer',
        tracking: 'serial',
        weight: '2',
        warrantyToCustomer: { months: 24 },
        warrantyFromVendor: { days: 30 },
      },
    ],
    parties: [
      { code: 'acme', name: 'Acme Supplies', roles: ['vendor'], address: ['1 Mill Road', 'Leeds'] },
      { code: 'bolt', name: 'Bolt Stores', roles: ['customer'], address: 'Hauptstr. 5\nKöln' },
    ],
  });
  await enter({
    id: idOf(1),
    kind: 'goods_receipt',
    occurredOn: '2025-11-01',
    party: 'acme',
    area: 'MAIN',
    lines: [
      {
        item: 'LAPTOP',
        unitCost: '412.37',
        serials: [{ serial: 'Z-1', manufacturerSerial: 'M-1' }, 'Z-2', 'Z-3', '0007'],
      },
    ],
  });
  await enter({
    id: idOf(2),
    kind: 'invoice',
    occurredOn: '2025-12-01',
    party: 'bolt',
    lines: [{ item: 'LAPTOP', unitPrice: '1899.50', serials: ['Z-1', 'Z-2'] }],
  });
  await enter({
    id: idOf(3),
    kind: 'invoice',
    occurredOn: '2025-12-02',
    party: 'carol',
    lines: [{ item: 'LAPTOP', unitPrice: '1950.00', serials: ['Z-3'] }],
  });
});
afterEach(async () => {
  await service.remove();
});

function askForm(serial: string, query: string): Promise<TestAnswer> {
  return service.ask('GET', `/api/units/LAPTOP/${serial}/rma-form?${query}`);
}

async function textOf(answer: TestAnswer): Promise<string> {
  expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
  return (await readPdfTexts(new Uint8Array(answer.bytes))).map(({ text }) => text).join('|');
}

const purchase = ['Acme Supplies', '2025-11-01'];
const sale = ['Bolt Stores', '2025-12-01', '1,899.50 USD'];

test('a customer reads nothing of our purchase, whatever is asked', async () => {
  const text = await textOf(await askForm('z-1', 'for=customer&cost=true'));
  for (const part of [...sale, 'Z-1', 'M-1', 'Köln', 'until 2027-12-01']) {
    expect(text).toContain(part);
  }
  for (const part of [...purchase, '412.37', 'From the vendor']) expect(text).not.toContain(part);
});

test('a vendor reads nothing of our sale, and cost where it is asked for', async () => {
  const plain = await textOf(await askForm('Z-1', 'for=vendor'));
  for (const part of [...purchase, 'Leeds', 'ended 2025-12-01, 31 days ago']) {
    expect(plain).toContain(part);
  }
  for (const part of [...sale.slice(0, 1), '1,899.50', '412.37', 'To the customer']) {
    expect(plain).not.toContain(part);
  }
  expect(await textOf(await askForm('Z-1', 'for=vendor&cost=true'))).toContain('412.37 USD');
});

test('the house reads all, in German too', async () => {
  const text = await textOf(await askForm('Z-1', 'for=house&cost=true'));
  for (const part of [...purchase, ...sale, '412.37 USD']) expect(text).toContain(part);
  expect(text).toContain('until 2027-12-01');
  const german = await textOf(await askForm('Z-1', 'for=house&cost=true&language=de'));
  for (const part of ['01.12.2025', '1.899,50 USD', '412,37 USD', 'bis 01.12.2027', 'Grund']) {
    expect(german).toContain(part);
  }
});

test('the RMA that holds it gives number, reason and action; what was before stands as earlier', async () => {
  const first = await enter({
    id: idOf(4),
    kind: 'credit_memo',
    occurredOn: '2025-12-20',
    party: 'bolt',
    lines: [{ item: 'LAPTOP', serials: ['Z-1'], unitPrice: '1899.50', reason: 'Not wanted' }],
  });
  const back = await textOf(await askForm('Z-1', 'for=house'));
  expect(back).toContain(`${first} of 2025-12-20`);
  expect(back).toContain('Not wanted');
  expect(back).toContain('To stock, for sale');
  await enter({
    id: idOf(5),
    kind: 'invoice',
    occurredOn: '2025-12-21',
    party: 'carol',
    lines: [{ item: 'LAPTOP', unitPrice: '1700.00', serials: ['Z-1'] }],
  });
  const rma = await enter({
    id: idOf(6),
    kind: 'customer_rma',
    occurredOn: '2025-12-28',
    party: 'carol',
    expiresOn: '2026-01-28',
    lines: [{ item: 'LAPTOP', serials: ['Z-1'], reason: 'Dark screen', action: 'repair' }],
  });
  const house = await textOf(await askForm('Z-1', 'for=house'));
  for (const part of [first, 'Not wanted', rma, 'Dark screen', '2026-01-28', '1,700.00 USD']) {
    expect(house).toContain(part);
  }
  // The next customer does not read of the one before.
  const customer = await textOf(await askForm('Z-1', 'for=customer'));
  expect(customer).toContain('Carol Retail');
  for (const part of [first, 'Not wanted', 'Bolt']) expect(customer).not.toContain(part);
});

test('units of a customer share a form, or have a page each', async () => {
  const units = ['Z-1', 'Z-3', 'Z-2'].map((serial) => ({ sku: 'LAPTOP', serial }));
  const pagesOf = async (body: object): Promise<number> => {
    const answer = await service.ask('POST', '/api/rma-forms', body);
    expect(answer.status).toBe(200);
    return (await PDFDocument.load(answer.bytes)).getPageCount();
  };
  expect(await pagesOf({ for: 'customer', units })).toBe(2);
  expect(await pagesOf({ for: 'vendor', units })).toBe(1);
  expect(await pagesOf({ for: 'customer', units, onePageEach: true })).toBe(3);
});

test('a sheet has a row a unit, its serial as text, and columns to fill in', async () => {
  const answer = await service.ask('POST', '/api/rma-forms?format=xlsx', {
    for: 'vendor',
    cost: true,
    units: [{ sku: 'LAPTOP', serial: '0007', reason: '=1+1' }],
  });
  expect(answer.status).toBe(200);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(answer.bytes).buffer);
  const rows = workbook.worksheets[0]?.getSheetValues() ?? [];
  const texts = rows.flatMap((row) => (Array.isArray(row) ? row : []));
  expect(texts).toEqual(expect.arrayContaining(['0007', '=1+1', 412.37, 'Action', 'Findings']));
  expect(texts).not.toContain('Customer');
});

test.each([
  ['customer', '0007', 'rma_not_sold', '0007 was never sold'],
  ['vendor', 'NONE', 'rma_no_unit', 'There is no LAPTOP with the serial NONE'],
])('for a %s, %s is refused: %s', async (reader, serial, code, sentence) => {
  const answer = await service.ask('POST', '/api/rma-forms', {
    for: reader,
    units: [
      { sku: 'LAPTOP', serial: 'Z-1' },
      { sku: 'LAPTOP', serial },
      { sku: 'LAPTOP', serial: 'z-1' },
    ],
  });
  expect(answer.status).toBe(422);
  expect(answer.json()).toMatchObject({
    issues: [
      { code, line: 2, serial, message: expect.stringContaining(sentence) as string },
      { code: 'row_twice', line: 3, serial: 'z-1' },
    ],
  });
});

test('a unit without a vendor goes back to none; one that is not there is not found', async () => {
  await enter({
    id: idOf(7),
    kind: 'quantity_adjustment',
    occurredOn: '2025-12-20',
    lines: [{ item: 'LAPTOP', serials: ['F-1'], direction: 'in', area: 'MAIN', unitCost: '10.00' }],
  });
  const refused = await askForm('F-1', 'for=vendor');
  expect([refused.status, refused.json()]).toMatchObject([
    422,
    { issues: [{ code: 'rma_no_vendor', serial: 'F-1' }] },
  ]);
  expect((await askForm('F-1', 'for=house')).status).toBe(200);
  expect((await askForm('NONE', 'for=house')).status).toBe(404);
  expect((await askForm('Z-1', 'for=everybody')).status).toBe(400);
});
