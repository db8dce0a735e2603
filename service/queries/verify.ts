/**
 * Proves the books from their movements: every unit's state is folded afresh and compared with its kept copy, pools,
 * balances and sums with what they sum, debits with credits, the stock's value with its account, what documents say of
 * one another with what they did, and each link of the audit chain with the one before and with what it vouches for.
 */
import { sql } from 'kysely';
import type { AnswerOf } from '../../shared/api.ts';
import { emptyState, foldUnit, type Movement } from '../../shared/stock/unit.ts';
import { isOurs } from '../../shared/stock/lifecycle.ts';
import type { Pool } from '../../shared/documents/view.ts';
import { quantityOf, sumPools, type StoredQuantity } from '../commands/write-quantities.ts';
import { BinSums, ItemDays } from '../commands/write-sums.ts';
import type { Books } from '../books.ts';
import { readWhole } from '../store/transact.ts';
import type { MovementsTable, QuantityMovementsTable, UnitsTable } from '../store/tables.ts';
import { movementOf, stateColumnNames, stateOf, stateValues } from './records.ts';
import { listUnlinked, verifyChain } from './verify-chain.ts';
import { verifyDocuments } from './verify-documents.ts';

/** Beyond this many, further differences are only counted. */
const maxDifferences = 100;
const pageSize = 20_000;

export async function verifyBooks(books: Books): Promise<AnswerOf<'verify'>> {
  const differences: string[] = [];
  const note = (difference: string): void => {
    if (differences.length < maxDifferences) differences.push(difference);
    else if (differences.length === maxDifferences) differences.push('and more');
  };
  return readWhole(books.store, async (db) => {
    const inside = { ...books, store: { ...books.store, db } };
    const sums = { days: new ItemDays(), bins: new BinSums(), pools: new Map<number, Pool>() };
    const units = await verifyUnits(inside, sums, note);
    await addQuantities(inside, sums);
    await verifyDays(inside, sums.days, note);
    await verifyBalances(inside, sums.bins, note);
    await verifyPools(inside, sums.pools, note);
    await verifyDocuments(inside, note);
    for (const number of await listUnlinked(inside)) {
      note(`${number} has no link in the audit chain`);
    }
    const chain = await verifyChain(inside);
    const documents = await countRows(inside, 'documents');
    const movements =
      (await countRows(inside, 'movements')) + (await countRows(inside, 'quantity_movements'));
    return { units, movements, documents, differences, chain };
  });
}

/** Notes a difference, in a sentence that names what differs. */
export type Note = (difference: string) => void;

/** The sums that posting keeps, made afresh. */
interface Sums {
  readonly days: ItemDays;
  readonly bins: BinSums;
  readonly pools: Map<number, Pool>;
}

