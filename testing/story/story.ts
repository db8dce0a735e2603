/**
 * A company's year told to the books over HTTP, day by day as a person would, and then held against an independent
 * reckoning: revenue, cost with freight, margin and closing stock must agree to the cent.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  endpoints,
  profitAnswerSchema,
  type AnswerOf,
  type ProfitAnswer,
} from '../../shared/api.ts';
import { formatMoney } from '../../shared/money.ts';
import { makeClient, type StoryClient } from './client.ts';
import { reckonFigures, type Figures } from './figures.ts';
import { planDays, planMasters, type Failure, type StoryDay, type StoryDocument } from './plan.ts';
import { postDocument, runEach, type Posted, type Refusal } from './post.ts';
import { readYear, stampOf } from './rows.ts';

export interface StoryOptions {
  /** Holds `price-list.csv`, `received.csv`, `sold.csv` and `failed.csv`. */
  readonly folder: string;
  readonly url: string;
  readonly token: string;
  /** Where the papers are left. */
  readonly out: string;
  readonly log: (text: string) => void;
}

/** Documents of one day that have nothing to do with each other are sent so many at a time. */
const width = 4;
const listedRefusals = 50;

/** What has been told so far: which rows each kind of document moved, by their stamps. */
class Telling {
  readonly moved = {
    goods_receipt: new Set<string>(),
    invoice: new Set<string>(),
    customer_rma: new Set<string>(),
    credit_memo: new Set<string>(),
    vendor_rma: new Set<string>(),
    debit_memo: new Set<string>(),
  };
  readonly refusals: Refusal[] = [];
  documents = 0;
  fresh = 0;
  largestInvoice: { readonly number: string; readonly units: number } | null = null;
  rma: string | null = null;

  note({ header: { kind }, paper }: StoryDocument, posted: Posted): void {
    this.refusals.push(...posted.refusals);
    if (posted.number === null) return;
    this.documents += 1;
    if (posted.isNew) this.fresh += 1;
    const moved = this.moved[kind as keyof Telling['moved']];
    for (const unit of posted.units) moved.add(stampOf(paper, unit));
    const units = posted.units.length;
    if (kind === 'invoice' && units > (this.largestInvoice?.units ?? 0)) {
      this.largestInvoice = { number: posted.number, units };
    }
    if (kind === 'customer_rma') this.rma ??= posted.number;
  }
}

async function tellDay(client: StoryClient, day: StoryDay, telling: Telling): Promise<void> {
  for (const documents of [day.receipts, day.invoices]) {
    await runEach(documents, width, async (document) => {
      telling.note(document, await postDocument(client, document));
    });
  }
  await runEach(day.failures, width, (failure) => tellFailure(client, failure, telling));
}

/** A refused step ends the chain: what would follow it has nothing to stand on. */
async function tellFailure(
  client: StoryClient,
  { steps }: Failure,
  telling: Telling,
): Promise<void> {
  let from: string | null = null;
  for (const step of steps) {
    const posted: Posted = await postDocument(client, step, from);
    telling.note(step, posted);
    if (posted.number === null) return;
    from = posted.number;
  }
}

const valuationSchema = endpoints.valuation.answer;
type ValuationAnswer = AnswerOf<'valuation'>;
type Comparison = readonly [name: string, reckoned: string, books: string];

/** The reckoning beside the books' own reports, figure by figure. */
function compareFigures(
  figures: Figures,
  report: ProfitAnswer,
  valuation: ValuationAnswer,
): Comparison[] {
  const money = (amount: number): string => formatMoney(amount, report.currency);
  const { totals, tieOut } = report;
  return [
    ['units sold, less returned', String(figures.units), String(totals.units)],
    ['revenue', money(figures.revenue), totals.revenue],
    ['returns', money(figures.returns), totals.returns],
    ['net revenue', money(figures.netRevenue), totals.netRevenue],
    ['cost of goods sold', money(figures.cost), totals.cost],
    ['margin', money(figures.margin), totals.margin],
    ['opening stock', money(0), tieOut.openingStock],
    ['purchases', money(figures.purchases), tieOut.purchases],
    ['freight', money(figures.addOnCosts), tieOut.addOnCosts],
    ['sent back to vendors', money(figures.adjustments), tieOut.adjustments],
    ['closing stock', money(figures.closingStock), tieOut.closingStock],
    ['unexplained', money(0), tieOut.unexplained],
    ['units in stock', String(figures.unitsInStock), String(valuation.totals.units)],
    ['their value, unit by unit', money(figures.closingStock), valuation.totals.value],
  ];
}

