/**
 * RMA forms -> pages. A form of one unit is its whole story on a page, with lines to fill in and sign; a form of many is
 * one row a unit. Who reads it decides what stands on it, in one table; the facts hold nothing else.
 */
import { rmaActions } from '../../../shared/api.ts';
import { encodeText } from '../../barcode/encode.ts';
import type { BarSymbol } from '../../barcode/symbol.ts';
import { dressDocument } from '../design.ts';
import type { FactGroup, FormBlock, FormFact } from '../form-blocks.ts';
import type { Block, LabelledText, PageDocument, Tone } from '../page.ts';
import { textCell } from '../page.ts';
import type { ReturnStep, RmaFormFacts, RmaFormUnit, WarrantyFacts } from './facts.ts';
import { planUnitsTable } from './plan-many.ts';
import { isReturnKind, saySteps, sayWarranty } from './say.ts';
import {
  rmaFormWords,
  writeDay,
  writeMoney,
  writeUnits,
  type RmaFormField,
  type RmaFormWords,
} from './words.ts';

/** Lines to write on. */
const findingLines = 2;
const reasonLines = 2;
/** Bars wider than a column of the page are no use: such a text becomes a square code. */
const widestBars = 310;

/** A text as bars, or as a square where bars cannot hold it; null where nothing can. */
function codeOf(text: string, facts: RmaFormFacts): BarSymbol | null {
  const bars = encodeText('code128', text);
  const isSquare = facts.design?.barcode === 'qr';
  if (!isSquare && bars.ok && bars.value.columns <= widestBars) return bars.value;
  const square = encodeText('qr', text);
  return square.ok ? square.value : null;
}

type Said = readonly [field: RmaFormField, value: string | undefined, tone?: Tone];

function factsOf(words: RmaFormWords, said: readonly Said[]): readonly FormFact[] {
  return said.flatMap(([field, value, tone]): FormFact[] =>
    value === undefined || value === ''
      ? []
      : [{ label: words.fields[field], value, ...(tone === undefined ? {} : { tone }) }],
  );
}

function planGroups(facts: RmaFormFacts, unit: RmaFormUnit): readonly FactGroup[] {
  const { language, currency, reader } = facts;
  const words = rmaFormWords(language);
  const { purchase = {}, sale = {} } = unit;
  const day = (on: typeof purchase.receivedOn) =>
    on === undefined ? undefined : writeDay(on, language);
  const money = (amount: number | undefined) =>
    amount === undefined ? undefined : writeMoney(amount, currency, language);
  const warranty = (side: WarrantyFacts | undefined) =>
    side === undefined ? undefined : sayWarranty(side, language);
  const groups: readonly FactGroup[] = [
    {
      title: words.sections.unit,
      rows: factsOf(words, [
        ['item', unit.sku, 'strong'],
        ['description', unit.description],
        ['serial', unit.serial, 'serial'],
        ['manufacturerSerial', unit.manufacturerSerial, 'serial'],
        ['lot', unit.lot],
        ['status', words.statuses[unit.status]],
        ['life', unit.lives === 1 ? undefined : words.lifeOf(unit.life, unit.lives)],
      ]),
    },
    {
      title: words.sections.sale,
      rows: factsOf(words, [
        ['customer', reader === 'customer' ? undefined : sale.customer],
        ['invoice', sale.invoiceNumber],
        ['soldOn', day(sale.soldOn)],
        ['unitPrice', money(sale.unitPriceMinor)],
      ]),
    },
    {
      title: words.sections.purchase,
      rows: factsOf(words, [
        ['vendor', reader === 'vendor' ? undefined : purchase.vendor],
        ['receipt', purchase.receiptNumber],
        ['receivedOn', day(purchase.receivedOn)],
        ['unitCost', money(purchase.unitCostMinor)],
        ['trueCost', money(purchase.trueCostMinor)],
      ]),
    },
    {
      title: words.sections.warranty,
      rows: factsOf(words, [
        ['customerWarranty', warranty(unit.customerWarranty)],
        ['vendorWarranty', warranty(unit.vendorWarranty)],
      ]),
    },
  ];
  return groups.filter(({ rows }) => rows.length > 0);
}

function planEarlier(facts: RmaFormFacts, earlier: readonly ReturnStep[]): Block[] {
  const { language } = facts;
  const words = rmaFormWords(language);
  const heading: FormBlock = {
    kind: 'heading',
    title: words.sections.earlier,
    ...(earlier.length === 0 ? { remark: words.noneEarlier } : {}),
  };
  if (earlier.length === 0) return [{ kind: 'form', part: heading }];
  const hasParty = earlier.some(({ party }) => party !== undefined);
  const column = (head: string, size: 'fit' | 'rest') => ({ head, align: 'left' as const, size });
  return [
    { kind: 'form', part: heading },
    {
      kind: 'table',
      columns: [
        column(words.fields.day, 'fit'),
        column(words.fields.document, 'fit'),
        column(words.fields.kind, 'fit'),
        ...(hasParty ? [column(words.fields.party, 'fit')] : []),
        column(words.fields.reason, 'rest'),
      ],
      rows: earlier.map(({ number, kind, occurredOn, party = '', reason = '' }) => ({
        cells: [
          textCell(writeDay(occurredOn, language)),
          textCell(number),
          textCell(isReturnKind(kind) ? words.kinds[kind] : ''),
          ...(hasParty ? [textCell(party)] : []),
          textCell(reason === '' ? '–' : reason),
        ],
      })),
    },
  ];
}

