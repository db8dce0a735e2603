/** Compares what a scenario claims with what the books answer. */
import { present } from '../../shared/assert.ts';
import { parseDay, parseInstant, type Day, type Instant } from '../../shared/day.ts';
import { kindFacts } from '../../shared/documents/kinds.ts';
import type { DocumentAnswer } from '../../shared/api.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import type { Books } from '../../service/books.ts';
import { answerDocument } from '../../service/queries/document-facts.ts';
import { findDocument, loadDocument } from '../../service/queries/documents.ts';
import { answerProfit, loadProfit } from '../../service/queries/profit.ts';
import { loadJournal } from '../../service/queries/journal.ts';
import { loadValuation } from '../../service/queries/valuation.ts';
import { findCard, findUnitRow, loadHistories, lookupUnits } from '../../service/queries/units.ts';
import { findBalance } from './deeds.ts';
import { itemFor, type Names } from './request.ts';
import type { Claim, Fact, Moment, OrderFact } from './scenario.ts';

/** The books that claims are about, and what a scenario did last. */
export interface Claimed extends Names {
  readonly books: Books;
  readonly currency: string;
  /** What the last rehearsal foretold of a change of cost. */
  lastPreview: unknown;
}

type ClaimOf<Kind extends Claim['kind']> = Extract<Claim, { kind: Kind }>;

/** Throws, saying both, where two values are not the same in every part. */
export function compare(found: unknown, wanted: unknown, what: string): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (is !== should) throw new Error(`${what}\n  is     ${is}\n  not    ${should}`);
}

/** `late cost` is the field `lateCost`. */
function fieldOf(name: string): string {
  return name
    .split(' ')
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');
}

/** Compares named facts with what is known under these names. */
function checkFacts(facts: readonly Fact[], known: Readonly<Record<string, unknown>>): void {
  for (const { name, value } of facts) {
    const field = fieldOf(name);
    if (!(field in known)) {
      throw new Error(`no fact is called "${name}"; there are ${Object.keys(known).join(', ')}`);
    }
    const found = known[field];
    const said = typeof found === 'string' ? found : JSON.stringify(found ?? null);
    compare(said === 'null' ? 'none' : said, value, name);
  }
}

export async function checkClaim(run: Claimed, claim: Claim): Promise<void> {
  switch (claim.kind) {
    case 'unit':
      return checkUnit(run, claim);
    case 'history':
      return checkHistory(run, claim);
    case 'components':
      return checkComponents(run, claim);
    case 'profit':
      return checkProfit(run, claim);
    case 'order':
      return checkOrder(run, claim);
    case 'balance':
      return checkBalance(run, claim);
    case 'document':
      return checkDocument(run, claim);
    case 'postings':
      return checkPostings(run, claim);
    case 'preview': {
      checkPreview(run, claim);
      return;
    }
    case 'books':
      return checkBooks(run, claim);
  }
}

interface Bounds {
  readonly asOf?: Day;
  readonly knownAt?: Instant;
}

async function boundsOf(run: Claimed, moment: Moment): Promise<Bounds> {
  const { asOf, knownAt } = moment;
  const recordedAt = knownAt === null ? null : (await answerOf(run, knownAt)).recordedAt;
  return {
    ...(asOf === null ? {} : { asOf: dayOf(asOf) }),
    ...(recordedAt === null ? {} : { knownAt: present(parseInstant(recordedAt), recordedAt) }),
  };
}

function dayOf(text: string): Day {
  return present(parseDay(text), `the day ${text}`);
}

async function answerOf(run: Claimed, number: string): Promise<DocumentAnswer> {
  const { db } = run.books.store;
  const wanted = number === 'LAST' ? run.lastNumber : number;
  const row = present(await findDocument(db, { number: wanted }), `document ${wanted}`);
  return answerDocument(await loadDocument(db, row), run.currency);
}

