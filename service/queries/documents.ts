/** Posted documents as they are loaded and listed: what each says and did, and what others have done about it. */
import { sql, type RawBuilder } from 'kysely';
import type { QueryOf } from '../../shared/api.ts';
import { present } from '../../shared/assert.ts';
import { kindRules } from '../../shared/documents/rules.ts';
import { documentKinds, type DocumentKind } from '../../shared/documents/kinds.ts';
import { formatMoney, type Minor } from '../../shared/money.ts';
import type { UnitEvent } from '../../shared/stock/lifecycle.ts';
import type { Executor } from '../store/counters.ts';
import type { Store } from '../store/store.ts';
import type { DocumentLinesTable, DocumentsTable } from '../store/tables.ts';
import { readCursor } from './masters.ts';
import {
  byItemAndSerial,
  isOrder,
  type ComponentFacts,
  type DocumentFacts,
  type LineFacts,
  type LineFields,
  type OrderStatus,
  type QuantityFacts,
  type UnitFacts,
  makersKey,
} from './document-facts.ts';

/** Whether the document of this id stands: none took it back. */
export function stands(id: string): RawBuilder<boolean> {
  return sql<boolean>`not exists (
    select 1 from documents undoing where undoing.reverses_id = ${sql.ref(id)})`;
}

const orderKinds = documentKinds.filter((kind) => kindRules[kind].isOrder);

/** What a document `d` did first in a table of movements: all of a transfer's do the same. */
function firstEvent(table: 'movements' | 'quantity_movements'): RawBuilder<UnitEvent> {
  return sql<UnitEvent>`(select m.event from ${sql.table(table)} m
    where m.document_id = d.id order by m.id limit 1)`;
}

/** Whether a document `d` is an order: of such a kind, or a transfer that is on its way. */
const isOrderRow = sql<boolean>`(d.reverses_id is null and d.closes_id is null and (
  d.kind in (${sql.join(orderKinds)})
  or d.kind = 'stock_transfer' and (
    coalesce(${firstEvent('movements')}, ${firstEvent('quantity_movements')}) = 'depart')))`;

/** Whether something of an order `d` is left to do: it stands, is not closed, and a line is not done. */
const isOpenRow = sql<boolean>`(${stands('d.id')}
  and not exists (select 1 from documents c where c.closes_id = d.id and ${stands('c.id')})
  and exists (select 1 from document_lines l where l.document_id = d.id and l.quantity > (
    select coalesce(sum(f.quantity), 0) from fulfilments f
    where f.order_id = l.document_id and f.order_line = l.line and ${stands('f.document_id')})))`;

const orderStatus = sql<OrderStatus | null>`case when ${isOrderRow}
  then case when ${isOpenRow} then 'open' else 'closed' end end`;

export type DocumentRow = DocumentsTable & {
  party_code: string | null;
  reverses: string | null;
  reversed_by: string | null;
  closes: string | null;
  closed_by: string | null;
  order_status: OrderStatus | null;
};

function selectDocuments(db: Executor) {
  return db
    .selectFrom('documents as d')
    .leftJoin('parties as p', 'p.id', 'd.party_id')
    .leftJoin('documents as undone', 'undone.id', 'd.reverses_id')
    .leftJoin('documents as undoing', 'undoing.reverses_id', 'd.id')
    .leftJoin('documents as closed', 'closed.id', 'd.closes_id')
    .selectAll('d')
    .select([
      'p.code as party_code',
      'undone.number as reverses',
      'undoing.number as reversed_by',
      'closed.number as closes',
      sql<string | null>`(select max(c.number) from documents c
        where c.closes_id = d.id and ${stands('c.id')})`.as('closed_by'),
      orderStatus.as('order_status'),
    ]);
}

/** Where a document is sought: by its number, or by the id that its maker gave it. */
export type DocumentKey = { readonly number: string } | { readonly uuid: string };

/** A posted document's row, or null. */
export async function findDocument(db: Executor, key: DocumentKey): Promise<DocumentRow | null> {
  const query = selectDocuments(db);
  const row = await (
    'number' in key
      ? query.where('d.number', '=', key.number)
      : query.where('d.uuid', '=', key.uuid)
  ).executeTakeFirst();
  return row ?? null;
}

/** Posted documents whose number is `from` or later and before `until`, in the order of their numbers. */
export async function findDocumentsFrom(
  db: Executor,
  from: string,
  until: string,
  limit: number,
): Promise<DocumentRow[]> {
  return selectDocuments(db)
    .where('d.number', '>=', from)
    .where('d.number', '<', until)
    .orderBy('d.number')
    .limit(limit)
    .execute();
}

