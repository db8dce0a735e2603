/**
 * Runs scenarios against real books. Each document is rehearsed before it is posted: both must say the same, and
 * neither a rehearsal nor a refusal may leave a trace. When a scenario ends, its books must prove themselves.
 */
import type { DocumentRequest } from '../../shared/api.ts';
import { present } from '../../shared/assert.ts';
import { parseDay } from '../../shared/day.ts';
import { kindRules } from '../../shared/documents/rules.ts';
import { isPostedKind, kindFacts } from '../../shared/documents/kinds.ts';
import type { Issue, IssueCode } from '../../shared/issues.ts';
import { messageOf } from '../../shared/messages.ts';
import { formatMoney, parseMoney } from '../../shared/money.ts';
import { cleanSerial, foldSerial } from '../../shared/serial/text.ts';
import type { Books } from '../../service/books.ts';
import type { PostOutcome } from '../../service/commands/post-document.ts';
import { findDocument, loadDocument } from '../../service/queries/documents.ts';
import { answerProfit, loadProfit } from '../../service/queries/profit.ts';
import { loadJournal, loadValuation } from '../../service/queries/reports.ts';
import { findCard, findUnitRow, loadHistories, lookupUnits } from '../../service/queries/units.ts';
import { verifyBooks } from '../../service/queries/verify.ts';
import {
  draftOf,
  enterMasters,
  idOf,
  openTestBooks,
  post,
  readSeal,
  reverse,
  usualMasters,
} from '../fixtures/books.ts';
import type { Claim, ExpectedIssue, Fact, Scenario, ScenarioDocument, Step } from './read.ts';

interface Run {
  readonly books: Books;
  readonly currency: string;
  readonly skus: Set<string>;
  /** The item in which each serial was last named, by folded text. */
  readonly itemOf: Map<string, string>;
  readonly numberOf: Map<string, string>;
  lastItem: string;
  lastNumber: string;
  lastDay: string;
  nextId: number;
  /** Every code that was answered. */
  readonly reached: Set<IssueCode>;
}

/** Runs a scenario; throws, naming file and line, where it does not hold. Answers the codes it reached. */
export async function runScenario(scenario: Scenario): Promise<ReadonlySet<IssueCode>> {
  const { books, remove } = await openTestBooks(scenario.currency);
  try {
    await enterMasters(books, usualMasters);
    const run: Run = {
      books,
      currency: scenario.currency,
      skus: new Set((usualMasters.items ?? []).map((item) => item.sku)),
      itemOf: new Map(),
      numberOf: new Map(),
      lastItem: 'LAPTOP',
      lastNumber: '',
      lastDay: '2024-01-10',
      nextId: 1000,
      reached: new Set(),
    };
    for (const [index, step] of scenario.steps.entries()) {
      const after = scenario.steps[index + 1];
      const refused = after?.kind === 'refuse' ? after.issues : null;
      await placed(`${scenario.file}:${step.line}`, () => runStep(run, step, refused));
    }
    await placed(`${scenario.file}:${scenario.line}`, () => proveBooks(run));
    return run.reached;
  } finally {
    await remove();
  }
}

/** Throws, saying both, where two values are not the same in every part. */
function compare(found: unknown, wanted: unknown, what: string): void {
  const [is, should] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (is !== should) throw new Error(`${what}\n  is     ${is}\n  not    ${should}`);
}

async function placed(place: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new Error(`${place}: ${said}`, { cause: error });
  }
}

async function proveBooks(run: Run): Promise<void> {
  const { differences, chain } = await verifyBooks(run.books);
  compare(differences, [], 'the books do not prove themselves');
  compare(chain, 'intact', 'the audit chain');
  const { tieOut } = answerProfit(await loadProfit(run.books, { by: 'total' }));
  compare(tieOut.unexplained, formatMoney(0, run.currency), 'the books do not tie out');
}

async function runStep(
  run: Run,
  step: Step,
  refused: readonly ExpectedIssue[] | null,
): Promise<void> {
  switch (step.kind) {
    case 'item':
      await enterMasters(run.books, { items: [{ ...step.item }] });
      run.skus.add(step.item.sku);
      return;
    case 'document':
      return runDocument(run, step.document, refused);
    case 'reverse':
      return runReversal(run, step.target, step.occurredOn, refused);
    case 'then':
      for (const claim of step.claims) await checkClaim(run, claim);
      return;
    case 'refuse':
      return;
  }
}

function keyOf(serial: string): string {
  const cleaned = cleanSerial(serial);
  return cleaned.ok ? foldSerial(cleaned.value) : serial;
}

