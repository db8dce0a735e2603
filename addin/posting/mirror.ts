/**
 * Posted rows against the books: what was changed by hand shows in the sheet, and is put right from the books when a
 * person asks. Nothing of a posted row ever goes the other way.
 */
import type { DocumentAnswer } from '../../shared/api.ts';
import { present } from '../../shared/assert.ts';
import { sentenceOf, type Client } from '../client.ts';
import type { ExcelHost, KeyedRow, LongWork, TableSpec } from '../host/port.ts';
import { mapInSlices } from '../host/slices.ts';
import {
  compareRow,
  digestCell,
  digestRow,
  markDigest,
  mirroredColumns,
  readDigest,
  rowsOfDocument,
  sayTheSame,
  serialIn,
  unmarkDigest,
  type RowStanding,
} from '../sheets/mirror.ts';
import { formatDay } from '../texts/formats.ts';
import { textsOf } from '../texts/texts.ts';
import { readStamped } from './stamp.ts';

const texts = textsOf('posting');

/** A row that is not as the books have it; `undone`: its stamp was taken away. */
export interface DifferingRow {
  readonly key: string;
  readonly serial: string;
  readonly document: string;
  readonly standing: Exclude<RowStanding, { kind: 'same' }> | { readonly kind: 'undone' };
}

export interface MirrorCheck {
  /** Posted rows in the sheet. */
  readonly rows: number;
  readonly documents: readonly string[];
  readonly differing: readonly DifferingRow[];
}

type Sheet = Pick<ExcelHost, 'readRows' | 'putRows' | 'readSetting' | 'adoptRows'>;

/** The document of a row, be its stamp undone; empty for a draft. */
function documentOf(row: KeyedRow, stamped: ReadonlyMap<string, string>): string {
  const document = row['document'] ?? '';
  return document === '' ? (stamped.get(row.key) ?? '') : document;
}

function judgeRow(spec: TableSpec, row: KeyedRow, document: string): DifferingRow | null {
  const isUndone = (row['document'] ?? '') === '';
  const standing = isUndone ? ({ kind: 'undone' } as const) : compareRow(spec, row);
  if (standing.kind === 'same') return null;
  return { key: row.key, serial: row['serial'] ?? '', document, standing };
}

/** Compares every posted row with what it remembers. Nothing is written, and no service is asked. */
export async function compareRows(
  spec: TableSpec,
  rows: readonly KeyedRow[],
  stamped: ReadonlyMap<string, string>,
): Promise<MirrorCheck> {
  const posted = rows.filter((row) => documentOf(row, stamped) !== '');
  const documents = new Set(posted.map((row) => documentOf(row, stamped)));
  const judged = await mapInSlices(posted, (row) => judgeRow(spec, row, documentOf(row, stamped)));
  const differing = judged.filter((row) => row !== null);
  return { rows: posted.length, documents: [...documents], differing };
}

/** What is said of a row that is not as the books have it. */
export function sentenceOfStanding({ document, standing }: DifferingRow): string {
  switch (standing.kind) {
    case 'changed':
      return texts.changedByHand(standing.columns.map(({ head }) => head).join(', '));
    case 'copied':
      return texts.copied(document);
    case 'undone':
      return texts.undone(document);
    case 'unknown':
      return texts.notCompared(document);
  }
}

/** Compares the posted rows of a table, and says in the sheet which were changed by hand. */
export async function checkMirror(
  host: Sheet,
  spec: TableSpec,
  makeKey: () => string,
): Promise<MirrorCheck> {
  await host.adoptRows(spec, 'serial', makeKey);
  const rows = await host.readRows(spec);
  const check = await compareRows(spec, rows, readStamped(host, spec));
  const differing = new Map(check.differing.map((row) => [row.key, row]));
  const said: KeyedRow[] = [];
  for (const row of rows) {
    const own = differing.get(row.key);
    const mirror = row['mirror'] ?? '';
    const note = own === undefined ? null : sentenceOfStanding(own);
    if (note !== null && (row['note'] !== note || markDigest(mirror) !== mirror)) {
      said.push({ key: row.key, note, mirror: markDigest(mirror) });
    }
    // A person changed it back.
    if (note === null && unmarkDigest(mirror) !== mirror) {
      said.push({ key: row.key, note: '', mirror: unmarkDigest(mirror) });
    }
  }
  if (said.length > 0) await host.putRows(spec, said);
  return check;
}

