/**
 * Reads ledger stories. A file holds scenarios; a scenario is masters and steps:
 *
 *     scenario a straight sale
 *     given   goods receipt from acme into MAIN: LAPTOP A1 A2 @ 500.00, freight 20.00
 *     when    invoice to bolt: A1 @ 700.00
 *     then    A1 sold, cost 510.00; A2 in stock, cost 510.00; margin 190.00
 *     when    invoice to bolt: A1 @ 700.00
 *     refuse  line 1 serial_not_in_stock
 *
 * Document lines are parted by `;`, add-on costs follow a comma. A date, currency and the like stand before the colon:
 * `on 2024-02-03`, `in EUR rate 1.0825`, `accept CODE`, `from LAST`, `into MAIN`, `out of MAIN`, `id 7`.
 */
import { addOnBases, rmaActions, type AddOnBasis, type RmaAction } from '../../shared/api.ts';
import { documentKinds, kindFacts, type DocumentKind } from '../../shared/documents/kinds.ts';
import { unitStatuses, type UnitStatus } from '../../shared/stock/lifecycle.ts';
import { lifePolicies, type LifePolicy } from '../../shared/stock/masters.ts';
import { readStatements, ScenarioError, TokenReader, type Statement } from './tokens.ts';

interface ScenarioItem {
  readonly sku: string;
  readonly tracking: 'serial' | 'auto_serial' | 'quantity';
  readonly serialSource: 'manufacturer' | 'generated';
  readonly lifePolicy: LifePolicy;
  readonly caseMatters: boolean;
  readonly weight: string;
}

interface ScenarioLine {
  /** Null takes the item of its serials. */
  readonly item: string | null;
  readonly serials: readonly string[] | null;
  /** Whether the line says that it has no serials, and does not merely keep silent. */
  readonly isSerialsEmpty: boolean;
  readonly quantity?: number;
  readonly amount?: string;
  readonly discount?: string;
  readonly taxRate?: string;
  readonly area?: string;
  readonly fromArea?: string;
  readonly toArea?: string;
  readonly reason?: string;
  readonly action?: RmaAction;
}

interface ScenarioAddOn {
  readonly name: string;
  readonly amount: string;
  readonly by: AddOnBasis;
  readonly currency?: string;
  readonly exchangeRate?: string;
}

export interface ScenarioDocument {
  readonly kind: DocumentKind;
  readonly id?: number;
  readonly party?: string;
  readonly area?: string;
  readonly fromArea?: string;
  readonly toArea?: string;
  readonly occurredOn?: string;
  readonly currency?: string;
  readonly exchangeRate?: string;
  readonly follows: readonly string[];
  readonly accept: readonly string[];
  readonly lines: readonly ScenarioLine[];
  readonly addOns: readonly ScenarioAddOn[];
}

