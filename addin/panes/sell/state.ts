/** An invoice in the making as a pure state: its rows, what was said of them, and how far posting has come. */
import type { DocumentAnswer, UnitCard } from '../../../shared/api.ts';
import type { IssueAnswer } from '../../../shared/issues.ts';
import { formatMoney, parseMoney } from '../../../shared/money.ts';
import { foldSerial } from '../../../shared/serial/text.ts';
import { judge, readScan, waiting, type Verdict } from '../../scanning/verdict.ts';
import type { InvoiceRow } from '../../sheets/invoice.ts';

export interface SaleRow {
  readonly key: string;
  readonly serial: string;
  readonly verdict: Verdict;
  readonly price: string;
  readonly taxRate: string;
}

export type Phase = 'open' | 'busy' | 'asking' | 'posted';

export interface Sale {
  readonly rows: readonly SaleRow[];
  readonly phase: Phase;
  readonly issues: readonly IssueAnswer[];
  readonly accepted: ReadonlySet<string>;
  /** What was checked or posted. */
  readonly answer: DocumentAnswer | null;
  readonly sentence: string | null;
}

export const emptySale: Sale = {
  rows: [],
  phase: 'open',
  issues: [],
  accepted: new Set(),
  answer: null,
  sentence: null,
};

export type SaleAction =
  | {
      readonly type: 'scanned';
      readonly entries: readonly { readonly key: string; readonly raw: string }[];
      readonly price: string;
      readonly taxRate: string;
    }
  | { readonly type: 'judged'; readonly answers: ReadonlyMap<string, readonly UnitCard[]> }
  | { readonly type: 'removed'; readonly key: string }
  | { readonly type: 'restored'; readonly rows: readonly SaleRow[] }
  | { readonly type: 'busy' }
  | { readonly type: 'said'; readonly sentence: string }
  | { readonly type: 'refused'; readonly issues: readonly IssueAnswer[] }
  | { readonly type: 'accepted'; readonly code: string; readonly isAccepted: boolean }
  | { readonly type: 'checked'; readonly answer: DocumentAnswer }
  | { readonly type: 'lost'; readonly sentence: string }
  | { readonly type: 'posted'; readonly answer: DocumentAnswer }
  | { readonly type: 'renewed' };

/** The price that the last row of the same item has: the next unit of it costs as much. */
function lastPriceOf(rows: readonly SaleRow[], item: string): string | undefined {
  return rows.findLast(
    ({ verdict, price }) => verdict.kind === 'good' && verdict.unit.item === item && price !== '',
  )?.price;
}

function addRows(sale: Sale, action: Extract<SaleAction, { type: 'scanned' }>): Sale {
  const seen = new Set(sale.rows.map(({ serial }) => foldSerial(serial)));
  const added: SaleRow[] = [];
  const twice: string[] = [];
  for (const { key, raw } of action.entries) {
    const { serial, fault } = readScan(raw);
    const fold = foldSerial(serial);
    if (seen.has(fold)) {
      twice.push(serial);
      continue;
    }
    seen.add(fold);
    const verdict: Verdict = fault === null ? waiting : { kind: 'bad', sentence: fault };
    added.push({ key, serial, verdict, price: action.price, taxRate: action.taxRate });
  }
  const sentence =
    twice.length === 0
      ? null
      : `${twice.join(', ')} stands in this invoice already; it counts once.`;
  return { ...sale, rows: [...sale.rows, ...added], answer: null, issues: [], sentence };
}

export function reduceSale(sale: Sale, action: SaleAction): Sale {
  switch (action.type) {
    case 'scanned':
      return addRows(sale, action);
    case 'judged':
      return {
        ...sale,
        rows: sale.rows.map((row) => {
          const units = action.answers.get(row.key);
          if (units === undefined) return row;
          const verdict = judge(row.serial, units);
          const known = verdict.kind === 'good' ? lastPriceOf(sale.rows, verdict.unit.item) : '';
          return { ...row, verdict, price: row.price === '' ? (known ?? '') : row.price };
        }),
      };
    case 'removed':
      return {
        ...sale,
        rows: sale.rows.filter(({ key }) => key !== action.key),
        answer: null,
        issues: [],
      };
    case 'restored':
      return { ...sale, rows: action.rows };
    case 'busy':
      return { ...sale, phase: 'busy', sentence: null };
    case 'said':
      return { ...sale, phase: 'open', sentence: action.sentence };
    case 'refused':
      return { ...sale, phase: 'open', issues: action.issues, answer: null };
    case 'accepted': {
      const accepted = new Set(sale.accepted);
      if (action.isAccepted) accepted.add(action.code);
      else accepted.delete(action.code);
      return { ...sale, accepted };
    }
    case 'checked':
      return { ...sale, phase: 'open', issues: [], answer: action.answer };
    case 'lost':
      return { ...sale, phase: 'asking', sentence: action.sentence };
    case 'posted':
      return { ...sale, phase: 'posted', issues: [], answer: action.answer, sentence: null };
    case 'renewed':
      return emptySale;
  }
}

/** The row as the sheet has it. */
export function sheetRowOf(row: SaleRow): InvoiceRow {
  const { verdict } = row;
  const unit =
    verdict.kind === 'good'
      ? verdict.unit
      : verdict.kind === 'look' && verdict.units.length === 1
        ? verdict.units[0]
        : undefined;
  return {
    key: row.key,
    item: unit?.item ?? '',
    description: unit?.description ?? '',
    serial: row.serial,
    price: row.price,
    discount: '',
    taxRate: row.taxRate,
    note: verdict.kind === 'waiting' ? '' : verdict.kind === 'good' ? 'in stock' : verdict.sentence,
    document: '',
  };
}

/** Rows that were checked and not yet written with their verdict. */
export function listUnjudged(sale: Sale): readonly SaleRow[] {
  return sale.rows.filter(({ verdict }) => verdict.kind === 'waiting');
}

/** Net less cost in the books' currency, where both are known and of one currency. */
export function marginOf(answer: DocumentAnswer): string | null {
  const { net, cost } = answer.totals;
  const netMinor = parseMoney(net, answer.currency);
  const costMinor = cost === undefined ? null : parseMoney(cost, answer.currency);
  return netMinor === null || costMinor === null
    ? null
    : formatMoney(netMinor - costMinor, answer.currency);
}
