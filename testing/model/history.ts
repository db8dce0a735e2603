/**
 * One history of chance: documents, reversals and closings against real books and the model, both asked after each step
 * whether they agree. A difference ends it, with the seed and all that was done.
 */
import { present } from '../../shared/assert.ts';
import { documentSchema, type DocumentRequest } from '../../shared/api.ts';
import { addDays, parseDay, type Day } from '../../shared/day.ts';
import type { Books } from '../../service/books.ts';
import { closeDocument } from '../../service/commands/close-document.ts';
import { closePeriod } from '../../service/commands/periods.ts';
import { postDraft, type PostOutcome } from '../../service/commands/post-document.ts';
import { reverseDocument } from '../../service/commands/reverse-document.ts';
import { answerProfit, loadProfit } from '../../service/queries/profit.ts';
import { verifyBooks } from '../../service/queries/verify.ts';
import { readHead } from '../../service/store/audit.ts';
import { idOf } from '../fixtures/books.ts';
import { agree } from './agree.ts';
import { openHistoryBooks } from './books.ts';
import { Chance } from './chance.ts';
import { tradeMakers } from './drafts.ts';
import { FactReader } from './facts.ts';
import { innerMakers, spoil } from './inner-drafts.ts';
import { listBroken } from './invariants.ts';
import {
  compareCards,
  compareOrders,
  comparePools,
  comparePostings,
  compareProfit,
  compareWaterfall,
  compareUnits,
} from './judge.ts';
import { compareReports } from './reports.ts';
import { ModelLedger } from './ledger.ts';
import type { ModelSettings } from './masters.ts';
import { profitKeys } from './profit.ts';
import { Sources, type Draft } from './random.ts';

/** How often each kind of draft is tried. */
const weights = {
  purchase_order: 3,
  goods_receipt: 7,
  vendor_bill: 3,
  sales_order: 4,
  invoice: 12,
  replacement: 1,
  customer_rma: 5,
  credit_memo: 8,
  vendor_rma: 2,
  debit_memo: 4,
  stock_transfer: 6,
  quantity_adjustment: 3,
  late_cost: 3,
  new_cost: 2,
  stock_count: 3,
  assembly: 5,
  taking_apart: 3,
} as const;
const makers = { ...tradeMakers, ...innerMakers };
const lots = Object.entries(weights).flatMap(([name, weight]) =>
  Array.from({ length: weight }, () => name as keyof typeof weights),
);

const questions = [
  'rma_expired',
  'vendor_rma_number_used',
  'item_not_on_order',
  'quantity_above_ordered',
  'bill_above_received',
  'lot_expired',
  'serial_unknown',
  'serial_begins_next_life',
  'auto_serial_has_manufacturer_serial',
  'serial_not_sold_to_customer',
  'serial_not_from_vendor',
];

/** What was answered once, and must be answered again whatever comes later. */
interface Remembered {
  readonly name: string;
  readonly ask: () => Promise<unknown>;
  readonly answer: unknown;
}

export interface Counts {
  posted: number;
  refused: number;
  reversals: number;
  readonly kinds: Map<string, number>;
}

export class History {
  readonly log: string[] = [];
  readonly counts: Counts = { posted: 0, refused: 0, reversals: 0, kinds: new Map() };
  private readonly books: Books;
  private readonly model: ModelLedger;
  private readonly chance: Chance;
  /** Of what is compared, apart from what is done: another check leaves the history as it is. */
  private readonly checks: Chance;
  private readonly sources: Sources;
  private readonly reader: FactReader;
  private readonly sent: { request: DocumentRequest; answer: unknown }[] = [];
  private readonly days: string[] = [];
  private readonly remembered: Remembered[] = [];
  private nextId = 1;

  constructor(books: Books, model: ModelLedger, chance: Chance) {
    this.books = books;
    this.model = model;
    this.chance = chance;
    this.checks = new Chance(chance.below(2 ** 31));
    this.sources = new Sources(chance, model);
    this.reader = new FactReader(books);
  }

  async step(): Promise<void> {
    const dice = this.chance.below(24);
    const hasAny = this.model.orders.posted.size > 0;
    if (dice < 3 && hasAny) await this.stepBack();
    else if (dice < 5 && hasAny) await this.stepClosed();
    else if (dice === 5 && this.sent.length > 0) await this.sendAgain();
    else if (dice === 6 && this.chance.isOneIn(3)) await this.closeBooks();
    else await this.stepOn();
  }

  private nextDay(): Day {
    const day = this.sources.nextDay();
    this.days.push(day);
    return present(parseDay(day), 'a day');
  }

