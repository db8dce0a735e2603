/**
 * Runs scenarios against real books. Each document is rehearsed before it is posted: both must say the same, and
 * neither a rehearsal nor a refusal may leave a trace. When a scenario ends, its books must prove themselves.
 */
import { present } from '../../shared/assert.ts';
import { parseDay, type Day } from '../../shared/day.ts';
import type { DocumentRequest } from '../../shared/api.ts';
import type { Issue, IssueCode } from '../../shared/issues.ts';
import { messageOf } from '../../shared/messages.ts';
import { formatMoney } from '../../shared/money.ts';
import type { PostOutcome } from '../../service/commands/post-document.ts';
import { answerProfit, loadProfit } from '../../service/queries/profit.ts';
import { verifyBooks } from '../../service/queries/verify.ts';
import {
  enterMasters,
  idOf,
  openTestBooks,
  post,
  readSeal,
  reverse,
  usualMasters,
} from '../fixtures/books.ts';
import { checkClaim, compare, type Claimed } from './check-claims.ts';
import { changeSettings, close, convert, enterLot, movePeriod } from './deeds.ts';
import { keyOf, requestOf } from './request.ts';
import type { ExpectedIssue, Scenario, Step } from './scenario.ts';

interface Run extends Claimed {
  /** The last document of each kind. */
  readonly numberOf: Map<string, string>;
  /** Every code that was answered. */
  readonly reached: Set<IssueCode>;
}

type StepOf<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;
type Refusal = readonly ExpectedIssue[] | null;

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
      lastPreview: null,
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

async function runStep(run: Run, step: Step, refused: Refusal): Promise<void> {
  const { books } = run;
  switch (step.kind) {
    case 'item':
      await enterMasters(books, { items: [{ ...step.item }] });
      run.skus.add(step.item.sku);
      return;
    case 'party': {
      const { code, roles, discontinued } = step;
      const party = { code, name: code, roles: [...roles], discontinued };
      return enterMasters(books, { parties: [party] });
    }
    case 'lot':
      return enterLot(books, step.lot);
    case 'setting':
      return changeSettings(books, { [step.name]: step.value });
    case 'bin':
      return changeSettings(books, { bins: { [step.name]: step.code } });
    case 'period':
      return movePeriod(books, step);
    case 'document':
      return runDocument(run, requestOf(run, step.document), step.isRehearsal, refused);
    case 'convert':
      return runConversion(run, step, refused);
    case 'reverse':
    case 'close':
      return runUndoing(run, step, refused);
    case 'then':
      for (const claim of step.claims) await checkClaim(run, claim);
      return;
    case 'refuse':
      return;
  }
}

async function runDocument(
  run: Run,
  request: DocumentRequest,
  isRehearsal: boolean,
  refused: Refusal,
): Promise<void> {
  const { books } = run;
  const before = await readSeal(books);
  const rehearsed = await post(books, request, { isRehearsal: true });
  compare(await readSeal(books), before, 'a rehearsal was written');
  if (rehearsed.kind !== 'refused') run.lastPreview = rehearsed.answer['preview'] ?? null;
  const outcome = isRehearsal ? rehearsed : await post(books, request);
  if (outcome.kind === 'refused' || rehearsed.kind === 'refused') {
    compare(rehearsed, outcome, 'the rehearsal said otherwise');
  } else if (!isRehearsal) {
    const { number: _number, recordedAt: _recordedAt, ...said } = outcome.answer;
    const { number: _none, recordedAt: _never, preview: _preview, ...foretold } = rehearsed.answer;
    compare(said, foretold, 'the rehearsal answered otherwise');
    const seal = await readSeal(books);
    const again = await post(books, request);
    compare(again.kind === 'posted' && again.answer, outcome.answer, 'sent again it answers');
    compare(await readSeal(books), seal, 'sent again it was written again');
  }
  await settle(run, outcome, refused, before);
  if (outcome.kind === 'refused') return;
  for (const { units } of outcome.answer.lines) {
    for (const { item, serial } of units) run.itemOf.set(keyOf(serial), item);
  }
}

async function runConversion(run: Run, step: StepOf<'convert'>, refused: Refusal): Promise<void> {
  const number = numberOf(run, step.target);
  run.lastDay = step.occurredOn ?? run.lastDay;
  run.nextId += 1;
  const draft = await convert(run.books, number, step.to);
  const request = { ...draft, id: idOf(run.nextId), occurredOn: run.lastDay };
  return runDocument(run, request, false, refused);
}

/** A document by its number, or the last one of a kind. */
function numberOf(run: Run, target: string): string {
  if (target === 'LAST') return run.lastNumber;
  if (!target.startsWith('the ')) return target;
  const kind = target.slice('the '.length);
  return present(run.numberOf.get(kind), `a posted ${kind}`);
}

async function runUndoing(
  run: Run,
  step: StepOf<'reverse' | 'close'>,
  refused: Refusal,
): Promise<void> {
  const { books } = run;
  const number = numberOf(run, step.target);
  run.lastDay = step.occurredOn ?? run.lastDay;
  const occurredOn: Day = present(parseDay(run.lastDay), 'the day');
  const before = await readSeal(books);
  run.nextId += 1;
  const request = { id: idOf(run.nextId), occurredOn };
  const deed = step.kind === 'reverse' ? reverse : close;
  const outcome = await deed(books, number, request);
  if (outcome?.kind === 'posted') {
    const seal = await readSeal(books);
    const again = await deed(books, number, request);
    compare(again?.kind === 'posted' && again.answer, outcome.answer, 'sent again it answers');
    compare(await readSeal(books), seal, 'sent again it was written again');
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
  refused: Refusal,
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
  if (number === null) return;
  run.lastNumber = number;
  run.numberOf.set(kind, number);
}
