import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import type { Area } from '../workbook/address.ts';
import { areaOf, parseArea } from '../workbook/address.ts';
import { addTable, setTotals } from '../workbook/tables.ts';
import { applyFilters } from '../workbook/sort-filter.ts';
import { Workbook } from '../workbook/workbook.ts';
import { checkArchive } from './archive.ts';
import { fillWorkbook } from './fill.ts';
import { readKept } from './kept.ts';
import { readXlsx } from './read-xlsx.ts';
import { writeXlsx } from './write-xlsx.ts';

jest.setTimeout(60_000);

function area(text: string): Area {
  const parsed = parseArea(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

async function reopen(workbook: Workbook): Promise<Workbook> {
  const again = new Workbook();
  fillWorkbook(again, 'again.xlsx', await readXlsx(await writeXlsx(workbook)));
  return again;
}

const cellOf = (workbook: Workbook, at: string) => {
  const { column, row } = area(at);
  return workbook.activeSheet.read(row, column);
};

const serials = [
  '00012345678901234567',
  '12E5',
  '+49',
  ' A 1 ',
  '=A1',
  'A\u001dB',
  '_x001D_',
  'A\tB\nC',
  '<&>"\'',
  'É中\u{1F600}',
  'TRUE',
  '#N/A ',
  '2024-01-05',
  'x'.repeat(32_767),
];

test('serials come back to the character, as texts', async () => {
  const workbook = new Workbook();
  const column = areaOf(0, 0, serials.length) ?? area('A1');
  workbook.writeNumberFormat(workbook.activeSheet, column, '@');
  workbook.write(
    workbook.activeSheet,
    column,
    serials.map((serial) => [serial]),
  );
  workbook.userEdit('Sheet1', 0, 1, "'00123");
  const again = await reopen(workbook);
  expect(again.valuesOf(again.activeSheet, column).flat()).toEqual(serials);
  expect(cellOf(again, 'A2').numberFormat).toBe('@');
  expect(cellOf(again, 'B1')).toMatchObject({ value: '00123', isQuoted: true });
});

test('values, formulas and looks come back', async () => {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  workbook.write(sheet, area('A1:F1'), [[12.5, true, '#N/A', '2024-01-05', '45%', 1e21]]);
  workbook.write(sheet, area('A2:B2'), [['=A1*2', '=SUM(A:A)&"x"']]);
  workbook.setComputedValue('Sheet1', 1, 0, 25);
  workbook.setComputedValue('Sheet1', 1, 1, '37.5x');
  workbook.writeFormat(sheet, area('A1'), 'bold', true);
  workbook.writeFormat(sheet, area('A1'), 'fill', '#FFF4CE');
  workbook.writeFormat(sheet, area('A1'), 'fontColor', '#6B4E00');
  workbook.writeFormat(sheet, area('A1'), 'horizontalAlignment', 'Right');
  workbook.writeFormat(sheet, area('A1'), 'wrapText', true);
  const line = { style: 'Continuous', color: '#FF0000', weight: 'Medium' };
  workbook.writeFormat(sheet, area('A1'), 'borders', { EdgeBottom: line });
  workbook.writeNumberFormat(sheet, area('C:C'), '@');
  sheet.columnWidths.set(1, 90);
  sheet.rowHeights.set(2, 30);
  sheet.hiddenColumns = new Set([4]);
  sheet.freeze = { rows: 1, columns: 0 };
  sheet.showGridlines = false;
  sheet.mergedAreas.push(area('A5:B6'));
  workbook.addSheet('Tom & "Co"');
  const again = await reopen(workbook);
  for (const at of ['A1', 'B1', 'C1', 'D1', 'E1', 'F1', 'A2', 'B2']) {
    expect({ at, ...cellOf(again, at) }).toEqual({ at, ...cellOf(workbook, at), isQuoted: false });
  }
  expect(cellOf(again, 'C99').numberFormat).toBe('@');
  expect(again.activeSheet).toMatchObject({
    hiddenColumns: new Set([4]),
    freeze: { rows: 1, columns: 0 },
    showGridlines: false,
    mergedAreas: [area('A5:B6')],
  });
  expect(again.activeSheet.columnWidths.get(1)).toBeCloseTo(90, 0);
  expect(again.activeSheet.rowHeights.get(2)).toBe(30);
  expect(again.sheets.map(({ name }) => name)).toEqual(['Sheet1', 'Tom & "Co"']);
});

test("tables keep their ids, their columns' ids and filters; settings, names and charts come back", async () => {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  workbook.write(sheet, area('A1:C3'), [
    ['Key', 'Serial', 'Net'],
    ['k1', 'S1', 10],
    ['k2', 'S2', 20],
  ]);
  const table = addTable(workbook, sheet, area('A1:C3'), true, 'addin');
  table.name = 'Scans';
  table.style = 'TableStyleMedium4';
  setTotals(workbook, table, true, 'addin');
  workbook.write(sheet, area('B1'), 'Renamed');
  for (const column of table.columns.slice(0, 1))
    column.filter = { filterOn: 'Values', values: ['k2'] };
  applyFilters(workbook, table);
  workbook.settings.set('a', { b: [1] });
  workbook.documentSettings.set('serialbook:table:Scans', '{"table":"x"}');
  workbook.xmlParts.push({ id: '{1}', namespaceUri: 'urn:a', xml: '<a xmlns="urn:a"/>' });
  workbook.names.push({
    name: 'Nets',
    anchor: { sheet, area: area('C2:C3'), isGone: false },
    formula: '',
    comment: '',
    isVisible: true,
    scope: null,
  });
  const again = await reopen(workbook);
  const [opened] = again.tables;
  expect(opened).toMatchObject({
    id: table.id,
    name: 'Scans',
    area: table.area,
    columns: table.columns,
    showTotals: true,
    style: 'TableStyleMedium4',
  });
  expect(opened?.makeColumn('new').id).toBe(4);
  expect([...again.activeSheet.hiddenRows]).toEqual([1]);
  expect(again.valuesOf(again.activeSheet, area('A1:C3'))).toEqual(
    workbook.valuesOf(sheet, area('A1:C3')),
  );
  expect(again.settings).toEqual(workbook.settings);
  expect(again.documentSettings).toEqual(workbook.documentSettings);
  expect(again.xmlParts).toEqual(workbook.xmlParts);
  expect(again.names[0]).toMatchObject({ name: 'Nets', anchor: { area: area('C2:C3') } });
});

test('a text that is not what was written counts as nothing kept', () => {
  const nothing = {
    lastId: 0,
    settings: [],
    documentSettings: [],
    xmlParts: [],
    tables: [],
    sheets: [],
  };
  for (const text of ['', 'no json', '[]', '{"tables":7,"settings":[[1,2]],"lastId":"9"}']) {
    expect(readKept(text)).toEqual(nothing);
  }
});

test('a file that says nothing of its windows opens at its first sheet', async () => {
  const written = new ExcelJS.Workbook();
  written.addWorksheet('Only').getCell('A1').value = 'here';
  const book = await readXlsx(new Uint8Array(await written.xlsx.writeBuffer()));
  expect([book.activeSheet, book.sheets[0]?.cells[0]?.value]).toEqual([0, 'here']);
});

test('100,000 serials are saved and opened', async () => {
  const workbook = new Workbook();
  const column = areaOf(0, 0, 100_000) ?? area('A1');
  workbook.writeNumberFormat(workbook.activeSheet, area('A:A'), '@');
  workbook.write(
    workbook.activeSheet,
    column,
    Array.from({ length: 100_000 }, (_, row) => [`0000${row}`]),
  );
  const again = await reopen(workbook);
  expect(cellOf(again, 'A100000').value).toBe('000099999');
});

/** An archive of one part, with whatever its directory is to claim. */
function makeArchive(name: string, content: Uint8Array, claimed: number): Uint8Array {
  const packed = deflateRawSync(content, { level: 9 });
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(claimed, 22);
  local.writeUInt16LE(title.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(claimed, 24);
  entry.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + title.length + packed.length, 16);
  return new Uint8Array(Buffer.concat([local, title, packed, entry, title, end]));
}

test.each([
  ['a text', new TextEncoder().encode('hello, this is no archive at all'), /no workbook/],
  ['nothing', new Uint8Array(), /no workbook/],
  ['another archive', makeArchive('word/document.xml', new Uint8Array(9), 9), /no workbook/],
  [
    'a part that says how it swells',
    makeArchive('xl/workbook.xml', new Uint8Array(5e7), 5e7),
    /too large/,
  ],
  [
    'a part that lies about it',
    makeArchive('xl/workbook.xml', new Uint8Array(5e7), 5e4),
    /too large/,
  ],
  [
    'a part that is damaged',
    makeArchive('xl/workbook.xml', new Uint8Array(90), 90).fill(7, 50, 55),
    /no workbook|damaged|cannot be read/,
  ],
])('%s is refused with a sentence', async (_what, bytes, sentence) => {
  await expect(readXlsx(bytes)).rejects.toThrow(sentence);
});

test('what this program writes passes the check', async () => {
  await expect(checkArchive(await writeXlsx(new Workbook()))).resolves.toBeUndefined();
});