function planAnswers({ reader, language }: RmaFormFacts, unit: RmaFormUnit): readonly FormBlock[] {
  const words = rmaFormWords(language);
  const { reason, action, next, steps } = unit;
  const ways = reader === 'customer' ? words.customerSteps : words.steps;
  return [
    {
      kind: 'answers',
      title: words.sections.request,
      answers: [
        ...(steps.length === 0
          ? []
          : [{ label: words.fields.documents, text: saySteps(steps, language, false) }]),
        reason === undefined
          ? { label: words.fields.reason, blankLines: reasonLines }
          : { label: words.fields.reason, text: reason },
        {
          label: words.fields.action,
          boxes: rmaActions.map((each) => ({
            text: words.actions[each],
            isTicked: each === action,
          })),
        },
        ...(next === undefined ? [] : [{ label: words.fields.next, text: ways[next] }]),
        { label: words.fields.findings, blankLines: findingLines },
      ],
    },
  ];
}

function planSignatures({ reader, language }: RmaFormFacts): Block {
  const { signatures, signedOn } = rmaFormWords(language);
  return {
    kind: 'signatures',
    captions: signatures[reader].map((signer) => `${signer}: ${signedOn}`),
  };
}

/** The RMA's number and the serial, each to be scanned. */
function planCodes(facts: RmaFormFacts, unit: RmaFormUnit | undefined): Block[] {
  const words = rmaFormWords(facts.language);
  const codes = [
    { label: words.fields.rmaNumber, text: facts.number },
    { label: words.fields.serial, text: unit?.serial },
  ].flatMap(({ label, text }) => {
    const symbol = text === undefined ? null : codeOf(text, facts);
    return symbol === null ? [] : [{ label, symbol }];
  });
  return codes.length === 0 ? [] : [{ kind: 'form', part: { kind: 'codes', codes } }];
}

function planMeta(facts: RmaFormFacts): readonly LabelledText[] {
  const { language, units, expiresOn, party } = facts;
  const words = rmaFormWords(language);
  const meta: readonly (readonly [RmaFormField, string | undefined])[] = [
    ['day', writeDay(facts.day, language)],
    ['rmaNumber', facts.number],
    ['vendorRmaNumber', facts.vendorRmaNumber],
    ['expiresOn', expiresOn === undefined ? undefined : writeDay(expiresOn, language)],
    [facts.reader === 'vendor' ? 'vendor' : 'customer', party?.code],
    [
      'contents',
      units.length === 1 || facts.number === undefined
        ? undefined
        : writeUnits(units.length, language),
    ],
  ];
  return meta.flatMap(([field, value]) =>
    value === undefined ? [] : [{ label: words.fields[field], value }],
  );
}

function planOne(facts: RmaFormFacts, unit: RmaFormUnit): readonly Block[] {
  return [
    ...planCodes(facts, unit),
    { kind: 'form', part: { kind: 'facts', groups: planGroups(facts, unit) } },
    ...planEarlier(facts, unit.earlier),
    ...planAnswers(facts, unit).map((part) => ({ kind: 'form' as const, part })),
    planSignatures(facts),
  ];
}

function planMany(facts: RmaFormFacts): readonly Block[] {
  return [...planCodes(facts, undefined), planUnitsTable(facts), planSignatures(facts)];
}

/** What a form is called beside its title: its RMA, else its serial, else how many units it has. */
export function nameForm({ number, units, language }: RmaFormFacts): string {
  const [first] = units;
  if (number !== undefined) return number;
  return units.length === 1 && first !== undefined
    ? first.serial
    : writeUnits(units.length, language);
}

/** The pages of one form. */
export function planRmaForm(facts: RmaFormFacts): PageDocument {
  const words = rmaFormWords(facts.language);
  const { party, units, reader, design, seal } = facts;
  const [unit] = units;
  const document: PageDocument = {
    title: words.titles[reader],
    number: nameForm(facts),
    company: facts.company,
    ...(party === undefined
      ? {}
      : {
          party: { label: words.partyLabels[reader], name: party.name, lines: party.addressLines },
        }),
    meta: planMeta(facts),
    blocks: units.length === 1 && unit !== undefined ? planOne(facts, unit) : planMany(facts),
    ...(seal === undefined ? {} : { seal }),
    paper: facts.paper,
    orientation: 'portrait',
    language: facts.language,
  };
  // Its codes stand below the head, each with its name.
  const { barcode: _, ...look } = design ?? {};
  return dressDocument(document, look);
}
