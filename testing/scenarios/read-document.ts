/**
 * Reads one document of a scenario: header words before the colon, then lines parted by `;`, with add-on costs after a
 * comma. A cost adjustment against a receipt has add-on costs in place of its first line; an assembly has builds.
 */
import { addOnBases, rmaActions, type AddOnBasis, type RmaAction } from '../../shared/api.ts';
import { documentKinds, kindFacts, type DocumentKind } from '../../shared/documents/kinds.ts';
import type {
  MakerNumbers,
  ScenarioAddOn,
  ScenarioBuild,
  ScenarioDocument,
  ScenarioLine,
  ScenarioSerial,
} from './scenario.ts';
import type { TokenReader } from './tokens.ts';

const titles = documentKinds.map((kind) => kindFacts[kind].title.toLowerCase());
const spellings = [...titles, ...titles.map((title) => title.replace('rma', 'RMA'))];

/** The kind that stands next. */
export function readKind(reader: TokenReader): DocumentKind {
  const exact = reader.phrase(spellings);
  const index = titles.indexOf((exact ?? '').toLowerCase());
  return documentKinds[index] ?? reader.fail('a document begins with its kind');
}

const numberPattern = new RegExp(
  `^(${documentKinds.map((kind) => kindFacts[kind].numberPrefix).join('|')})-\\d+$`,
);

/** Whether a word names a posted document, and not a party or bin. */
export function isDocumentNumber(word: string): boolean {
  return word === 'LAST' || numberPattern.test(word);
}

/** Words of a header that stand before one value, and the field each fills; in a transfer `from` and `to` are bins. */
const headerWords: Readonly<Record<string, string>> = {
  with: 'party',
  into: 'area',
  'out of': 'area',
  of: 'area',
  on: 'occurredOn',
  in: 'currency',
  rate: 'exchangeRate',
  reference: 'reference',
  against: 'against',
  expires: 'expiresOn',
  'vendor number': 'vendorRmaNumber',
  'vendor day': 'vendorRmaDate',
};
const headerPhrases = Object.keys(headerWords);

interface Header {
  readonly fields: Readonly<Record<string, string>>;
  readonly follows: readonly string[];
  readonly accept: readonly string[];
  readonly items: readonly string[];
  readonly inTransit: boolean;
  readonly id: number | undefined;
}

function readHeader(reader: TokenReader, kind: DocumentKind): Header {
  const isTransfer = kind === 'stock_transfer';
  const fields: Record<string, string> = {};
  const follows: string[] = [];
  const accept: string[] = [];
  const items: string[] = [];
  let inTransit = false;
  let id: number | undefined;
  while (!reader.take(':')) {
    if (reader.take('from')) {
      const word = reader.word('a party, bin or document');
      if (isDocumentNumber(word)) follows.push(word);
      else fields[isTransfer ? 'fromArea' : 'party'] = word;
    } else if (reader.take('to')) {
      fields[isTransfer ? 'toArea' : 'party'] = reader.word('a party or bin');
    } else if (reader.take('in', 'transit')) inTransit = true;
    else if (reader.take('accept')) accept.push(reader.word('the code'));
    else if (reader.take('only')) items.push(reader.word('the item'));
    else if (reader.take('id')) id = reader.number('the id');
    else {
      const phrase = reader.phrase(headerPhrases);
      const field = phrase === null ? undefined : headerWords[phrase];
      if (field !== undefined) fields[field] = reader.word(`what follows "${phrase}"`);
      else if (reader.isAtEnd) reader.fail('a document has a colon before its lines');
      else reader.end();
    }
  }
  return { fields, follows, accept, items, inTransit, id };
}

interface Body {
  readonly lines: readonly ScenarioLine[];
  readonly addOns: readonly ScenarioAddOn[];
  readonly builds: readonly ScenarioBuild[];
  readonly takeApart: readonly { readonly item: string; readonly serial: string }[];
}

/** A document from its kind to its end. */
export function readDocument(reader: TokenReader): ScenarioDocument {
  const kind = readKind(reader);
  const { fields, follows, accept, items, inTransit, id } = readHeader(reader, kind);
  const body = readBody(reader, kind, fields['against'] !== undefined);
  reader.end();
  return {
    ...fields,
    ...(inTransit ? { inTransit } : {}),
    ...(id === undefined ? {} : { id }),
    kind,
    follows,
    accept,
    items,
    ...body,
  };
}

function readBody(reader: TokenReader, kind: DocumentKind, isAgainst: boolean): Body {
  const lines: ScenarioLine[] = [];
  const addOns: ScenarioAddOn[] = [];
  const builds: ScenarioBuild[] = [];
  const takeApart: { item: string; serial: string }[] = [];
  for (const [index, part] of reader.split(';').entries()) {
    if (kind === 'assembly' && part.take('build')) builds.push(readBuild(part));
    else if (kind === 'assembly' && part.take('take', 'apart')) {
      takeApart.push({ item: part.word('the item'), serial: part.next('the serial').text });
      part.end();
    } else if (kind === 'assembly' && part.take('add')) addOns.push(readAddOn(part));
    else {
      const hasNoLine = part.take('nothing') || (isAgainst && index === 0);
      const [first, ...rest] = part.split(',');
      if (hasNoLine) addOns.push(...(first === undefined ? [] : [first]).map(readAddOn));
      else if (first !== undefined) lines.push(readLine(first));
      addOns.push(...rest.map(readAddOn));
    }
  }
  return { lines, addOns, builds, takeApart };
}

