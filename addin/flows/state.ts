/**
 * A flow's rows as a pure state: what was scanned, and what is known of each. In Excel the sheet is where a person
 * edits, so what the sheet says goes before what stands here.
 */
import type { UnitCard } from '../../shared/api.ts';
import { foldSerial } from '../../shared/serial/text.ts';
import { lostTextMark, type FaultOffer } from '../host/port.ts';
import { readScan } from '../scanning/verdict.ts';
import { textsOf } from '../texts/texts.ts';
import type { FlowHeader } from './header.ts';
import { judges, type ItemProfile, type Verdict } from './judge.ts';
import { sayLost } from './lines.ts';
import { flowTable, type FlowKind, type FlowSheetRow, type RowField } from './table.ts';

const texts = textsOf('flows');

export interface FlowRow {
  readonly key: string;
  /** Empty in a row by quantity. */
  readonly serial: string;
  readonly verdict: Verdict;
  /** Every unit of this serial, one for each item that has it. */
  readonly units: readonly UnitCard[];
  readonly item: string;
  readonly description: string;
  readonly fields: Readonly<Partial<Record<RowField, string>>>;
  /** What stood in the way of this row when the document was last checked. */
  readonly issue: string | null;
  /** What the sheet does not have yet: the whole row, or what is known of it. */
  readonly unwritten: 'row' | 'knowledge' | null;
}

export interface Flow {
  readonly kind: FlowKind;
  readonly rows: readonly FlowRow[];
  /** Of the last scan. */
  readonly sentence: string | null;
  /** Why the books could not be asked about what waits. */
  readonly trouble: string | null;
  /** Why the sheet could not be read or written, and what there is to be done about it. */
  readonly sheetTrouble: SheetTrouble | null;
  /** What the serials of items look like, by item. */
  readonly profiles: ReadonlyMap<string, ItemProfile>;
}

export interface SheetTrouble {
  readonly sentence: string;
  readonly offer: FaultOffer;
}

export function beginFlow(kind: FlowKind): Flow {
  return {
    ...{ kind, rows: [], sentence: null, trouble: null, sheetTrouble: null },
    profiles: new Map(),
  };
}

export interface LookedUp {
  readonly serial: string;
  readonly units: readonly UnitCard[];
}

interface Entry {
  readonly key: string;
  readonly raw: string;
}

type Fields = FlowRow['fields'];

export type FlowAction =
  | {
      readonly type: 'scanned';
      readonly entries: readonly Entry[];
      readonly item: string;
      /** Of the item, where one was chosen. */
      readonly description?: string;
      readonly fields: Fields;
    }
  /** Goods of an item without serials. */
  | {
      readonly type: 'counted';
      readonly key: string;
      readonly item: string;
      readonly description: string;
      readonly fields: Fields;
    }
  | {
      readonly type: 'lookedUp';
      readonly answers: ReadonlyMap<string, LookedUp>;
      readonly header: FlowHeader;
    }
  /** The header changed, and with it what is said of the rows. */
  | { readonly type: 'judged'; readonly header: FlowHeader }
  /** What the serials of further items look like. */
  | {
      readonly type: 'profiled';
      readonly profiles: ReadonlyMap<string, ItemProfile>;
      readonly header: FlowHeader;
    }
  | { readonly type: 'troubled'; readonly sentence: string | null }
  | {
      readonly type: 'chosen';
      readonly key: string;
      readonly item: string;
      readonly description: string;
      readonly header: FlowHeader;
    }
  | {
      readonly type: 'edited';
      readonly key: string;
      readonly field: RowField;
      readonly text: string;
    }
  | { readonly type: 'removed'; readonly keys: readonly string[] }
  /** The sheet as it is now, after everything that was to be written has been. */
  | { readonly type: 'read'; readonly rows: readonly FlowSheetRow[] }
  | { readonly type: 'written'; readonly rows: readonly FlowRow[] }
  | { readonly type: 'sheetTroubled'; readonly trouble: SheetTrouble }
  | { readonly type: 'noted'; readonly issues: ReadonlyMap<string, string> }
  /** A document was posted: its rows go, and what was scanned since stays for the next. */
  | { readonly type: 'posted'; readonly keys: readonly string[] };

