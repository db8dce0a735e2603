/** Reads what a scenario claims of the books after its steps: `then A1 sold, cost 510.00; margin 190.00`. */
import { unitStatuses } from '../../shared/stock/lifecycle.ts';
import { isDocumentNumber } from './read-document.ts';
import type { Claim, ExpectedIssue, Fact, Moment, OrderFact } from './scenario.ts';
import type { TokenReader } from './tokens.ts';

export function readIssue(reader: TokenReader): ExpectedIssue {
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

function readFacts(reader: TokenReader, what: string): Fact[] {
  if (!reader.take(':')) reader.fail(`"${what}" needs a colon`);
  return reader.split(',').map(readFact);
}

/** `as of 2024-02-03`, `known at INV-100001`. */
function readMoment(reader: TokenReader, before: Moment): Moment | null {
  if (reader.take('as', 'of')) return { ...before, asOf: reader.word('the day') };
  if (reader.take('known', 'at')) return { ...before, knownAt: reader.word('the document') };
  return null;
}

const always: Moment = { asOf: null, knownAt: null };

/** The claims of one part of a `then`. */
export function readClaims(reader: TokenReader): Claim[] {
  if (reader.take('profit')) return [readProfit(reader)];
  if (reader.take('document')) {
    return [{ kind: 'document', facts: readFacts(reader, 'document') }];
  }
  if (reader.take('postings')) return [readPostings(reader)];
  if (reader.take('preview')) return [readPreview(reader)];
  if (reader.take('history', 'of')) {
    const serial = reader.next('a serial').text;
    if (!reader.take(':')) reader.fail('"history" needs a colon');
    return [{ kind: 'history', serial, documents: reader.split(',').map(readWords) }];
  }
  if (reader.take('components', 'of')) return [readComponents(reader)];
  if (reader.take('books')) return [readBooks(reader)];
  if (['stock', 'margin', 'average', 'units'].some((word) => reader.isNext(word))) {
    return [{ kind: 'books', ...always, facts: reader.split(',').map(readFact) }];
  }
  const token = reader.peek();
  if (token !== undefined && !token.isQuoted && isDocumentNumber(token.text)) {
    return [readOrder(reader)];
  }
  if (isBalanceNext(reader)) return [readBalance(reader)];
  return readUnits(reader);
}

function readWords(reader: TokenReader): string {
  const words: string[] = [];
  while (!reader.isAtEnd) words.push(reader.word('a word'));
  return words.join(' ');
}

/** `profit by month 2024-02 from 2024-01-01 to 2024-02-28 as of DAY known at DOCUMENT: FACTS`. */
function readProfit(reader: TokenReader): Claim {
  let from: string | null = null;
  let to: string | null = null;
  let row: { by: string; key: string } | null = null;
  let moment = always;
  while (!reader.isNext(':')) {
    const next = readMoment(reader, moment);
    if (next !== null) moment = next;
    else if (reader.take('from')) from = reader.word('the day');
    else if (reader.take('to')) to = reader.word('the day');
    else if (reader.take('by')) row = { by: reader.word('the key'), key: reader.word('its value') };
    else reader.fail('"profit" needs a colon');
  }
  return { kind: 'profit', from, to, row, ...moment, facts: readFacts(reader, 'profit') };
}

function readPostings(reader: TokenReader): Claim {
  if (!reader.take(':')) reader.fail('"postings" needs a colon');
  if (reader.take('nothing')) return { kind: 'postings', facts: [] };
  return { kind: 'postings', facts: reader.split(',').map(readFact) };
}

function readPreview(reader: TokenReader): Claim {
  const month = reader.take('month') ? reader.word('the month') : reader.take('unsold') ? '' : null;
  return { kind: 'preview', month, facts: readFacts(reader, 'preview') };
}

function readComponents(reader: TokenReader): Claim {
  const serial = reader.next('a serial').text;
  if (!reader.take(':')) reader.fail('"components" needs a colon');
  const serials: string[] = [];
  if (!reader.take('none')) {
    while (!reader.isAtEnd) serials.push(reader.next('a serial').text);
  }
  return { kind: 'components', serial, serials };
}

function readBooks(reader: TokenReader): Claim {
  let moment = always;
  while (!reader.isNext(':')) {
    moment = readMoment(reader, moment) ?? reader.fail('books are "as of" or "known at"');
  }
  return { kind: 'books', ...moment, facts: readFacts(reader, 'books') };
}

/** `PO-100001 open 4, line 2 open 3, followed by GR-100001 GR-100002`. */
function readOrder(reader: TokenReader): Claim {
  const number = reader.word('the document');
  return { kind: 'order', number, facts: reader.split(',').map(readOrderFact) };
}

function readOrderFact(reader: TokenReader): OrderFact {
  if (reader.take('followed', 'by')) {
    const by: string[] = [];
    if (!reader.take('nothing')) {
      while (!reader.isAtEnd) by.push(reader.word('a document'));
    }
    return { kind: 'followed', by };
  }
  const line = reader.take('line') ? reader.number('the line') : null;
  const status = reader.phrase(['open', 'closed'] as const);
  if (status === null) reader.fail('an order is "open", "closed", or "followed by" documents');
  if (status === 'open' && !reader.isAtEnd) {
    const units = reader.number('what is open');
    reader.end();
    return { kind: 'open', line, units };
  }
  reader.end();
  if (line !== null) reader.fail('a line is "open" and so many');
  return { kind: 'status', status };
}

/** `SCREW 90` or `SCREW 90 in MAIN`: no unit is claimed so, as a unit has a status. */
function isBalanceNext(reader: TokenReader): boolean {
  const [item, units, mark, place] = [0, 1, 2, 3].map((ahead) => reader.peek(ahead));
  if (item === undefined || item.isQuoted) return false;
  if (units === undefined || units.isQuoted || !/^\d+$/.test(units.text)) return false;
  if (mark === undefined || mark.text === ',') return true;
  return mark.text === 'in' && !['stock', 'transit'].includes(place?.text ?? '');
}

function readBalance(reader: TokenReader): Claim {
  const item = reader.word('the item');
  const units = reader.number('how many');
  const area = reader.take('in') ? reader.word('the bin') : null;
  if (!reader.isAtEnd && !reader.take(',')) reader.end();
  return { kind: 'balance', item, units, area, facts: reader.split(',').map(readFact) };
}

const statusPhrases = unitStatuses.map((status) => status.replaceAll('_', ' '));

function readUnits(reader: TokenReader): Claim[] {
  const item = reader.take('item') ? reader.word('the item') : null;
  const serials: string[] = [];
  let life: number | null = null;
  let moment = always;
  let status: string | null = null;
  while (status === null) {
    const next = readMoment(reader, moment);
    if (next !== null) moment = next;
    else if (reader.take('of', 'life')) life = reader.number('the life');
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
    ...moment,
    status: found,
    facts,
  }));
}
