/**
 * What the books know of units that come back: what each is, whom it came from and went to, who still answers for it, and
 * how often it came back before. Any number of units is five statements.
 */
import { sql } from 'kysely';
import type { RmaAction } from '../../shared/api.ts';
import type { Day } from '../../shared/day.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import { lotKey } from '../../shared/documents/view.ts';
import type { Minor } from '../../shared/money.ts';
import { cleanSerial, foldSerial } from '../../shared/serial/text.ts';
import type { UnitEvent } from '../../shared/stock/lifecycle.ts';
import type { Item } from '../../shared/stock/masters.ts';
import type { Books } from '../books.ts';
import type { ItemsTable, UnitsTable } from '../store/tables.ts';
import { loadLotWarranties } from './lots.ts';
import { itemOf } from './records.ts';
import { livesColumn } from './unit-cards.ts';

/** A unit as a person names it. */
export interface NamedUnit {
  readonly sku: string;
  readonly serial: string;
}

/** A unit's latest life, with the sale that it is in or came back from last. */
export interface RmaUnitRow extends UnitsTable {
  readonly sku: string;
  readonly lives: number;
  readonly receipt_number: string | null;
  readonly sale_id: number | null;
  readonly buyer_id: number | null;
  readonly bought_on: Day | null;
  readonly bought_for: Minor | null;
  readonly sale_number: string | null;
}

/** One step of a return of a serial, in whichever life, that nobody took back. */
export interface ReturnRow {
  readonly movementId: number;
  readonly isThisLife: boolean;
  readonly documentId: number;
  readonly number: string;
  readonly kind: DocumentKind;
  readonly occurredOn: Day;
  readonly partyId: number | null;
  readonly reason?: string;
  readonly action?: RmaAction;
  readonly expiresOn?: Day;
  readonly vendorRmaNumber?: string;
}

export interface RmaParty {
  readonly code: string;
  readonly name: string;
  readonly addressLines: readonly string[];
}

/** Units in the order in which they were named, null where there is none; and what they have in common. */
export interface RmaUnits {
  readonly units: readonly (RmaUnitRow | null)[];
  readonly items: ReadonlyMap<number, Item>;
  readonly parties: ReadonlyMap<number, RmaParty>;
  /** The last day of the warranty that its lot says, by unit id. */
  readonly lotUntil: (unit: RmaUnitRow) => Day | null;
  /** Oldest first, by unit id. */
  readonly returns: ReadonlyMap<number, readonly ReturnRow[]>;
}

/** That nobody took a movement `m` back. */
const stands = sql`m.reverses_id is null and not exists (select 1 from movements undone
  where undone.unit_id = m.unit_id and undone.reverses_id = m.id)`;

async function loadUnits(
  { store: { db, dialect } }: Books,
  named: readonly NamedUnit[],
): Promise<(RmaUnitRow | null)[]> {
  const wanted = named.map(({ sku, serial }) => {
    const cleaned = cleanSerial(serial);
    return { sku: sku.trim(), serial: cleaned.ok ? cleaned.value : null };
  });
  const folds = wanted.flatMap(({ serial }) => (serial === null ? [] : [foldSerial(serial)]));
  const skus = wanted.map(({ sku }) => sku);
  const { rows } = await sql<RmaUnitRow>`
    select u.*, i.sku, ${livesColumn} as lives, r.number as receipt_number, s.id as sale_id,
      s.party_id as buyer_id, s.occurred_on as bought_on, s.revenue as bought_for,
      d.number as sale_number
    from units u
    join items i on i.id = u.item_id
    left join documents r on r.id = u.receipt_id
    left join movements s on s.id = (select max(m.id) from movements m
      where m.unit_id = u.id and m.event = 'sell' and ${stands})
    left join documents d on d.id = s.document_id
    where u.fold in ${dialect.textsOf([...new Set(folds)])}
      and i.sku in ${dialect.textsOf([...new Set(skus)])} and u.status <> 'none'
    order by u.life desc`.execute(db);
  const byName = new Map<string, RmaUnitRow[]>();
  for (const row of rows) {
    const key = `${row.sku}/${row.fold}`;
    const same = byName.get(key);
    if (same === undefined) byName.set(key, [row]);
    else same.push(row);
  }
  return wanted.map(({ sku, serial }) => {
    if (serial === null) return null;
    const found = byName.get(`${sku}/${foldSerial(serial)}`) ?? [];
    return found.find(({ exact }) => exact === '' || exact === serial) ?? null;
  });
}

