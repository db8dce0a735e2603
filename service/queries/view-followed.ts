/** The documents that a draft follows, with what standing documents have done of them: a handful of statements. */
import { sql } from 'kysely';
import type { DocumentDraft } from '../../shared/api.ts';
import { listFollowed } from '../../shared/documents/check-header.ts';
import type { FollowedAddOn, FollowedDocument, FollowedLine } from '../../shared/documents/view.ts';
import { parseMoney, parseRate, rateOfOne } from '../../shared/money.ts';
import type { Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import type { DocumentsTable } from '../store/tables.ts';
import { documentOf } from './records.ts';

/** What of a kept header a document that follows asks for. */
type KeptHeader = Pick<
  DocumentDraft,
  'exchangeRate' | 'addOnCosts' | 'toArea' | 'inTransit' | 'expiresOn'
>;

/** Whether a document has been taken back, as SQL over its id. */
function isReversed(id: string) {
  return sql`exists (select 1 from documents undoing where undoing.reverses_id = ${sql.ref(id)})`;
}

type FollowedRow = DocumentsTable & { is_reversed: number | boolean; is_closed: number | boolean };

export async function loadFollowed(
  store: Store,
  db: Executor,
  draft: Pick<DocumentDraft, 'from' | 'against'>,
): Promise<Map<string, FollowedDocument>> {
  const numbers = listFollowed(draft);
  if (numbers.length === 0) return new Map();
  const { rows } = await sql<FollowedRow>`
    select d.*, ${isReversed('d.id')} as is_reversed,
      exists (select 1 from documents c where c.closes_id = d.id
        and not ${isReversed('c.id')}) as is_closed
    from documents d
    where d.number in ${store.dialect.textsOf(numbers)} and d.reverses_id is null
      and d.closes_id is null`.execute(db);
  const ids = rows.map((row) => row.id);
  const lines = await loadLines(store, db, ids);
  const taken = await loadTaken(store, db, ids);
  const posted = await loadPosted(store, db, ids);
  return new Map(
    rows.map((row) => {
      const header = JSON.parse(row.header) as KeptHeader;
      const takenAt = (place: number): number => taken.get(`${row.id} ${place}`) ?? 0;
      return [
        row.number,
        {
          ...documentOf(row),
          currency: row.currency,
          rate: parseRate(header.exchangeRate ?? '1') ?? rateOfOne,
          standing: row.is_reversed ? 'reversed' : row.is_closed ? 'closed' : 'open',
          lines: lines.get(row.id) ?? [],
          addOns: readAddOns(header, row.currency, takenAt),
          receivedNotBilled: posted.get(`${row.id} received_not_billed`) ?? 0,
          addOnsAccrued: posted.get(`${row.id} add_on_costs_accrued`) ?? 0,
          addOnsBilled: row.kind === 'goods_receipt' ? takenAt(0) : 0,
          toArea: header.toArea ?? null,
          isInTransit: header.inTransit === true,
          expiresOn: header.expiresOn ?? null,
          salesperson: row.salesperson,
        } satisfies FollowedDocument,
      ];
    }),
  );
}

function readAddOns(
  header: KeptHeader,
  currency: string,
  takenAt: (place: number) => number,
): FollowedAddOn[] {
  const ownRate = parseRate(header.exchangeRate ?? '1') ?? rateOfOne;
  return (header.addOnCosts ?? []).map((addOn, place) => {
    const own = addOn.currency ?? currency;
    const rate = addOn.exchangeRate === undefined ? null : parseRate(addOn.exchangeRate);
    return {
      name: addOn.name,
      amount: parseMoney(addOn.amount, own) ?? 0,
      currency: own,
      rate: rate ?? (own === currency ? ownRate : rateOfOne),
      by: addOn.by,
      taken: takenAt(place),
    };
  });
}

interface LineRow {
  document_id: number;
  line: number;
  item_id: number;
  quantity: number;
  unit_amount: number | null;
  discount: number;
  tax_rate: string | null;
  net: number;
  tax: number;
  fields: string;
  done: number;
  done_amount: number;
}

/** How a kept line says that its tax does not come back; what it says in words is quoted, and cannot say this. */
const lostTax = '"taxRecoverable":false';

async function loadLines(
  store: Store,
  db: Executor,
  ids: readonly number[],
): Promise<Map<number, FollowedLine[]>> {
  const { rows } = await sql<LineRow>`
    select l.document_id, l.line, l.item_id, l.quantity, l.unit_amount, l.discount, l.tax_rate,
      l.net, l.tax, l.fields, coalesce(f.quantity, 0) as done, coalesce(f.amount, 0) as done_amount
    from document_lines l
    left join (select order_id, order_line, sum(quantity) as quantity, sum(amount) as amount
      from fulfilments
      where order_id in ${store.dialect.numbersOf(ids)} and not ${isReversed('document_id')}
      group by order_id, order_line) f
      on f.order_id = l.document_id and f.order_line = l.line
    where l.document_id in ${store.dialect.numbersOf(ids)}
    order by l.document_id, l.line`.execute(db);
  const lines = new Map<number, FollowedLine[]>(ids.map((id) => [id, []]));
  for (const row of rows) {
    lines.get(row.document_id)?.push({
      line: row.line,
      itemId: row.item_id,
      quantity: row.quantity,
      done: row.done,
      doneAmount: row.done_amount,
      unitAmount: row.unit_amount,
      discount: row.discount,
      taxRate: row.tax_rate,
      isTaxRecoverable: !row.fields.includes(lostTax),
      net: row.net,
      tax: row.tax,
    });
  }
  return lines;
}

/** What standing documents took of each add-on, by document and place. */
async function loadTaken(
  store: Store,
  db: Executor,
  ids: readonly number[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ order_id: number; place: number; amount: number }>`
    select order_id, place, sum(amount) as amount from taken_add_ons
    where order_id in ${store.dialect.numbersOf(ids)} and not ${isReversed('document_id')}
    group by order_id, place`.execute(db);
  return new Map(rows.map((row) => [`${row.order_id} ${row.place}`, row.amount]));
}

/** What each receipt, and the late costs against it, credited to the accounts that its bills clear. */
async function loadPosted(
  store: Store,
  db: Executor,
  ids: readonly number[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ document_id: number; account: string; amount: number }>`
    select t.document_id, t.account, -sum(t.amount) as amount from (
      select g.document_id, g.account, g.amount from postings g
      where g.document_id in ${store.dialect.numbersOf(ids)}
      union all
      select k.from_id, g.account, g.amount from document_links k
      join documents d on d.id = k.document_id and d.kind = 'cost_adjustment'
      join postings g on g.document_id = d.id
      where k.from_id in ${store.dialect.numbersOf(ids)} and not ${isReversed('d.id')}) t
    where t.account in ('received_not_billed', 'add_on_costs_accrued')
    group by t.document_id, t.account`.execute(db);
  return new Map(rows.map((row) => [`${row.document_id} ${row.account}`, row.amount]));
}
