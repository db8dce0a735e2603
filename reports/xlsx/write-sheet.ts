/**
 * Sheet model -> worksheet of exceljs. A text cell is a string cell with the text format, so that it never becomes a
 * formula or a number, not even when a person edits it later.
 */
import type { CellValue, Style, Workbook, Worksheet } from 'exceljs';
import type { SheetCell, SheetPlan, SheetRow, SheetRowRole } from '../model/sheet.ts';
import { escapeSheetText } from './sheet-text.ts';

const accent = 'FF174C70';
const grey = 'FF6B7280';

const lines = {
  thin: { style: 'thin', color: { argb: 'FFD5DADF' } },
  strong: { style: 'thin', color: { argb: accent } },
} as const;

const face = { name: 'Calibri', family: 2, size: 11 } as const;

const roleStyles: Readonly<Record<SheetRowRole, Partial<Style>>> = {
  title: { font: { ...face, bold: true, size: 15, color: { argb: accent } } },
  mark: { font: { ...face, bold: true, size: 12, color: { argb: 'FFB81C1C' } } },
  fact: { font: { ...face, color: { argb: grey } } },
  head: {
    font: { ...face, bold: true, color: { argb: accent } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF2F6' } },
    border: { bottom: lines.strong },
  },
  line: { font: face },
  serial: { font: { ...face, color: { argb: 'FF374151' } } },
  total: { font: { ...face, bold: true }, border: { top: lines.strong } },
  section: {
    font: { ...face, bold: true, color: { argb: accent } },
    border: { bottom: lines.strong },
  },
  figure: { font: face },
  remark: { font: { ...face, italic: true, size: 9, color: { argb: grey } } },
  empty: {},
};

const rowHeights: Partial<Record<SheetRowRole, number>> = { title: 24, head: 20 };
const wrapped = new Set(['Description', 'Reason', 'Returned before', 'Name']);

/** One style object for each role, column and format; exceljs shares what is the same. */
function createStyles(
  plan: SheetPlan,
): (role: SheetRowRole, column: number, cell: SheetCell | null) => Partial<Style> {
  const known = new Map<string, Partial<Style>>();
  return (role, column, cell) => {
    const format = cell === null || cell.kind === 'text' ? 'text' : cell.format;
    const isRight = role === 'section' && cell?.kind === 'text' && cell.isRight === true;
    const key = `${role} ${column} ${cell === null ? '' : format} ${isRight}`;
    let style = known.get(key);
    if (style === undefined) {
      const isInTable = role === 'line' || role === 'serial' || role === 'head';
      const facts = plan.columns[column];
      style = {
        ...roleStyles[role],
        ...(cell === null ? {} : { numFmt: plan.formats[format] }),
        ...(isRight ? { alignment: { horizontal: 'right' } } : {}),
        ...(isInTable && facts !== undefined
          ? {
              alignment: {
                horizontal: facts.align,
                ...(facts.align === 'left' && column > 0 ? { indent: 1 } : {}),
                vertical: role === 'head' ? 'middle' : 'top',
                wrapText: role === 'line' && wrapped.has(facts.head),
              },
            }
          : {}),
      };
      known.set(key, style);
    }
    return style;
  };
}

function valueOf(cell: SheetCell | null): CellValue {
  if (cell === null) return null;
  if (cell.kind === 'text') return escapeSheetText(cell.text);
  if (cell.kind === 'number') return cell.value;
  return { formula: cell.formula, result: cell.value, date1904: false };
}

const lineHeight = 15;
/** Narrower than a character may be, so that the estimate is rather a line too many. */
const charactersOfWidth = 0.95;

/** How many lines the longest wrapped text of a row takes; programs differ in whether they work it out themselves. */
function countLines(plan: SheetPlan, row: SheetRow): number {
  return row.cells.reduce((most, cell, column) => {
    const facts = plan.columns[column];
    if (cell?.kind !== 'text' || facts === undefined || !wrapped.has(facts.head)) return most;
    return Math.max(most, Math.ceil(cell.text.length / (facts.width * charactersOfWidth)));
  }, 1);
}

function writeRow(
  worksheet: Worksheet,
  plan: SheetPlan,
  row: SheetRow,
  at: number,
  styleOf: ReturnType<typeof createStyles>,
): void {
  const target = worksheet.getRow(at);
  const height = rowHeights[row.role];
  if (height !== undefined) target.height = height;
  else if (row.role === 'line') target.height = lineHeight * countLines(plan, row);
  // A rule runs over the whole row, so the empty cells of totals and sections are styled as well.
  const isRuled = row.role === 'total' || row.role === 'section';
  for (const [column, cell] of row.cells.entries()) {
    if (cell === null && !isRuled) continue;
    const place = target.getCell(column + 1);
    if (cell !== null) place.value = valueOf(cell);
    place.style = styleOf(row.role, column, cell);
  }
}

/** A table of Excel over rows that are written already; exceljs writes their values once more. */
function addTable(worksheet: Worksheet, plan: SheetPlan): void {
  if (plan.tableRows === 0) return;
  // Columns without a head are those of wider tables below.
  const columns = plan.columns.filter(({ head }) => head !== '');
  const rows = plan.rows
    .slice(plan.headRow, plan.headRow + plan.tableRows)
    .map((row) => columns.map((_, column) => valueOf(row.cells[column] ?? null)));
  worksheet.addTable({
    name: plan.tableName,
    ref: `A${plan.headRow}`,
    headerRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: true },
    columns: columns.map(({ head }) => ({ name: head, filterButton: true })),
    rows,
  });
}

