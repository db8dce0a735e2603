/** A serial is text, to the character: what was posted comes back the same from every form that the service gives. */
import ExcelJS from 'exceljs';
import { restoreCsvText } from '../reports/csv.ts';
import { readPdfTexts } from '../reports/pdf/read-texts.ts';
import { foldSerial } from '../shared/serial/text.ts';
import { printableSerials, unprintableSerials } from '../testing/fidelity/corpus.ts';
import { idOf } from '../testing/fixtures/books.ts';
import { openTestServer, type TestServer } from '../testing/fixtures/server.ts';

/** Each once, whatever its case: an item does not tell such apart unless it says so. */
function once(texts: readonly string[]): string[] {
  return [...new Map(texts.map((text) => [foldSerial(text), text])).values()];
}

const serials = once(printableSerials);
const others = once(unprintableSerials);
const all = [...serials, ...others];

let service: TestServer;

beforeAll(async () => {
  service = await openTestServer();
  const receipt = {
    id: idOf(1),
    kind: 'goods_receipt',
    occurredOn: '2024-01-10',
    party: 'acme',
    lines: [{ item: 'LAPTOP', unitCost: '500.00', serials: all }],
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

test('from the store: look-up, card, history and list', async () => {
  const looked = (await service.ask('POST', '/api/units/lookup', { serials: all })).json() as {
    results: { units: { serial: string }[] }[];
  };
  expect(looked.results.map(({ units }) => units[0]?.serial)).toEqual(all);
  for (const serial of all) {
    const url = `/api/units/LAPTOP/${encodeURIComponent(serial)}`;
    const card = await service.ask('GET', url);
    expect((card.json() as { serial: string }).serial).toBe(serial);
    const { rows } = (await service.ask('GET', `${url}/history`)).json() as { rows: unknown[] };
    expect([serial, rows.length > 0]).toEqual([serial, true]);
  }
  const listed = (await service.ask('GET', '/api/units')).json() as { items: { serial: string }[] };
  expect(listed.items.map(({ serial }) => serial)).toEqual(all);
  const document = (await service.ask('GET', '/api/documents/GR-100001')).json() as {
    lines: { units: { serial: string }[] }[];
  };
  const posted = document.lines.flatMap(({ units }) => units.map(({ serial }) => serial));
  expect([...posted].sort()).toEqual([...all].sort());
});

test('from a list as text and back', async () => {
  const { text } = (
    await service.ask('POST', '/api/serials/compress', { serials: all })
  ).json() as {
    text: string;
  };
  const expanded = await service.ask('POST', '/api/serials/expand', { text });
  expect(expanded.json()).toEqual({ serials: all });
});

test('from a reconciliation that was kept, and its claim', async () => {
  const body = {
    ...{ id: idOf(3), vendor: 'acme' },
    expected: serials.map((serial) => ({ serial, item: 'LAPTOP', unitCost: '1.00' })),
    scanned: [],
  };
  const made = await service.ask('POST', '/api/reconciliations', body);
  const { number, rows } = made.json() as { number: string; rows: { serial: string }[] };
  expect(rows.map(({ serial }) => serial)).toEqual(serials);
  const claim = await service.ask('GET', `/api/reconciliations/${number}/claim?format=xlsx`);
  expect(await readCells(claim.bytes)).toEqual(expect.arrayContaining(serials));
});

test('what no font has is refused on paper in words, and nothing is printed in its place', async () => {
  const pdf = await service.ask('GET', '/api/documents/GR-100001/print?format=pdf');
  expect([pdf.status, pdf.text]).toEqual([422, expect.stringContaining('text_not_printable')]);
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
  expect(found).toEqual(all);
  const lines = (await service.ask('GET', '/api/units?format=ndjson')).text.trim().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as { serial: string }).serial)).toEqual(all);
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
  expect(await readCells(xlsx.bytes)).toEqual(expect.arrayContaining(serials));
});

async function readCells(bytes: Buffer): Promise<unknown[]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes as never);
  const cells: unknown[] = [];
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) => row.eachCell((cell) => cells.push(cell.value)));
  }
  return cells;
}

test('from the profit and loss by serial', async () => {
  const answer = await service.ask('GET', '/api/reports/profit-and-loss?by=serial');
  const { rows } = answer.json() as { rows: { key: string }[] };
  expect(rows.map(({ key }) => key).sort()).toEqual(
    serials.map((serial) => `LAPTOP/${serial}`).sort(),
  );
});