export interface ExpectedIssue {
  readonly line: number | null;
  readonly code: string;
  readonly isQuestion: boolean;
  /** Null does not ask which. */
  readonly serial: string | null;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

export type Claim =
  | {
      readonly kind: 'unit';
      readonly item: string | null;
      readonly serial: string;
      readonly life: number | null;
      readonly asOf: string | null;
      readonly status: UnitStatus;
      readonly facts: readonly Fact[];
    }
  | { readonly kind: 'history'; readonly serial: string; readonly documents: readonly string[] }
  | {
      readonly kind: 'profit';
      readonly from: string | null;
      readonly to: string | null;
      readonly facts: readonly Fact[];
    }
  | { readonly kind: 'document'; readonly facts: readonly Fact[] }
  | { readonly kind: 'postings'; readonly facts: readonly Fact[] }
  | { readonly kind: 'books'; readonly facts: readonly Fact[] };

export type Step = { readonly line: number } & (
  | { readonly kind: 'item'; readonly item: ScenarioItem }
  | { readonly kind: 'document'; readonly document: ScenarioDocument }
  | { readonly kind: 'reverse'; readonly target: string; readonly occurredOn?: string }
  | { readonly kind: 'refuse'; readonly issues: readonly ExpectedIssue[] }
  | { readonly kind: 'then'; readonly claims: readonly Claim[] }
);

export interface Scenario {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly currency: string;
  readonly steps: readonly Step[];
}

/** The scenarios of a file's text. Throws {@link ScenarioError}, naming file and line, where it cannot be read. */
export function readScenarios(text: string, file: string): Scenario[] {
  const scenarios: { head: Statement; currency: string; steps: Step[] }[] = [];
  for (const statement of readStatements(text, file)) {
    const { keyword } = statement;
    if (keyword.text === 'scenario') {
      scenarios.push({ head: statement, currency: 'USD', steps: [] });
      continue;
    }
    const open = scenarios.at(-1);
    if (open === undefined) {
      throw new ScenarioError(file, keyword.line, 'a scenario begins with "scenario" and its name');
    }
    const reader = new TokenReader(statement.tokens, file, keyword.line);
    if (keyword.text === 'books') {
      if (!reader.take('in')) reader.fail('books are "in" a currency');
      open.currency = reader.word('the currency');
      reader.end();
    } else {
      open.steps.push(readStep(statement, reader, file, open.steps.at(-1)));
    }
  }
  return scenarios.map(({ head, currency, steps }) => ({
    file,
    line: head.keyword.line,
    name: head.tokens
      .map((token) => token.text)
      .join(' ')
      .replaceAll(/ ([,;:])/g, '$1'),
    currency,
    steps,
  }));
}

function readStep(
  { keyword }: Statement,
  reader: TokenReader,
  file: string,
  before: Step | undefined,
): Step {
  const { line } = keyword;
  switch (keyword.text) {
    case 'item':
      return { line, kind: 'item', item: readItem(reader) };
    case 'given':
    case 'when':
      return reader.take('reverse') ? readReversal(reader, line) : readDocumentStep(reader, line);
    case 'refuse':
      if (before?.kind !== 'document' && before?.kind !== 'reverse') {
        throw new ScenarioError(file, line, '"refuse" follows a document or a reversal');
      }
      return { line, kind: 'refuse', issues: reader.split(';').map(readIssue) };
    case 'then':
      return { line, kind: 'then', claims: reader.split(';').flatMap(readClaims) };
    default:
      throw new ScenarioError(
        file,
        line,
        `"${keyword.text}" begins no step; say scenario, books, item, given, when, then or refuse`,
      );
  }
}

function readItem(reader: TokenReader): ScenarioItem {
  let item: ScenarioItem = {
    sku: reader.word('the item'),
    tracking: 'serial',
    serialSource: 'manufacturer',
    lifePolicy: 'ask',
    caseMatters: false,
    weight: '0',
  };
  while (!reader.isAtEnd) {
    const policy = reader.phrase(lifePolicies);
    if (policy !== null) item = { ...item, lifePolicy: policy };
    else if (reader.take('auto')) {
      item = { ...item, tracking: 'auto_serial', serialSource: 'generated' };
    } else if (reader.take('generated')) item = { ...item, serialSource: 'generated' };
    else if (reader.take('quantity')) item = { ...item, tracking: 'quantity' };
    else if (reader.take('case', 'matters')) item = { ...item, caseMatters: true };
    else if (reader.take('weight')) item = { ...item, weight: reader.word('the weight') };
    else reader.end();
  }
  return item;
}

function readReversal(reader: TokenReader, line: number): Step {
  const target = reader.take('the')
    ? `the ${readKind(reader)}`
    : reader.word('the document to reverse');
  const day = reader.take('on') ? { occurredOn: reader.word('the day') } : {};
  reader.end();
  return { line, kind: 'reverse', target, ...day };
}

const titles = documentKinds.map((kind) => kindFacts[kind].title.toLowerCase());

function readKind(reader: TokenReader): DocumentKind {
  const exact = reader.phrase([...titles, ...titles.map((title) => title.replace('rma', 'RMA'))]);
  const index = titles.indexOf((exact ?? '').toLowerCase());
  return documentKinds[index] ?? reader.fail('a document begins with its kind');
}

/** What is named after `from`: a document that was posted, or a party or bin. */
function isDocument(word: string): boolean {
  return word === 'LAST' || /^[A-Z]+-\d+$/.test(word);
}

function readDocumentStep(reader: TokenReader, line: number): Step {
  const kind = readKind(reader);
  const isTransfer = kind === 'stock_transfer';
  const follows: string[] = [];
  const accept: string[] = [];
  const fields: Record<string, string> = {};
  let id: number | undefined;
  while (!reader.take(':')) {
    if (reader.take('from')) {
      const word = reader.word('a party or document');
      if (isDocument(word)) follows.push(word);
      else fields[isTransfer ? 'fromArea' : 'party'] = word;
    } else if (reader.take('to')) {
      fields[isTransfer ? 'toArea' : 'party'] = reader.word('a party');
    } else if (reader.take('with')) fields['party'] = reader.word('a party');
    else if (reader.take('into') || reader.take('out', 'of')) {
      fields['area'] = reader.word('the bin');
    } else if (reader.take('on')) fields['occurredOn'] = reader.word('the day');
    else if (reader.take('in')) fields['currency'] = reader.word('the currency');
    else if (reader.take('rate')) fields['exchangeRate'] = reader.word('the rate');
    else if (reader.take('accept')) accept.push(reader.word('the code'));
    else if (reader.take('id')) id = reader.number('the id');
    else if (reader.isAtEnd) reader.fail('a document has a colon before its lines');
    else reader.end();
  }
  const lines: ScenarioLine[] = [];
  const addOns: ScenarioAddOn[] = [];
  if (!reader.take('nothing')) {
    for (const part of reader.split(';')) {
      const [first, ...rest] = part.split(',');
      if (first !== undefined) lines.push(readLine(first));
      addOns.push(...rest.map(readAddOn));
    }
  }
  reader.end();
  const document = { ...fields, kind, follows, accept, lines, addOns };
  return { line, kind: 'document', document: id === undefined ? document : { ...document, id } };
}

/** Words that stand before one value of a line. */
const lineWords: Readonly<Record<string, keyof ScenarioLine>> = {
  '@': 'amount',
  less: 'discount',
  tax: 'taxRate',
  in: 'area',
  from: 'fromArea',
  to: 'toArea',
  reason: 'reason',
};

function readLine(reader: TokenReader): ScenarioLine {
  const fields: Record<string, string> = {};
  const serials: string[] = [];
  let quantity: number | undefined;
  let action: RmaAction | undefined;
  let isSerialsEmpty = false;
  const item = reader.take('item') ? reader.word('the item') : null;
  while (!reader.isAtEnd) {
    const { text, isQuoted } = reader.next('a word');
    const field = isQuoted ? undefined : lineWords[text];
    if (field !== undefined) fields[field] = reader.word(`what follows ${text}`);
    else if (!isQuoted && text === 'x') quantity = reader.number('the quantity');
    else if (!isQuoted && text === 'none') isSerialsEmpty = true;
    else if (!isQuoted && text === 'action') {
      action = reader.phrase(rmaActions) ?? reader.fail('an action of an RMA is missing');
    } else serials.push(text);
  }
  return {
    item,
    serials: serials.length > 0 ? serials : null,
    isSerialsEmpty,
    ...fields,
    ...(quantity === undefined ? {} : { quantity }),
    ...(action === undefined ? {} : { action }),
  };
}

function readAddOn(reader: TokenReader): ScenarioAddOn {
  const name = reader.word('the name of an add-on cost');
  const amount = reader.word(`the amount of ${name}`);
  let by: AddOnBasis = 'quantity';
  let own: { currency?: string; exchangeRate?: string } = {};
  while (!reader.isAtEnd) {
    if (reader.take('by')) by = reader.phrase(addOnBases) ?? reader.fail('by what is it shared?');
    else if (reader.take('in')) own = { ...own, currency: reader.word('the currency') };
    else if (reader.take('rate')) own = { ...own, exchangeRate: reader.word('the rate') };
    else reader.end();
  }
  return { name, amount, by, ...own };
}

function readIssue(reader: TokenReader): ExpectedIssue {
  const line = reader.take('line') ? reader.number('the line') : null;
  const word = reader.word('the code of an issue');
  const serial = reader.isAtEnd ? null : reader.next('a serial').text;
  reader.end();
  const isQuestion = word.endsWith('?');
  return { line, code: isQuestion ? word.slice(0, -1) : word, isQuestion, serial };
}

/** A fact ends in its value; the words before are its name. */
function readFact(reader: TokenReader): Fact {
  const words: string[] = [];
  while (!reader.isAtEnd) words.push(reader.word('a fact'));
  const value = words.pop() ?? '';
  if (words.length === 0) reader.fail(`"${value}" needs a name and a value`);
  return { name: words.join(' '), value };
}

const statusPhrases = unitStatuses.map((status) => status.replaceAll('_', ' '));

function readClaims(reader: TokenReader): Claim[] {
  if (reader.take('profit')) {
    const from = reader.take('from') ? reader.word('the day') : null;
    const to = reader.take('to') ? reader.word('the day') : null;
    if (!reader.take(':')) reader.fail('"profit" needs a colon');
    return [{ kind: 'profit', from, to, facts: reader.split(',').map(readFact) }];
  }
  if (reader.take('document', ':')) {
    return [{ kind: 'document', facts: reader.split(',').map(readFact) }];
  }
  if (reader.take('postings', ':')) {
    if (reader.take('nothing')) return [{ kind: 'postings', facts: [] }];
    return [{ kind: 'postings', facts: reader.split(',').map(readFact) }];
  }
  if (reader.take('history', 'of')) {
    const serial = reader.next('a serial').text;
    if (!reader.take(':')) reader.fail('"history" needs a colon');
    const documents = reader.split(',').map((part) => readWords(part));
    return [{ kind: 'history', serial, documents }];
  }
  if (['stock', 'margin', 'average', 'units'].some((word) => reader.isNext(word))) {
    return [{ kind: 'books', facts: reader.split(',').map(readFact) }];
  }
  return readUnitClaims(reader);
}

function readWords(reader: TokenReader): string {
  const words: string[] = [];
  while (!reader.isAtEnd) words.push(reader.word('a word'));
  return words.join(' ');
}

function readUnitClaims(reader: TokenReader): Claim[] {
  const item = reader.take('item') ? reader.word('the item') : null;
  const serials: string[] = [];
  let life: number | null = null;
  let asOf: string | null = null;
  let status: string | null = null;
  while (status === null) {
    if (reader.take('of', 'life')) life = reader.number('the life');
    else if (reader.take('as', 'of')) asOf = reader.word('the day');
    else {
      status = reader.take('unknown') ? 'none' : reader.phrase(statusPhrases);
      if (status === null) {
        if (reader.isAtEnd) reader.fail('a unit is in a status, such as "in stock" or "sold"');
        serials.push(reader.next('a serial').text);
      }
    }
  }
  const facts: Fact[] = [];
  if (reader.take('in')) facts.push({ name: 'area', value: reader.word('the bin') });
  if (reader.take('with')) facts.push({ name: 'holder', value: reader.word('the holder') });
  if (!reader.isAtEnd && !reader.take(',')) reader.end();
  facts.push(...reader.split(',').map(readFact));
  const found = unitStatuses[statusPhrases.indexOf(status)] ?? 'none';
  return serials.map((serial) => ({
    kind: 'unit',
    item,
    serial,
    life,
    asOf,
    status: found,
    facts,
  }));
}
