/**
 * What was decided of a reconciliation as the documents that it puts down: a receipt, an order that names the announced
 * serials, a vendor RMA or debit memo, a bill. They are requests as anybody's, and are checked as those are.
 */
import {
  documentSchema,
  type BodyOf,
  type DocumentRequest,
  type DraftLine,
} from '../../shared/api.ts';
import type { Issue } from '../../shared/issues.ts';
import { formatMoney } from '../../shared/money.ts';
import {
  itemReceived,
  linesToBill,
  linesToReceive,
  linesToSendBack,
  rowsToAnnounce,
  rowsToBill,
  rowsToReceive,
  rowsToSendBack,
  serialReceived,
  type DecidedRow,
  type ReconcileResult,
} from '../../shared/reconcile/outcome.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { Books } from '../books.ts';
import { convertDocument } from './convert.ts';
import { findDocument } from './documents.ts';
import { findResult, type Kept } from './reconciliations.ts';
import { loadFollowed } from './view-followed.ts';

type Body = BodyOf<'postReconciliation'>;
type Request = Omit<DocumentRequest, 'id'>;

/** The request of a result, and what stands behind it. */
export interface PlannedResult {
  readonly rows: readonly DecidedRow[];
  readonly request: Request;
  /** The order that the document takes the place of. */
  readonly replaces: string | null;
}

/** Why there is none: a refusal of ours, or issues of the order that it follows. */
export type NoPlan =
  | { readonly kind: 'refusal'; readonly refusal: Refusal }
  | { readonly kind: 'issues'; readonly issues: readonly Issue[] };

type Plan = Promise<Result<PlannedResult, NoPlan>>;
type Planner = (books: Books, kept: Kept, body: Body) => Plan;

function refuse(refusal: Refusal): { readonly ok: false; readonly error: NoPlan } {
  return fail({ kind: 'refusal', refusal });
}

/** The order that goods are received against now: the one that announced the serials, else the one that was named. */
function openOrder(kept: Kept): string | null {
  return findResult(kept, 'announcement')?.number ?? kept.row.order_number;
}

/** The standing receipts that brought the rows' units. */
function receiptsOf(rows: readonly DecidedRow[]): string[] {
  return [...new Set(rows.flatMap(({ receipt }) => receipt ?? []))];
}

function headOf({ row }: Kept, { occurredOn, accept }: Body) {
  return {
    occurredOn,
    party: row.vendor,
    reference: row.reference ?? row.number,
    note: row.number,
    ...(accept === undefined ? {} : { accept }),
  };
}

function moneyOf(books: Books, { row }: Kept, { exchangeRate }: Body) {
  if (row.currency === books.store.baseCurrency) return {};
  return { currency: row.currency, ...(exchangeRate === undefined ? {} : { exchangeRate }) };
}

const planReceipt: Planner = async (books, kept, body) => {
  const rows = rowsToReceive(kept.decided);
  const order = openOrder(kept);
  const lines = linesToReceive(kept.decided, kept.prices, kept.row.currency);
  const area = body.area === undefined ? {} : { area: body.area };
  if (order === null) {
    const money = moneyOf(books, kept, body);
    const request = {
      kind: 'goods_receipt' as const,
      ...headOf(kept, body),
      ...money,
      ...area,
      lines,
    };
    return succeed({ rows, request, replaces: null });
  }
  const open = await convertDocument(books.store, order, 'goods_receipt');
  if (open === null) return refuse({ code: 'no_document', details: {} });
  if (open.kind === 'refused') return fail({ kind: 'issues', issues: open.issues });
  const { lines: _open, ...converted } = open.request;
  const request = { ...converted, ...headOf(kept, body), ...area, lines } as Request;
  return succeed({ rows, request, replaces: null });
};

function planReturn(kind: 'vendor_rma' | 'debit_memo'): Planner {
  return (books, kept, body) => {
    const rows = rowsToSendBack(kept.decided);
    const request = {
      kind,
      ...headOf(kept, body),
      ...moneyOf(books, kept, body),
      ...(body.vendorRmaNumber === undefined ? {} : { vendorRmaNumber: body.vendorRmaNumber }),
      from: receiptsOf(rows),
      lines: linesToSendBack(kept.decided, kept.row.currency),
    };
    return Promise.resolve(succeed({ rows, request, replaces: null }));
  };
}

