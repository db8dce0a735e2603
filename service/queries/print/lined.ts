/** A document with lines as paper: what each of its papers needs beside what was posted. */
import { parseMoney, parsePercent, percentOf, sum, type Minor } from '../../../shared/money.ts';
import type { Day } from '../../../shared/day.ts';
import type {
  BuildFacts,
  DocumentFacts as PrintedDocument,
  HeadDetail,
  LineFacts as PrintedLine,
  PartyFacts,
  PrintedSerial,
  PrintFacts,
  TaxFacts,
} from '../../../reports/model/facts.ts';
import type { DocumentFacts, LineFacts, UnitFacts } from '../document-facts.ts';
import { defined, textOf, type PrintOptions } from './facts.ts';
import { keyOfUnit, type UnitsAtHand } from './units.ts';

type PrintedKind = PrintedDocument['kind'];

/**
 * Whether the lines of a kind are printed with prices, with costs, with the cost of a unit alone, or without money.
 */
const moneyOfKinds: Readonly<Record<PrintedKind, 'price' | 'cost' | 'unit' | 'none'>> = {
  purchase_order: 'cost',
  goods_receipt: 'cost',
  vendor_bill: 'cost',
  debit_memo: 'cost',
  sales_order: 'price',
  invoice: 'price',
  credit_memo: 'price',
  stock_transfer: 'none',
  quantity_adjustment: 'unit',
  cost_adjustment: 'unit',
  stock_count: 'none',
  assembly: 'none',
};

/** The papers that no money stands on. */
const isWithoutMoney: Readonly<Record<PrintedDocument['style'], boolean>> = {
  standard: false,
  confirmation: false,
  packing_slip: true,
  pick_list: true,
  put_away: true,
  count_sheet: true,
  blind_count_sheet: true,
};

/** The amounts of a document by tax rate, as they were posted line by line. */
function taxesOf(facts: DocumentFacts): TaxFacts[] {
  const byRate = new Map<string, { baseMinor: Minor; taxMinor: Minor }>();
  for (const line of facts.lines) {
    if (line.taxRate === null || parsePercent(line.taxRate) === 0) continue;
    const before = byRate.get(line.taxRate) ?? { baseMinor: 0, taxMinor: 0 };
    byRate.set(line.taxRate, {
      baseMinor: before.baseMinor + line.net,
      taxMinor: before.taxMinor + percentOf(line.net, parsePercent(line.taxRate) ?? 0),
    });
  }
  return [...byRate].map(([rate, amounts]) => ({ rate, ...amounts }));
}

/** An add-on cost as its document has it; one in its own currency is told in the head and is no part of the total. */
interface AddOnCost {
  readonly name: string;
  readonly amount: string;
  readonly currency?: string;
}

function amountsOf(kind: PrintedKind, line: LineFacts): Partial<PrintedLine> {
  const money = moneyOfKinds[kind];
  if (money === 'none') return {};
  if (money === 'unit') return line.unitAmount === null ? {} : { unitCostMinor: line.unitAmount };
  const unit = line.unitAmount ?? (line.quantity === 0 ? 0 : Math.round(line.net / line.quantity));
  return {
    ...(money === 'price' ? { unitPriceMinor: unit } : { unitCostMinor: unit }),
    ...(line.discount === 0 ? {} : { discountMinor: line.discount }),
    ...(line.taxRate === null ? {} : { taxRate: line.taxRate }),
    netMinor: line.net,
  };
}

/** Net, what is added to it, and the total, in the document's currency. */
function totalsOf(facts: DocumentFacts, kind: PrintedKind): Partial<PrintedDocument> {
  const money = moneyOfKinds[kind];
  if (money === 'none' || money === 'unit') return {};
  const addOnCosts = addOnsOf(facts)
    .filter((cost) => !isForeign(cost, facts))
    .map(({ name, amount }) => ({ name, amountMinor: parseMoney(amount, facts.currency) ?? 0 }));
  return {
    netMinor: facts.net,
    addOnCosts,
    taxes: taxesOf(facts),
    totalMinor: facts.net + facts.tax + sum(addOnCosts.map(({ amountMinor }) => amountMinor)),
  };
}

function addOnsOf({ header }: DocumentFacts): readonly AddOnCost[] {
  return (header['addOnCosts'] ?? []) as AddOnCost[];
}

function isForeign({ currency }: AddOnCost, facts: DocumentFacts): boolean {
  return currency !== undefined && currency !== facts.currency;
}

/** The numbers of the documents that it follows, or changes the cost of. */
function listFrom({ header }: DocumentFacts): string {
  const given: unknown = header['from'] ?? header['against'] ?? [];
  const named: unknown[] = Array.isArray(given) ? given : [given];
  return named.filter((number) => typeof number === 'string').join(', ');
}

