/** One unit's card with its history, out of many units: in the service, and over HTTP with ten clients. */
import { lookupUnits } from '../../service/queries/units.ts';
import type { Bench } from '../bench.ts';
import { storedSerial } from '../fill.ts';
import { serveBooks } from '../http.ts';
import { median, percentile, printFigure, printTime, timeMs } from '../measure.ts';

export async function measureCards(bench: Bench): Promise<void> {
  const books = await bench.filledBooks();
  const pick = (): string => storedSerial(bench.chance.below(bench.storedUnits));
  const unit = books.bare.prepare(
    `select u.*, i.sku, i.description from units u join items i on i.id = u.item_id
    where u.fold = ? and u.status <> 'none' order by u.life desc`,
  );
  const history = books.bare.prepare(
    `select m.*, d.number, d.kind, d.recorded_at, a.code, b.code, p.code from movements m
    join documents d on d.id = m.document_id
    left join areas a on a.id = m.from_area_id left join areas b on b.id = m.to_area_id
    left join parties p on p.id = m.party_id where m.unit_id = ? order by m.id`,
  );
  const times = { ours: [] as number[], bare: [] as number[] };
  for (let run = 0; run < (bench.isQuick ? 2000 : 10_000); run += 1) {
    const [one, other] = [pick(), pick()];
    const ours = await timeMs(() => lookupUnits(books, { serials: [one], history: true }));
    const bare = await timeMs(async () => {
      for (const row of await unit(other)) await history(row['id']);
    });
    if (run < 500) continue;
    times.ours.push(ours);
    times.bare.push(bare);
  }
  const bareMedian = median(times.bare);
  const against = 'bare SQL';
  printTime(
    bench,
    'card with history, service, p50',
    median(times.ours),
    `${against}, p50`,
    bareMedian,
  );
  printTime(
    bench,
    'card with history, service, p99',
    percentile(times.ours, 0.99),
    `${against}, p99`,
    percentile(times.bare, 0.99),
  );

  const served = await serveBooks(books);
  const bodies = (count: number): string[] =>
    Array.from({ length: count }, () => JSON.stringify({ serials: [pick()], history: true }));
  const path = '/api/units/lookup';
  await served.send(path, bodies(1000), { clients: 10 });
  const count = bench.isQuick ? 3000 : 10_000;
  const load = await served.send(path, bodies(count), { clients: 10 });
  const rate = (count / load.ms) * 1000;
  const bareRate = 1000 / bareMedian;
  printFigure({
    store: bench.store,
    figure: 'card with history, HTTP, 10 clients',
    value: rate,
    unit: 'requests/s',
    against: `bare SQL: ${Math.round(bareRate)} a second`,
    ratio: rate / bareRate,
  });
  const slow = percentile(load.times, 0.99);
  printTime(bench, 'card with history, HTTP, 10 clients, p99', slow, 'bare SQL, p50', bareMedian);
  await served.close();
}
