/** The reports over HTTP: every format of each, pages that agree with one another, and what is refused. */
import ExcelJS from 'exceljs';
import { restoreCsvText } from '../../reports/csv.ts';
import { readPdfTexts } from '../../reports/pdf/read-texts.ts';
import { endpoints, type DocumentRequest } from '../../shared/api.ts';
import {
  tableEndpoints,
  tableOfEndpoint,
  type TableEndpoint,
} from '../../shared/api/table-reports.ts';
import { columnsOf, tableKeys } from '../../shared/report/tables.ts';
import { tableTexts } from '../../reports/model/table-texts.ts';
import { answerOf, idOf, post } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestServer } from '../../testing/fixtures/server.ts';

let service: TestServer;

/** Serials that a spreadsheet would run or shorten, among others. */
const serials = ['=1+1', '00012', 'B3', 'B4'];
const deeds: readonly Omit<DocumentRequest, 'id'>[] = [
  {
    kind: 'goods_receipt',
    occurredOn: '2024-01-10',
    party: 'acme',
    lines: [{ item: 'LAPTOP', serials, unitCost: '500.00' }],
  },
  ...['bolt', 'carol', 'bolt'].map((party, index) => ({
    kind: 'invoice' as const,
    occurredOn: `2024-02-0${index + 1}`,
    party,
    lines: [{ item: 'LAPTOP', serials: [serials[index] ?? ''], unitPrice: '650.00' }],
  })),
  {
    kind: 'stock_count',
    occurredOn: '2024-03-01',
    area: 'MAIN',
    items: ['LAPTOP'],
    lines: [],
  },
];

beforeAll(async () => {
  service = await openTestServer();
  for (const [index, deed] of deeds.entries()) {
    answerOf(await post(service.books, { ...deed, id: idOf(index + 1) }));
  }
});
afterAll(() => service.remove());

const names = Object.keys(tableEndpoints) as TableEndpoint[];
const cuts = names.flatMap((name) =>
  tableKeys[tableOfEndpoint[name]].map((by) => [name, by] as const),
);

test.each(cuts)('%s by %s says the same in every format', async (name, by) => {
  const table = tableOfEndpoint[name];
  const url = `/api/reports/${table}?by=${by}`;
  const columns = columnsOf(table, by);
  const json = endpoints[name].answer.parse((await service.ask('GET', url)).json());
  expect(json.next).toBeNull();

  const csv = await service.ask('GET', `${url}&format=csv`);
  const [head, ...lines] = csv.text.trimEnd().split('\r\n');
  expect(head?.split(',')).toEqual(columns.map(({ id }) => id));
  expect(lines).toHaveLength(json.rows.length);

  const ndjson = await service.ask('GET', `${url}&format=ndjson`);
  const rows = ndjson.text.split('\n').filter((line) => line !== '');
  expect(rows.map((line) => JSON.parse(line) as unknown)).toEqual(json.rows);

  const xlsx = await service.ask('GET', `${url}&format=xlsx`);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(xlsx.bytes as never);
  const [sheet] = workbook.worksheets;
  const { heads, titles } = tableTexts.en;
  expect(sheet?.getCell('A1').value).toBe(titles[table]);
  expect(sheet?.getRow(6).values).toEqual([undefined, ...columns.map(({ id }) => heads[id])]);
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 6 });

  const pdf = await service.ask('GET', `${url}&format=pdf`);
  const printed = (await readPdfTexts(new Uint8Array(pdf.bytes))).map(({ text }) => text);
  expect(printed.join(' ')).toContain(titles[table].split(' ')[0]);
});

test('a serial stands as it is, guarded in CSV and as text in the sheet', async () => {
  const url = '/api/units?prefix=%3D1';
  const csv = await service.ask('GET', `${url}&format=csv`);
  const found = /^LAPTOP,[^,]*,"([^"]*)"/m.exec(csv.text)?.[1] ?? '';
  expect([found, restoreCsvText(found)]).toEqual(["'=1+1", '=1+1']);
  const workbook = new ExcelJS.Workbook();
  const xlsx = await service.ask('GET', `${url}&format=xlsx`);
  await workbook.xlsx.load(xlsx.bytes as never);
  expect(workbook.worksheets[0]?.getCell('C7').value).toBe('=1+1');
  expect(workbook.worksheets[0]?.getCell('A3').value).toBe('Serial begins with =1, in USD');
});

test('pages are parts of one report: what is posted meanwhile does not shift them', async () => {
  const url = '/api/reports/sales-profit?by=invoice&limit=2';
  const read = async (address: string) =>
    endpoints.salesProfit.answer.parse((await service.ask('GET', address)).json());
  const first = await read(url);
  expect(first.totals).toBeNull();
  const earlier: readonly DocumentRequest[] = [
    {
      id: idOf(50),
      kind: 'goods_receipt',
      occurredOn: '2024-01-12',
      party: 'acme',
      lines: [{ item: 'LAPTOP', serials: ['N1'], unitCost: '500.00' }],
    },
    {
      id: idOf(51),
      kind: 'invoice',
      occurredOn: '2024-01-15',
      party: 'bolt',
      lines: [{ item: 'LAPTOP', serials: ['N1'], unitPrice: '650.00' }],
    },
  ];
  for (const request of earlier) answerOf(await post(service.books, request));
  const second = await read(`${url}&cursor=${encodeURIComponent(first.next ?? '')}`);
  const documents = [...first.rows, ...second.rows].map((row) => row['document']);
  expect(documents).toEqual(['INV-100001', 'INV-100002', 'INV-100003']);
  expect(second.next).toBeNull();
});

test.each([
  ['sales-profit?by=colour', 'by'],
  ['sales-profit?from=yesterday', 'must be a day, as in 2026-01-31'],
  ['sales-profit?cursor=behind', 'must be "next" of the page before'],
  ['warranty?cursor=2~yesterday', 'must be "next" of the page before'],
  ['vendor-scorecard?days=-1', 'must be 0 days or more'],
  ['warranty?days=soon', 'must be a number of days, as in 30'],
  ['valuation?by=age&ages=30,20', 'must be days that grow'],
  ['movements?format=docx', 'format'],
])('%s is refused with what would be right', async (address, what) => {
  const answer = await service.ask('GET', `/api/reports/${address}`);
  expect(answer.status).toBe(400);
  expect((answer.json() as { message: string }).message).toContain(what);
});