function detailsOf(facts: DocumentFacts, kind: PrintedKind, options: PrintOptions): HeadDetail[] {
  const { header } = facts;
  const isTold = (cost: AddOnCost): boolean =>
    moneyOfKinds[kind] === 'unit' || isForeign(cost, facts);
  const details: readonly {
    label: HeadDetail['label'];
    value: string | undefined;
    isDay?: boolean;
  }[] = [
    { label: 'basedOn', value: listFrom(facts) },
    { label: 'from', value: textOf(header, 'fromArea') },
    { label: 'to', value: textOf(header, 'toArea') },
    { label: 'bin', value: textOf(header, 'area') },
    { label: 'expectedOn', value: textOf(header, 'expectedOn'), isDay: true },
    { label: 'vendorRmaNumber', value: textOf(header, 'vendorRmaNumber') },
    ...(styleOf(options) === 'standard' ? addOnsOf(facts).filter(isTold) : []).map(
      ({ name, amount, currency = facts.currency }) => ({
        label: { text: name },
        value: `${amount} ${currency}`,
      }),
    ),
  ];
  return details.flatMap(({ value = '', ...detail }) =>
    value === '' ? [] : [{ ...detail, value }],
  );
}

/** A debit memo's shipping label is no paper of lines; the rest is printed as it was asked for. */
function styleOf({ style }: PrintOptions): PrintedDocument['style'] {
  return style === 'shipping_label' ? 'standard' : style;
}

function serialOf(
  unit: UnitFacts,
  { lots, warranty }: PrintOptions,
  atHand: UnitsAtHand,
): PrintedSerial {
  const card = atHand.get(keyOfUnit(unit))?.card;
  return {
    serial: unit.serial,
    ...defined({
      manufacturerSerial: unit.manufacturerSerial ?? undefined,
      lot: lots === true ? (card?.lot ?? undefined) : undefined,
      warrantyUntil:
        warranty === true ? ((card?.warrantyUntil ?? undefined) as Day | undefined) : undefined,
    }),
  };
}

/** Where all of a line's goods went from and to, where that is one place. */
function placesOf(line: LineFacts): Pick<Partial<PrintedLine>, 'fromArea' | 'toArea'> {
  const { fromArea, toArea } = line.fields;
  return defined({ fromArea, toArea });
}

/** What a count found is what was expected, more what it found and less what it missed. */
function countOf(facts: DocumentFacts, line: LineFacts): Partial<PrintedLine> {
  if (facts.kind !== 'stock_count') return {};
  const missed = line.units.filter(({ event }) => event === 'write_off').length;
  const found = line.units.length - missed;
  const changed = sum(
    line.quantities.map(({ event, quantity }) => (event === 'write_off' ? quantity : -quantity)),
  );
  return { expected: line.quantity + missed - found + changed };
}

/** The units below a line: a count lists what it moved by itself, an assembly the parts of what it built. */
function shownUnits({ kind }: DocumentFacts, { sku, units }: LineFacts): readonly UnitFacts[] {
  if (kind === 'stock_count') return [];
  return kind === 'assembly' ? units.filter((unit) => unit.sku === sku) : units;
}

function lineOf(
  facts: DocumentFacts,
  kind: PrintedKind,
  line: LineFacts,
  options: PrintOptions,
  atHand: UnitsAtHand,
): PrintedLine {
  return {
    line: line.line,
    sku: line.sku,
    description: line.fields.description,
    quantity: line.quantity,
    ...(facts.orderStatus === null ? {} : { open: Math.max(0, line.quantity - line.done) }),
    ...amountsOf(kind, line),
    ...placesOf(line),
    ...countOf(facts, line),
    ...defined({ reason: line.fields.reason, lot: line.fields.lot }),
    serials: shownUnits(facts, line).map((unit) => serialOf(unit, options, atHand)),
  };
}

function buildsOf(facts: DocumentFacts): readonly BuildFacts[] {
  return facts.lines.flatMap(({ units }) =>
    units
      .filter(({ components }) => components.length > 0)
      .map(({ sku, serial, components }) => ({
        sku,
        serial,
        parts: components.map((part) => ({ sku: part.sku, serial: part.serial })),
      })),
  );
}

/** The units that a count missed, or that it found beyond the books. */
function countedUnits(
  facts: DocumentFacts,
  isMissed: boolean,
): NonNullable<PrintedDocument['missing']> {
  return facts.lines.flatMap(({ units }) =>
    units
      .filter(({ event }) => (event === 'write_off') === isMissed)
      .map(({ sku, serial, manufacturerSerial }) => ({
        sku,
        serial,
        ...defined({ manufacturerSerial: manufacturerSerial ?? undefined }),
      })),
  );
}

export function documentOf(
  kind: PrintedKind,
  facts: DocumentFacts,
  shared: PrintFacts,
  party: PartyFacts,
  options: PrintOptions,
  atHand: UnitsAtHand,
): PrintedDocument {
  const style = styleOf(options);
  const builds = kind === 'assembly' ? buildsOf(facts) : [];
  return {
    ...shared,
    kind,
    style,
    ...(party.code === '' ? {} : { party }),
    details: detailsOf(facts, kind, options),
    lines: facts.lines.map((line) => lineOf(facts, kind, line, options, atHand)),
    ...(isWithoutMoney[style] ? {} : totalsOf(facts, kind)),
    serials: options.serials,
    ...(builds.length === 0 ? {} : { builds }),
    ...(kind === 'stock_count'
      ? { missing: countedUnits(facts, true), extra: countedUnits(facts, false) }
      : {}),
  };
}