const planBill: Planner = (books, kept, body) => {
  const rows = findResult(kept, 'bill') === null ? rowsToBill(kept.decided) : [];
  const request = {
    kind: 'vendor_bill' as const,
    ...headOf(kept, body),
    ...moneyOf(books, kept, body),
    from: receiptsOf(rows),
    lines: rows.length === 0 ? [] : linesToBill(kept.decided, kept.row.currency),
  };
  return Promise.resolve(succeed({ rows, request, replaces: null }));
};

/** An order's open lines, with the announced serials in place of so much of their quantity. */
function nameSerials(open: readonly DraftLine[], rows: readonly DecidedRow[]): DraftLine[] {
  const serials = new Map<string, string[]>();
  for (const row of rows) {
    const item = itemReceived(row) ?? '';
    const known = serials.get(item);
    if (known === undefined) serials.set(item, [serialReceived(row)]);
    else known.push(serialReceived(row));
  }
  return open.flatMap(({ quantity = 0, ...line }) => {
    const named = serials.get(line.item)?.splice(0, quantity) ?? [];
    return [
      ...(named.length === 0 ? [] : [{ ...line, serials: named }]),
      ...(quantity === named.length ? [] : [{ ...line, quantity: quantity - named.length }]),
    ];
  });
}

/** The order anew, naming the serials that the vendor announced, in place of what is open of it. */
const planAnnouncement: Planner = async (books, kept, body) => {
  const { store } = books;
  const number = kept.row.order_number;
  if (number === null) return refuse({ code: 'reconcile_no_order', details: {} });
  const rows = findResult(kept, 'announcement') === null ? rowsToAnnounce(kept.decided) : [];
  const order = await findDocument(store.db, { number });
  const open = await convertDocument(store, number, 'goods_receipt');
  if (order === null || open === null) return refuse({ code: 'no_document', details: {} });
  if (open.kind === 'refused') return fail({ kind: 'issues', issues: open.issues });
  const openLines = documentSchema.shape.lines.parse(open.request.lines);
  if (openLines.some(({ serials }) => serials !== undefined))
    return refuse({ code: 'reconcile_announced', details: { number } });
  const followed = (await loadFollowed(store, store.db, { from: number })).get(number);
  const addOnCosts = (followed?.addOns ?? []).flatMap(({ name, amount, taken, currency, by }) =>
    amount > taken ? [{ name, amount: formatMoney(amount - taken, currency), currency, by }] : [],
  );
  const header = documentSchema.partial().parse(JSON.parse(order.header));
  const { currency, exchangeRate, area, expectedOn, reference } = header;
  const said = Object.entries({ currency, exchangeRate, area, expectedOn, reference });
  const request: Request = {
    kind: 'purchase_order',
    ...headOf(kept, body),
    ...Object.fromEntries(said.filter(([, value]) => value !== undefined)),
    note: `${number}, ${kept.row.number}`,
    ...(addOnCosts.length === 0 ? {} : { addOnCosts }),
    lines: nameSerials(openLines, rows),
  };
  return succeed({ rows, request, replaces: number });
};

const planners: Readonly<Record<ReconcileResult, Planner>> = {
  receipt: planReceipt,
  announcement: planAnnouncement,
  vendor_rma: planReturn('vendor_rma'),
  debit_memo: planReturn('debit_memo'),
  bill: planBill,
};

/** The document that a result puts down, or why there is none. */
export async function planResult(books: Books, kept: Kept, body: Body): Plan {
  const planned = await planners[body.result](books, kept, body);
  if (!planned.ok) return planned;
  const { rows } = planned.value;
  const [first] = rows;
  if (first === undefined) {
    return refuse({ code: 'reconcile_nothing', details: { result: body.result } });
  }
  const unknown = rows.filter((row) => itemReceived(row) === null);
  const [nameless] = unknown;
  if (nameless === undefined) return planned;
  const details = { units: unknown.length, serial: nameless.serial };
  return refuse({ code: 'reconcile_items_missing', details });
}
