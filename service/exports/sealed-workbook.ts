/**
 * A sealed workbook, written while its rows are read: the rows with their seals on one sheet, the seal on another. The
 * memory it takes does not grow with the rows; who reads slowly is waited for.
 */
import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import ExcelJS from 'exceljs';
import type { CellValue, Style } from 'exceljs';
import { exponentOf } from '../../shared/money.ts';
import type { ColumnKind, PlannedCell } from '../../shared/report/plan.ts';
import { plainWords } from '../../reports/model/report-frame.ts';
import { rowsOfSeal, sealColumns, type SealFacts } from '../../reports/seal/facts.ts';
import { Sealer } from '../../reports/seal/sealer.ts';
import { escapeSheetText } from '../../reports/xlsx/sheet-text.ts';
import type { BodyOf } from '../../shared/api.ts';
import type { Language } from '../../shared/languages.ts';
import { nowOf, type Books } from '../books.ts';
import { keepSeal, takeSealNumber } from '../commands/keep-seal.ts';
import { readCompany } from '../queries/company.ts';
import { openSource, type SealedSource } from './sealed-source.ts';

const accent = 'FF174C70';
const grey = 'FF6B7280';
const face = { name: 'Calibri', family: 2, size: 11 } as const;
const titleStyle = { font: { ...face, bold: true, size: 15, color: { argb: accent } } };
const factStyle = { font: { ...face, color: { argb: grey } } };
const headStyle = {
  font: { ...face, bold: true, color: { argb: accent } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF2F6' } },
  border: { bottom: { style: 'thin', color: { argb: accent } } },
} satisfies Partial<Style>;
const sealStyle = { font: { name: 'Consolas', size: 8, color: { argb: grey } }, numFmt: '@' };

/** Above the heads: title, company, what was asked, when by whom. */
const headRow = 6;
const sealWidths = { number: 9, check: 14, seal: 20 } as const;

function valueOf(cell: PlannedCell): CellValue {
  if (cell === null) return null;
  if (typeof cell === 'string') return escapeSheetText(cell);
  // What is sealed is a value, so a formula gives way to its figure.
  return typeof cell === 'number' ? cell : cell.value === '' ? null : cell.value;
}

type Sheet = ReturnType<ExcelJS.stream.xlsx.WorkbookWriter['addWorksheet']>;

function styleCells(row: ExcelJS.Row, style: Partial<Style>): void {
  row.eachCell((cell) => {
    cell.style = style;
  });
}

function writeHead(sheet: Sheet, source: SealedSource, seal: Sealer['facts']): void {
  const { title, company, question, number, madeAt, madeBy } = seal;
  const lines: readonly (readonly [string, Partial<Style>])[] = [
    [title, titleStyle],
    [company, factStyle],
    [question, factStyle],
    [`${number}, ${madeAt}, ${madeBy}`, factStyle],
  ];
  for (const [text, style] of lines) {
    const row = sheet.addRow([escapeSheetText(text)]);
    styleCells(row, style);
    row.commit();
  }
  sheet.addRow([]).commit();
  const heads = sheet.addRow([
    ...source.columns.map(({ head }) => head),
    ...[sealColumns.number, sealColumns.check, sealColumns.seal],
  ]);
  styleCells(heads, headStyle);
  heads.height = 20;
  heads.commit();
}

/** The styles of a row's cells by column: its number's format, and small grey digits for the seal. */
function rowStyles(source: SealedSource): Partial<Style>[] {
  const styleOf = (kind: ColumnKind): Partial<Style> => ({
    font: face,
    numFmt: source.formats[kind],
  });
  const own = { ...sealStyle, numFmt: '0' };
  return [...source.columns.map(({ kind }) => styleOf(kind)), own, sealStyle, sealStyle];
}

/** Waits while the reader is slow. Throws where it went away, which no stream says by an error. */
async function waitForReader(output: PassThrough): Promise<void> {
  const waiting = new AbortController();
  const { signal } = waiting;
  if (output.writableNeedDrain && !output.destroyed) {
    const events = [once(output, 'drain', { signal }), once(output, 'close', { signal })];
    await Promise.race(events).finally(() => waiting.abort());
    await Promise.allSettled(events);
  }
  if (output.destroyed) throw new Error('The reader of the export went away.');
}

async function writeRows(
  sheet: Sheet,
  source: SealedSource,
  sealer: Sealer,
  output: PassThrough,
): Promise<void> {
  const styles = rowStyles(source);
  for await (const page of source.pages) {
    for (const cells of page) {
      const { number, check, seal } = sealer.add(cells);
      const row = sheet.addRow([...cells.map(valueOf), number, check, seal]);
      row.eachCell((cell, column) => {
        const style = styles[column - 1];
        if (style !== undefined) cell.style = style;
      });
      row.commit();
    }
    await waitForReader(output);
    // Other requests are answered between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function writeSeal(workbook: ExcelJS.stream.xlsx.WorkbookWriter, facts: SealFacts): void {
  const sheet = workbook.addWorksheet('Seal', { views: [{ showGridLines: false }] });
  sheet.columns = [{ width: 22 }, { width: 72 }, { width: 12 }];
  for (const [index, cells] of rowsOfSeal(facts).entries()) {
    const row = sheet.addRow(cells.map(escapeSheetText));
    row.eachCell((cell, column) => {
      cell.style = { font: { ...face, bold: index === 0 || column === 1 }, numFmt: '@' };
    });
    row.commit();
  }
  sheet.commit();
}

/** How the sheet of rows looks and prints. */
function addRowsSheet(workbook: ExcelJS.stream.xlsx.WorkbookWriter, source: SealedSource): Sheet {
  const sheet = workbook.addWorksheet(source.sheetName, {
    views: [{ state: 'frozen', ySplit: headRow, showGridLines: false }],
    pageSetup: {
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  });
  sheet.columns = [
    ...source.columns.map(({ width }) => ({ width })),
    ...[sealWidths.number, sealWidths.check, sealWidths.seal].map((width) => ({ width })),
  ];
  return sheet;
}

export interface SealedExport {
  readonly number: string;
  readonly stream: PassThrough;
}

/** Begins a sealed export. The seal is kept when the last row was read; the workbook ends only after that. */
export async function exportSealed(
  books: Books,
  asked: BodyOf<'makeSeal'>,
  user: string,
  language: Language,
): Promise<SealedExport> {
  const currency = books.store.baseCurrency;
  const company = await readCompany(books);
  const madeAt = nowOf(books);
  const frame = { company: company.name, currency, language, words: plainWords } as const;
  const source = await openSource(books, asked, madeAt, frame);
  const { title, question } = source;
  const number = await takeSealNumber(books);
  const sealer = new Sealer({
    ...{ number, title, question, madeAt },
    bookId: books.store.bookId,
    company: company.name,
    madeBy: user,
    decimals: exponentOf(currency),
    columns: source.columns.map(({ id, head, kind }) => ({ id, head, kind })),
  });
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  workbook.creator = 'Serialbook';
  const write = async (): Promise<void> => {
    const sheet = addRowsSheet(workbook, source);
    writeHead(sheet, source, sealer.facts);
    await writeRows(sheet, source, sealer, stream);
    const { facts } = sealer;
    const columns = source.columns.length + 3;
    const last = headRow + facts.rows;
    sheet.autoFilter = { from: { row: headRow, column: 1 }, to: { row: last, column: columns } };
    sheet.commit();
    await keepSeal(books, asked.report, facts, madeAt);
    writeSeal(workbook, facts);
    await workbook.commit();
  };
  write().catch((error: unknown) => {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return { number, stream };
}
