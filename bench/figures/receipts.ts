/** Posting goods receipts: 10,000 and 100,000 serials, into new books and beside many units. */
import { newestDocument, readReceipt, type TableRows } from '../bare.ts';
import type { Bench } from '../bench.ts';
import type { BenchBooks } from '../books.ts';
import { draftReceipt, makeSerials, post } from '../drafts.ts';
import { serveBooks } from '../http.ts';
import { alternate, median, printFigure, printTime, type Run } from '../measure.ts';

const draft = draftReceipt(1, makeSerials('RX', 10_000));

/** Runs in new books each time. */
function inNewBooks(bench: Bench, run: (books: BenchBooks) => Promise<number>): Run {
  return async () => {
    const books = await bench.makeBooks();
    await books.bare.settle();
    try {
      return await run(books);
    } finally {
      await books.remove();
    }
  };
}

export async function measureReceipts(bench: Bench): Promise<void> {
  const runs = bench.isQuick ? 3 : 7;
  let rows: TableRows[] = [];
  const postOne = inNewBooks(bench, async (books) => {
    const { ms } = await post(books, draft);
    rows = await readReceipt(books.bare, await newestDocument(books.bare));
    return ms;
  });
  const small = await alternate(
    runs,
    postOne,
    inNewBooks(bench, (books) => books.bare.insert(rows)),
  );
  const against = 'bare INSERT of the same rows';
  printTime(bench, 'receipt of 10,000 serials, command', small.ours, against, small.bare);

  const body = JSON.stringify(draft);
  const sendOne = inNewBooks(bench, async (books) => {
    const served = await serveBooks(books);
    const { times } = await served.send('/api/documents', [body], { status: 201 });
    await served.close();
    return times[0] ?? 0;
  });
  const sent = await alternate(
    bench.isQuick ? 2 : 5,
    sendOne,
    inNewBooks(bench, (books) => books.bare.insert(rows)),
  );
  printTime(bench, 'receipt of 10,000 serials, HTTP', sent.ours, against, sent.bare);

  const large = draftReceipt(1, makeSerials('RX', 100_000));
  const larges: number[] = [];
  for (let run = 0; run < (bench.isQuick ? 1 : 3); run += 1) {
    larges.push(await inNewBooks(bench, async (books) => (await post(books, large)).ms)(run));
  }
  const largeMs = median(larges);
  printFigure({
    store: bench.store,
    figure: 'receipt of 100,000 serials, command',
    value: largeMs,
    unit: 'ms',
    against: `receipt of 10,000: ${Math.round(small.ours)} ms`,
    ratio: largeMs / small.ours,
  });
}

export async function measureStored(bench: Bench): Promise<void> {
  const filled = await bench.filledBooks();
  const stored = await alternate(
    bench.isQuick ? 3 : 7,
    async (index) => {
      const beside = draftReceipt(100 + index, makeSerials(`RX${index}`, 10_000));
      await filled.bare.settle();
      return (await post(filled, beside)).ms;
    },
    inNewBooks(bench, async (books) => (await post(books, draft)).ms),
  );
  printTime(
    bench,
    `receipt of 10,000 serials, ${bench.storedUnits} units stored`,
    stored.ours,
    'the same in new books',
    stored.bare,
  );
}