/** Words that stand before one value of a line. */
const lineWords = {
  '@': 'amount',
  cost: 'unitCost',
  less: 'discount',
  in: 'area',
  from: 'fromArea',
  to: 'toArea',
  lot: 'lot',
  reason: 'reason',
} as const satisfies Readonly<Record<string, keyof ScenarioLine>>;
const linePhrases = Object.keys(lineWords) as (keyof typeof lineWords)[];

function readLine(reader: TokenReader): ScenarioLine {
  const direction = reader.phrase(['in', 'out'] as const);
  const item = reader.take('item') ? reader.word('the item') : null;
  const serials: ScenarioSerial[] = [];
  let line: Omit<ScenarioLine, 'item' | 'serials'> = {
    isSerialsEmpty: false,
    ...(direction === null ? {} : { direction }),
  };
  while (!reader.isAtEnd) {
    const phrase = reader.phrase(linePhrases);
    const quantity = readQuantity(reader);
    if (phrase !== null) {
      line = { ...line, [lineWords[phrase]]: reader.word(`what follows "${phrase}"`) };
    } else if (quantity !== null) line = { ...line, quantity };
    else if (reader.take('none')) line = { ...line, isSerialsEmpty: true };
    else if (reader.take('tax')) line = { ...line, ...readTax(reader) };
    else if (reader.take('action')) line = { ...line, action: readAction(reader) };
    else if (reader.take('makers')) line = { ...line, manufacturerSerials: readMakers(reader) };
    else readSerial(reader, serials);
  }
  return { item, serials: serials.length > 0 ? serials : null, ...line };
}

/** `x 3` or `x3`. */
function readQuantity(reader: TokenReader): number | null {
  if (reader.take('x')) return reader.number('the quantity');
  const token = reader.peek();
  if (token === undefined || token.isQuoted || !/^x-?\d+$/.test(token.text)) return null;
  return Number(reader.next('the quantity').text.slice(1));
}

function readTax(reader: TokenReader): Pick<ScenarioLine, 'taxRate' | 'taxRecoverable'> {
  const taxRate = reader.word('the rate of tax');
  return reader.take('not', 'recoverable') ? { taxRate, taxRecoverable: false } : { taxRate };
}

function readAction(reader: TokenReader): RmaAction {
  return reader.phrase(rmaActions) ?? reader.fail('an action of an RMA is missing');
}

/** `makers start 0098 prefix IN suffix ML count 3`. */
function readMakers(reader: TokenReader): MakerNumbers {
  if (!reader.take('start')) reader.fail('"makers" needs "start" and a number');
  let makers: MakerNumbers = { start: reader.word('the first number') };
  for (;;) {
    if (reader.take('prefix')) makers = { ...makers, prefix: reader.word('the prefix') };
    else if (reader.take('suffix')) makers = { ...makers, suffix: reader.word('the suffix') };
    else if (reader.take('count')) makers = { ...makers, quantity: reader.number('the count') };
    else return makers;
  }
}

/** `A1`, then `maker M1` and `of lot L1` of it; `marked M1` is a unit that only its maker's number names. */
function readSerial(reader: TokenReader, serials: ScenarioSerial[]): void {
  const last = serials.at(-1);
  if (reader.take('marked')) {
    serials.push({ serial: '', manufacturerSerial: reader.word("the maker's number") });
  } else if (last !== undefined && reader.take('maker')) {
    serials.splice(-1, 1, { ...last, manufacturerSerial: reader.word("the maker's number") });
  } else if (last !== undefined && reader.take('of', 'lot')) {
    serials.splice(-1, 1, { ...last, lot: reader.word('the lot') });
  } else {
    serials.push({ serial: reader.next('a serial').text });
  }
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

/** `PC P1 from LAPTOP A1 A2, SCREW x4`; the serial and what it is made of may be left out. */
function readBuild(reader: TokenReader): ScenarioBuild {
  const item = reader.word('the item that is built');
  const isNameless = reader.isAtEnd || reader.isNext('from') || reader.isNext('of', 'lot');
  const built = {
    item,
    ...(isNameless ? {} : { serial: reader.next('the serial').text }),
    ...(reader.take('of', 'lot') ? { lot: reader.word('the lot') } : {}),
  };
  if (!reader.take('from')) {
    reader.end();
    return { ...built, components: [] };
  }
  return { ...built, components: reader.split(',').flatMap(readComponents) };
}

function readComponents(reader: TokenReader): ScenarioBuild['components'] {
  const item = reader.word('the item of a component');
  const quantity = readQuantity(reader);
  if (quantity !== null) {
    reader.end();
    return [{ item, quantity }];
  }
  const components: { item: string; serial: string }[] = [];
  while (!reader.isAtEnd) components.push({ item, serial: reader.next('a serial').text });
  return components.length > 0 ? components : reader.fail('a component has a serial or a quantity');
}
