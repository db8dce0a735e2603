/** Selling 1,000 units in one invoice. */
import { newestDocument, readSale, sellBare, type SoldRows } from '../bare.ts';
import type { Bench } from '../bench.ts';
import { copyBooks, makeBooks, removeBooks, settle } from '../books.ts';
import { draftInvoice, draftReceipt, makeSerials, post } from '../drafts.ts';
import { alternate, printTime } from '../measure.ts';

export async function measureSales(bench: Bench): Promise<void> {
  const runs = bench.isQuick ? 5 : 11;
  const receipt = draftReceipt(1, makeSerials('RX', (runs + 1) * 1000));
  const rehearsed = await makeBooks();
  await post(rehearsed, receipt);
  const books = await copyBooks(rehearsed);
  const bareBooks = await copyBooks(rehearsed);
  const invoices = Array.from({ length: runs + 1 }, (_, index) =>
    draftInvoice(2 + index, receipt, (position) => position % (runs + 1) === index),
  );
  const sold: SoldRows[] = [];
  for (const invoice of invoices) {
    await post(rehearsed, invoice);
    sold.push(readSale(rehearsed, newestDocument(rehearsed)));
  }
  const sale = await alternate(
    runs,
    async (index) => {
      settle(books);
      return (await post(books, invoices[index]!)).ms;
    },
    (index) => sellBare(bareBooks, sold[index]!),
  );
  const against = 'bare conditional UPDATE with its movement rows';
  printTime('invoice of 1,000 units, command', sale.ours, against, sale.bare);
  for (const each of [rehearsed, books, bareBooks]) await removeBooks(each);
}
