/** Checking a batch of 10,000 scans against the store over HTTP: their cards, and the rehearsal of their invoice. */
import type { Bench } from '../bench.ts';
import { shuffle } from '../chance.ts';
import { draftInvoice, draftReceipt, makeSerials, post } from '../drafts.ts';
import { serveBooks } from '../http.ts';
import { alternate, printTime, timeMs } from '../measure.ts';

export async function measureChecks(bench: Bench): Promise<void> {
  const books = await bench.filledBooks();
  const { bare } = books;
  const receipt = draftReceipt(50, makeSerials('CHECK', 10_000));
  await post(books, receipt);
  const serials = shuffle(
    (receipt.lines ?? []).flatMap((line) => line.serials ?? []),
    bench.chance,
  );
  const lookup = JSON.stringify({ serials });
  const invoice = JSON.stringify(draftInvoice(51, receipt, () => true));
  const query = bare.prepare(
    `select u.id, u.item_id, u.serial, u.life, u.status, u.area_id, u.holder_id, u.cost
    from ${bare.listExpression} as wanted join units u on u.fold = wanted.value`,
  );
  const served = await serveBooks(books);
  const bareCheck = async (body: string): Promise<number> => {
    const sql = await timeMs(() => query(bare.listValue(serials)));
    const { times } = await served.sendIdle([body]);
    return sql + (times[0] ?? 0);
  };
  const sendOne = async (path: string, body: string): Promise<number> => {
    const { times } = await served.send(path, [body]);
    return times[0] ?? 0;
  };
  const runs = bench.isQuick ? 5 : 11;
  const against = 'bare SQL and an empty request with 10,000 serials';
  const cards = await alternate(
    runs,
    () => sendOne('/api/units/lookup', lookup),
    () => bareCheck(lookup),
  );
  printTime(bench, 'look-up of 10,000 serials, HTTP', cards.ours, against, cards.bare);
  const rehearsal = await alternate(
    runs,
    () => sendOne('/api/documents?rehearse=true', invoice),
    () => bareCheck(invoice),
  );
  printTime(bench, 'rehearsal of 10,000 serials, HTTP', rehearsal.ours, against, rehearsal.bare);
  await served.close();
}