const waiting: Verdict = { tone: 'waiting', sentence: '' };

/** What is known of a serial before the books are asked. */
function beginVerdict(serial: string): Verdict {
  return serial.includes(lostTextMark) ? { tone: 'bad', sentence: sayLost(serial) } : waiting;
}

/** Fields that the next unit of an item has like the one before it. */
const followed = ['cost', 'price', 'taxRate'] as const satisfies readonly RowField[];

/** The row with its knowledge changed, so that the sheet is to be written. */
function know(row: FlowRow, more: Partial<FlowRow>): FlowRow {
  return { ...row, ...more, unwritten: row.unwritten ?? 'knowledge' };
}

function addRows(flow: Flow, action: Extract<FlowAction, { type: 'scanned' }>): Flow {
  const counts = new Map<string, number>();
  const places = new Map<string, number>();
  for (const { serial, units } of flow.rows) {
    const fold = foldSerial(serial);
    counts.set(fold, (counts.get(fold) ?? 0) + 1);
    places.set(fold, Math.max(1, units.length));
  }
  const added: FlowRow[] = [];
  const twice: string[] = [];
  for (const { key, raw } of action.entries) {
    const { serial, fault } = readScan(raw);
    const fold = foldSerial(serial);
    const count = counts.get(fold) ?? 0;
    // A serial of two items may stand here twice, once of each.
    if (count >= (places.get(fold) ?? 1)) {
      twice.push(serial);
      continue;
    }
    counts.set(fold, count + 1);
    added.push({
      key,
      serial,
      verdict: fault === null ? waiting : { tone: 'bad', sentence: fault },
      units: [],
      item: action.item,
      description: action.description ?? '',
      fields: action.fields,
      issue: null,
      unwritten: 'row',
    });
  }
  return {
    ...flow,
    rows: [...flow.rows, ...added],
    trouble: null,
    sentence: twice.length === 0 ? null : texts.twice(twice.slice(0, 5).join(', '), twice.length),
  };
}

/** The unit that a row means: the only one, or that of the item which stands in the row. */
function pickUnits(row: FlowRow, units: readonly UnitCard[]): readonly UnitCard[] {
  const own = units.filter(({ item }) => item === row.item);
  return own.length === 1 ? own : units;
}

/** What the last row of each item says: its next unit is dealt with alike. */
type LastOf = ReadonlyMap<string, Fields>;

function follow(row: FlowRow, item: string, kind: FlowKind, last: LastOf): Fields {
  const before = last.get(item);
  if (before === undefined) return row.fields;
  const own = flowTable[kind].fields;
  const more = followed.filter(
    (field) =>
      own.includes(field) && (row.fields[field] ?? '') === '' && before[field] !== undefined,
  );
  if (more.length === 0) return row.fields;
  return { ...row.fields, ...Object.fromEntries(more.map((field) => [field, before[field]])) };
}

/** A row with what the books say of its serial; price, cost and tax follow the rows of the same item before it. */
function fillRow(
  row: FlowRow,
  units: readonly UnitCard[],
  { flow: { kind, profiles }, header, last }: { flow: Flow; header: FlowHeader; last: LastOf },
): FlowRow {
  const meant = pickUnits(row, units);
  const { isNewGoods } = flowTable[kind];
  const [unit] = meant;
  const isOne = unit !== undefined && meant.length === 1;
  // Goods that are new keep the item that a person chose; what is known has its own.
  const item = isOne && (!isNewGoods || row.item === '') ? unit.item : row.item;
  const profile = profiles.get(item);
  const verdict = judges[kind]({ serial: row.serial, item, units: meant, header, profile });
  const fields = follow(row, item, kind, last);
  const filled = know(row, {
    verdict,
    units,
    item,
    description: isOne && unit.item === item ? unit.description : row.description,
    fields,
  });
  // A price that was only suggested now is not in the sheet yet.
  return row.unwritten === 'row' || fields === row.fields
    ? filled
    : { ...filled, unwritten: 'row' };
}

function collectLast(rows: readonly FlowRow[]): Map<string, Fields> {
  const last = new Map<string, Fields>();
  for (const row of rows) noteLast(last, row);
  return last;
}

