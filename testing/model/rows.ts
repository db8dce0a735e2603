/** The store's rows as the invariants look at them: grouped, summed, compared. */
import type { Facts, RowOf } from './facts.ts';

/** Says where it does not hold; nothing where it does. */
export type Invariant = (facts: View) => Iterable<string>;

export type MovementRow = RowOf<'movements'>;
export type FlowRow = RowOf<'quantity_movements'>;

/** The rows with what several invariants look up in them. */
export class View {
  readonly facts: Facts;
  readonly documents: ReadonlyMap<number, RowOf<'documents'>>;
  readonly ownAreas: ReadonlySet<number>;
  readonly byUnit: ReadonlyMap<number, MovementRow[]>;
  readonly reversed: ReadonlySet<number>;

  constructor(facts: Facts) {
    this.facts = facts;
    this.documents = new Map(facts.documents.map((row) => [row.id, row]));
    this.ownAreas = new Set(
      facts.areas.filter((area) => area.bin_type === 'stock').map(({ id }) => id),
    );
    this.byUnit = groupBy(facts.movements, (row) => row.unit_id);
    this.reversed = new Set(facts.documents.flatMap((row) => row.reverses_id ?? []));
  }

  /** Whether a document neither takes another back nor was taken back. */
  stands(documentId: number): boolean {
    const row = this.documents.get(documentId);
    return row !== undefined && row.reverses_id === null && !this.reversed.has(documentId);
  }
}

export function groupBy<Row, Key>(rows: Iterable<Row>, keyOf: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

export function sumBy<Row>(
  rows: Iterable<Row>,
  keyOf: (row: Row) => string,
  amountOf: (row: Row) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + amountOf(row));
  return sums;
}

/** Where two sums differ; what is missing is nothing. */
export function* differ(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): Iterable<string> {
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    const [left, right] = [one.get(key) ?? 0, other.get(key) ?? 0];
    if (left !== right) yield `${key}: ${left} and ${right}`;
  }
}

export function* where<Row>(
  rows: Iterable<Row>,
  isWrong: (row: Row) => boolean,
  say: (row: Row) => string | number,
): Iterable<string> {
  for (const row of rows) if (isWrong(row)) yield String(say(row));
}

export const ours = new Set(['in_stock', 'committed', 'returned', 'in_transit']);
export const gone = new Set(['sold', 'at_vendor', 'written_off', 'consumed']);
export const ended = new Set(['written_off', 'consumed']);
export const held = new Set(['expected', 'committed', 'return_expected', 'in_transit']);
export const sign = (row: { reverses_id: number | null }): number =>
  row.reverses_id === null ? 1 : -1;

export function accountSum(facts: Facts, isCounted: (row: RowOf<'postings'>) => boolean): number {
  return facts.postings.reduce((sum, row) => sum + (isCounted(row) ? row.amount : 0), 0);
}

export function stockValue({ units, pools }: Facts): number {
  const unitValue = units.reduce((sum, row) => sum + (ours.has(row.status) ? row.cost : 0), 0);
  return pools.reduce((sum, pool) => sum + pool.value, unitValue);
}

export function* expect(one: number, other: number): Iterable<string> {
  if (one !== other) yield `${one} and ${other}`;
}

/** What moved between bins: units one by one, goods by quantity by their quantities. */
export function* binChanges(facts: Facts): Iterable<readonly [string, number]> {
  const itemOf = new Map(facts.units.map((row) => [row.id, row.item_id]));
  for (const row of facts.movements) {
    const item = itemOf.get(row.unit_id) ?? 0;
    if (row.from_area_id !== null) yield [`${item} ${row.from_area_id} `, -1];
    if (row.to_area_id !== null) yield [`${item} ${row.to_area_id} `, 1];
  }
  for (const row of facts.quantity_movements) {
    const { item_id: item, lot, quantity } = row;
    if (row.from_area_id !== null) yield [`${item} ${row.from_area_id} ${lot}`, -quantity];
    if (row.to_area_id !== null) yield [`${item} ${row.to_area_id} ${lot}`, quantity];
  }
}

export const allMoves = (facts: Facts): (MovementRow | FlowRow)[] => [
  ...facts.movements,
  ...facts.quantity_movements,
];
