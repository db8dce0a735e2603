/** Selling 1,000 units in one invoice. */
import { newestDocument, readSale, type SoldRows } from '../bare.ts';
import type { Bench } from '../bench.ts';
import type { BenchBooks } from '../books.ts';
import { draftInvoice, draftReceipt, makeSerials, post } from '../drafts.ts';
import { alternate, printTime } from '../measure.ts';

export async function measureSales(bench: Bench): Promise<void> {
  const runs = bench.isQuick ? 5 : 11;
  const receipt = draftReceipt(1, makeSerials('RX', (runs + 1) * 1000));
  const makeReceived = async (): Promise<BenchBooks> => {
    const made = await bench.makeBooks();
    await post(made, receipt);
    return made;
  };
  const rehearsed = await makeReceived();
  const books = await makeReceived();
  const bareBooks = await makeReceived();
  const invoices = Array.from({ length: runs + 1 }, (_, index) =>
    draftInvoice(2 + index, receipt, (position) => position % (runs + 1) === index),
  );
  const sold: SoldRows[] = [];
  for (const invoice of invoices) {
    await post(rehearsed, invoice);
    sold.push(await readSale(rehearsed.bare, await newestDocument(rehearsed.bare)));
  }
  const sale = await alternate(
    runs,
    async (index) => {
      await books.bare.settle();
      return (await post(books, invoices[index]!)).ms;
    },
    (index) => bareBooks.bare.sell(sold[index]!),
  );
  const against = 'bare conditional UPDATE with its movement rows';
  printTime(bench, 'invoice of 1,000 units, command', sale.ours, against, sale.bare);
  for (const each of [rehearsed, books, bareBooks]) await each.remove();
}