function noteLast(last: Map<string, Fields>, { item, fields }: FlowRow): void {
  if (item === '') return;
  const given = followed.filter((field) => (fields[field] ?? '') !== '');
  if (given.length === 0) return;
  last.set(item, {
    ...last.get(item),
    ...Object.fromEntries(given.map((field) => [field, fields[field]])),
  });
}

function lookedUp(flow: Flow, action: Extract<FlowAction, { type: 'lookedUp' }>): Flow {
  const last = new Map<string, Fields>();
  const rows = flow.rows.map((row) => {
    const answer = action.answers.get(row.key);
    // The serial may have been changed in the sheet while the books were asked.
    const isOwn = answer?.serial === row.serial && row.verdict.tone === 'waiting';
    const filled = isOwn ? fillRow(row, answer.units, { flow, header: action.header, last }) : row;
    noteLast(last, filled);
    return filled;
  });
  return { ...flow, rows, trouble: null };
}

/** Rows with what is said of them under another header; what waits or is no serial stays. */
function judgeAgain(flow: Flow, header: FlowHeader): Flow {
  const rows = flow.rows.map((row) => {
    if (row.serial === '' || row.verdict.tone === 'waiting' || !readsAsSerial(row)) return row;
    const units = pickUnits(row, row.units);
    const { serial, item } = row;
    const profile = flow.profiles.get(item);
    const verdict = judges[flow.kind]({ serial, item, units, header, profile });
    const isSame = verdict.tone === row.verdict.tone && verdict.sentence === row.verdict.sentence;
    return isSame ? row : know(row, { verdict });
  });
  return { ...flow, rows };
}

function readsAsSerial({ serial }: FlowRow): boolean {
  return readScan(serial).fault === null;
}

/** A row as the sheet has it now. */
function mergeRow(row: FlowRow, inSheet: FlowSheetRow, fields: readonly RowField[]): FlowRow {
  if (row.unwritten === 'row') return row;
  const serial = inSheet.serial ?? '';
  const read = {
    fields: Object.fromEntries(fields.map((field) => [field, inSheet[field] ?? ''])),
    item: row.unwritten === null ? (inSheet.item ?? '') : row.item,
  };
  if (serial === row.serial) {
    // An item that was changed by hand is another question to the books.
    const isSame = read.item === row.item || row.item === '' || serial === '';
    return isSame ? { ...row, ...read } : { ...row, ...read, verdict: waiting, issue: null };
  }
  const verdict = beginVerdict(serial);
  return { ...row, ...read, serial, item: '', verdict, units: [], issue: null };
}

function readSheet(flow: Flow, rows: readonly FlowSheetRow[]): Flow {
  const { fields } = flowTable[flow.kind];
  const known = new Map(flow.rows.map((row) => [row.key, row]));
  const merged: FlowRow[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const serial = (row.serial ?? '').trim();
    const isByQuantity = serial === '' && (row.item ?? '').trim() !== '';
    const isOpen = (row.document ?? '') === '' && (serial !== '' || isByQuantity);
    if (row.key === '' || seen.has(row.key)) continue;
    seen.add(row.key);
    if (!isOpen) continue;
    const blank: FlowRow = {
      key: row.key,
      serial: row.serial ?? '',
      verdict: isByQuantity ? byQuantity() : beginVerdict(row.serial ?? ''),
      units: [],
      item: isByQuantity || flowTable[flow.kind].isNewGoods ? (row.item ?? '') : '',
      description: row.description ?? '',
      fields: {},
      issue: null,
      unwritten: null,
    };
    merged.push(mergeRow(known.get(row.key) ?? blank, row, fields));
  }
  // A row that was written and is gone was taken out in the sheet.
  const pending = flow.rows.filter((row) => row.unwritten === 'row' && !seen.has(row.key));
  return { ...flow, rows: [...merged, ...pending], sheetTrouble: null };
}

function byQuantity(): Verdict {
  return { tone: 'good', sentence: texts.byQuantity };
}

function isSameContent(one: FlowRow, other: FlowRow): boolean {
  return one.fields === other.fields && one.serial === other.serial;
}

