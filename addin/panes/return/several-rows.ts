/**
 * Several units that one customer brings back, as a pure state: what may stand in one document, and the document that they
 * become. Each unit has its own reason, action and credit.
 */
import type { DocumentRequest, RmaAction } from '../../../shared/api.ts';
import { foldSerial } from '../../../shared/serial/text.ts';
import { refusalOf } from '../../parts/numbers.ts';
import { statusName } from '../../parts/words.ts';
import { textsOf } from '../../texts/texts.ts';
import { numberOf, type Sold, type StoriedUnit } from './state.ts';

const texts = textsOf('returns');
const partTexts = textsOf('parts');

export const severalKinds = ['customer_rma', 'credit_memo'] as const;
export type SeveralKind = (typeof severalKinds)[number];

export interface ReturnRow {
  readonly unit: StoriedUnit;
  /** Null where its invoice does not tell it. */
  readonly sold: Sold | null;
  readonly reason: string;
  readonly action: RmaAction;
  readonly price: string;
  readonly taxRate: string;
}

export function keyOfRow({ unit }: Pick<ReturnRow, 'unit'>): string {
  return `${unit.item}/${foldSerial(unit.serial)}`;
}

/** A row as it begins: like the last one where that says more than the books. */
export function beginRow(
  unit: StoriedUnit,
  sold: Sold | null,
  last: ReturnRow | undefined,
): ReturnRow {
  return {
    unit,
    sold,
    reason: last?.reason ?? '',
    action: last?.action ?? 'credit',
    price: sold?.price ?? unit.unitPrice ?? '',
    taxRate: sold?.taxRate ?? '',
  };
}

const currencyOf = ({ sold }: ReturnRow): string =>
  sold === null ? '' : `${sold.currency} ${sold.exchangeRate ?? ''}`;

/** Why a unit cannot stand beside the others in one document; null where it can. */
export function refuseRow(row: ReturnRow, rows: readonly ReturnRow[]): string | null {
  const { serial, status, customer } = row.unit;
  if (rows.some((each) => keyOfRow(each) === keyOfRow(row))) return texts.severalTwice(serial);
  if (status !== 'sold' && status !== 'return_expected') {
    return texts.severalStatus(serial, statusName(status));
  }
  const [first] = rows;
  if (first === undefined) return null;
  if (customer !== first.unit.customer) {
    return texts.severalCustomer(serial, customer ?? '–', first.unit.customer ?? '–');
  }
  if (status !== first.unit.status) {
    return texts.severalStep(serial, statusName(status), statusName(first.unit.status));
  }
  return currencyOf(row) === currencyOf(first) ? null : texts.severalCurrency(serial);
}

/** The first number that cannot be read; null where all can. */
export function findUnreadRow(rows: readonly ReturnRow[], kind: SeveralKind): string | null {
  if (kind === 'customer_rma') return null;
  for (const { unit, price, taxRate } of rows) {
    const numbers = [
      [texts.price, 'amount', price],
      [texts.tax, 'percent', taxRate],
    ] as const;
    for (const [label, meaning, text] of numbers) {
      const wanted = refusalOf(meaning, text);
      if (wanted !== null) return partTexts.cannotRead(`${unit.serial}, ${label}`, text, wanted);
    }
  }
  return null;
}

type ReturnLine = NonNullable<DocumentRequest['lines']>[number];

function lineOf(row: ReturnRow, kind: SeveralKind): ReturnLine {
  const { unit, reason, action, price, taxRate } = row;
  return {
    item: unit.item,
    serials: [unit.serial],
    ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    ...(kind === 'customer_rma' ? { action } : {}),
    ...(kind === 'customer_rma' || price === '' ? {} : { unitPrice: price }),
    ...(kind === 'customer_rma' || taxRate === '' ? {} : { taxRate }),
  };
}

/** The RMA or credit memo of all rows; it follows the RMAs that announced them. */
export function planSeveral(
  rows: readonly ReturnRow[],
  kind: SeveralKind,
  { id, date }: { readonly id: string; readonly date: string },
  accepted: ReadonlySet<string>,
): DocumentRequest {
  const [first] = rows;
  const customer = first?.unit.customer ?? null;
  const announced = rows.flatMap(({ unit }) =>
    unit.status === 'return_expected' ? (numberOf(unit, 'customer_rma') ?? []) : [],
  );
  const sold = kind === 'credit_memo' ? (first?.sold ?? null) : null;
  return {
    id,
    kind,
    occurredOn: date,
    ...(customer === null ? {} : { party: customer }),
    ...(kind === 'credit_memo' && announced.length > 0 ? { from: [...new Set(announced)] } : {}),
    ...(sold?.exchangeRate == null
      ? {}
      : { currency: sold.currency, exchangeRate: sold.exchangeRate }),
    lines: rows.map((row) => lineOf(row, kind)),
    ...(accepted.size === 0 ? {} : { accept: [...accepted] }),
  };
}
