/** What must hold of costs, accounts, bins and pools, at any moment. */
import type { RowOf } from './facts.ts';
import {
  accountSum,
  allMoves,
  binChanges,
  differ,
  expect,
  groupBy,
  stockValue,
  sumBy,
  where,
  type MovementRow,
  type FlowRow,
  type Invariant,
} from './rows.ts';

export const ledgerInvariants: Readonly<Record<string, Invariant>> = {
  'the debits of a document are its credits': ({ facts }) =>
    differ(
      sumBy(
        facts.postings,
        (row) => String(row.document_id),
        (row) => row.amount,
      ),
      new Map(),
    ),
  'no posting is of nothing, and a reason stands on the inventory account alone': ({ facts }) =>
    where(
      facts.postings,
      (row) => row.amount === 0 || (row.account === 'inventory') !== (row.reason !== null),
      (row) => `${row.document_id} ${row.account}`,
    ),
  'what a document posts to inventory is what it moves in stock': ({ facts }) =>
    differ(
      sumBy(
        facts.postings.filter(({ account }) => account === 'inventory'),
        (row) => String(row.document_id),
        (row) => row.amount,
      ),
      sumBy(
        allMoves(facts),
        (row) => String(row.document_id),
        (row) => row.cost_change,
      ),
    ),
  'the stock is worth what the inventory account says': ({ facts }) =>
    expect(
      stockValue(facts),
      accountSum(facts, ({ account }) => account === 'inventory'),
    ),
  'cost in is stock, cost of goods sold, and what was adjusted and sent back': ({ facts }) => {
    const of = (reason: string): number => accountSum(facts, (row) => row.reason === reason);
    const cameIn = of('purchases') + of('add_on_costs');
    const sold = accountSum(facts, ({ account }) => account === 'cost_of_goods_sold');
    const lost = ['vendor_returns', 'write_offs', 'count_differences', 'cost_changes'].map(of);
    return expect(cameIn, stockValue(facts) + sold - lost.reduce((sum, amount) => sum + amount, 0));
  },
  'revenue less returns by units is that of the accounts': ({ facts }) =>
    expect(
      -allMoves(facts).reduce((sum, row) => sum + row.revenue, 0),
      accountSum(facts, ({ account }) => account === 'revenue' || account === 'sales_returns'),
    ),
  'cost of goods sold by units and late costs is that of the account': ({ facts }) =>
    expect(
      allMoves(facts).reduce(
        (sum, row) =>
          sum + row.late_cost - (['sell', 'take_back'].includes(row.event) ? row.cost_change : 0),
        0,
      ),
      accountSum(facts, ({ account }) => account === 'cost_of_goods_sold'),
    ),
  'the sums by item and day are those of the movements': ({ facts }) => {
    const itemOf = new Map(facts.units.map((row) => [row.id, row.item_id]));
    const keyOf = (row: MovementRow | FlowRow): string =>
      `${'unit_id' in row ? (itemOf.get(row.unit_id) ?? 0) : row.item_id} ${row.occurred_on}`;
    const kept = (amountOf: (row: RowOf<'item_days'>) => number): Map<string, number> =>
      sumBy(facts.item_days, (row) => `${row.item_id} ${row.day}`, amountOf);
    const moves = allMoves(facts);
    return [
      ...differ(
        kept((row) => row.stock_change),
        sumBy(moves, keyOf, (row) => row.cost_change),
      ),
      ...differ(
        kept((row) => row.revenue - row.returns),
        sumBy(moves, keyOf, (row) => row.revenue),
      ),
      ...differ(
        kept((row) => row.late_cost),
        sumBy(moves, keyOf, (row) => row.late_cost),
      ),
    ];
  },
  'the sums by account and day are those of the postings': ({ facts, documents }) =>
    differ(
      sumBy(
        facts.ledger_days,
        (row) => `${row.day} ${row.account} ${row.reason}`,
        (row) => row.amount,
      ),
      sumBy(
        facts.postings,
        (row) =>
          `${documents.get(row.document_id)?.occurred_on ?? ''} ${row.account} ${row.reason ?? ''}`,
        (row) => row.amount,
      ),
    ),
  'a bin holds what moved into it less what moved out, and never less than nothing': function* ({
    facts,
  }) {
    const moved = new Map<string, number>();
    for (const [key, units] of binChanges(facts)) moved.set(key, (moved.get(key) ?? 0) + units);
    const kept = sumBy(
      facts.balances,
      (row) => `${row.item_id} ${row.area_id} ${row.lot}`,
      (row) => row.units,
    );
    yield* differ(kept, moved);
    yield* where(
      facts.balances,
      (row) => row.units < 0,
      (row) => `${row.item_id} ${row.area_id}`,
    );
  },
  'units lie where the balances count them': ({ facts }) => {
    const counted = new Set(facts.units.map(({ item_id: item }) => item));
    return differ(
      sumBy(
        facts.balances.filter(({ item_id: item }) => counted.has(item)),
        (row) => `${row.item_id} ${row.area_id}`,
        (row) => row.units,
      ),
      sumBy(
        facts.units.filter(({ area_id: area }) => area !== null),
        (row) => `${row.item_id} ${row.area_id ?? 0}`,
        () => 1,
      ),
    );
  },
  'no bin held less than nothing of goods by quantity at the end of any day': function* ({
    facts,
  }) {
    const changes = facts.quantity_movements.flatMap((row) => [
      { row, area: row.from_area_id, units: -row.quantity },
      { row, area: row.to_area_id, units: row.quantity },
    ]);
    const inBins = changes.filter(({ area }) => area !== null);
    for (const [key, own] of groupBy(inBins, ({ row, area }) => `${row.item_id} ${area ?? 0}`)) {
      const days = groupBy(own, ({ row }) => row.occurred_on);
      let units = 0;
      for (const day of [...days.keys()].sort()) {
        units += (days.get(day) ?? []).reduce((sum, change) => sum + change.units, 0);
        if (units < 0) yield `${key} on ${day}`;
      }
    }
  },
  'a pool has the quantities of our bins and the value that moved': ({ facts, ownAreas }) => {
    const isOurs = (area: number | null): number => (area !== null && ownAreas.has(area) ? 1 : 0);
    return [
      ...differ(
        sumBy(
          facts.pools,
          (row) => String(row.item_id),
          (row) => row.units,
        ),
        sumBy(
          facts.quantity_movements,
          (row) => String(row.item_id),
          (row) => row.quantity * (isOurs(row.to_area_id) - isOurs(row.from_area_id)),
        ),
      ),
      ...differ(
        sumBy(
          facts.pools,
          (row) => String(row.item_id),
          (row) => row.value,
        ),
        sumBy(
          facts.quantity_movements,
          (row) => String(row.item_id),
          (row) => row.cost_change,
        ),
      ),
    ];
  },
  'a pool of nothing is worth nothing, and none is worth less': ({ facts }) =>
    where(
      facts.pools,
      (row) => row.value < 0 || (row.units === 0 && row.value !== 0),
      (row) => row.item_id,
    ),
};
