/**
 * What the year must come to, reckoned from its rows alone: nothing of the books' own costing is used. Amounts are cents.
 */
import { present } from '../../shared/assert.ts';
import { parseMoney, type Minor } from '../../shared/money.ts';
import {
  failureOf,
  invoiceOf,
  receiptOf,
  stampOf,
  unitKeyOf,
  type FailedRow,
  type ReceivedRow,
  type Year,
} from './rows.ts';

export interface Figures {
  /** Sold less returned. */
  readonly units: number;
  readonly revenue: Minor;
  readonly returns: Minor;
  readonly netRevenue: Minor;
  readonly cost: Minor;
  readonly margin: Minor;
  readonly purchases: Minor;
  readonly addOnCosts: Minor;
  /** What went back to vendors, as it changes stock: from 0 down. */
  readonly adjustments: Minor;
  readonly closingStock: Minor;
  readonly unitsInStock: number;
}

/** The rows that each kind of document moved, by their stamps; those that the books refused are in none. */
export interface MovedRows {
  readonly received: ReadonlySet<string>;
  readonly sold: ReadonlySet<string>;
  readonly credited: ReadonlySet<string>;
  readonly sentBack: ReadonlySet<string>;
}

/** What moves where the books refuse nothing. */
export function moveAll(year: Year): MovedRows {
  const sold = new Set(year.sold.map(unitKeyOf));
  const stamp = (row: FailedRow): string => stampOf(failureOf(row), unitKeyOf(row));
  return {
    received: new Set(year.received.map((row) => stampOf(receiptOf(row), unitKeyOf(row)))),
    sold: new Set(year.sold.map((row) => stampOf(invoiceOf(row), unitKeyOf(row)))),
    credited: new Set(year.failed.filter((row) => sold.has(unitKeyOf(row))).map(stamp)),
    sentBack: new Set(year.failed.map(stamp)),
  };
}

/** The rows that were moved, by unit. A row that stands twice on one paper was moved once. */
function pick<Row extends { readonly model: string; readonly serial: string }>(
  rows: readonly Row[],
  paperOf: (row: Row) => string,
  moved: ReadonlySet<string>,
): Map<string, Row> {
  const picked = new Map<string, Row>();
  for (const row of rows) {
    const unit = unitKeyOf(row);
    if (moved.has(stampOf(paperOf(row), unit)) && !picked.has(unit)) picked.set(unit, row);
  }
  return picked;
}

function centsOf(text: string): Minor {
  return present(parseMoney(text, 'USD'), `the amount ${text}`);
}

/** The freight of each packing list, as its first row says it. */
export function readFreights(rows: readonly ReceivedRow[]): Map<string, Minor> {
  const freights = new Map<string, Minor>();
  for (const row of rows) {
    if (freights.has(row.packing_list)) continue;
    freights.set(row.packing_list, centsOf(row.packing_list_freight));
  }
  return freights;
}

/**
 * The landed cost of each unit: its price and its share of the packing list's freight. Whole cents are shared evenly and
 * those left over go to the first units, where a list is read model by model in the order of their first rows.
 */
export function reckonCosts(
  rows: readonly ReceivedRow[],
  freights: ReadonlyMap<string, Minor>,
): Map<string, Minor> {
  const lists = new Map<string, Map<string, ReceivedRow[]>>();
  for (const row of rows) {
    const list = lists.get(row.packing_list) ?? new Map<string, ReceivedRow[]>();
    lists.set(row.packing_list, list);
    const line = `${row.model}/${row.unit_cost}`;
    list.set(line, [...(list.get(line) ?? []), row]);
  }
  const costs = new Map<string, Minor>();
  for (const [packingList, list] of lists) {
    const units = [...list.values()].flat();
    const freight = present(freights.get(packingList), `the freight of ${packingList}`);
    const share = Math.floor(freight / units.length);
    const left = freight - share * units.length;
    units.forEach((row, index) => {
      costs.set(unitKeyOf(row), centsOf(row.unit_cost) + share + (index < left ? 1 : 0));
    });
  }
  return costs;
}

export function reckonFigures(year: Year, moved: MovedRows): Figures {
  const received = pick(year.received, receiptOf, moved.received);
  const sold = pick(year.sold, invoiceOf, moved.sold);
  const credited = pick(year.failed, failureOf, moved.credited);
  const sentBack = pick(year.failed, failureOf, moved.sentBack);
  const costs = reckonCosts([...received.values()], readFreights(year.received));
  const costOf = (unit: string): Minor => present(costs.get(unit), `the cost of ${unit}`);
  const priceOf = (unit: string): Minor =>
    centsOf(present(sold.get(unit), `the sale of ${unit}`).unit_price);
  const total = (units: Iterable<string>, amountOf: (unit: string) => Minor): Minor => {
    let sum = 0;
    for (const unit of units) sum += amountOf(unit);
    return sum;
  };
  const landed = total(received.keys(), costOf);
  const purchases = [...received.values()].reduce((sum, row) => sum + centsOf(row.unit_cost), 0);
  const revenue = total(sold.keys(), priceOf);
  const returns = total(credited.keys(), priceOf);
  const cost = total(sold.keys(), costOf) - total(credited.keys(), costOf);
  const gone = total(sentBack.keys(), costOf);
  return {
    units: sold.size - credited.size,
    revenue,
    returns,
    netRevenue: revenue - returns,
    cost,
    margin: revenue - returns - cost,
    purchases,
    addOnCosts: landed - purchases,
    adjustments: gone === 0 ? 0 : -gone,
    closingStock: landed - cost - gone,
    unitsInStock: received.size - sold.size + credited.size - sentBack.size,
  };
}
