/** Workbooks that are written as they are read, opened again by other programs; and readers that go away. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { openWorkbook, type ReadCell } from '../../reports/seal/workbook.ts';
import { instantOf } from '../../shared/day.ts';
import { findOffice } from '../../testing/fixtures/office.ts';
import { onePage, type RowPage, type RowSource } from './row-source.ts';
import { streamReport, type ReportWorkbook } from './report-workbook.ts';

jest.setTimeout(120_000);

/** What spreadsheets like to read as something else. */
const hostile = [
  '=1+1',
  '+49 30 1234',
  '-2+3',
  '@SUM(A1)',
  "'quoted",
  '=HYPERLINK("http://x","y")',
  '00123',
  '1E5',
  '123456789012345678901234567890',
  '2024-01-01',
  '1/2',
  'TRUE',
  '#REF!',
  ' leading',
  'trailing ',
  'two  blanks',
  'tab\there',
  'line\r\nnext\nlast\r',
  'a&b<c>"d"\'e',
  ']]>',
  '_x0041_ _x005F_',
  '\u0001\u001f\u007f\ufffe\uffff',
  '😀👩‍👩‍👧',
  'Żółw Ελλάδα Київ Nguyễn 序号',
  'e\u0301 and é',
  '\u200b\ufeff\u202e',
  'x'.repeat(32_767),
];

const columns = [
  { id: 'text', head: 'Text', kind: 'text', width: 20 },
  { id: 'day', head: 'Day', kind: 'day', width: 12 },
  { id: 'money', head: 'Money', kind: 'money', width: 12 },
] as const;
const formats = {
  text: '@',
  day: 'yyyy-mm-dd',
  instant: 'yyyy-mm-dd hh:mm:ss',
  money: '#,##0.00',
  count: '#,##0',
  percent: '0.00%',
} as const;

function bookOf(pages: RowSource['pages'], more: Partial<ReportWorkbook> = {}): ReportWorkbook {
  const source = {
    ...{ title: 'Rows & <more>', question: 'All days', sheetName: "Rows' & more" },
    ...{ formats, columns, pages },
    totals: ['Shown', null, { formula: 'SUBTOTAL(109,[:money])', value: 0 }],
  };
  return {
    ...{
      source,
      company: 'Żółw & Co',
      madeAt: instantOf(Date.UTC(2024, 4, 6, 7, 8, 9)),
      remark: '',
    },
    ...{ hasTotals: true, added: [], addTo: () => [], finish: null },
    ...more,
  };
}

async function write(pages: RowSource['pages'], more?: Partial<ReportWorkbook>) {
  return new Uint8Array(await buffer(streamReport(bookOf(pages, more))));
}

/** The rows below the heads, as our own reader finds them. */
function readBelow(file: Uint8Array, sheet: string): ReadCell[][] {
  const rows: ReadCell[][] = [];
  openWorkbook(file).readRows(sheet, ({ number, cells }) => {
    if (number > 6) rows.push([...cells]);
    return true;
  });
  return rows;
}

const hostileRows = hostile.map(
  (text, place) => [text, 45_000 + place, place / 100 - 0.1] as const,
);

test('every cell is what went in', async () => {
  const file = await write(onePage(hostileRows));
  expect(readBelow(file, "Rows' & more")).toEqual(hostileRows);
  const xml = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  // The one formula is ours.
  expect(xml.match(/<f>[^<]*<\/f>/g)).toEqual(['<f>SUBTOTAL(109,C7:C1048576)</f>']);
});

test('exceljs reads texts as texts, figures as figures, and days as days', async () => {
  const rows = hostileRows.slice(0, 20);
  const workbook = new ExcelJS.Workbook();
  const file = await write(onePage(rows));
  await workbook.xlsx.load(file.buffer);
  const sheet = workbook.worksheets[0];
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 6 });
  expect(sheet?.getColumn(1).width).toBe(20);
  rows.forEach(([text, , money], place) => {
    const row = sheet?.getRow(7 + place);
    expect(String(row?.getCell(1).text).replaceAll('_x000D_', '\r')).toBe(text);
    expect(row?.getCell(2).value).toBeInstanceOf(Date);
    expect(row?.getCell(3).value).toBe(money);
    expect(row?.getCell(3).numFmt).toBe('#,##0.00');
  });
});

