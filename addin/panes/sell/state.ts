/**
 * An invoice in the making as a pure state: its rows, and what is known of each. In Excel the sheet is where a person
 * edits, so what the sheet says goes before what stands here.
 */
import type { DocumentAnswer, UnitCard } from '../../../shared/api.ts';
import { formatMoney, parseMoney } from '../../../shared/money.ts';
import { foldSerial } from '../../../shared/serial/text.ts';
import { judge, readScan, waiting, type Verdict } from '../../scanning/verdict.ts';
import type { InvoiceRow } from '../../sheets/invoice.ts';

export interface SaleRow {
  readonly key: string;
  readonly serial: string;
  readonly verdict: Verdict;
  /** Every unit of this serial, one for each item that has it. */
  readonly units: readonly UnitCard[];
  readonly item: string;
  readonly description: string;
  readonly price: string;
  readonly discount: string;
  readonly taxRate: string;
  /** What stood in the way of this row when the invoice was last checked. */
  readonly issue: string | null;
  /** What the sheet does not have yet: the whole row, or what is known of it. */
  readonly unwritten: 'row' | 'knowledge' | null;
}

export type EditedField = 'price' | 'discount' | 'taxRate';

export interface Sale {
  readonly rows: readonly SaleRow[];
  /** Of the last scan. */
  readonly sentence: string | null;
  /** Why the books could not be asked about what waits. */
  readonly trouble: string | null;
  /** Why the sheet could not be written. */
  readonly sheetTrouble: string | null;
}

export const emptySale: Sale = { rows: [], sentence: null, trouble: null, sheetTrouble: null };

export interface LookedUp {
  readonly serial: string;
  readonly units: readonly UnitCard[];
}

export type SaleAction =
  | {
      readonly type: 'scanned';
      readonly entries: readonly { readonly key: string; readonly raw: string }[];
      readonly price: string;
      readonly taxRate: string;
    }
  | { readonly type: 'lookedUp'; readonly answers: ReadonlyMap<string, LookedUp> }
  | { readonly type: 'troubled'; readonly sentence: string | null }
  | { readonly type: 'chosen'; readonly key: string; readonly unit: UnitCard }
  | {
      readonly type: 'edited';
      readonly key: string;
      readonly field: EditedField;
      readonly text: string;
    }
  | { readonly type: 'removed'; readonly key: string }
  /** The sheet as it is now, after everything that was to be written has been. */
  | { readonly type: 'read'; readonly rows: readonly InvoiceRow[] }
  | { readonly type: 'written'; readonly rows: readonly SaleRow[] }
  | { readonly type: 'sheetTroubled'; readonly sentence: string }
  | { readonly type: 'noted'; readonly issues: ReadonlyMap<string, string> }
  | { readonly type: 'cleared' };

/** What the last row of an item says: its next unit is sold alike. */
function lastOf(rows: readonly SaleRow[], item: string, field: EditedField): string {
  return rows.findLast((row) => row.item === item && row[field] !== '')?.[field] ?? '';
}

/** The row with its knowledge changed, so that the sheet is to be written. */
function know(row: SaleRow, more: Partial<SaleRow>): SaleRow {
  return { ...row, ...more, unwritten: row.unwritten ?? 'knowledge' };
}

function addRows(sale: Sale, action: Extract<SaleAction, { type: 'scanned' }>): Sale {
  const counts = new Map<string, number>();
  const places = new Map<string, number>();
  for (const { serial, units } of sale.rows) {
    const fold = foldSerial(serial);
    counts.set(fold, (counts.get(fold) ?? 0) + 1);
    places.set(fold, Math.max(1, units.length));
  }
  const added: SaleRow[] = [];
  const twice: string[] = [];
  for (const { key, raw } of action.entries) {
    const { serial, fault } = readScan(raw);
    const fold = foldSerial(serial);
    const count = counts.get(fold) ?? 0;
    // A serial of two items may be sold twice, once of each.
    if (count >= (places.get(fold) ?? 1)) {
      twice.push(serial);
      continue;
    }
    counts.set(fold, count + 1);
    added.push({
      key,
      serial,
      verdict: fault === null ? waiting : { kind: 'bad', sentence: fault },
      units: [],
      item: '',
      description: '',
      price: action.price,
      discount: '',
      taxRate: action.taxRate,
      issue: null,
      unwritten: 'row',
    });
  }
  return {
    ...sale,
    rows: [...sale.rows, ...added],
    trouble: null,
    sentence:
      twice.length === 0
        ? null
        : `${twice.join(', ')} ${twice.length === 1 ? 'stands' : 'stand'} in this invoice already and ${twice.length === 1 ? 'counts' : 'count'} once.`,
  };
}

/** The unit that a row means: the only one, or that of the item which stands in the row. */
function pickUnit(row: SaleRow, units: readonly UnitCard[]): readonly UnitCard[] {
  const own = units.filter(({ item }) => item === row.item);
  return own.length === 1 ? own : units;
}

/** A row with what the books say of its serial; price and tax follow the rows of the same item before it. */
function fillRow(row: SaleRow, units: readonly UnitCard[], before: readonly SaleRow[]): SaleRow {
  const meant = pickUnit(row, units);
  const [unit] = meant;
  const verdict = judge(row.serial, meant);
  if (unit === undefined || meant.length > 1) return know(row, { verdict, units });
  const isNew = row.unwritten === 'row';
  const filled = know(row, {
    verdict,
    units,
    item: unit.item,
    description: unit.description,
    price: row.price === '' ? lastOf(before, unit.item, 'price') : row.price,
    taxRate: row.taxRate === '' ? lastOf(before, unit.item, 'taxRate') : row.taxRate,
  });
  // A price that was only suggested now is not in the sheet yet.
  const isPriced = filled.price !== row.price || filled.taxRate !== row.taxRate;
  return isNew || !isPriced ? filled : { ...filled, unwritten: 'row' };
}

