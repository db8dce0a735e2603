/**
 * What the year must come to, reckoned from its rows alone: nothing of the books' own costing is used. Amounts are cents.
 */
import { present } from '../../shared/assert.ts';
import { parseMoney, type Minor } from '../../shared/money.ts';
import { unitKeyOf, type ReceivedRow, type SoldRow, type Year } from './rows.ts';

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

/** Which units each kind of document moved, by their keys; rows that the books refused are in none. */
export interface MovedUnits {
  readonly received: ReadonlySet<string>;
  readonly sold: ReadonlySet<string>;
  readonly credited: ReadonlySet<string>;
  readonly sentBack: ReadonlySet<string>;
}

/** What moves where the books refuse nothing. */
export function moveAll(year: Year): MovedUnits {
  const sold = new Set(year.sold.map(unitKeyOf));
  const failed = year.failed.map(unitKeyOf);
  return {
    received: new Set(year.received.map(unitKeyOf)),
    sold,
    credited: new Set(failed.filter((key) => sold.has(key))),
    sentBack: new Set(failed),
  };
}

function centsOf(text: string): Minor {
  return present(parseMoney(text, 'USD'), `the amount ${text}`);
}

/**
 * The landed cost of each unit: its price and its share of the packing list's freight. Whole cents are shared evenly and
 * those left over go to the first units, where a list is read model by model in the order of their first rows.
 */
export function reckonCosts(rows: readonly ReceivedRow[]): Map<string, Minor> {
  const lists = new Map<string, Map<string, ReceivedRow[]>>();
  for (const row of rows) {
    const list = lists.get(row.packing_list) ?? new Map<string, ReceivedRow[]>();
    lists.set(row.packing_list, list);
    const line = `${row.model}/${row.unit_cost}`;
    list.set(line, [...(list.get(line) ?? []), row]);
  }
  const costs = new Map<string, Minor>();
  for (const list of lists.values()) {
    const units = [...list.values()].flat();
    const freight = centsOf(units[0]?.packing_list_freight ?? '0');
    const share = Math.floor(freight / units.length);
    const left = freight - share * units.length;
    units.forEach((row, index) => {
      costs.set(unitKeyOf(row), centsOf(row.unit_cost) + share + (index < left ? 1 : 0));
    });
  }
  return costs;
}

export function reckonFigures(year: Year, moved: MovedUnits): Figures {
  const received = year.received.filter((row) => moved.received.has(unitKeyOf(row)));
  const costs = reckonCosts(received);
  const prices = new Map(
    year.sold.map((row: SoldRow) => [unitKeyOf(row), centsOf(row.unit_price)]),
  );
  const total = (keys: Iterable<string>, amounts: ReadonlyMap<string, Minor>): Minor => {
    let sum = 0;
    for (const key of keys) sum += present(amounts.get(key), `the amount of ${key}`);
    return sum;
  };
  const landed = total(costs.keys(), costs);
  const purchases = received.reduce((sum, row) => sum + centsOf(row.unit_cost), 0);
  const revenue = total(moved.sold, prices);
  const returns = total(moved.credited, prices);
  const cost = total(moved.sold, costs) - total(moved.credited, costs);
  const sentBack = total(moved.sentBack, costs);
  return {
    units: moved.sold.size - moved.credited.size,
    revenue,
    returns,
    netRevenue: revenue - returns,
    cost,
    margin: revenue - returns - cost,
    purchases,
    addOnCosts: landed - purchases,
    adjustments: sentBack === 0 ? 0 : -sentBack,
    closingStock: landed - cost - sentBack,
    unitsInStock: moved.received.size - moved.sold.size + moved.credited.size - moved.sentBack.size,
  };
}
