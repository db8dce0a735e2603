/**
 * The filters of units, as questions to the store and as tests of a row: what never changes in a unit's life is asked of the
 * store for any day, what does is asked of it for today and of each row for another day.
 */
import { sql, type RawBuilder } from 'kysely';
import type { QueryOf } from '../../shared/api.ts';
import type { FieldOperator } from '../../shared/api/unit-filters.ts';
import { parseMoney } from '../../shared/money.ts';
import { foldSerial } from '../../shared/serial/text.ts';
import type { Books } from '../books.ts';
import type { UnitRow } from './unit-cards.ts';

export type Filters = QueryOf<'listUnits'>;

/** A filter of what changes in a unit's life. */
export interface StateFilter {
  readonly where: RawBuilder<unknown>;
  readonly isMet: (row: UnitRow) => boolean;
}

/** The capitals of a to z small, as both databases compare them. */
function lowerLatin(text: string): string {
  return text.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function beginsWith(column: 'manufacturer_serial' | 'lot' | 'note', prefix: string) {
  const beginning = sql`substr(${sql.ref(`u.${column}`)}, 1, ${sql.lit(Array.from(prefix).length)})`;
  return sql`lower(${beginning}) = ${lowerLatin(prefix)}`;
}

/** What never changes in a unit's life, and what is told of it whenever it is. */
export function listFixedFilters(filters: Filters): RawBuilder<unknown>[] {
  const { item, prefix, lot } = filters;
  const where: RawBuilder<unknown>[] = [];
  if (item !== undefined) {
    where.push(sql`u.item_id in (select id from items where sku in (${sql.join([item].flat())}))`);
  }
  if (lot !== undefined) where.push(sql`u.lot = ${lot}`);
  if (prefix !== undefined && prefix !== '') {
    const fold = foldSerial(prefix);
    where.push(sql`u.fold >= ${fold} and u.fold < ${`${fold}\u{10ffff}`}`);
  }
  const beginnings = [
    ['manufacturer_serial', filters.manufacturerPrefix],
    ['lot', filters.lotPrefix],
    ['note', filters.notePrefix],
  ] as const;
  for (const [column, text] of beginnings) {
    if (text !== undefined && text !== '') where.push(beginsWith(column, text));
  }
  if (filters.field !== undefined) where.push(sql`u.custom_fields is not null`);
  return where;
}

type IdColumn = 'vendor_id' | 'customer_id' | 'area_id' | 'receipt_id' | 'invoice_id';

/** The ids that a filter's codes stand for, by the column that must be one of them; undefined where it is not asked. */
function listNamed(filters: Filters): (readonly [IdColumn, RawBuilder<unknown>])[] {
  const named: (readonly [IdColumn, RawBuilder<unknown>])[] = [];
  const codes = (value: string | string[]): RawBuilder<unknown> => sql.join([value].flat());
  const { vendor, customer, area, areaType, receipt, bill, invoice } = filters;
  const parties = (value: string | string[]) =>
    sql`select id from parties where code in (${codes(value)})`;
  const documents = (value: string | string[]) =>
    sql`select id from documents where number in (${codes(value)})`;
  if (vendor !== undefined) named.push(['vendor_id', parties(vendor)]);
  if (customer !== undefined) named.push(['customer_id', parties(customer)]);
  if (area !== undefined && areaType === undefined) {
    named.push(['area_id', sql`select id from areas where code in (${codes(area)})`]);
  }
  if (areaType !== undefined) {
    named.push(['area_id', sql`select id from areas where bin_type = ${areaType}`]);
  }
  if (receipt !== undefined) named.push(['receipt_id', documents(receipt)]);
  if (bill !== undefined) {
    const billed = sql`select l.from_id as id from document_links l
      where l.document_id in (${documents(bill)})`;
    named.push(['receipt_id', billed]);
  }
  if (invoice !== undefined) named.push(['invoice_id', documents(invoice)]);
  return named;
}

/** The filters of state; null where one names what is not there, which no unit can fit. */
export async function listStateFilters(
  { store }: Books,
  filters: Filters,
): Promise<StateFilter[] | null> {
  const { db, dialect, baseCurrency } = store;
  const listed: StateFilter[] = [];
  for (const [column, select] of listNamed(filters)) {
    const { rows } = await sql<{ id: number }>`${select}`.execute(db);
    if (rows.length === 0) return null;
    const ids = new Set(rows.map(({ id }) => id));
    listed.push({
      where: sql`${sql.ref(`u.${column}`)} in ${dialect.numbersOf([...ids])}`,
      isMet: (row) => ids.has(row[column] ?? -1),
    });
  }
  const { status } = filters;
  if (status !== undefined) {
    const wanted = [status].flat();
    listed.push({
      where: sql`u.status in (${sql.join(wanted)})`,
      isMet: (row) => wanted.includes(row.status),
    });
  }
  listed.push(...listBounds(filters, baseCurrency), ...listFieldFilters(filters));
  return listed;
}

const compare = {
  '>=': (one: string | number, other: string | number) => one >= other,
  '<=': (one: string | number, other: string | number) => one <= other,
  '>': (one: string | number, other: string | number) => one > other,
  '<': (one: string | number, other: string | number) => one < other,
  '=': (one: string | number, other: string | number) => one === other,
  '<>': (one: string | number, other: string | number) => one !== other,
} as const;
type Comparison = keyof typeof compare;

function listBounds(filters: Filters, currency: string): StateFilter[] {
  const amount = (text: string | undefined): number | null => parseMoney(text ?? '', currency);
  const bounds: readonly (readonly [
    'cost' | 'received_on' | 'sold_on',
    Comparison,
    string | number | null | undefined,
  ])[] = [
    ['received_on', '>=', filters.receivedFrom],
    ['received_on', '<=', filters.receivedTo],
    ['sold_on', '>=', filters.soldFrom],
    ['sold_on', '<=', filters.soldTo],
    ['cost', '=', amount(filters.cost)],
    ['cost', '<>', amount(filters.costNot)],
    ['cost', '>=', amount(filters.costFrom)],
    ['cost', '<=', amount(filters.costTo)],
    ['cost', '>', amount(filters.costAbove)],
    ['cost', '<', amount(filters.costBelow)],
  ];
  return bounds.flatMap(([column, comparison, bound]): StateFilter[] => {
    if (bound === undefined || bound === null) return [];
    return [
      {
        where: sql`${sql.ref(`u.${column}`)} ${sql.raw(comparison)} ${bound}`,
        isMet: (row) => row[column] !== null && compare[comparison](row[column], bound),
      },
    ];
  });
}

const fieldTests: Readonly<Record<FieldOperator, (held: string, wanted: string) => boolean>> = {
  is: (held, wanted) => held === wanted,
  contains: (held, wanted) => held.includes(wanted),
  starts: (held, wanted) => held.startsWith(wanted),
  from: (held, wanted) => compareField(held, wanted) >= 0,
  to: (held, wanted) => compareField(held, wanted) <= 0,
};

/** Numbers as numbers, all else as text, so that days stand in their order. */
function compareField(held: string, wanted: string): number {
  const [one, other] = [Number(held), Number(wanted)];
  if (Number.isFinite(one) && Number.isFinite(other)) return one - other;
  return held < wanted ? -1 : held > wanted ? 1 : 0;
}

function isFieldMet(row: UnitRow, condition: string): boolean {
  const [name = '', operator = '', ...rest] = condition.split(':');
  const fields = JSON.parse(row.custom_fields ?? '{}') as Readonly<Record<string, unknown>>;
  const held = fields[name];
  if (held === undefined || held === null) return false;
  const text = typeof held === 'string' ? held : JSON.stringify(held);
  const test = Object.entries(fieldTests).find(([known]) => known === operator)?.[1];
  return test?.(text.toLowerCase(), rest.join(':').toLowerCase()) ?? false;
}

/** Custom fields are the company's own: no column of the store knows them, so each row is asked. */
function listFieldFilters({ field }: Filters): StateFilter[] {
  if (field === undefined) return [];
  const conditions = [field].flat();
  return [
    {
      where: sql`u.custom_fields is not null`,
      isMet: (row) => conditions.every((condition) => isFieldMet(row, condition)),
    },
  ];
}