test('a sheet that is full goes on in a second one, each row once', async () => {
  const rows = Array.from({ length: 10 }, (_, place) => [`S${place}`, 45_000, place]);
  async function* pages(): AsyncGenerator<RowPage> {
    for (let at = 0; at < rows.length; at += 3) yield await Promise.resolve(rows.slice(at, at + 3));
  }
  const file = await write(pages(), { mostRows: 11 });
  const { sheets } = openWorkbook(file);
  expect(sheets).toEqual(["Rows' & more", "Rows' & more 2"]);
  expect(sheets.flatMap((sheet) => readBelow(file, sheet))).toEqual(rows);
});

test('exactly full is one sheet, and nothing is one without rows', async () => {
  const rows = Array.from({ length: 5 }, (_, place) => [`S${place}`, null, place]);
  expect(openWorkbook(await write(onePage(rows), { mostRows: 11 })).sheets).toHaveLength(1);
  const empty = await write(onePage([]));
  expect(openWorkbook(empty).sheets).toHaveLength(1);
  expect(readBelow(empty, "Rows' & more")).toEqual([]);
});

test('the same rows give the same bytes', async () => {
  expect(await write(onePage(hostileRows))).toEqual(await write(onePage(hostileRows)));
});

test('half a character ends the file with an error that names it', async () => {
  await expect(write(onePage([['a\ud800', null, null]]))).rejects.toThrow('U+D800');
});

/** Pages without an end, counted, that know when nobody asks for more. */
function endless() {
  const seen = { pages: 0, isClosed: false };
  async function* pages(): AsyncGenerator<RowPage> {
    try {
      for (;;) {
        seen.pages += 1;
        const text = `S${seen.pages}${Math.sin(seen.pages)}`;
        yield await Promise.resolve(Array.from({ length: 1000 }, () => [text, 45_000, 1.5]));
      }
    } finally {
      seen.isClosed = true;
    }
  }
  return { seen, pages: pages() };
}

async function waitFor(isDone: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100_000 && !isDone(); turn += 1) await nextTurn();
}

test('a reader that is slow is waited for, and one that goes away ends the reading', async () => {
  const { seen, pages } = endless();
  const stream = streamReport(bookOf(pages));
  stream.once('data', () => undefined);
  await waitFor(() => seen.pages > 3);
  stream.pause();
  const before = { pages: -1 };
  // Nobody reads: after a while nothing more is made.
  for (let turn = 0; turn < 200 && before.pages !== seen.pages; turn += 1) {
    before.pages = seen.pages;
    for (let wait = 0; wait < 2000; wait += 1) await nextTurn();
  }
  expect(seen.pages).toBe(before.pages);
  expect(seen.isClosed).toBe(false);
  stream.destroy();
  await waitFor(() => seen.isClosed);
  expect(seen.isClosed).toBe(true);
});

const office = findOffice('no streamed workbook is opened by it.');

(office === null ? null : test)?.(
  'LibreOffice reads every text, and adds up the total',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'serialbook-rows-'));
    try {
      // Control characters and a cell of 32,767 are read by the other tests: CSV cannot show the one, nobody the other.
      const rows = hostileRows.filter(([text]) => !/[\u0000-\u001f\ufffe\uffff]|x{100}/.test(text));
      writeFileSync(join(folder, 'rows.xlsx'), await write(onePage(rows)));
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const target = [
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):9,34,76',
        '--outdir',
        folder,
      ];
      execFileSync(office ?? '', [profile, '--headless', ...target, join(folder, 'rows.xlsx')]);
      const lines = readFileSync(join(folder, 'rows.csv'), 'utf8')
        .replace(/^\ufeff/, '')
        .split('\n');
      const total = rows.reduce((sum, [, , money]) => sum + money, 0);
      expect(lines[4]).toBe(`Shown\t\t${total.toFixed(2)}`);
      const texts = lines.slice(6, 6 + rows.length).map((line) => {
        const [text = ''] = line.split('\t');
        return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
      });
      expect(texts).toEqual(rows.map(([text]) => text));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
