/**
 * References inside formulas: found in the text, and written anew when cells, sheets or the formula itself move. Texts in
 * quotes, structured references in brackets and names are left as they are; whatever is no reference stays to the character.
 */
import type { Area } from './address.ts';
import { columnIndex, columnName, maxColumns, maxRows, quoteSheetName } from './address.ts';

/** One corner: zero-based, with its `$` signs. */
interface Corner {
  readonly row: number;
  readonly column: number;
  readonly isRowFixed: boolean;
  readonly isColumnFixed: boolean;
}

export interface Reference {
  /** The sheet as it stands before `!`, without quotes; null where there is none. */
  readonly sheetName: string | null;
  readonly kind: 'cells' | 'columns' | 'rows';
  readonly first: Corner;
  /** The same as `first` where the reference is one cell. */
  readonly last: Corner;
  readonly isOneCell: boolean;
}

const lost = '#REF!';

const cell = String.raw`\$?[A-Za-z]{1,3}\$?\d{1,7}`;
const token = new RegExp(
  [
    String.raw`"(?:[^"]|"")*"`,
    String.raw`\[(?:[^[\]]|\[[^\]]*\])*\]`,
    // A reference, its sheet before it. What follows must not make a word or a call of it.
    String.raw`(?<sheet>(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(?:(?<cells>${cell}(?::${cell})?)|(?<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})|(?<rows>\$?\d{1,7}:\$?\d{1,7}))(?![\w.(!:])`,
    String.raw`[\p{L}_\\][\p{L}\p{N}_.\\]*!?`,
    String.raw`\d+(?:\.\d*)?(?:[eE][+-]?\d+)?`,
    String.raw`'(?:[^']|'')+'!?`,
  ].join('|'),
  'gu',
);

function readCorner(text: string): Corner {
  const [, fixedColumn, letters, fixedRow, digits] =
    /^(\$?)([A-Za-z]*)(\$?)(\d*)$/.exec(text) ?? [];
  const isRowOnly = letters === '';
  return {
    column: isRowOnly ? 0 : columnIndex(letters ?? 'A'),
    row: digits === '' ? 0 : Number(digits) - 1,
    isColumnFixed: fixedColumn === '$' && !isRowOnly,
    isRowFixed: fixedRow === '$' || (isRowOnly && fixedColumn === '$'),
  };
}

function isInGrid({ row, column }: Corner): boolean {
  return row >= 0 && row < maxRows && column >= 0 && column < maxColumns;
}

function readReference(groups: Readonly<Record<string, string | undefined>>): Reference | null {
  const kind = (['cells', 'columns', 'rows'] as const).find((name) => groups[name] !== undefined);
  if (kind === undefined) return null;
  const [from = '', to = from] = (groups[kind] ?? '').split(':');
  const [first, last] = [readCorner(from), readCorner(to)];
  if (!isInGrid(first) || !isInGrid(last)) return null;
  const sheet = groups['sheet']?.slice(0, -1) ?? null;
  const sheetName =
    sheet?.startsWith("'") === true ? sheet.slice(1, -1).replaceAll("''", "'") : sheet;
  return { sheetName, kind, first, last, isOneCell: kind === 'cells' && from === to };
}

function writeCorner({ kind }: Reference, corner: Corner): string {
  const column = (corner.isColumnFixed ? '$' : '') + columnName(corner.column);
  const row = (corner.isRowFixed ? '$' : '') + String(corner.row + 1);
  if (kind === 'columns') return column;
  return kind === 'rows' ? row : column + row;
}

function writeReference(reference: Reference): string {
  const { first, isOneCell, last, sheetName } = reference;
  const sheet = sheetName === null ? '' : `${quoteSheetName(sheetName)}!`;
  const from = writeCorner(reference, first);
  return sheet + (isOneCell ? from : `${from}:${writeCorner(reference, last)}`);
}

/**
 * The formula with each reference put through `change`, which answers the same reference to leave it, or null where what it
 * meant is gone.
 */
export function mapReferences(
  formula: string,
  change: (reference: Reference) => Reference | null,
): string {
  return formula.replace(token, (text: string, ...rest: unknown[]) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    const reference = readReference(groups);
    if (reference === null) return text;
    const changed = change(reference);
    if (changed === reference) return text;
    return changed === null ? lost : writeReference(changed);
  });
}

/** The cells that a reference means. */
export function areaOfReference({ first, kind, last }: Reference): Area {
  const row = kind === 'columns' ? 0 : Math.min(first.row, last.row);
  const column = kind === 'rows' ? 0 : Math.min(first.column, last.column);
  return {
    row,
    column,
    rowCount: kind === 'columns' ? maxRows : Math.abs(last.row - first.row) + 1,
    columnCount: kind === 'rows' ? maxColumns : Math.abs(last.column - first.column) + 1,
  };
}

/** The reference with its place moved to an area; its `$` signs stay. */
export function referenceTo(reference: Reference, area: Area): Reference {
  const { first, last } = reference;
  return {
    ...reference,
    first: { ...first, row: area.row, column: area.column },
    last: {
      ...last,
      row: area.row + area.rowCount - 1,
      column: area.column + area.columnCount - 1,
    },
  };
}

function moveCorner(corner: Corner, rows: number, columns: number): Corner {
  return {
    ...corner,
    row: corner.isRowFixed ? corner.row : corner.row + rows,
    column: corner.isColumnFixed ? corner.column : corner.column + columns,
  };
}

/** The formula as it reads in a cell so many rows and columns away, as when it is copied there. */
export function copyFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  return mapReferences(formula, (reference) => {
    const down = reference.kind === 'columns' ? 0 : rows;
    const across = reference.kind === 'rows' ? 0 : columns;
    const first = moveCorner(reference.first, down, across);
    const last = moveCorner(reference.last, down, across);
    return isInGrid(first) && isInGrid(last) ? { ...reference, first, last } : null;
  });
}

/** The formula after a sheet got another name. */
export function renameSheetIn(formula: string, before: string, after: string): string {
  const wanted = before.toLowerCase();
  return mapReferences(formula, (reference) =>
    reference.sheetName?.toLowerCase() === wanted ? { ...reference, sheetName: after } : reference,
  );
}

/** The formula after a sheet was deleted. */
export function dropSheetIn(formula: string, name: string): string {
  const wanted = name.toLowerCase();
  return mapReferences(formula, (reference) =>
    reference.sheetName?.toLowerCase() === wanted ? null : reference,
  );
}

/** Texts, and structured references with what stands before them; only one that begins with its bracket lacks its table. */
const structured = /"(?:[^"]|"")*"|[\p{L}\p{N}_.\\\]]?\[(?:[^[\]]|\[[^\]]*\])*\]/gu;

/** The formula of a cell within a table as it reads elsewhere: `[Net]` is `Sales[Net]`. */
export function qualifyTable(formula: string, tableName: string): string {
  return formula.replace(structured, (text) => (text.startsWith('[') ? tableName + text : text));
}