  private makeDraft(): Draft {
    for (;;) {
      const draft = makers[this.chance.pick(lots)](this.sources, this.nextDay());
      if (draft === null) continue;
      const made = this.chance.isOneIn(9) ? spoil(this.sources, draft) : draft;
      const accept = this.chance.isOneIn(3) ? [] : this.chance.some(questions, 22);
      return accept.length === 0 ? made : { ...made, accept };
    }
  }

  /** Documents of any kind may name one; only sales have one. */
  private someSalesperson(): Pick<DocumentRequest, 'salesperson'> {
    const { checks } = this;
    return checks.isOneIn(3) ? { salesperson: checks.pick(['Ida', 'Karl', 'Łucja']) } : {};
  }

  private async stepOn(): Promise<void> {
    const request: DocumentRequest = {
      ...this.makeDraft(),
      ...this.someSalesperson(),
      id: idOf(this.nextId++),
    };
    this.log.push(JSON.stringify(request));
    const verdict = this.model.judge(request);
    const before = await this.readSeal();
    const outcome = await this.send(request);
    agree(saidOf(outcome), verdict.issues);
    if (outcome.kind !== 'posted') {
      this.counts.refused += 1;
      agree(await this.readSeal(), before);
      return;
    }
    const number = this.entered(outcome, request);
    this.model.post(number, verdict);
    const touched = verdict.plan.steps.map(({ key }) => key);
    await this.compare(number, touched);
  }

  /** Notes what was posted; its number. */
  private entered(outcome: PostOutcome, request: DocumentRequest | null): string {
    if (outcome.kind !== 'posted') throw new Error('a document was not posted');
    const { answer } = outcome;
    const number = present(answer.number ?? undefined, 'the number of a posted document');
    this.log.push(number);
    if (request !== null) this.sent.push({ request, answer });
    this.counts.posted += 1;
    this.counts.kinds.set(answer.kind, (this.counts.kinds.get(answer.kind) ?? 0) + 1);
    return number;
  }

  private async stepBack(): Promise<void> {
    const number = this.chance.pick([...this.model.orders.posted.keys()].slice(-8));
    const day = this.nextDay();
    this.log.push(`reverse ${number} on ${day}`);
    const issues = this.model.judgeReversal(number, day);
    const before = await this.readSeal();
    const request = { id: idOf(this.nextId++), occurredOn: day };
    const outcome = present(await reverseDocument(this.books, number, request, 'test'), number);
    agree(saidOf(outcome), issues);
    if (outcome.kind === 'refused') {
      agree(await this.readSeal(), before);
      return;
    }
    const by = this.entered(outcome, null);
    this.counts.reversals += 1;
    this.model.reverse(number, by, day);
    const { steps } = present(this.model.orders.posted.get(by), by).plan;
    await this.compare(
      by,
      steps.map(({ key }) => key),
    );
  }

  private async stepClosed(): Promise<void> {
    const { orders } = this.model;
    const open = orders.standing().filter((posted) => orders.status(posted) === 'open');
    const any = [...orders.posted.values()];
    const isSensible = open.length > 0 && !this.chance.isOneIn(5);
    const { number } = this.chance.pick(isSensible ? open : any);
    const day = this.nextDay();
    this.log.push(`close ${number} on ${day}`);
    const issues = this.model.judgeClosing(number, day);
    const before = await this.readSeal();
    const request = { id: idOf(this.nextId++), occurredOn: day };
    const outcome = present(await closeDocument(this.books, number, request, 'test'), number);
    agree(saidOf(outcome), issues);
    if (outcome.kind === 'refused') {
      agree(await this.readSeal(), before);
      return;
    }
    const by = this.entered(outcome, null);
    this.model.close(number, by, day);
    const { steps } = present(orders.posted.get(by), by).plan;
    await this.compare(
      by,
      steps.map(({ key }) => key),
    );
  }

  private async sendAgain(): Promise<void> {
    const { request, answer } = this.chance.pick(this.sent);
    const before = await this.readSeal();
    const again = await this.send(request);
    agree(again.kind === 'posted' ? again.answer : null, answer);
    const other = await this.send({ ...request, reference: 'changed' });
    agree(saidOf(other), ['0 document_id_reused ']);
    agree(await this.readSeal(), before);
  }