export interface RepairOptions extends LongWork {
  readonly makeKey: () => string;
  /** Rows that were deleted by hand come back. */
  readonly bringsBack: boolean;
  /** Documents to write whose rows are not in the sheet at all. */
  readonly numbers?: readonly string[];
}

export interface Repair {
  /** Posted rows that were in the sheet. */
  readonly rows: number;
  /** Rows that were written over. */
  readonly repaired: number;
  readonly broughtBack: number;
  /** Rows of the books that are not in the sheet. */
  readonly missing: number;
  /** Documents that were taken back, by the number of what took them back. */
  readonly reversed: ReadonlyMap<string, string>;
  /** Why some documents could not be asked for; what was asked for before is written. */
  readonly sentence: string | null;
}

/** Reads the posted documents of a table from the books and writes their rows over. It can be done again. */
export async function repairMirror(
  host: Sheet,
  client: Client,
  spec: TableSpec,
  options: RepairOptions,
): Promise<Repair> {
  await host.adoptRows(spec, 'serial', options.makeKey);
  const rows = await host.readRows(spec);
  const stamped = readStamped(host, spec);
  const byDocument = new Map<string, KeyedRow[]>();
  for (const number of options.numbers ?? []) byDocument.set(number, []);
  for (const row of rows) {
    const document = documentOf(row, stamped);
    if (document !== '') putUnder(byDocument, document, row);
  }
  const written: KeyedRow[] = [];
  const reversed = new Map<string, string>();
  const sum = { rows: 0, repaired: 0, broughtBack: 0, missing: 0 };
  let sentence: string | null = null;
  for (const [number, own] of byDocument) {
    sum.rows += own.length;
    const asked = await client.call('getDocument', { params: { number } });
    if (!asked.ok) {
      sentence = sentenceOf(asked.error);
      if (asked.error.kind === 'missing') continue;
      break;
    }
    const { value: answer } = asked;
    if (answer.reversedBy != null) reversed.set(number, answer.reversedBy);
    const plan = await planRepair(spec, own, answer);
    written.push(...plan.written);
    sum.repaired += plan.written.length;
    sum.missing += plan.missing.length;
    if (!options.bringsBack) continue;
    sum.broughtBack += plan.missing.length;
    written.push(...plan.missing.map((row) => bookRow(spec, options.makeKey(), row, answer)));
  }
  if (written.length > 0) await host.putRows(spec, written, options);
  return { ...sum, reversed, sentence };
}

type BookRow = Readonly<Record<string, string>>;

/** A row as the books have it, remembered as such. */
function bookRow(
  spec: TableSpec,
  key: string,
  row: BookRow,
  { occurredOn, reversedBy }: DocumentAnswer,
): KeyedRow {
  const note =
    reversedBy == null ? texts.postedOn(formatDay(occurredOn)) : texts.takenBack(reversedBy);
  return { ...row, key, note, mirror: digestRow(spec, { ...row, key }) };
}

interface RepairPlan {
  readonly written: readonly KeyedRow[];
  readonly missing: readonly BookRow[];
}

/** Which rows of a document are to be written over, and which of the books are not in the sheet. */
async function planRepair(
  spec: TableSpec,
  rows: readonly KeyedRow[],
  answer: DocumentAnswer,
): Promise<RepairPlan> {
  const { found, strangers, missing } = await matchRows(spec, rows, rowsOfDocument(answer));
  const planned = await mapInSlices(found, ([row, own]): KeyedRow | null => {
    const next = bookRow(spec, row.key, ownColumns(spec, row, own), answer);
    const isSame = sayTheSame(spec, row, next) && row['mirror'] === next['mirror'];
    return isSame && row['note'] === next['note'] ? null : next;
  });
  const written = planned.filter((row) => row !== null);
  for (const row of strangers) {
    const note = texts.copied(answer.number ?? '');
    if (row['note'] !== note) {
      written.push({ key: row.key, note, mirror: markDigest(row['mirror'] ?? '') });
    }
  }
  return { written, missing };
}