function requestOf(run: Run, document: ScenarioDocument): DocumentRequest {
  const { kind, id, follows, accept, addOns, lines: _lines, occurredOn, ...fields } = document;
  const amountField = isPostedKind(kind) ? kindRules[kind].amountField : 'unitCost';
  const lines = document.lines.map((line) => {
    const { amount, item: named, serials, isSerialsEmpty, ...rest } = line;
    const [first, ...others] = serials ?? [];
    const isSkuFirst = named === null && first !== undefined && run.skus.has(first);
    const own = isSkuFirst ? (others.length > 0 ? others : null) : serials;
    const item =
      named ??
      (isSkuFirst ? first : undefined) ??
      (own?.[0] === undefined ? undefined : run.itemOf.get(keyOf(own[0]))) ??
      run.lastItem;
    if (run.skus.has(item)) run.lastItem = item;
    for (const serial of own ?? []) run.itemOf.set(keyOf(serial), item);
    return {
      ...rest,
      item,
      ...(own === null && !isSerialsEmpty ? {} : { serials: [...(own ?? [])] }),
      ...(amount === undefined ? {} : { [amountField]: amount }),
    };
  });
  run.lastDay = occurredOn ?? run.lastDay;
  const from = follows.map((name) => (name === 'LAST' ? run.lastNumber : name));
  run.nextId += 1;
  return {
    ...fields,
    id: idOf(id ?? run.nextId),
    kind,
    occurredOn: run.lastDay,
    lines,
    ...(accept.length === 0 ? {} : { accept: [...accept] }),
    ...(addOns.length === 0 ? {} : { addOnCosts: [...addOns] }),
    ...(from.length === 0 ? {} : { from: from.length === 1 ? from[0]! : from }),
  };
}

async function runDocument(
  run: Run,
  document: ScenarioDocument,
  refused: readonly ExpectedIssue[] | null,
): Promise<void> {
  const request = requestOf(run, document);
  draftOf(request);
  const before = await readSeal(run.books);
  const rehearsed = await post(run.books, request, { isRehearsal: true });
  compare(await readSeal(run.books), before, 'a rehearsal was written');
  const outcome = await post(run.books, request);
  if (outcome.kind === 'refused' || rehearsed.kind === 'refused') {
    compare(rehearsed, outcome, 'the rehearsal said otherwise');
  } else {
    const { number: _number, recordedAt: _recordedAt, ...said } = outcome.answer;
    const { number: _none, recordedAt: _never, ...foretold } = rehearsed.answer;
    compare(said, foretold, 'the rehearsal answered otherwise');
    const seal = await readSeal(run.books);
    const again = await post(run.books, request);
    compare(again.kind === 'posted' && again.answer, outcome.answer, 'sent again it answers');
    compare(await readSeal(run.books), seal, 'sent again it was written again');
  }
  await settle(run, outcome, refused, before);
  if (outcome.kind !== 'refused') {
    for (const { units } of outcome.answer.lines) {
      for (const { item, serial } of units) run.itemOf.set(keyOf(serial), item);
    }
  }
}

async function runReversal(
  run: Run,
  target: string,
  occurredOn: string | undefined,
  refused: readonly ExpectedIssue[] | null,
): Promise<void> {
  const kind = target.startsWith('the ') ? target.slice(4) : null;
  const number =
    kind === null
      ? target === 'LAST'
        ? run.lastNumber
        : target
      : present(run.numberOf.get(kind), `a posted ${kind}`);
  run.lastDay = occurredOn ?? run.lastDay;
  const day = present(parseDay(run.lastDay), 'the day of the reversal');
  const before = await readSeal(run.books);
  run.nextId += 1;
  const request = { id: idOf(run.nextId), occurredOn: day };
  const outcome = await reverse(run.books, number, request);
  if (outcome?.kind === 'posted') {
    const again = await reverse(run.books, number, request);
    compare(again?.kind === 'posted' && again.answer, outcome.answer, 'sent again it answers');
  }
  await settle(run, present(outcome, `document ${number}`), refused, before);
}

function wordOf(issue: Issue | ExpectedIssue, withSerial: boolean): string {
  const isQuestion = 'isQuestion' in issue ? issue.isQuestion : issue.severity === 'question';
  const line = issue.line === null ? '' : `line ${issue.line} `;
  const serial = withSerial && issue.serial !== null ? ` ${issue.serial}` : '';
  return `${line}${issue.code}${isQuestion ? '?' : ''}${serial}`;
}

