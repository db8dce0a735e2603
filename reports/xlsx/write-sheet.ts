/**
 * Sheet model -> worksheet of exceljs. A text cell is a string cell with the text format, so that it never becomes a
 * formula or a number, not even when a person edits it later.
 */
import type { Cell, Style, Workbook, Worksheet } from 'exceljs';
import type { SheetCell, SheetPlan, SheetRow, SheetRowRole } from '../model/sheet.ts';
import { escapeSheetText } from './sheet-text.ts';

const accent = 'FF174C70';
const grey = 'FF6B7280';

const lines = {
  thin: { style: 'thin', color: { argb: 'FFD5DADF' } },
  strong: { style: 'thin', color: { argb: accent } },
} as const;

const roleStyles: Readonly<Record<SheetRowRole, Partial<Style>>> = {
  title: { font: { bold: true, size: 15, color: { argb: accent } } },
  fact: { font: { color: { argb: grey } } },
  head: {
    font: { bold: true, color: { argb: accent } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDF2F6' } },
    border: { bottom: lines.strong },
  },
  line: {},
  serial: { font: { color: { argb: 'FF374151' } } },
  total: { font: { bold: true }, border: { top: lines.strong } },
  section: { font: { bold: true, color: { argb: accent } }, border: { bottom: lines.strong } },
  figure: {},
  remark: { font: { italic: true, size: 9, color: { argb: grey } } },
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
    const key = `${role} ${column} ${cell === null ? '' : format}`;
    let style = known.get(key);
    if (style === undefined) {
      const isInTable = role === 'line' || role === 'serial' || role === 'head';
      const facts = plan.columns[column];
      style = {
        ...roleStyles[role],
        ...(cell === null ? {} : { numFmt: plan.formats[format] }),
        ...(isInTable && facts !== undefined
          ? {
              alignment: {
                horizontal: facts.align,
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

function writeCell(target: Cell, cell: SheetCell): void {
  if (cell.kind === 'text') target.value = escapeSheetText(cell.text);
  else if (cell.kind === 'number') target.value = cell.value;
  else target.value = { formula: cell.formula, result: cell.value, date1904: false };
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
  if (row.role === 'serial') target.outlineLevel = 1;
  // A rule runs over the whole width, so the empty cells of a total are styled as well.
  const count =
    row.role === 'total' || row.role === 'section' ? plan.columns.length : row.cells.length;
  for (let column = 0; column < count; column += 1) {
    const cell = row.cells[column] ?? null;
    if (cell === null && row.role !== 'total') continue;
    const place = target.getCell(column + 1);
    if (cell !== null) writeCell(place, cell);
    place.style = styleOf(row.role, column, cell);
  }
}

/** A table of Excel over rows that are written already; exceljs wants their values once more. */
function addTable(worksheet: Worksheet, plan: SheetPlan): void {
  if (plan.tableRows === 0) return;
  const rows = Array.from({ length: plan.tableRows }, (_, index) => {
    const row = worksheet.getRow(plan.headRow + 1 + index);
    return plan.columns.map((_column, column) => row.getCell(column + 1).value);
  });
  worksheet.addTable({
    name: plan.tableName,
    ref: `A${plan.headRow}`,
    headerRow: true,
    style: { theme: 'TableStyleLight1', showRowStripes: true },
    columns: plan.columns.map(({ head }) => ({ name: head, filterButton: true })),
    rows,
  });
}

/** In a page foot `&` begins a code; two of them print one. */
function footText(text: string): string {
  return escapeSheetText(text).replaceAll('&', '&&').slice(0, 120);
}

export function writeSheet(workbook: Workbook, plan: SheetPlan, companyName: string): void {
  const worksheet = workbook.addWorksheet(plan.name, {
    views: [{ state: 'frozen', ySplit: plan.headRow, showGridLines: false }],
    pageSetup: {
      paperSize: plan.paper === 'a4' ? 9 : (1 as 9),
      orientation: plan.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${plan.headRow}:${plan.headRow}`,
      margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: {
      oddFooter: `&L&8${' '}${footText(companyName)}&C&8 ${footText(plan.title)}&R&8 Page &P of &N`,
    },
    properties: { outlineLevelRow: 1 },
  });
  worksheet.properties.outlineProperties = { summaryBelow: false, summaryRight: false };
  plan.columns.forEach(({ width }, index) => {
    worksheet.getColumn(index + 1).width = width;
  });
  const styleOf = createStyles(plan);
  plan.rows.forEach((row, index) => writeRow(worksheet, plan, row, index + 1, styleOf));
  addTable(worksheet, plan);
}
