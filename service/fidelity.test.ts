/** A serial is text, to the character: what was posted comes back the same from every form that the service gives. */
import ExcelJS from 'exceljs';
import { restoreCsvText } from '../reports/csv.ts';
import { readPdfTexts } from '../reports/pdf/read-texts.ts';
import { idOf } from '../testing/fixtures/books.ts';
import { openTestServer, type TestServer } from '../testing/fixtures/server.ts';

const serials = [
  '00012345678901234567',
  '12E5',
  '=1+1',
  '+49',
  'A 1',
  '123456789012345678901234567890',
  '@x',
  '-5',
  'Ł-ß-客户',
];

let service: TestServer;

beforeAll(async () => {
  service = await openTestServer();
  const receipt = {
    id: idOf(1),
    kind: 'goods_receipt',
    occurredOn: '2024-01-10',
    party: 'acme',
    lines: [{ item: 'LAPTOP', unitCost: '500.00', serials }],
  };
  expect((await service.ask('POST', '/api/documents', receipt)).status).toBe(201);
  const invoice = {
    id: idOf(2),
    kind: 'invoice',
    occurredOn: '2024-02-10',
    party: 'bolt',
    lines: [{ item: 'LAPTOP', unitPrice: '700.00', serials }],
  };
  expect((await service.ask('POST', '/api/documents', invoice)).status).toBe(201);
});

afterAll(() => service.remove());

test('from the store: look-up, card and list', async () => {
  const looked = (await service.ask('POST', '/api/units/lookup', { serials })).json() as {
    results: { units: { serial: string }[] }[];
  };
  expect(looked.results.map(({ units }) => units[0]?.serial)).toEqual(serials);
  for (const serial of serials) {
    const card = await service.ask('GET', `/api/units/LAPTOP/${encodeURIComponent(serial)}`);
    expect((card.json() as { serial: string }).serial).toBe(serial);
  }
  const listed = (await service.ask('GET', '/api/units')).json() as { items: { serial: string }[] };
  expect(listed.items.map(({ serial }) => serial)).toEqual(serials);
});

test('from CSV and NDJSON', async () => {
  const csv = await service.ask('GET', '/api/units?format=csv');
  const found = csv.text
    .trim()
    .split('\r\n')
    .slice(1)
    .map((row) => /^LAPTOP,[^,]*,("(?:[^"]|"")*"|[^,]*),/.exec(row)?.[1] ?? '')
    .map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
    .map(restoreCsvText);
  expect(found).toEqual(serials);
  const lines = (await service.ask('GET', '/api/units?format=ndjson')).text.trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { serial: string }).serial)).toEqual(serials);
});

test('from the invoice as PDF', async () => {
  const pdf = await service.ask('GET', '/api/documents/INV-100001/print?format=pdf');
  const printed = (await readPdfTexts(new Uint8Array(pdf.bytes))).map(({ text }) => text);
  for (const serial of serials) expect(printed).toContain(serial);
});

test.each([
  '/api/documents/INV-100001/print?format=xlsx',
  '/api/units?format=xlsx',
  '/api/reports/audit-trail?format=xlsx',
])('from %s', async (url) => {
  const xlsx = await service.ask('GET', url);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(xlsx.bytes as never);
  const cells: unknown[] = [];
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
  }
  for (const serial of serials) expect(cells).toContain(serial);
});

test('from the profit and loss by serial', async () => {
  const answer = await service.ask('GET', '/api/reports/profit-and-loss?by=serial');
  const { rows } = answer.json() as { rows: { key: string }[] };
  expect(rows.map(({ key }) => key).sort()).toEqual(
    serials.map((serial) => `LAPTOP/${serial}`).sort(),
  );
});
