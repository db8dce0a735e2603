/**
 * An xlsx file as plain data, by exceljs. What is not in the model (pictures, pivot tables, charts of another program) is left
 * out. The archive is checked before anything of it is unpacked; a file that cannot be read is refused with a sentence.
 */
import ExcelJS from 'exceljs';
import type { Cell as FileCell, CellValue as FileValue, Worksheet } from 'exceljs';
import type { Area } from '../workbook/address.ts';
import { parseArea } from '../workbook/address.ts';
import type { CellValue } from '../workbook/cell.ts';
import type { Band } from '../workbook/sheet.ts';
import { checkArchive, RefusedFile } from './archive.ts';
import type { Book, BookCell, BookSheet, BookTable } from './book.ts';
import { keptSheetName } from './kept.ts';
import { readLook } from './looks.ts';
import { fromCharacters } from './measures.ts';

const millisecondsADay = 86_400_000;
/** Days from 1899-12-30, where Excel's counting leads to, until 1970. */
const daysBefore1970 = 25_569;

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** exceljs makes dates of numbers with a date's format; here they are numbers. */
function scalarOf(value: unknown): CellValue {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
    return value;
  }
  if (value instanceof Date) {
    const days = value.getTime() / millisecondsADay + daysBefore1970;
    return Math.round(days * millisecondsADay) / millisecondsADay;
  }
  const { error, hyperlink, richText, text } = fieldsOf(value);
  if (typeof error === 'string') return error;
  if (Array.isArray(richText)) {
    return richText.map((run: unknown) => String(scalarOf(fieldsOf(run)['text']))).join('');
  }
  return hyperlink === undefined ? '' : scalarOf(text);
}

function contentOf(cell: FileCell, value: FileValue): Pick<BookCell, 'value' | 'formula'> {
  if (cell.type !== ExcelJS.ValueType.Formula) return { value: scalarOf(value), formula: null };
  const { result } = fieldsOf(value);
  const formula = cell.formula === '' ? null : `=${cell.formula}`;
  return { value: scalarOf(result), formula };
}

function makeLooks(): (style: Partial<ExcelJS.Style>) => Band {
  const known = new WeakMap<object, Band>();
  return (style) => {
    let look = known.get(style);
    if (look === undefined) known.set(style, (look = readLook(style)));
    return look;
  };
}

function readCells(sheet: Worksheet): BookCell[] {
  const cells: BookCell[] = [];
  const lookOf = makeLooks();
  sheet.eachRow({ includeEmpty: false }, (row, rowNumber) => {
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      const isCovered = cell.type === ExcelJS.ValueType.Merge;
      const content = isCovered ? { value: '', formula: null } : contentOf(cell, cell.value);
      const look = lookOf(cell.style);
      const isNothing = content.value === '' && content.formula === null;
      const isPlain = look.numberFormat === 'General' && Object.keys(look.format).length === 0;
      if (isNothing && isPlain) return;
      cells.push({ row: rowNumber - 1, column: column - 1, ...content, ...look });
    });
  });
  return cells;
}

/** Null where there is none of its own, whatever the type says. */
function measureOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function areaOf(address: unknown): Area | null {
  return typeof address === 'string' ? parseArea(address) : null;
}

function readTables(sheet: Worksheet): BookTable[] {
  // What its types call a list of pairs is a list of tables, with all that the file says under `table`.
  const tables: readonly unknown[] = sheet.getTables();
  return tables.flatMap((entry) => {
    const table = fieldsOf(fieldsOf(entry)['table']);
    const area = areaOf(table['tableRef']);
    const columns = Array.isArray(table['columns']) ? (table['columns'] as unknown[]) : [];
    if (area === null || area.rowCount < 2 || area.columnCount !== columns.length) return [];
    const style = fieldsOf(table['style']);
    return [
      {
        name: String(table['name']),
        area,
        columns: columns.map((column) => String(fieldsOf(column)['name'])),
        showTotals: table['totalsRow'] === true,
        style: typeof style['theme'] === 'string' ? style['theme'] : 'TableStyleMedium2',
        showBandedRows: style['showRowStripes'] === true,
        showFilterButton: typeof table['autoFilterRef'] === 'string',
      },
    ];
  });
}