/** What a person reads is whole sentences, without a code and without a hole. */
function checkSentence(issue: Issue): void {
  const said = messageOf(issue);
  const isWhole = said.endsWith('.') && !/undefined|null|NaN|\[object/.test(said);
  if (!isWhole || said.includes(issue.code)) {
    throw new Error(`${issue.code} is said as: ${said}`);
  }
}

async function settle(
  run: Run,
  outcome: PostOutcome,
  refused: readonly ExpectedIssue[] | null,
  before: string,
): Promise<void> {
  if (outcome.kind === 'refused') {
    for (const issue of outcome.issues) {
      run.reached.add(issue.code);
      checkSentence(issue);
    }
    if (refused === null) {
      throw new Error(`was refused: ${outcome.issues.map((issue) => messageOf(issue)).join(' ')}`);
    }
    const said = outcome.issues.map((issue, index) =>
      wordOf(issue, refused[index]?.serial !== null),
    );
    compare(
      said,
      refused.map((issue) => wordOf(issue, true)),
      'other issues were answered',
    );
    compare(await readSeal(run.books), before, 'a refused document was written');
    return;
  }
  if (refused !== null) {
    throw new Error(`was posted, not refused: ${refused.map((i) => wordOf(i, true)).join('; ')}`);
  }
  const { number, kind } = outcome.answer;
  run.lastNumber = number ?? '';
  run.numberOf.set(kind, run.lastNumber);
}

/** Compares named facts with what is known under these names. */
function checkFacts(facts: readonly Fact[], known: Readonly<Record<string, unknown>>): void {
  for (const { name, value } of facts) {
    const words = name.split(' ');
    const field = words
      .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
      .join('');
    if (!(field in known)) {
      throw new Error(`no fact is called "${name}"; there are ${Object.keys(known).join(', ')}`);
    }
    const found = known[field];
    const said = typeof found === 'string' ? found : JSON.stringify(found ?? null);
    compare(said === 'null' ? 'none' : said, value, name);
  }
}

async function checkClaim(run: Run, claim: Claim): Promise<void> {
  const { books } = run;
  switch (claim.kind) {
    case 'unit':
      return checkUnit(run, claim);
    case 'history': {
      const sku = itemFor(run, null, claim.serial);
      const row = present(await findUnitRow(books, sku, claim.serial), `unit ${claim.serial}`);
      const rows = (await loadHistories(books, [row.id])).get(row.id) ?? [];
      const kinds = rows.map(({ kind }) => kindFacts[kind].title.toLowerCase());
      const wanted = claim.documents.map((text) => text.toLowerCase());
      compare(kinds, wanted, `the history of ${claim.serial}`);
      return;
    }
    case 'profit': {
      const from = claim.from === null ? undefined : (parseDay(claim.from) ?? undefined);
      const to = claim.to === null ? undefined : (parseDay(claim.to) ?? undefined);
      const answer = answerProfit(await loadProfit(books, { by: 'total', from, to }));
      const { adjustments, tieOut, totals } = answer;
      const { total, ...others } = adjustments;
      checkFacts(claim.facts, { ...totals, ...others, ...tieOut, adjustments: total });
      return;
    }
    case 'document': {
      const { db } = books.store;
      const row = present(await findDocument(db, { number: run.lastNumber }), run.lastNumber);
      const facts = await loadDocument(db, row);
      const money = (amount: number): string => formatMoney(amount, facts.currency);
      checkFacts(claim.facts, {
        number: facts.number,
        net: money(facts.net),
        tax: money(facts.tax),
        total: money(facts.net + facts.tax),
        cost: formatMoney(facts.cost, run.currency),
        addOnCosts: formatMoney(facts.addOnCosts, run.currency),
        units: facts.units,
        day: facts.occurredOn,
        reverses: facts.reverses,
      });
      return;
    }
    case 'postings': {
      const { rows } = await loadJournal(books, {});
      const amounts = rows
        .filter(({ document }) => document === run.lastNumber)
        .map(
          ({ account, debit, credit }) =>
            `${account} ${/[1-9]/.test(debit) ? debit : `-${credit}`}`,
        );
      const wanted = claim.facts.map(({ name, value }) => `${name.replaceAll(' ', '_')} ${value}`);
      compare(amounts, wanted, `the postings of ${run.lastNumber}`);
      return;
    }
    case 'books':
      return checkBooks(run, claim.facts);
  }
}

/** The value of stock as three places say it, which must agree, with units, average and margin. */
async function checkBooks(run: Run, facts: readonly Fact[]): Promise<void> {
  const { books, currency } = run;
  const { totals } = await loadValuation(books, { by: 'unit' });
  const profit = answerProfit(await loadProfit(books, { by: 'total' }));
  compare(totals.value, profit.tieOut.closingStock, 'valuation and tie-out disagree');
  const value = present(parseMoney(totals.value, currency), 'the value of stock');
  checkFacts(facts, {
    stock: totals.value,
    units: totals.units,
    average: formatMoney(Math.round(value / Math.max(1, totals.units)), currency),
    margin: profit.totals.margin,
  });
}

function itemFor(run: Run, item: string | null, serial: string): string {
  return item ?? run.itemOf.get(keyOf(serial)) ?? run.lastItem;
}

async function checkUnit(run: Run, claim: Extract<Claim, { kind: 'unit' }>): Promise<void> {
  const { books } = run;
  const { serial, status } = claim;
  const sku = itemFor(run, claim.item, serial);
  const life = claim.life ?? undefined;
  const asOf = claim.asOf === null ? undefined : (parseDay(claim.asOf) ?? undefined);
  const card = await findCard(books, sku, serial, { life, asOf });
  if (status === 'none') {
    compare(card, null, `${serial} is known`);
    const { results } = await lookupUnits(books, { serials: [serial], item: sku, asOf });
    compare(results[0]?.match, 'none', `the look-up of ${serial}`);
    return;
  }
  if (card === null) throw new Error(`${serial} of ${sku} is unknown`);
  compare(card.status, status, `the status of ${serial}`);
  if (life === undefined) {
    const { results } = await lookupUnits(books, { serials: [serial], item: sku, asOf });
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