async function countRows(
  books: Books,
  table: 'movements' | 'quantity_movements' | 'documents',
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(table)}`.execute(books.store.db);
  return rows[0]?.count ?? 0;
}

/** Folds the movements of every unit, a page of units at a time. */
async function verifyUnits(books: Books, sums: Sums, note: Note): Promise<number> {
  const { db } = books.store;
  let after = 0;
  let count = 0;
  for (;;) {
    const units = await sql<UnitsTable>`
      select * from units where id > ${after} order by id limit ${pageSize}`.execute(db);
    const last = units.rows.at(-1);
    if (last === undefined) {
      const orphans = await sql<{ unit_id: number }>`
        select distinct unit_id from movements where unit_id > ${after}`.execute(db);
      for (const { unit_id } of orphans.rows)
        note(`movements of unit ${unit_id}, which is not there`);
      break;
    }
    const moved = await sql<MovementsTable>`
      select * from movements where unit_id > ${after} and unit_id <= ${last.id}
      order by unit_id, id`.execute(db);
    const byUnit = new Map<number, Movement[]>();
    for (const row of moved.rows) {
      const movement = movementOf(row);
      const found = byUnit.get(row.unit_id);
      if (found === undefined) byUnit.set(row.unit_id, [movement]);
      else found.push(movement);
    }
    for (const unit of units.rows) {
      const movements = byUnit.get(unit.id) ?? [];
      byUnit.delete(unit.id);
      verifyUnit(unit, movements, sums, note);
    }
    for (const id of byUnit.keys()) note(`movements of unit ${id}, which is not there`);
    count += units.rows.length;
    after = last.id;
  }
  return count;
}

function verifyUnit(
  unit: UnitsTable,
  movements: readonly Movement[],
  { days, bins }: Sums,
  note: Note,
): void {
  const folded = movements.length === 0 ? emptyState : foldUnit(movements);
  const wanted = stateValues(folded);
  const kept = stateValues(stateOf(unit));
  stateColumnNames.forEach((column, index) => {
    if (wanted[index] !== kept[index]) {
      note(
        `unit ${unit.serial} (${unit.id}): ${column} is ${String(kept[index])}, its movements say ${String(wanted[index])}`,
      );
    }
  });
  let value = 0;
  for (const movement of movements) {
    value += movement.costChange;
    days.addUnit(unit.item_id, movement);
  }
  if (value !== (isOurs(folded.status) ? folded.cost : 0)) {
    note(`unit ${unit.serial} (${unit.id}): its movements leave ${value} in stock`);
  }
  bins.addUnit(unit.item_id, folded, 1);
}

/** Adds up what moved without units, a page at a time. */
async function addQuantities(books: Books, { days, bins, pools }: Sums): Promise<void> {
  const { db } = books.store;
  let after = 0;
  for (;;) {
    const { rows } = await sql<QuantityMovementsTable>`
      select * from quantity_movements where id > ${after}
      order by id limit ${pageSize}`.execute(db);
    const moved: StoredQuantity[] = rows.map(quantityOf);
    for (const quantity of moved) {
      days.addQuantity(quantity);
      bins.addQuantity(quantity);
    }
    for (const [itemId, change] of sumPools(moved)) {
      const { units, value } = pools.get(itemId) ?? { units: 0, value: 0 };
      pools.set(itemId, { units: units + change.units, value: value + change.value });
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** Notes where rows of kept figures are not those that were made afresh; figures that are all zero may be missing. */
function compareSums(
  kept: ReadonlyMap<string, readonly number[]>,
  wanted: ReadonlyMap<string, readonly number[]>,
  name: (key: string) => string,
  note: Note,
): void {
  for (const [key, figures] of kept) {
    const fresh = wanted.get(key) ?? figures.map(() => 0);
    if (figures.some((figure, index) => figure !== fresh[index])) {
      note(`${name(key)} are not those of its movements`);
    }
  }
  for (const [key, figures] of wanted) {
    if (!kept.has(key) && figures.some((figure) => figure !== 0)) note(`${name(key)} are missing`);
  }
}

async function verifyDays(books: Books, days: ItemDays, note: Note): Promise<void> {
  const rows = await books.store.db.selectFrom('item_days').selectAll().execute();
  const kept = new Map(
    rows.map((row) => [
      `${row.item_id} ${row.day}`,
      [row.units, row.revenue, row.returns, row.cost, row.stock_change, row.late_cost],
    ]),
  );
  const name = (key: string): string => `the sums of item ${key.replace(' ', ' on ')}`;
  compareSums(kept, days.sums, name, note);
}

async function verifyBalances(books: Books, bins: BinSums, note: Note): Promise<void> {
  const rows = await books.store.db.selectFrom('balances').selectAll().execute();
  const kept = new Map(
    rows.map((row) => [`${row.item_id} ${row.area_id} ${row.lot}`, [row.units, row.value]]),
  );
  const wanted = new Map(
    [...bins.sums].map(([key, { units, value }]) => [key, [units, value]] as const),
  );
  const name = (key: string): string => {
    const [item = '', area = '', ...lot] = key.split(' ');
    return `the balances of item ${item} in bin ${area}${lot[0] === '' ? '' : `, lot ${lot.join(' ')},`}`;
  };
  compareSums(kept, wanted, name, note);
  for (const [key, [units = 0]] of kept) if (units < 0) note(`${name(key)} are below zero`);
}

async function verifyPools(
  books: Books,
  pools: ReadonlyMap<number, Pool>,
  note: Note,
): Promise<void> {
  const rows = await books.store.db.selectFrom('pools').selectAll().execute();
  const kept = new Map(rows.map((row) => [String(row.item_id), [row.units, row.value]]));
  const wanted = new Map(
    [...pools].map(([itemId, { units, value }]) => [String(itemId), [units, value]] as const),
  );
  compareSums(kept, wanted, (key) => `the pools of item ${key}`, note);
}