function lookedUp(sale: Sale, answers: ReadonlyMap<string, LookedUp>): Sale {
  const rows: SaleRow[] = [];
  for (const row of sale.rows) {
    const answer = answers.get(row.key);
    // The serial may have been changed in the sheet while the books were asked.
    const isOwn = answer?.serial === row.serial && row.verdict.kind === 'waiting';
    rows.push(isOwn ? fillRow(row, answer.units, rows) : row);
  }
  return { ...sale, rows, trouble: null };
}

/** A row as the sheet has it now. */
function mergeRow(row: SaleRow, inSheet: InvoiceRow): SaleRow {
  if (row.unwritten === 'row') return row;
  const serial = inSheet.serial ?? '';
  const read = {
    price: inSheet.price ?? '',
    discount: inSheet.discount ?? '',
    taxRate: inSheet.taxRate ?? '',
    item: row.unwritten === null ? (inSheet.item ?? '') : row.item,
  };
  if (serial === row.serial) return { ...row, ...read };
  return { ...row, ...read, serial, item: '', verdict: waiting, units: [], issue: null };
}

function readSheet(sale: Sale, rows: readonly InvoiceRow[]): Sale {
  const known = new Map(sale.rows.map((row) => [row.key, row]));
  const merged: SaleRow[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const isOpen = (row.document ?? '') === '' && (row.serial ?? '').trim() !== '';
    if (row.key === '' || seen.has(row.key)) continue;
    seen.add(row.key);
    if (!isOpen) continue;
    const own = known.get(row.key);
    const blank: SaleRow = {
      key: row.key,
      serial: row.serial ?? '',
      verdict: waiting,
      units: [],
      item: '',
      description: row.description ?? '',
      price: '',
      discount: '',
      taxRate: '',
      issue: null,
      unwritten: null,
    };
    merged.push(mergeRow(own ?? blank, row));
  }
  // A row that was written and is gone was taken out in the sheet.
  const pending = sale.rows.filter((row) => row.unwritten === 'row' && !seen.has(row.key));
  return { ...sale, rows: [...merged, ...pending], sheetTrouble: null };
}

export function reduceSale(sale: Sale, action: SaleAction): Sale {
  const change = (key: string, by: (row: SaleRow) => SaleRow): Sale => ({
    ...sale,
    rows: sale.rows.map((row) => (row.key === key ? by(row) : row)),
  });
  switch (action.type) {
    case 'scanned':
      return addRows(sale, action);
    case 'lookedUp':
      return lookedUp(sale, action.answers);
    case 'troubled':
      return { ...sale, trouble: action.sentence };
    case 'chosen':
      return change(action.key, (row) => {
        const chosen = fillRow({ ...row, item: action.unit.item }, [action.unit], sale.rows);
        return { ...chosen, units: row.units };
      });
    case 'edited':
      return change(action.key, (row) => ({ ...row, [action.field]: action.text }));
    case 'removed':
      return { ...sale, rows: sale.rows.filter(({ key }) => key !== action.key), sentence: null };
    case 'read':
      return readSheet(sale, action.rows);
    case 'written': {
      const done = new Map(action.rows.map((row) => [row.key, row]));
      const rows = sale.rows.map((row) => {
        const written = done.get(row.key);
        if (written === undefined) return row;
        if (written === row) return { ...row, unwritten: null };
        // What changed while it was written goes after it.
        const isSame = written.price === row.price && written.taxRate === row.taxRate;
        return { ...row, unwritten: isSame ? ('knowledge' as const) : ('row' as const) };
      });
      return { ...sale, rows, sheetTrouble: null };
    }
    case 'sheetTroubled':
      return { ...sale, sheetTrouble: action.sentence };
    case 'noted': {
      const rows = sale.rows.map((row) => {
        const issue = action.issues.get(row.key) ?? null;
        return issue === row.issue ? row : know(row, { issue });
      });
      return { ...sale, rows };
    }
    case 'cleared':
      return emptySale;
  }
}

/** What is said of a row: of the check, else of the scan. */
export function sentenceOfRow({ issue, verdict }: SaleRow): string {
  return issue ?? (verdict.kind === 'waiting' ? '' : verdict.sentence);
}

/** The row as the sheet has it: the whole row, or only what is known of it, so that what a person edited stays. */
export function sheetRowOf(row: SaleRow): InvoiceRow {
  const known = {
    key: row.key,
    item: row.item,
    description: row.description,
    note: row.issue === null && row.verdict.kind === 'good' ? 'in stock' : sentenceOfRow(row),
  };
  if (row.unwritten === 'knowledge') return known;
  const { serial, price, discount, taxRate } = row;
  return { ...known, serial, price, discount, taxRate, document: '' };
}

export function listUnwritten(sale: Sale): readonly SaleRow[] {
  return sale.rows.filter(({ unwritten }) => unwritten !== null);
}

/** Rows that the books are still to be asked about. */
export function listWaiting(sale: Sale): readonly SaleRow[] {
  return sale.rows.filter(({ verdict }) => verdict.kind === 'waiting');
}

/** Net less cost, where both are known and of one currency. */
export function marginOf(answer: DocumentAnswer): string | null {
  const { net, cost } = answer.totals;
  const netMinor = parseMoney(net, answer.currency);
  const costMinor = cost === undefined ? null : parseMoney(cost, answer.currency);
  return netMinor === null || costMinor === null
    ? null
    : formatMoney(netMinor - costMinor, answer.currency);
}
