/** True-cost profit and loss over many sold units: from kept sums, and by every other key from the movements. */
import { assert } from '../../shared/assert.ts';
import type { ProfitKey } from '../../shared/api.ts';
import { loadProfit } from '../../service/queries/profit.ts';
import type { Bench } from '../bench.ts';
import { alternate, printTime, timeMs } from '../measure.ts';

const figures = `count(*) as units, sum(m.revenue) as revenue, -sum(m.cost_change) as cost`;
const sales = `m.event = 'sell' and m.reverses_id is null`;

/** The best single aggregate over the movements for each key. */
const aggregates: Readonly<Partial<Record<ProfitKey, string>>> = {
  item: `select i.sku, s.* from (select u.item_id, ${figures} from movements m
    join units u on u.id = m.unit_id where ${sales} group by 1) s
    join items i on i.id = s.item_id order by 1`,
  month: `select substr(m.occurred_on, 1, 7), ${figures} from movements m where ${sales} group by 1`,
  customer: `select p.code, s.* from (select m.party_id, ${figures} from movements m
    where ${sales} group by 1) s join parties p on p.id = s.party_id order by 1`,
  salesperson: `select h.salesperson, ${figures} from movements m
    join documents h on h.id = m.document_id where ${sales} group by 1 order by 1`,
  serial: `select i.sku || '/' || u.serial as key, ${figures} from movements m
    join units u on u.id = m.unit_id join items i on i.id = u.item_id
    where ${sales} group by 1 order by 1`,
};

export async function measureProfit(bench: Bench): Promise<void> {
  const books = await bench.filledBooks();
  const runs = bench.isQuick ? 2 : 3;
  for (const [by, aggregate] of Object.entries(aggregates)) {
    const query = books.bare.prepare(aggregate);
    let rows = 0;
    const time = await alternate(
      by === 'serial' ? 1 : runs,
      () =>
        timeMs(async () => {
          const facts = await loadProfit(books, { by: by as ProfitKey });
          rows = facts.rows.length;
          assert(facts.totals.units === bench.storedUnits, 'the books lost units');
          assert(facts.tieOut.unexplained === 0, 'the books do not tie out');
        }),
      () =>
        timeMs(async () => {
          assert((await query()).length === rows, 'the aggregates differ');
        }),
    );
    const figure = `profit and loss over ${bench.storedUnits} sold units, by ${by}`;
    printTime(bench, figure, time.ours, 'the best single SQL aggregate', time.bare);
  }
}