  /** Closes the books a few days back, and keeps in mind what is reported of the closed days. */
  private async closeBooks(): Promise<void> {
    const today = present(parseDay(this.sources.day), 'a day');
    const through = addDays(today, -3 - this.chance.below(4));
    const { closedThrough } = this.model;
    if (closedThrough !== null && through <= closedThrough) return;
    this.log.push(`close the books through ${through}`);
    agree(await closePeriod(this.books, { through }, 'test'), null);
    this.model.closedThrough = through;
    for (const by of ['total', 'item', 'customer', 'vendor', 'salesperson', 'area'] as const) {
      await this.remember(`profit by ${by} of the period closed through ${through}`, async () =>
        answerProfit(await loadProfit(this.books, { by, to: through })),
      );
    }
  }

  private async remember(name: string, ask: () => Promise<unknown>): Promise<void> {
    this.remembered.push({ name, ask, answer: await ask() });
  }

  private send(request: DocumentRequest): Promise<PostOutcome> {
    return postDraft(this.books, documentSchema.parse(request), {
      user: 'test',
      isRehearsal: false,
      newestSeen: Number.MAX_SAFE_INTEGER,
    });
  }

  private async readSeal(): Promise<string> {
    const { seq, hash } = await readHead(this.books.store.db);
    return `${seq} ${hash}`;
  }

  private async compare(number: string, touched: readonly string[]): Promise<void> {
    const { books, model, checks } = this;
    const facts = await this.reader.readAll();
    compareUnits(model, facts);
    comparePools(model, facts);
    comparePostings(present(model.orders.posted.get(number), number), facts);
    agree(listBroken(facts), []);
    // What only reads what was compared above is asked every other time, and whole at the end.
    if (checks.isOneIn(2)) return;
    await compareCards(books, model, touched);
    const { follows } = present(model.orders.posted.get(number), number);
    await compareOrders(books, model, follows[0] ?? number);
    const [from = '', to = ''] = [checks.pick(this.days), checks.pick(this.days)].sort();
    const period = checks.isOneIn(2) ? { from: '', to: '9' } : { from, to };
    await compareProfit(books, model, checks.pick([...profitKeys, 'month', 'total']), period);
    if (checks.isOneIn(3)) await compareWaterfall(books, model, period);
    if (!checks.isOneIn(12)) return;
    const document = present(facts.documents.at(-1), 'the newest document');
    const by = checks.pick([
      'item',
      'customer',
      'vendor',
      'salesperson',
      'area',
      'serial',
    ] as const);
    const known = { knownAt: document.recorded_at, by };
    await this.remember(`profit by ${by} known at ${number}`, async () =>
      answerProfit(await loadProfit(books, known)),
    );
  }

  /** What is asked once, when all is done. */
  async end(): Promise<void> {
    const { books, model } = this;
    await compareCards(books, model, model.units.lives.keys());
    for (const by of profitKeys) await compareProfit(books, model, by);
    await compareWaterfall(books, model);
    await compareReports(books);
    for (const { name, ask, answer } of this.remembered) {
      agree({ name, answer: await ask() }, { name, answer });
    }
    await this.reader.readAll();
    agree(await this.reader.listChanged(), []);
    const { differences, chain } = await verifyBooks(books);
    agree({ differences, chain }, { differences: [], chain: 'intact' });
  }
}

/** The issues of an outcome as the model words them. */
function saidOf(outcome: PostOutcome): string[] {
  if (outcome.kind !== 'refused') return [];
  const said = outcome.issues.map(({ line, code, severity, serial }) => {
    const mark = severity === 'question' ? '?' : '';
    return `${line ?? 0} ${code}${mark} ${serial ?? ''}`;
  });
  return [...new Set(said)].sort();
}

function settingsOf(chance: Chance): ModelSettings {
  return {
    overReceipt: chance.pick(['ask', 'ask', 'allow', 'forbid']),
    searchOtherBins: !chance.isOneIn(4),
    linkComponents: chance.isOneIn(2),
    autoSerialWithManufacturerSerial: chance.pick(['take', 'take', 'skip', 'ask']),
    salesOrderBin: chance.isOneIn(4) ? 'CSHIP' : null,
  };
}

/** Plays the history of a seed; throws with the seed and all that was done where books and model differ. */
export async function playHistory(seed: number, length: number): Promise<Counts> {
  const chance = new Chance(seed);
  const base = chance.pick(['USD', 'USD', 'USD', 'JPY', 'KWD']);
  const settings = settingsOf(chance);
  const { books, remove } = await openHistoryBooks(base, settings);
  const history = new History(books, new ModelLedger(base, settings), chance);
  try {
    for (let step = 0; step < length; step += 1) await history.step();
    await history.end();
    return history.counts;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const company = `books in ${base}, ${JSON.stringify(settings)}`;
    throw new Error([`SEED=${seed}, ${company}`, ...history.log, said].join('\n'), {
      cause: error,
    });
  } finally {
    await remove();
  }
}
