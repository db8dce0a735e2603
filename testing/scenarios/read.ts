/**
 * Reads ledger stories. A file holds scenarios; a scenario is masters, settings and steps:
 *
 *     scenario a straight sale
 *     given   goods receipt from acme into MAIN: LAPTOP A1 A2 @ 500.00, freight 20.00
 *     when    invoice to bolt: A1 @ 700.00
 *     then    A1 sold, cost 510.00; A2 in stock, cost 510.00; margin 190.00
 *     when    invoice to bolt: A1 @ 700.00
 *     refuse  line 1 serial_not_in_stock
 *
 * Document lines are parted by `;`, add-on costs follow a comma. A date, currency and the like stand before the colon:
 * `on 2024-02-03`, `in EUR rate 1.0825`, `accept CODE`, `from LAST`, `into MAIN`, `out of MAIN`, `id 7`. A document is
 * posted by `given` and `when`, and only rehearsed by `rehearse`. README.md here has a line for every word.
 */
import {
  lifePolicies,
  partyRoles,
  type LifePolicy,
  type PartyRole,
} from '../../shared/stock/masters.ts';
import { readClaims, readIssue } from './read-claims.ts';
import { readDocument, readKind } from './read-document.ts';
import type { Scenario, ScenarioItem, ScenarioLot, ScenarioTerm, Step } from './scenario.ts';
import { readStatements, ScenarioError, TokenReader, type Statement } from './tokens.ts';

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

const refusable: ReadonlySet<Step['kind']> = new Set([
  'document',
  'convert',
  'reverse',
  'close',
  'period',
]);

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
    case 'party':
      return readParty(reader, line);
    case 'lot':
      return { line, kind: 'lot', lot: readLot(reader) };
    case 'setting':
      return readSetting(reader, line);
    case 'given':
    case 'when':
      return readDeed(reader, line);
    case 'rehearse':
      return { line, kind: 'document', document: readDocument(reader), isRehearsal: true };
    case 'refuse':
      if (before === undefined || !refusable.has(before.kind)) {
        throw new ScenarioError(file, line, '"refuse" follows what was done, and may be refused');
      }
      return { line, kind: 'refuse', issues: reader.split(';').map(readIssue) };
    case 'then':
      return { line, kind: 'then', claims: reader.split(';').flatMap(readClaims) };
    default:
      throw new ScenarioError(
        file,
        line,
        `"${keyword.text}" begins no step; say scenario, books, item, party, lot, setting, given, when, ` +
          'rehearse, then or refuse',
      );
  }
}

function readDeed(reader: TokenReader, line: number): Step {
  const word = reader.phrase(['reverse', 'close'] as const);
  if (word !== null) {
    const target = readTarget(reader);
    return { line, kind: word, target, ...readDay(reader) };
  }
  if (reader.take('convert')) {
    const target = readTarget(reader);
    if (!reader.take('to')) reader.fail('a document is converted "to" a kind');
    return { line, kind: 'convert', target, to: readKind(reader), ...readDay(reader) };
  }
  if (reader.take('period')) return readPeriod(reader, line);
  return { line, kind: 'document', document: readDocument(reader), isRehearsal: false };
}

/** A document by number, or `the invoice`: the last one of its kind. */
function readTarget(reader: TokenReader): string {
  return reader.take('the') ? `the ${readKind(reader)}` : reader.word('the document');
}

function readDay(reader: TokenReader): { readonly occurredOn?: string } {
  const day = reader.take('on') ? { occurredOn: reader.word('the day') } : {};
  reader.end();
  return day;
}

/** `period closes through 2024-01-31`, `period reopens through 2023-12-31`, `period reopens`. */
function readPeriod(reader: TokenReader, line: number): Step {
  const word = reader.phrase(['closes', 'reopens'] as const);
  if (word === null) reader.fail('a period "closes" or "reopens"');
  const isClosing = word === 'closes';
  const isToDay = reader.take('through');
  if (isClosing && !isToDay) reader.fail('a period closes "through" a day');
  const through = isToDay ? reader.word('the day') : null;
  reader.end();
  return { line, kind: 'period', isClosing, through };
}