/** The numbers of the standing documents that follow a document, in order. */
export async function listFollowing(db: Executor, documentId: number): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select d.number from document_links k join documents d on d.id = k.document_id
    where k.from_id = ${documentId} and ${stands('d.id')} order by d.id`.execute(db);
  return rows.map(({ number }) => number);
}

/** All that a posted document says and did. */
export async function loadDocument(db: Executor, row: DocumentRow): Promise<DocumentFacts> {
  const header = JSON.parse(row.header) as Record<string, unknown>;
  const lines = await db
    .selectFrom('document_lines as l')
    .innerJoin('items as i', 'i.id', 'l.item_id')
    .selectAll('l')
    .select('i.sku')
    .where('l.document_id', '=', row.id)
    .orderBy('l.line')
    .execute();
  const units = await loadLineUnits(db, row);
  const quantities = await loadLineQuantities(db, row.id);
  const isOrderNow = row.order_status !== null && isOrder(row.kind, header);
  const done = isOrderNow ? await loadDone(db, row.id) : new Map<number, number>();
  return {
    id: row.uuid,
    number: row.number,
    kind: row.kind,
    occurredOn: row.occurred_on,
    recordedAt: row.recorded_at,
    party: row.party_code,
    currency: row.currency,
    header,
    lines: lines.map((line) =>
      lineFactsOf(
        line,
        units.get(line.line) ?? [],
        quantities.get(line.line) ?? [],
        done.get(line.line) ?? 0,
      ),
    ),
    units: row.units,
    net: row.net,
    tax: row.tax,
    addOnCosts: row.add_on_costs,
    cost: row.cost,
    reverses: row.reverses,
    reversedBy: row.reversed_by,
    closes: row.closes,
    closedBy: row.closed_by,
    followedBy: await listFollowing(db, row.id),
    orderStatus: row.order_status,
    preview: null,
  };
}

function push<Key, Part>(parts: Map<Key, Part[]>, key: Key, part: Part): void {
  const found = parts.get(key);
  if (found === undefined) parts.set(key, [part]);
  else found.push(part);
}

interface DocumentUnitRow {
  unit_id: number;
  line: number;
  event: UnitEvent;
  sku: string;
  serial: string;
  life: number;
  unit_cost: number;
}

/** The units of a document by line, those built or taken apart with their components. */
async function loadLineUnits(db: Executor, row: DocumentRow): Promise<Map<number, UnitFacts[]>> {
  const { rows } = await sql<DocumentUnitRow>`
    select m.unit_id, m.line, m.event, i.sku, u.serial, u.life, m.unit_cost
    from movements m
    join units u on u.id = m.unit_id
    join items i on i.id = u.item_id
    where m.document_id = ${row.id}
    order by m.id`.execute(db);
  const components = row.kind === 'assembly' ? await loadComponents(db, row, rows) : null;
  const lines = new Map<number, UnitFacts[]>();
  for (const unit of rows) {
    push(lines, unit.line, {
      sku: unit.sku,
      serial: unit.serial,
      manufacturerSerial: null,
      life: unit.life,
      event: unit.event,
      cost: unit.unit_cost,
      components: components?.get(unit.unit_id) ?? [],
    });
  }
  return lines;
}

/** What a document built into each unit, or took out of it; a reversing one has those of what it reverses. */
async function loadComponents(
  db: Executor,
  { id, reverses_id }: DocumentRow,
  moved: readonly DocumentUnitRow[],
): Promise<Map<number, ComponentFacts[]>> {
  const links = await db
    .selectFrom('unit_links')
    .select(['built_id', 'component_id'])
    .where('document_id', '=', reverses_id ?? id)
    .execute();
  const units = new Map(moved.map((unit) => [unit.unit_id, unit]));
  const components = new Map<number, ComponentFacts[]>();
  for (const { built_id, component_id } of links) {
    const { sku, serial, unit_cost } = present(units.get(component_id), 'a component that moved');
    push(components, built_id, { sku, serial, cost: unit_cost });
  }
  for (const found of components.values()) found.sort(byItemAndSerial);
  return components;
}

async function loadLineQuantities(
  db: Executor,
  documentId: number,
): Promise<Map<number, QuantityFacts[]>> {
  const { rows } = await sql<{
    line: number;
    event: UnitEvent;
    lot: string;
    from_area: string | null;
    to_area: string | null;
    quantity: number;
    cost_change: Minor;
  }>`
    select q.line, q.event, q.lot, a.code as from_area, b.code as to_area, q.quantity, q.cost_change
    from quantity_movements q
    left join areas a on a.id = q.from_area_id
    left join areas b on b.id = q.to_area_id
    where q.document_id = ${documentId} order by q.id`.execute(db);
  const lines = new Map<number, QuantityFacts[]>();
  for (const row of rows) {
    push(lines, row.line, {
      event: row.event,
      lot: row.lot,
      fromArea: row.from_area,
      toArea: row.to_area,
      quantity: row.quantity,
      costChange: row.cost_change,
    });
  }
  return lines;
}

/** How much of each line of an order standing documents have done. */
export async function loadDone(db: Executor, orderId: number): Promise<Map<number, number>> {
  const { rows } = await sql<{ order_line: number; quantity: number }>`
    select f.order_line, sum(f.quantity) as quantity from fulfilments f
    where f.order_id = ${orderId} and ${stands('f.document_id')}
    group by f.order_line`.execute(db);
  return new Map(rows.map((row) => [row.order_line, row.quantity]));
}

function lineFactsOf(
  line: DocumentLinesTable & { sku: string },
  units: readonly UnitFacts[],
  quantities: readonly QuantityFacts[],
  done: number,
): LineFacts {
  const fields = JSON.parse(line.fields) as LineFields;
  const named = fields.manufacturerSerials ?? {};
  return {
    line: line.line,
    sku: line.sku,
    quantity: line.quantity,
    unitAmount: line.unit_amount,
    discount: line.discount,
    taxRate: line.tax_rate,
    net: line.net,
    tax: line.tax,
    done,
    fields,
    units: units.map((unit) => {
      const key = makersKey(unit.sku, unit.serial, line.sku);
      const manufacturerSerial = Object.hasOwn(named, key) ? (named[key] ?? null) : null;
      return { ...unit, manufacturerSerial };
    }),
    quantities,
  };
}

/** Until when what a document announces is expected; null where it does not say. */
function expiryOf(header: string): string | null {
  const { expiresOn } = JSON.parse(header) as { readonly expiresOn?: string };
  return expiresOn ?? null;
}

/** The bins between which a posted document moved goods. */
export async function loadPlaces(
  db: Executor,
  documentId: number,
): Promise<Record<'movements' | 'quantities', Places[]>> {
  const placesOf = (table: 'movements' | 'quantity_movements') =>
    db
      .selectFrom(table)
      .select(['from_area_id as fromArea', 'to_area_id as toArea'])
      .distinct()
      .where('document_id', '=', documentId)
      .execute();
  return {
    movements: await placesOf('movements'),
    quantities: await placesOf('quantity_movements'),
  };
}

/** What taking a posted document back moves. */
export async function loadNegated(
  db: Executor,
  documentId: number,
): Promise<{ costChange: Minor; revenue: Minor; lateCost: Minor }[]> {
  const { rows } = await sql<{ costChange: Minor; revenue: Minor; lateCost: Minor }>`
    select -cost_change as "costChange", -revenue as revenue, -late_cost as "lateCost"
    from movements where document_id = ${documentId}
    union all select -cost_change, -revenue, -late_cost
    from quantity_movements where document_id = ${documentId}`.execute(db);
  return rows;
}

interface Places {
  readonly fromArea: number | null;
  readonly toArea: number | null;
}

/** Documents that fit all filters and are not of hidden kinds, newest first, a page at a time. */
export async function listDocuments(
  store: Store,
  filters: QueryOf<'listDocuments'>,
  hidden: readonly DocumentKind[] = [],
): Promise<{ items: unknown[]; next: string | null }> {
  const limit = filters.limit ?? 100;
  let query = selectDocuments(store.db)
    .orderBy('d.id', 'desc')
    .limit(limit + 1);
  const { id, kind, party, from, to, cursor } = filters;
  if (id !== undefined) query = query.where('d.uuid', '=', id);
  if (kind !== undefined) query = query.where('d.kind', '=', kind);
  if (hidden.length > 0) query = query.where('d.kind', 'not in', hidden);
  if (party !== undefined) query = query.where('p.code', '=', party);
  if (from !== undefined) query = query.where('d.occurred_on', '>=', from);
  if (to !== undefined) query = query.where('d.occurred_on', '<=', to);
  if (filters.orderStatus !== undefined) {
    const isWanted = filters.orderStatus === 'open' ? isOpenRow : sql<boolean>`not ${isOpenRow}`;
    query = query.where(isOrderRow).where(isWanted);
  }
  if (cursor !== undefined) query = query.where('d.id', '<', readCursor(cursor, 0));
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  return {
    items: page.map((row) => ({
      id: row.uuid,
      number: row.number,
      kind: row.kind,
      occurredOn: row.occurred_on,
      recordedAt: row.recorded_at,
      party: row.party_code,
      reference: row.reference,
      currency: row.currency,
      total: formatMoney(row.net + row.tax, row.currency),
      units: row.units,
      reverses: row.reverses,
      reversedBy: row.reversed_by,
      closes: row.closes,
      closedBy: row.closed_by,
      orderStatus: row.order_status,
      expiresOn: expiryOf(row.header),
    })),
    next: rows.length > limit ? String(page.at(-1)?.id ?? '') : null,
  };
}