export function reduceFlow(flow: Flow, action: FlowAction): Flow {
  const change = (key: string, by: (row: FlowRow) => FlowRow): Flow => ({
    ...flow,
    rows: flow.rows.map((row) => (row.key === key ? by(row) : row)),
  });
  switch (action.type) {
    case 'scanned':
      return addRows(flow, action);
    case 'counted': {
      const { key, item, description, fields } = action;
      const row: FlowRow = {
        key,
        serial: '',
        verdict: byQuantity(),
        units: [],
        item,
        description,
        fields,
        issue: null,
        unwritten: 'row',
      };
      return { ...flow, rows: [...flow.rows, row], sentence: null };
    }
    case 'lookedUp':
      return lookedUp(flow, action);
    case 'judged':
      return judgeAgain(flow, action.header);
    case 'profiled': {
      const profiles = new Map([...flow.profiles, ...action.profiles]);
      return judgeAgain({ ...flow, profiles }, action.header);
    }
    case 'troubled':
      return { ...flow, trouble: action.sentence };
    case 'chosen': {
      const { item, description, header } = action;
      const last = collectLast(flow.rows);
      return change(action.key, (row) => ({
        ...fillRow({ ...row, item, description }, row.units, { flow, header, last }),
        units: row.units,
      }));
    }
    case 'edited':
      return change(action.key, (row) => ({
        ...row,
        fields: { ...row.fields, [action.field]: action.text },
      }));
    case 'removed': {
      const unwanted = new Set(action.keys);
      return { ...flow, rows: flow.rows.filter(({ key }) => !unwanted.has(key)), sentence: null };
    }
    case 'read':
      return readSheet(flow, action.rows);
    case 'written': {
      const done = new Map(action.rows.map((row) => [row.key, row]));
      const rows = flow.rows.map((row) => {
        const written = done.get(row.key);
        if (written === undefined) return row;
        if (written === row) return { ...row, unwritten: null };
        // What changed while it was written goes after it.
        const unwritten = isSameContent(written, row) ? ('knowledge' as const) : ('row' as const);
        return { ...row, unwritten };
      });
      return { ...flow, rows, sheetTrouble: null };
    }
    case 'sheetTroubled':
      return { ...flow, sheetTrouble: action.trouble };
    case 'noted': {
      const rows = flow.rows.map((row) => {
        const issue = action.issues.get(row.key) ?? null;
        return issue === row.issue ? row : know(row, { issue });
      });
      return { ...flow, rows };
    }
    case 'posted': {
      const posted = new Set(action.keys);
      const rows = flow.rows.filter(({ key }) => !posted.has(key));
      return { ...beginFlow(flow.kind), rows, profiles: flow.profiles };
    }
  }
}

/** What is said of a row: of the check, else of the scan. */
export function sentenceOfRow({ issue, verdict }: FlowRow): string {
  return issue ?? verdict.sentence;
}

export function toneOfRow({ issue, verdict }: FlowRow): Verdict['tone'] {
  return issue === null ? verdict.tone : 'bad';
}

/** The row as the sheet has it: the whole row, or only what is known of it, so that what a person edited stays. */
export function sheetRowOf(kind: FlowKind, row: FlowRow): FlowSheetRow {
  const known = {
    key: row.key,
    item: row.item,
    description: row.description,
    note: sentenceOfRow(row),
  };
  if (row.unwritten === 'knowledge') return known;
  const fields = Object.fromEntries(
    flowTable[kind].fields.map((field) => [field, row.fields[field] ?? '']),
  );
  return { ...known, serial: row.serial, ...fields, document: '' };
}

export function listUnwritten(flow: Flow): readonly FlowRow[] {
  return flow.rows.filter(({ unwritten }) => unwritten !== null);
}

/** Rows that the books are still to be asked about. */
export function listWaiting(flow: Flow): readonly FlowRow[] {
  return flow.rows.filter(({ serial, verdict }) => serial !== '' && verdict.tone === 'waiting');
}

export type Counts = Readonly<Record<Verdict['tone'], number>>;

export function countRows(rows: readonly FlowRow[]): Counts {
  const counts = { good: 0, look: 0, bad: 0, waiting: 0 };
  for (const row of rows) counts[toneOfRow(row)] += 1;
  return counts;
}
