/** What the books know of the serials of a vendor's list, and the list beside it. A few statements for any length. */
import { sql } from 'kysely';
import type { BodyOf } from '../../shared/api.ts';
import { formatMoney, parseMoney, sum, type Minor } from '../../shared/money.ts';
import {
  reconcile,
  reconcileClasses,
  type KnownUnit,
  type ListLine,
  type ReconcileRow,
} from '../../shared/reconcile/reconcile.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { cleanSerial, foldSerial } from '../../shared/serial/text.ts';
import { isGone, isOurs, type UnitStatus } from '../../shared/stock/lifecycle.ts';
import type { Books } from '../books.ts';

type Body = BodyOf<'reconcile'>;

function lineOf(
  given:
    | string
    | { serial: string; item?: string | null | undefined; unitCost?: string | null | undefined },
  currency: string,
): ListLine {
  const {
    serial: text,
    item = null,
    unitCost = null,
  } = typeof given === 'string' ? { serial: given } : given;
  const serial = cleanSerial(text);
  const cost = unitCost === null ? null : parseMoney(unitCost, currency);
  return { serial: serial.ok ? serial.value : text, item, cost };
}

interface KnownRow {
  fold: string;
  serial: string;
  sku: string;
  status: UnitStatus;
  receipt_id: number | null;
}

/** The units that these serials name; those of the document itself are not known from before. */
async function loadKnown(
  { store: { db, dialect } }: Books,
  folds: readonly string[],
  documentId: number | null,
): Promise<Map<string, KnownUnit[]>> {
  const { rows } = await sql<KnownRow>`
    select u.fold, u.serial, i.sku, u.status, u.receipt_id
    from ${dialect.textsOf(folds)} as wanted
    join units u on u.fold = wanted.value
    join items i on i.id = u.item_id
    order by u.fold, u.item_id, u.life`.execute(db);
  const known = new Map<string, KnownUnit[]>();
  for (const row of rows) {
    if (documentId !== null && row.receipt_id === documentId) continue;
    const state = isOurs(row.status) ? 'in_stock' : isGone(row.status) ? 'sold' : null;
    if (state === null) continue;
    const same = known.get(row.fold);
    if (same === undefined) known.set(row.fold, [{ item: row.sku, state }]);
    else same.push({ item: row.sku, state });
  }
  return known;
}

async function loadReceived({ store: { db } }: Books, documentId: number): Promise<ListLine[]> {
  const { rows } = await sql<{ serial: string; sku: string }>`
    select u.serial, i.sku from units u join items i on i.id = u.item_id
    where u.receipt_id = ${documentId} order by u.id`.execute(db);
  return rows.map(({ serial, sku }) => ({ serial, item: sku, cost: null }));
}

function totalOf(amounts: readonly Minor[], units: number, currency: string) {
  return { units, amount: formatMoney(sum(amounts), currency) };
}

function showRow(row: ReconcileRow, currency: string) {
  const { serial, item, candidate, reason, expectedCost, billedCost, amount } = row;
  return {
    serial,
    item,
    class: row.class,
    ...(candidate === null ? {} : { candidate }),
    ...(reason === null ? {} : { reason }),
    ...(expectedCost === null ? {} : { expectedCost: formatMoney(expectedCost, currency) }),
    ...(billedCost === null ? {} : { billedCost: formatMoney(billedCost, currency) }),
    amount: formatMoney(amount, currency),
  };
}

/** The sums of each class and of each list; what was scanned stands at the cost of its rows. */
function totalsOf(
  rows: readonly ReconcileRow[],
  expected: readonly ListLine[],
  scanned: readonly ListLine[] | null,
  billed: readonly ListLine[],
  currency: string,
): Record<string, { units: number; amount: string }> {
  const costs = (lines: readonly ListLine[]) => lines.map(({ cost }) => cost ?? 0);
  const scans = new Set((scanned ?? []).map(({ serial }) => foldSerial(serial)));
  const seen = rows.filter(
    (row) => row.class === 'near_match' || scans.has(foldSerial(row.serial)),
  );
  const classes = reconcileClasses.map((name) => {
    const amounts = rows.filter((row) => row.class === name).map(({ amount }) => amount);
    return [name, totalOf(amounts, amounts.length, currency)] as const;
  });
  return {
    ...Object.fromEntries(classes),
    expected: totalOf(costs(expected), expected.length, currency),
    scanned: totalOf(
      seen.map(({ amount }) => amount),
      scanned?.length ?? 0,
      currency,
    ),
    billed: totalOf(costs(billed), billed.length, currency),
  };
}

/** The whole answer; refused where the vendor or the document is unknown, or a cost is none of the currency. */
export async function reconcileLists(books: Books, body: Body): Promise<Result<object, Refusal>> {
  const { db, baseCurrency: currency } = books.store;
  const costed = [...body.expected, ...(body.billed ?? [])];
  const wrong = costed.find(
    ({ unitCost }) => typeof unitCost === 'string' && parseMoney(unitCost, currency) === null,
  );
  if (wrong !== undefined)
    return fail({ code: 'expense_amount', details: { amount: wrong.unitCost ?? '', currency } });
  const vendor =
    await sql`select id from parties where lower(code) = ${body.vendor.toLowerCase()}`.execute(db);
  if (vendor.rows.length === 0) return fail({ code: 'no_party', details: {} });
  const documents = await sql<{ id: number }>`
    select id from documents where number = ${body.document ?? ''}`.execute(db);
  const documentId = documents.rows[0]?.id ?? null;
  if (body.document !== undefined && documentId === null)
    return fail({ code: 'no_document', details: {} });
  const expected = body.expected.map((line) => lineOf(line, currency));
  const billed = (body.billed ?? []).map((line) => lineOf(line, currency));
  const received = documentId === null ? null : await loadReceived(books, documentId);
  const scanned = body.scanned?.map((line) => lineOf(line, currency)) ?? received;
  const all = [...expected, ...(scanned ?? []), ...billed];
  const folds = [...new Set(all.map(({ serial }) => foldSerial(serial)))];
  const known = await loadKnown(books, folds, documentId);
  const rows = reconcile({ expected, scanned, billed, known });
  return succeed({
    rows: rows.map((row) => showRow(row, currency)),
    totals: totalsOf(rows, expected, scanned, billed, currency),
  });
}
