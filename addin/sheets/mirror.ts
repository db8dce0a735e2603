/**
 * A posted row is a mirror of the books. What was posted is remembered in the row itself, in a hidden column, as one
 * short digest a column: it goes wherever the row is moved, sorted or copied to, and says which cells were changed by
 * hand. The digest of the key tells a copy of a posted row from the row.
 */
import type { DocumentAnswer, DocumentRequest } from '../../shared/api.ts';
import { cleanSerial } from '../../shared/serial/text.ts';
import type { KeyedRow, TableColumn, TableRow, TableSpec } from '../host/port.ts';

/** The hidden column itself, to be put last into a table. */
export const mirrorColumn = {
  id: 'mirror',
  head: 'Books',
  kind: 'text',
  width: 10,
  isHidden: true,
  isOptional: true,
} as const satisfies TableColumn<'mirror'>;

/** Said in front of the digests where the row was seen to differ, so that the sheet can show it in colour. */
const differMark = '!';

/** What the add-in itself says in a row is no part of what was posted. */
const unmirrored: ReadonlySet<string> = new Set(['note', 'mirror']);

interface Plan {
  readonly columns: readonly TableColumn[];
  /** Which columns are remembered, so that another version of the table is known as such. */
  readonly version: string;
}

/** Made once for a table: a sheet may have 100,000 rows. */
const plans = new WeakMap<TableSpec, Plan>();

function planOf(spec: TableSpec): Plan {
  const known = plans.get(spec);
  if (known !== undefined) return known;
  const columns = spec.columns.filter(({ id }) => !unmirrored.has(id));
  const plan = { columns, version: hash(columns.map(({ id }) => id).join(' ')) };
  plans.set(spec, plan);
  return plan;
}

export function mirroredColumns(spec: TableSpec): readonly TableColumn[] {
  return planOf(spec).columns;
}

/** A short hash (FNV-1a, 32 bits): a changed cell escapes it once in four thousand million. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return (value >>> 0).toString(36);
}

/** A cell as it counts: amounts whatever zeros they were written with, no amount like none at all. */
function countedText(column: TableColumn, text: string | undefined): string {
  const given = (text ?? '').trim();
  if (column.kind !== 'money' && column.kind !== 'number') return given;
  const bare = given.includes('.') ? given.replace(/\.?0+$/, '') : given;
  return bare === '0' ? '' : bare;
}

export interface Remembered {
  readonly key: string;
  /** By column id. */
  readonly columns: ReadonlyMap<string, string>;
  readonly isMarked: boolean;
}

/** What is to be remembered of a row: of its key, and of each column. */
export function digestRow(spec: TableSpec, row: KeyedRow): string {
  const { columns, version } = planOf(spec);
  const cells = columns.map((column) => digestCell(column, row[column.id]));
  return [version, hash(row.key), ...cells].join('.');
}

/** What a row remembers; null where it remembers nothing, or was written by another version of its table. */
export function readDigest(spec: TableSpec, text: string): Remembered | null {
  const isMarked = text.startsWith(differMark);
  const [written, key = '', ...cells] = text.slice(isMarked ? 1 : 0).split('.');
  const { columns, version } = planOf(spec);
  if (written !== version || cells.length !== columns.length) return null;
  const digests = columns.map(({ id }, at): [string, string] => [id, cells[at] ?? '']);
  return { key, columns: new Map(digests), isMarked };
}

export function markDigest(text: string): string {
  return text.startsWith(differMark) ? text : differMark + text;
}

export function unmarkDigest(text: string): string {
  return text.startsWith(differMark) ? text.slice(1) : text;
}

/** What is remembered of a cell. */
export function digestCell(column: TableColumn, text: string | undefined): string {
  return hash(countedText(column, text));
}

/**
 * How a posted row stands to the books: as posted; changed by hand in some columns; a copy of a posted row, which is no
 * part of the document; one that remembers nothing.
 */