function readItem(reader: TokenReader): ScenarioItem {
  let item: ScenarioItem = {
    sku: reader.word('the item'),
    tracking: 'serial',
    serialSource: 'manufacturer',
    lifePolicy: 'ask',
    caseMatters: false,
    weight: '0',
    lotTracked: false,
  };
  while (!reader.isAtEnd) {
    const policy: LifePolicy | null = reader.phrase(lifePolicies);
    if (policy !== null) item = { ...item, lifePolicy: policy };
    else if (reader.take('auto')) {
      item = { ...item, tracking: 'auto_serial', serialSource: 'generated' };
    } else if (reader.take('generated')) item = { ...item, serialSource: 'generated' };
    else if (reader.take('quantity')) item = { ...item, tracking: 'quantity' };
    else if (reader.take('untracked')) item = { ...item, tracking: 'none' };
    else if (reader.take('lots')) item = { ...item, lotTracked: true };
    else if (reader.take('case', 'matters')) item = { ...item, caseMatters: true };
    else if (reader.take('weight')) item = { ...item, weight: reader.word('the weight') };
    else if (reader.take('warranty')) item = { ...item, warrantyToCustomer: readTerm(reader) };
    else if (reader.take('vendor', 'warranty')) {
      item = { ...item, warrantyFromVendor: readTerm(reader) };
    } else reader.end();
  }
  return item;
}

function readTerm(reader: TokenReader): ScenarioTerm {
  const count = reader.number('how long');
  const unit = reader.phrase(['days', 'months', 'years'] as const);
  return unit === null ? reader.fail('a warranty is in days, months or years') : { [unit]: count };
}

function readParty(reader: TokenReader, line: number): Step {
  const code = reader.word('the party');
  const roles: PartyRole[] = [];
  const discontinued = reader.phrase(['discontinued'] as const) !== null;
  while (!reader.isAtEnd) {
    const role: PartyRole | null = reader.phrase(partyRoles);
    if (role === null) reader.end();
    else roles.push(role);
  }
  if (roles.length === 0) reader.fail('a party is a vendor, a customer or both');
  return { line, kind: 'party', code, roles, discontinued };
}

/** `lot L1 of MILK from acme made 2024-01-01 expires 2024-05-01 warranty until 2025-01-01`. */
function readLot(reader: TokenReader): ScenarioLot {
  const name = reader.word('the lot');
  if (!reader.take('of')) reader.fail('a lot is "of" an item');
  let lot: ScenarioLot = { item: reader.word('the item'), lot: name };
  while (!reader.isAtEnd) {
    if (reader.take('from')) lot = { ...lot, vendor: reader.word('the vendor') };
    else if (reader.take('made')) lot = { ...lot, manufacturedOn: reader.word('the day') };
    else if (reader.take('expires')) lot = { ...lot, expiresOn: reader.word('the day') };
    else if (reader.take('warranty', 'until')) {
      lot = { ...lot, warrantyUntil: reader.word('the day') };
    } else reader.end();
  }
  return lot;
}

/** What each setting is called here, and what it may be. */
const settings = {
  'over receipt': { name: 'overReceipt', values: ['ask', 'forbid', 'allow'] },
  'manufacturer serials': {
    name: 'autoSerialWithManufacturerSerial',
    values: ['take', 'skip', 'ask'],
  },
  'search other bins': { name: 'searchOtherBins', values: ['yes', 'no'] },
  'link components': { name: 'linkComponents', values: ['yes', 'no'] },
} as const;

/** `setting over receipt forbid`; `setting bin salesOrder CSHIP`. */
function readSetting(reader: TokenReader, line: number): Step {
  if (reader.take('bin')) {
    const name = reader.word('what the bin is for');
    const code = reader.word('the bin');
    reader.end();
    return { line, kind: 'bin', name, code };
  }
  const phrase = reader.phrase(Object.keys(settings) as (keyof typeof settings)[]);
  if (phrase === null) reader.fail(`settings are ${Object.keys(settings).join(', ')} and bin`);
  const { name, values } = settings[phrase];
  const value = reader.phrase<string>(values);
  if (value === null) reader.fail(`"${phrase}" is ${values.join(' or ')}`);
  reader.end();
  const isTruth = value === 'yes' || value === 'no';
  return { line, kind: 'setting', name, value: isTruth ? value === 'yes' : value };
}