/** Codes of paper sizes, as SpreadsheetML has them. */
const paperSizes: Readonly<Record<SheetPlan['paper'], number>> = { a4: 9, letter: 1 };

/** A foot of three parts has at most 255 characters. */
const longestFoot = 50;

/** In a page foot `&` begins a code; two of them print one. */
function footText(text: string): string {
  return escapeSheetText(Array.from(text).slice(0, longestFoot).join('')).replaceAll('&', '&&');
}

/** Pixels of a character's width, and points of a pixel. */
const pixelsOfWidth = 7;
const pointsOfPixel = 0.75;
const betweenPictures = 16;

/** Where a distance from the left edge lies, in columns and parts of one. */
function placeAt(plan: SheetPlan, pixels: number): number {
  let left = pixels;
  for (const [index, { width }] of plan.columns.entries()) {
    const own = width * pixelsOfWidth;
    if (left < own) return index + left / own;
    left -= own;
  }
  return plan.columns.length;
}

/** Logo and code side by side at the right end of the first row, which is made as high as they are. */
function addPictures(workbook: Workbook, worksheet: Worksheet, plan: SheetPlan): void {
  const { pictures = [] } = plan;
  if (pictures.length === 0) return;
  const highest = Math.max(...pictures.map(({ height }) => height));
  const first = worksheet.getRow(1);
  first.height = Math.max(first.height, (highest + 8) * pointsOfPixel);
  let x = plan.columns.reduce((sum, { width }) => sum + width * pixelsOfWidth, 0);
  for (const { type, bytes, width, height } of pictures) {
    x = Math.max(0, x - width);
    const imageId = workbook.addImage({ extension: type, buffer: bytes.buffer as ArrayBuffer });
    worksheet.addImage(imageId, {
      tl: { col: placeAt(plan, x), row: 0.05 },
      ext: { width, height },
      editAs: 'oneCell',
    });
    x -= betweenPictures;
  }
}

/** `pageFoot` has Excel's codes for the page's number and their count. */
export function writeSheet(
  workbook: Workbook,
  plan: SheetPlan,
  companyName: string,
  pageFoot: string,
): void {
  const worksheet = workbook.addWorksheet(plan.name, {
    views: [{ state: 'frozen', ySplit: plan.headRow, showGridLines: false }],
    pageSetup: {
      orientation: plan.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${plan.headRow}:${plan.headRow}`,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddFooter: `&L&8 ${footText(companyName)}&C&8 ${footText(plan.title)}&R&8 ${pageFoot}`,
    },
  });
  // exceljs has no name for Letter.
  Object.assign(worksheet.pageSetup, { paperSize: paperSizes[plan.paper] });
  plan.columns.forEach(({ width }, index) => {
    worksheet.getColumn(index + 1).width = width;
  });
  const styleOf = createStyles(plan);
  plan.rows.forEach((row, index) => writeRow(worksheet, plan, row, index + 1, styleOf));
  addTable(worksheet, plan);
  addPictures(workbook, worksheet, plan);
}