export type RowStanding =
  | { readonly kind: 'same' }
  | { readonly kind: 'changed'; readonly columns: readonly TableColumn[] }
  | { readonly kind: 'copied' }
  | { readonly kind: 'unknown' };

/** Compares a row that names a document, or did, with what it remembers. */
export function compareRow(spec: TableSpec, row: KeyedRow): RowStanding {
  const remembered = readDigest(spec, row['mirror'] ?? '');
  if (remembered === null) return { kind: 'unknown' };
  if (remembered.key !== hash(row.key)) return { kind: 'copied' };
  const columns = mirroredColumns(spec).filter((column) => {
    const text = row[column.id];
    return text !== undefined && remembered.columns.get(column.id) !== digestCell(column, text);
  });
  return columns.length === 0 ? { kind: 'same' } : { kind: 'changed', columns };
}

/** Whether two rows say the same to the books. */
export function sayTheSame(spec: TableSpec, one: TableRow, other: TableRow): boolean {
  return mirroredColumns(spec).every(
    (column) => countedText(column, one[column.id]) === countedText(column, other[column.id]),
  );
}

/** The columns of a row that were sent, by the names of a document's line. */
const lineColumns = {
  item: 'item',
  price: 'unitPrice',
  cost: 'unitCost',
  discount: 'discount',
  taxRate: 'taxRate',
  lot: 'lot',
} as const;

type SentLine = NonNullable<DocumentRequest['lines']>[number];

/** What a line says of its rows, column by column; what it leaves out is as the sheet has it. */
function sentTexts(line: SentLine): Record<string, string> {
  const given = line as Readonly<Record<string, unknown>>;
  const texts: Record<string, string> = {};
  for (const [column, name] of Object.entries(lineColumns)) {
    const value = given[name];
    if (typeof value === 'string') texts[column] = value;
  }
  return texts;
}

function serialText(entry: NonNullable<SentLine['serials']>[number]): string {
  return typeof entry === 'string' ? entry : entry.serial;
}

/** What was sent of a row: its line, which it may share, and its serial. */
export interface SentRow {
  readonly line: Readonly<Record<string, string>>;
  readonly serial: string | null;
}

export function textsSent({ line, serial }: SentRow): Readonly<Record<string, string>> {
  return serial === null ? line : { ...line, serial };
}

/**
 * What was sent of each row, by its key: the snapshot that was posted, whatever was changed in the sheet meanwhile. Keys
 * stand in the order of the lines, one for each serial or for a line without serials; empty where they do not.
 */
export function rowsSent(
  body: DocumentRequest,
  keys: readonly string[],
): ReadonlyMap<string, SentRow> {
  const rows = (body.lines ?? []).flatMap((given): SentRow[] => {
    const line = sentTexts(given);
    const serials = given.serials ?? [];
    if (serials.length > 0) return serials.map((entry) => ({ line, serial: serialText(entry) }));
    const quantity = given.quantity === undefined ? {} : { quantity: String(given.quantity) };
    return [{ line: { ...line, ...quantity }, serial: null }];
  });
  if (rows.length !== keys.length) return new Map();
  return new Map(rows.map((row, at): [string, SentRow] => [keys[at] ?? '', row]));
}

/** A document as rows of its sheet: one a unit, or one for a line without units. */
export function rowsOfDocument(answer: DocumentAnswer): readonly Record<string, string>[] {
  const document = answer.number ?? '';
  return answer.lines.flatMap((line): Record<string, string>[] => {
    const texts = {
      item: line.item,
      description: line.description,
      price: line.unitPrice ?? '',
      cost: line.unitCost ?? '',
      discount: line.discount ?? '',
      taxRate: line.taxRate ?? '',
      document,
    };
    if (line.units.length === 0) return [{ ...texts, serial: '', quantity: String(line.quantity) }];
    return line.units.map(({ item, serial }) => ({ ...texts, item, serial }));
  });
}

/** A serial as it is compared between a sheet and the books. */
export function serialIn(text: string): string {
  const cleaned = cleanSerial(text);
  return cleaned.ok ? cleaned.value : text;
}
