/** Invoices on paper and as workbooks: one of 10,000 serials, and 500 ordinary ones with one set of fonts. */
import { PassThrough } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { PDFDocument, StandardFonts } from 'pdf-lib';
import { assert } from '../../shared/assert.ts';
import { nowOf, type Books } from '../../service/books.ts';
import { lookupUnits } from '../../service/queries/units.ts';
import { openTestPrinter } from '../../testing/fixtures/printer.ts';
import { findPrintable, makeFontReader, printDocument } from '../../service/queries/print.ts';
import type { Bench } from '../bench.ts';
import { draftInvoice, draftReceipt, makeSerials, post } from '../drafts.ts';
import { home } from '../http.ts';
import { alternate, median, percentile, printTime, timeMs } from '../measure.ts';

const options = { serials: 'serial', style: 'standard', paper: 'A4' } as const;

/** The serials of an invoice in as many rows of four cells, streamed by exceljs alone. */
async function writeBareSheet(serials: readonly string[]): Promise<void> {
  const stream = new PassThrough();
  const written = finished(stream.resume());
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const sheet = book.addWorksheet('Invoice');
  serials.forEach((serial, index) => {
    sheet.addRow([index + 1, 'Portable workstation', serial, 799]).commit();
  });
  await book.commit();
  stream.end();
  await written;
}

/** A page with as many texts as an ordinary invoice has, in a font that is in every reader. */
async function writeBarePage(): Promise<void> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  const page = pdf.addPage([595, 842]);
  for (let index = 0; index < 60; index += 1) {
    page.drawText(`Portable workstation ${index}`, { x: 40, y: 800 - index * 12, size: 9, font });
  }
  await pdf.save();
}

/** How long a look-up takes from its asking to its answer, in turn with whatever else this thread does. */
async function timeAnswers(books: Books, isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isOver()) {
    times.push(
      await timeMs(async () => {
        await setImmediate();
        await lookupUnits(books, { serials: ['RX000001'] });
      }),
    );
  }
  return times;
}

/** The slow answers of a service while a long invoice is printed in its thread, and while nothing is. */
async function measureAnswers(bench: Bench, books: Books, number: string): Promise<void> {
  const printer = openTestPrinter();
  const found = await findPrintable(books, number, { ...options, format: 'pdf' });
  assert(found.ok, 'an invoice of the bench is printable');
  const work = { printable: found.value, format: 'pdf', printedAt: nowOf(books) } as const;
  await printer.single.print(work);
  let isPrinted = false;
  const printed = printer.single.print(work).then(() => {
    isPrinted = true;
  });
  const meanwhile = await timeAnswers(books, () => isPrinted);
  await printed;
  let left = meanwhile.length;
  const idle = await timeAnswers(books, () => (left -= 1) < 0);
  const against = 'the same with nothing printed';
  const [ours, bare] = [percentile(meanwhile, 0.95), percentile(idle, 0.95)];
  printTime(bench, 'look-up while 10,000 serials are printed, 95 of 100', ours, against, bare);
  await printer.close();
}

export async function measurePrints(bench: Bench): Promise<void> {
  const books = await bench.makeBooks();
  const serials = makeSerials('RX', 15_000);
  const receipt = draftReceipt(1, serials);
  await post(books, receipt);
  const large = await post(
    books,
    draftInvoice(2, receipt, (position) => position < 10_000),
  );
  const fonts = makeFontReader(home);
  fonts();
  const print = (number: string, format: 'pdf' | 'xlsx'): Promise<number> =>
    timeMs(async () => {
      const outcome = await printDocument(books, fonts, number, { ...options, format });
      assert(
        outcome.ok && outcome.value.kind === 'printed',
        'an invoice of the bench was not printed',
      );
    });
  const largeNumber = large.answer.number ?? '';
  const times: number[] = [];
  for (let run = 0; run < (bench.isQuick ? 3 : 5); run += 1) {
    times.push(await print(largeNumber, 'pdf'));
  }
  const figure = 'invoice of 10,000 serials as PDF';
  printTime(bench, figure, median(times), 'the goal', 1000);
  const sheets = await alternate(
    bench.isQuick ? 2 : 5,
    () => print(largeNumber, 'xlsx'),
    () => timeMs(() => writeBareSheet(serials.slice(0, 10_000))),
  );
  printTime(
    bench,
    'invoice of 10,000 serials as xlsx',
    sheets.ours,
    'exceljs streaming four plain cells a serial',
    sheets.bare,
  );

  const numbers: string[] = [];
  for (let index = 0; index < 500; index += 1) {
    const invoice = draftInvoice(
      10 + index,
      receipt,
      (position) => position >= 10_000 && position % 500 === index,
    );
    numbers.push((await post(books, invoice)).answer.number ?? '');
  }
  const batch = await timeMs(async () => {
    for (const number of numbers) await print(number, 'pdf');
  });
  const each = batch / numbers.length;
  printTime(bench, 'ordinary invoice of ten serials as PDF, one of 500', each, 'the goal', 8);
  const plain = await alternate(
    bench.isQuick ? 50 : 200,
    (run) => print(numbers[run] ?? '', 'pdf'),
    () => timeMs(writeBarePage),
  );
  const bareName = 'pdf-lib drawing sixty texts in Helvetica';
  printTime(bench, 'ordinary invoice of ten serials as PDF', plain.ours, bareName, plain.bare);
  await measureAnswers(bench, books, largeNumber);
  await books.remove();
}