/** The events by which units come back or go back. */
const returnEvents: readonly UnitEvent[] = [
  'expect_return',
  'take_back',
  'set_aside',
  'return_to_vendor',
];

interface ReturnSource {
  readonly own_id: number;
  readonly unit_id: number;
  readonly id: number;
  readonly document_id: number;
  readonly number: string;
  readonly kind: DocumentKind;
  readonly occurred_on: Day;
  readonly party_id: number | null;
  readonly fields: string | null;
  readonly header: string;
}

function returnOf(row: ReturnSource): ReturnRow {
  const said = JSON.parse(row.fields ?? '{}') as Pick<ReturnRow, 'reason' | 'action'>;
  const header = JSON.parse(row.header) as Pick<ReturnRow, 'expiresOn' | 'vendorRmaNumber'>;
  const { reason, action } = said;
  const { expiresOn, vendorRmaNumber } = header;
  return {
    movementId: row.id,
    isThisLife: row.own_id === row.unit_id,
    documentId: row.document_id,
    number: row.number,
    kind: row.kind,
    occurredOn: row.occurred_on,
    partyId: row.party_id,
    ...(reason === undefined || reason === '' ? {} : { reason }),
    ...(action === undefined ? {} : { action }),
    ...(expiresOn === undefined ? {} : { expiresOn }),
    ...(vendorRmaNumber === undefined ? {} : { vendorRmaNumber }),
  };
}

async function loadReturns(
  { store: { db, dialect } }: Books,
  unitIds: readonly number[],
): Promise<Map<number, ReturnRow[]>> {
  const { rows } = await sql<ReturnSource>`
    select own.id as own_id, m.unit_id, m.id, m.document_id, d.number, d.kind, m.occurred_on,
      m.party_id, l.fields, d.header
    from units own
    join units u on u.fold = own.fold and u.item_id = own.item_id and u.exact = own.exact
      and u.life <= own.life
    join movements m on m.unit_id = u.id and m.event in ${dialect.textsOf(returnEvents)} and ${stands}
    join documents d on d.id = m.document_id
    left join document_lines l on l.document_id = m.document_id and l.line = m.line
    where own.id in ${dialect.numbersOf(unitIds)} order by m.id`.execute(db);
  const byUnit = new Map<number, ReturnRow[]>();
  for (const row of rows) {
    const returns = byUnit.get(row.own_id);
    if (returns === undefined) byUnit.set(row.own_id, [returnOf(row)]);
    else returns.push(returnOf(row));
  }
  return byUnit;
}

async function loadParties(
  { store: { db, dialect } }: Books,
  ids: readonly number[],
): Promise<Map<number, RmaParty>> {
  const { rows } = await sql<{ id: number; code: string; name: string; fields: string }>`
    select id, code, name, fields from parties
    where id in ${dialect.numbersOf(ids)}`.execute(db);
  return new Map(
    rows.map(({ id, code, name, fields }) => {
      const { address = [] } = JSON.parse(fields) as { address?: string | string[] };
      const addressLines = [address].flat().flatMap((line) => line.split('\n'));
      return [id, { code, name, addressLines }];
    }),
  );
}

export async function loadRmaUnits(books: Books, named: readonly NamedUnit[]): Promise<RmaUnits> {
  const { store } = books;
  const units = await loadUnits(books, named);
  const found = units.filter((unit) => unit !== null);
  const returns = await loadReturns(
    books,
    found.map(({ id }) => id),
  );
  const partyIds = new Set<number>();
  for (const id of [
    ...found.flatMap(({ vendor_id, buyer_id }) => [vendor_id, buyer_id]),
    ...[...returns.values()].flatMap((rows) => rows.map(({ partyId }) => partyId)),
  ]) {
    if (id !== null) partyIds.add(id);
  }
  const items = await sql<ItemsTable>`select * from items
    where id in ${store.dialect.numbersOf([...new Set(found.map(({ item_id }) => item_id))])}`.execute(
    store.db,
  );
  const lots = await loadLotWarranties(store, found);
  return {
    units,
    items: new Map(items.rows.map((row) => [row.id, itemOf(row)])),
    parties: await loadParties(books, [...partyIds]),
    lotUntil: ({ item_id, lot }) =>
      lot === null ? null : (lots.get(lotKey(item_id, lot)) ?? null),
    returns,
  };
}