async function checkUnit(run: Claimed, claim: ClaimOf<'unit'>): Promise<void> {
  const { books } = run;
  const { serial, status } = claim;
  const sku = itemFor(run, claim.item, serial);
  const life = claim.life ?? undefined;
  const bounds = await boundsOf(run, claim);
  const card = await findCard(books, sku, serial, { life, ...bounds });
  const lookup = { serials: [serial], item: sku, ...bounds };
  if (status === 'none') {
    compare(card, null, `${serial} is known`);
    const { results } = await lookupUnits(books, lookup);
    compare(results[0]?.match, 'none', `the look-up of ${serial}`);
    return;
  }
  if (card === null) throw new Error(`${serial} of ${sku} is unknown`);
  compare(card.status, status, `the status of ${serial}`);
  if (life === undefined) {
    const { results } = await lookupUnits(books, lookup);
    compare(results[0]?.units, [card], `look-up and card of ${serial} disagree`);
  }
  checkFacts(claim.facts, {
    ...card,
    cost: card.unitCost,
    price: card.unitPrice,
    received: card.receivedOn,
    sold: card.soldOn,
    invoice: card.invoiceNumber,
    receipt: card.receiptNumber,
    text: card.serial,
  });
}

async function checkHistory(run: Claimed, claim: ClaimOf<'history'>): Promise<void> {
  const { books } = run;
  const sku = itemFor(run, null, claim.serial);
  const row = present(await findUnitRow(books, sku, claim.serial), `unit ${claim.serial}`);
  const rows = (await loadHistories(books, [row.id])).get(row.id) ?? [];
  const kinds = rows.map(({ kind }) => kindFacts[kind].title.toLowerCase());
  const wanted = claim.documents.map((text) => text.toLowerCase());
  compare(kinds, wanted, `the history of ${claim.serial}`);
}

/** What a unit is made of: what the last assembly of its history built it of, if that one built it. */
async function checkComponents(run: Claimed, claim: ClaimOf<'components'>): Promise<void> {
  const { books } = run;
  const sku = itemFor(run, null, claim.serial);
  const row = present(await findUnitRow(books, sku, claim.serial), `unit ${claim.serial}`);
  const rows = (await loadHistories(books, [row.id])).get(row.id) ?? [];
  const last = present(
    rows.findLast(({ kind }) => kind === 'assembly'),
    `an assembly of ${claim.serial}`,
  );
  const units = (await answerOf(run, last.document)).lines.flatMap((line) => line.units);
  const built = units.find(({ item, serial }) => item === sku && serial === claim.serial);
  const said: Readonly<Record<string, unknown>> = { ...built };
  const parts = said['event'] === 'build' ? said['components'] : [];
  const serials = Array.isArray(parts)
    ? parts.map((part: { readonly serial: string }) => part.serial)
    : [];
  compare(serials.sort(), [...claim.serials].sort(), `the components of ${claim.serial}`);
}

async function checkProfit(run: Claimed, claim: ClaimOf<'profit'>): Promise<void> {
  const by = claim.row?.by ?? 'total';
  const bounds = await boundsOf(run, claim);
  const from = claim.from === null ? undefined : dayOf(claim.from);
  const to = claim.to === null ? undefined : dayOf(claim.to);
  const keys = [
    'total',
    'month',
    'item',
    'serial',
    'customer',
    'vendor',
    'salesperson',
    'area',
  ] as const;
  const key = present(
    keys.find((each) => each === by),
    `profit by ${by}`,
  );
  const answer = answerProfit(await loadProfit(run.books, { by: key, from, to, ...bounds }));
  const { adjustments, tieOut, totals } = answer;
  if (claim.row !== null) {
    const wanted = claim.row.key;
    const row = answer.rows.find((each) => each.key === wanted);
    checkFacts(claim.facts, present(row, `profit by ${by} of ${wanted}`));
    return;
  }
  const { total, ...others } = adjustments;
  checkFacts(claim.facts, { ...totals, ...others, ...tieOut, adjustments: total });
}

async function checkOrder(run: Claimed, claim: ClaimOf<'order'>): Promise<void> {
  const answer = await answerOf(run, claim.number);
  for (const fact of claim.facts) checkOrderFact(answer, fact);
}