async function leavePapers(
  client: StoryClient,
  telling: Telling,
  { out, log }: StoryOptions,
): Promise<void> {
  mkdirSync(out, { recursive: true });
  const papers: (readonly [name: string, path: string])[] = [];
  const printOf = (number: string): string =>
    `/api/documents/${encodeURIComponent(number)}/print?format=pdf`;
  const { largestInvoice, rma } = telling;
  if (largestInvoice !== null) {
    const { number } = largestInvoice;
    papers.push([`${number}.pdf`, printOf(number)]);
  }
  if (rma !== null) papers.push([`${rma}.pdf`, printOf(rma)]);
  for (const format of ['xlsx', 'pdf']) {
    const path = `/api/reports/profit-and-loss?by=item&format=${format}`;
    papers.push([`profit-and-loss.${format}`, path]);
  }
  for (const [name, path] of papers) {
    const bytes = await client.getBytes(path);
    writeFileSync(join(out, name), bytes);
    log(`  ${join(out, name)} (${Math.ceil(bytes.length / 1024)} KB)`);
  }
}

function tellRefusals(refusals: readonly Refusal[], log: (text: string) => void): void {
  if (refusals.length === 0) {
    log('The books refused nothing.');
    return;
  }
  log(`The books refused ${refusals.length} rows:`);
  for (const { day, kind, unit, reason } of refusals.slice(0, listedRefusals)) {
    log(`  ${day} ${kind} ${unit}: ${reason}`);
  }
  if (refusals.length > listedRefusals) log(`  and ${refusals.length - listedRefusals} more`);
}

/** Tells the year and answers the exit code: 1 where the books and the reckoning differ. */
export async function runStory(options: StoryOptions): Promise<number> {
  const { folder, url, token, log } = options;
  const year = readYear(folder);
  const days = planDays(year);
  const masters = planMasters(year);
  const client = makeClient(url, token);
  const telling = new Telling();
  const started = performance.now();
  await client.put('/api/items', masters.items);
  await client.put('/api/parties', masters.parties);
  let month = '';
  for (const [index, day] of days.entries()) {
    await tellDay(client, day, telling);
    month = day.day.slice(0, 7);
    if (days[index + 1]?.day.slice(0, 7) === month) continue;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    log(`${month}: ${telling.documents} documents so far, ${seconds} s`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const { moved } = telling;
  log(
    `${moved.goods_receipt.size} units in ${telling.documents} documents, ${telling.fresh} of them new, in ${seconds} s`,
  );
  tellRefusals(telling.refusals, log);
  const profit = await client.get('/api/reports/profit-and-loss?by=total');
  const valuation = await client.get('/api/reports/valuation');
  const figures = reckonFigures(year, {
    received: moved.goods_receipt,
    sold: moved.invoice,
    credited: moved.credit_memo,
    sentBack: moved.debit_memo,
  });
  const isEqual = tellFigures(
    compareFigures(figures, profitAnswerSchema.parse(profit), valuationSchema.parse(valuation)),
    log,
  );
  log('Papers:');
  await leavePapers(client, telling, options);
  return isEqual ? 0 : 1;
}

function tellFigures(rows: readonly Comparison[], log: (text: string) => void): boolean {
  log(`${''.padEnd(28)}${'reckoned'.padStart(16)}${'the books'.padStart(16)}`);
  for (const [name, reckoned, books] of rows) {
    const mark = reckoned === books ? '' : '  DIFFERENT';
    log(`${name.padEnd(28)}${reckoned.padStart(16)}${books.padStart(16)}${mark}`);
  }
  const isEqual = rows.every(([, reckoned, books]) => reckoned === books);
  log(
    isEqual
      ? 'The books equal the reckoning from the rows to the cent.'
      : 'The books and the reckoning from the rows differ.',
  );
  return isEqual;
}