/** Of a row of the books, the columns of the table; what the sheet says alike, or the books do not say, stays. */
function ownColumns(spec: TableSpec, row: KeyedRow, own: BookRow): BookRow {
  const cells: Record<string, string> = {};
  for (const column of mirroredColumns(spec)) {
    const [said, there] = [own[column.id], row[column.id] ?? ''];
    const isSame = said === undefined || digestCell(column, said) === digestCell(column, there);
    cells[column.id] = isSame ? there : said;
  }
  return cells;
}

const unitOf = (item: string | undefined, serial: string | undefined): string =>
  `${(item ?? '').trim()}\u0000${serialIn(serial ?? '')}`;

/** A row of the sheet, and how it stands to what it remembers. */
interface JudgedRow {
  readonly row: KeyedRow;
  readonly standing: RowStanding['kind'];
}

/**
 * Rows of the sheet and rows of the books that are the same row: by item and serial, or else by the serial that the row
 * remembers. Of two rows for one unit, the one that is no copy.
 */
async function matchRows(spec: TableSpec, rows: readonly KeyedRow[], books: readonly BookRow[]) {
  const judged = await mapInSlices(rows, (row): JudgedRow => {
    return { row, standing: compareRow(spec, row).kind };
  });
  const counted = matchCounted(judged);
  const found: [KeyedRow, BookRow][] = [...counted.found];
  const open = new Map<string, BookRow[]>();
  for (const row of books) {
    const isDone = row['serial'] === '' && counted.items.has(row['item'] ?? '');
    if (!isDone) putUnder(open, unitOf(row['item'], row['serial']), row);
  }
  const isCopy = ({ standing }: JudgedRow): number => (standing === 'copied' ? 1 : 0);
  const unmatched: JudgedRow[] = [];
  for (const each of counted.others.toSorted((one, other) => isCopy(one) - isCopy(other))) {
    const own = open.get(unitOf(each.row['item'], each.row['serial']))?.shift();
    if (own === undefined) unmatched.push(each);
    else found.push([each.row, own]);
  }
  const strangers: KeyedRow[] = [];
  const left = indexBySerial(spec, [...open.values()].flat());
  for (const each of unmatched) {
    const own = left.get(rememberedSerial(spec, each))?.shift();
    if (own !== undefined) found.push([each.row, own]);
    else if ((each.row['serial'] ?? '') !== '') strangers.push(each.row);
  }
  return { found, strangers, missing: [...left.values()].flat() };
}

/** Goods by quantity: several rows may have become one line, so each that is as it was posted stays as it is. */
function matchCounted(rows: readonly JudgedRow[]) {
  const found: [KeyedRow, BookRow][] = [];
  const items = new Set<string>();
  const others: JudgedRow[] = [];
  for (const each of rows) {
    const { row, standing } = each;
    if ((row['serial'] ?? '') !== '' || standing !== 'same') {
      others.push(each);
      continue;
    }
    items.add(row['item'] ?? '');
    found.push([row, {}]);
  }
  return { found, items, others };
}

function serialColumn(spec: TableSpec) {
  return present(
    spec.columns.find(({ id }) => id === 'serial'),
    'the column of serials',
  );
}

/** Rows of the books by what a row of the sheet remembers of their serial. */
function indexBySerial(spec: TableSpec, rows: readonly BookRow[]): Map<string, BookRow[]> {
  const column = serialColumn(spec);
  const index = new Map<string, BookRow[]>();
  for (const row of rows) putUnder(index, digestCell(column, row['serial']), row);
  return index;
}

/** What a row remembers of its serial, before it was changed by hand; empty for a copy and for what remembers nothing. */
function rememberedSerial(spec: TableSpec, { row, standing }: JudgedRow): string {
  if (standing === 'copied') return '';
  return readDigest(spec, row['mirror'] ?? '')?.columns.get('serial') ?? '';
}

function putUnder<Value>(groups: Map<string, Value[]>, name: string, value: Value): void {
  const group = groups.get(name);
  if (group === undefined) groups.set(name, [value]);
  else group.push(value);
}