function checkOrderFact(answer: DocumentAnswer, fact: OrderFact): void {
  const name = answer.number ?? '';
  switch (fact.kind) {
    case 'status': {
      compare(answer['orderStatus'], fact.status, `the status of ${name}`);
      return;
    }
    case 'followed': {
      compare(answer['followedBy'], fact.by, `what follows ${name}`);
      return;
    }
    case 'open': {
      const lines = answer.lines.filter(({ line }) => line === (fact.line ?? line));
      const open = lines.reduce((units, line) => units + Number(line['open']), 0);
      compare(open, fact.units, `what is open of ${name}`);
      return;
    }
  }
}

async function checkBalance(run: Claimed, claim: ClaimOf<'balance'>): Promise<void> {
  const { units, ...others } = await findBalance(run.books, claim.item, claim.area);
  const place = claim.area === null ? '' : ` in ${claim.area}`;
  compare(units, claim.units, `how many of ${claim.item} are${place}`);
  checkFacts(claim.facts, others);
}

async function checkDocument(run: Claimed, claim: ClaimOf<'document'>): Promise<void> {
  const answer = await answerOf(run, run.lastNumber);
  const { kind: _kind, ...others } = answer;
  checkFacts(claim.facts, { ...others, ...answer.totals, day: answer.occurredOn });
}

/**
 * The postings of the last document, in any order. An account that is named once is claimed with its sum, one that is
 * named several times with each of its amounts.
 */
async function checkPostings(run: Claimed, claim: ClaimOf<'postings'>): Promise<void> {
  const { rows } = await loadJournal(run.books, {});
  const minor = (text: string): number => present(parseMoney(text, run.currency), text);
  const found = new Map<string, number[]>();
  for (const { document, account, debit, credit } of rows) {
    if (document !== run.lastNumber) continue;
    const amounts = found.get(account) ?? [];
    found.set(account, [...amounts, minor(debit || '0') - minor(credit || '0')]);
  }
  const wanted = new Map<string, number[]>();
  for (const { name, value } of claim.facts) {
    const account = name.replaceAll(' ', '_');
    wanted.set(account, [...(wanted.get(account) ?? []), minor(value)]);
  }
  for (const [account, amounts] of found) {
    if (wanted.get(account)?.length !== 1) continue;
    found.set(account, [amounts.reduce((sum, amount) => sum + amount, 0)]);
  }
  compare(sortedAmounts(found), sortedAmounts(wanted), `the postings of ${run.lastNumber}`);
}

function sortedAmounts(accounts: ReadonlyMap<string, readonly number[]>): string[] {
  return [...accounts]
    .map(([name, all]) => `${name} ${[...all].sort((a, b) => a - b).join(' ')}`)
    .sort();
}

function checkPreview(run: Claimed, claim: ClaimOf<'preview'>): void {
  const preview = present(run.lastPreview, 'a preview of the last rehearsal') as {
    readonly inStock: { readonly units: number; readonly amount: string };
    readonly left: { readonly units: number; readonly amount: string };
    readonly months: readonly { readonly month: string }[];
  };
  if (claim.month === null) {
    const { inStock, left } = preview;
    checkFacts(claim.facts, {
      inStockUnits: inStock.units,
      inStockAmount: inStock.amount,
      leftUnits: left.units,
      leftAmount: left.amount,
    });
    return;
  }
  const month = preview.months.find((each) => each.month === claim.month);
  checkFacts(claim.facts, { ...present(month, `month ${claim.month} of the preview`) });
}

/** The value of stock as two places say it, which must agree, with units, average and margin. */
async function checkBooks(run: Claimed, claim: ClaimOf<'books'>): Promise<void> {
  const { books, currency } = run;
  const bounds = await boundsOf(run, claim);
  const { totals } = await loadValuation(books, { by: 'unit', ...bounds });
  const profit = answerProfit(await loadProfit(books, { by: 'total', ...bounds }));
  compare(totals.value, profit.tieOut.closingStock, 'valuation and tie-out disagree');
  const value = present(parseMoney(totals.value, currency), 'the value of stock');
  checkFacts(claim.facts, {
    stock: totals.value,
    units: totals.units,
    average: formatMoney(Math.round(value / Math.max(1, totals.units)), currency),
    margin: profit.totals.margin,
  });
}