const visibilities = { visible: 'Visible', hidden: 'Hidden', veryHidden: 'VeryHidden' } as const;

type Columns = Pick<BookSheet, 'columnWidths' | 'hiddenColumns' | 'columnLooks'>;

function readColumns(sheet: Worksheet): Columns {
  const columns: { -readonly [Name in keyof Columns]: Columns[Name][number][] } = {
    columnWidths: [],
    hiddenColumns: [],
    columnLooks: [],
  };
  for (let at = 0; at < sheet.columnCount; at++) {
    const column = sheet.getColumn(at + 1);
    if (column.width !== undefined) columns.columnWidths.push([at, fromCharacters(column.width)]);
    if (column.hidden) columns.hiddenColumns.push(at);
    const look = readLook(column.style);
    const isPlain = look.numberFormat === 'General' && Object.keys(look.format).length === 0;
    if (!isPlain) columns.columnLooks.push([at, look]);
  }
  return columns;
}

/** A file need not say how its windows stood, and then there is no list of views, whatever the types say. */
function firstView<View>(views: readonly View[] | null | undefined): View | undefined {
  return views?.[0];
}

function readSheet(sheet: Worksheet): BookSheet {
  const view = firstView(sheet.views);
  const frozen =
    view?.state === 'frozen' ? { columns: view.xSplit ?? 0, rows: view.ySplit ?? 0 } : null;
  const rowHeights: [number, number][] = [];
  const hiddenRows: number[] = [];
  sheet.eachRow({ includeEmpty: true }, (row, number) => {
    const height = measureOf(row.height);
    if (height !== null) rowHeights.push([number - 1, height]);
    if (row.hidden) hiddenRows.push(number - 1);
  });
  const argb = String(scalarOf(fieldsOf(fieldsOf(sheet.properties)['tabColor'])['argb']));
  return {
    name: sheet.name,
    visibility: visibilities[sheet.state],
    tabColor: argb.length === 8 ? `#${argb.slice(2)}` : '',
    freeze: frozen,
    showGridlines: view?.showGridLines !== false,
    rowHeights,
    hiddenRows,
    ...readColumns(sheet),
    mergedAreas: sheet.model.merges.flatMap((merged) => areaOf(merged) ?? []),
    cells: readCells(sheet),
    tables: readTables(sheet),
  };
}

function readKeptText(sheet: Worksheet | undefined): string | null {
  if (sheet === undefined) return null;
  let text = '';
  sheet.eachRow((row) => {
    text += String(scalarOf(row.getCell(1).value));
  });
  return text;
}

function readNames(book: ExcelJS.Workbook): Book['names'] {
  return book.definedNames.model.flatMap(({ name, ranges }) => {
    const [range] = ranges;
    return range === undefined || ranges.length > 1 ? [] : [{ name, formula: `=${range}` }];
  });
}

async function load(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  try {
    const { buffer, byteLength, byteOffset } = bytes;
    await book.xlsx.load(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
  } catch {
    throw new RefusedFile('This file cannot be read: it is damaged, or no workbook of Excel.');
  }
  return book;
}

/** Throws a `RefusedFile` with a sentence where the bytes are no workbook that can be shown. */
export async function readXlsx(bytes: Uint8Array): Promise<Book> {
  await checkArchive(bytes);
  const book = await load(bytes);
  const shown = book.worksheets.filter((sheet) => sheet.name !== keptSheetName);
  if (!shown.some((sheet) => sheet.state === 'visible')) {
    throw new RefusedFile('This file has no sheet that can be shown.');
  }
  const activeTab = firstView(book.views)?.activeTab ?? 0;
  return {
    sheets: shown.map(readSheet),
    activeSheet:
      shown[activeTab]?.state === 'visible'
        ? activeTab
        : shown.findIndex((sheet) => sheet.state === 'visible'),
    names: readNames(book),
    kept: readKeptText(book.getWorksheet(keptSheetName)),
  };
}
