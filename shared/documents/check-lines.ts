/** The checks of a document's lines: item, amounts, and the units that serials or a quantity name. */
import type { DocumentDraft, DraftLine } from '../api.ts';
import { raise, type Issue } from '../issues.ts';
import {
  formatMoney,
  isExactlySummed,
  parseMoney,
  parsePercent,
  percentOf,
  sum,
  type Minor,
} from '../money.ts';
import { cleanSerial, foldSerial, matchKeyOf } from '../serial/text.ts';
import type { Area, Item } from '../stock/masters.ts';
import { checkAreas } from './check-header.ts';
import {
  checkMovedUnit,
  checkReceivedUnit,
  findUnit,
  raiseUnknownUnit,
  type UnitContext,
} from './check-units.ts';
import type { PlannedHeader, PlannedLine, PlannedUnit } from './plan.ts';
import { kindRules } from './rules.ts';
import type { BooksView, UnitRecord } from './view.ts';

/** A line as checked: what is planned of it, where its units go, and what each unit fetches or costs net. */
export interface CheckedLine {
  readonly line: PlannedLine;
  readonly destination: Area | null;
  /** One per unit, less discount, in the document's currency. */
  readonly unitNets: readonly Minor[];
}

/** How serials that the store gives are handed out over the lines of one document. */
interface Hand {
  fresh: number;
  /** The units that the draft names itself, by item and match key; found when a line first asks the store for units. */
  named: ReadonlySet<string> | null;
  /** The line in which each unit of the document stands first, by item and match key. */
  readonly seen: Map<string, number>;
}

export function checkLines(
  draft: DocumentDraft,
  header: PlannedHeader,
  view: BooksView,
  issues: Issue[],
): CheckedLine[] {
  const hand: Hand = { fresh: 0, named: null, seen: new Map() };
  const checked: CheckedLine[] = [];
  draft.lines.forEach((draftLine, index) => {
    const line = checkLine(draft, draftLine, index + 1, header, view, hand, issues);
    if (line !== null) checked.push(line);
  });
  return checked;
}

function checkLine(
  draft: DocumentDraft,
  draftLine: DraftLine,
  line: number,
  header: PlannedHeader,
  view: BooksView,
  hand: Hand,
  issues: Issue[],
): CheckedLine | null {
  const place = { line };
  const item = view.items.get(draftLine.item);
  if (item === undefined) {
    issues.push(raise('item_unknown', { item: draftLine.item }, place));
    return null;
  }
  if (item.tracking === 'quantity' || item.tracking === 'none') {
    issues.push(raise('item_not_serialized', { item: item.sku }, place));
    return null;
  }
  const rule = kindRules[header.kind];
  const own = checkAreas(draftLine, rule, view, issues, place);
  const destination = own.destination ?? header.destination;
  const source = own.source ?? header.source;
  const amounts = checkAmounts(draftLine, line, header, issues);
  const units = checkUnits(
    draftLine,
    line,
    { draft, header, item, destination, source, view },
    hand,
    issues,
  );
  const unitNets = units.map((unit) => netOf(unit, amounts, header, view.baseCurrency));
  if (unitNets.includes(null)) {
    issues.push(raise('amount_missing', { field: rule.amountField }, place));
  }
  const isExact = isExactlySummed(unitNets.reduce<number>((rough, net) => rough + (net ?? 0), 0));
  if (!isExact) issues.push(raise('amount_too_large', {}, place));
  const nets = unitNets.map((net) => (isExact ? (net ?? 0) : 0));
  const net = sum(nets);
  return {
    destination,
    unitNets: nets,
    line: {
      line,
      item,
      quantity: units.length,
      unitAmount: amounts.amount,
      discount: amounts.discount,
      taxRate: draftLine.taxRate ?? null,
      net,
      tax: percentOf(net, amounts.taxHundredths),
      units,
    },
  };
}

interface Amounts {
  readonly amount: Minor | null;
  readonly discount: Minor;
  readonly taxHundredths: number;
}

function checkAmounts(
  draftLine: DraftLine,
  line: number,
  header: PlannedHeader,
  issues: Issue[],
): Amounts {
  const { amountField, isAmountNeeded } = kindRules[header.kind];
  const { currency } = header;
  const place = { line };
  const readAmount = (field: 'unitCost' | 'unitPrice' | 'discount'): Minor | null => {
    const text = draftLine[field];
    if (text === undefined) return null;
    const amount = parseMoney(text, currency);
    if (amount === null) {
      issues.push(raise('amount_not_money', { field, amount: text, currency }, place));
    }
    return amount ?? 0;
  };
  const amount = readAmount(amountField);
  const discount = readAmount('discount') ?? 0;
  if (amount === null && (isAmountNeeded || discount > 0)) {
    issues.push(raise('amount_missing', { field: amountField }, place));
  }
  if (amount !== null && discount > amount) {
    const details = {
      discount: formatMoney(discount, currency),
      price: formatMoney(amount, currency),
    };
    issues.push(raise('discount_above_price', details, place));
  }
  const { taxRate } = draftLine;
  const taxHundredths = taxRate === undefined ? 0 : parsePercent(taxRate);
  if (taxHundredths === null && taxRate !== undefined) {
    issues.push(raise('tax_rate_not_percent', { taxRate }, place));
  }
  return {
    amount: amount ?? (isAmountNeeded ? 0 : null),
    discount,
    taxHundredths: taxHundredths ?? 0,
  };
}

/**
 * What one unit fetches or costs net, in the document's currency: what the line says, else the unit's own price
 * (credit memo) or cost (debit memo), which are known in base currency alone; null where that does not do.
 */
function netOf(
  unit: PlannedUnit,
  amounts: Amounts,
  header: PlannedHeader,
  baseCurrency: string,
): Minor | null {
  if (amounts.amount !== null) return Math.max(0, amounts.amount - amounts.discount);
  const { event } = kindRules[header.kind];
  if (event !== 'take_back' && event !== 'return_to_vendor') return 0;
  if (header.currency !== baseCurrency) return null;
  const state = unit.known?.state;
  return (event === 'take_back' ? state?.sale?.price : state?.cost) ?? 0;
}

type LineContext = Omit<UnitContext, 'place'> & { readonly draft: DocumentDraft };

interface GivenSerial {
  readonly text: string;
  readonly manufacturerSerial: string | null;
  readonly lot: string | null;
}

function checkUnits(
  draftLine: DraftLine,
  line: number,
  context: LineContext,
  hand: Hand,
  issues: Issue[],
): PlannedUnit[] {
  const { item } = context;
  const { serials, quantity } = draftLine;
  if (serials === undefined && quantity === undefined) {
    issues.push(raise('quantity_missing', { item: item.sku }, { line }));
    return [];
  }
  if (quantity !== undefined && quantity <= 0) {
    issues.push(raise('quantity_not_positive', { quantity }, { line }));
    return [];
  }
  if (serials === undefined || (serials.length === 0 && quantity !== undefined)) {
    return takeFromStore(quantity ?? 0, line, context, hand, issues);
  }
  if (quantity !== undefined && quantity !== serials.length) {
    const details = { quantity, serials: serials.length };
    issues.push(raise('quantity_differs_from_serials', details, { line }));
  }
  if (serials.length === 0) issues.push(raise('serials_missing', { item: item.sku }, { line }));
  const units: PlannedUnit[] = [];
  serials.forEach((entry, index) => {
    const given: GivenSerial =
      typeof entry === 'string'
        ? { text: entry, manufacturerSerial: null, lot: draftLine.lot ?? null }
        : {
            text: entry.serial,
            manufacturerSerial: entry.manufacturerSerial ?? null,
            lot: entry.lot ?? draftLine.lot ?? null,
          };
    const unit = checkSerial(given, index + 1, line, context, hand, issues);
    if (unit !== null) units.push(unit);
  });
  return units;
}

function checkSerial(
  given: GivenSerial,
  position: number,
  line: number,
  context: LineContext,
  hand: Hand,
  issues: Issue[],
): PlannedUnit | null {
  const { item, view, header } = context;
  const cleaned = cleanSerial(given.text);
  if (!cleaned.ok) {
    const place = { line, serial: given.text };
    if (cleaned.error === 'serial_empty') issues.push(raise('serial_empty', { position }, place));
    else issues.push(raise('serial_malformed', { text: given.text }, place));
    return null;
  }
  const serial = cleaned.value;
  const place = { line, serial };
  if (isSeenBefore(serial, line, item, hand)) {
    const firstLine = hand.seen.get(seenKey(serial, item)) ?? line;
    issues.push(raise('serial_twice_in_document', { firstLine }, place));
    return null;
  }
  const { own, others } = findUnit(serial, item, view);
  const unitContext = { place, ...context };
  if (kindRules[header.kind].event === 'receive') {
    const life = checkReceivedUnit(own, unitContext, issues);
    const known = own?.vacant?.life === life ? own.vacant : own;
    const shown = known?.life === life ? known.serial : serial;
    return { item, serial: shown, life, known, ...labelsOf(given, null) };
  }
  if (own === null || own.state.status === 'none') {
    raiseUnknownUnit(others, unitContext, issues);
    return null;
  }
  checkMovedUnit(own, unitContext, issues);
  return { item, serial: own.serial, life: own.life, known: own, ...labelsOf(given, own) };
}

function labelsOf(
  given: GivenSerial,
  own: UnitRecord | null,
): { manufacturerSerial: string | null; lot: string | null } {
  return {
    manufacturerSerial: given.manufacturerSerial ?? own?.manufacturerSerial ?? null,
    lot: own?.lot ?? given.lot,
  };
}

function seenKey(serial: string, item: Item): string {
  return `${item.id}\u0000${matchKeyOf(serial, item.caseMatters)}`;
}

function isSeenBefore(serial: string, line: number, item: Item, hand: Hand): boolean {
  const key = seenKey(serial, item);
  if (hand.seen.has(key)) return true;
  hand.seen.set(key, line);
  return false;
}

/** The units of a line that gives a quantity alone: new ones on a receipt, the oldest free ones elsewhere. */
function takeFromStore(
  quantity: number,
  line: number,
  context: LineContext,
  hand: Hand,
  issues: Issue[],
): PlannedUnit[] {
  const { item, view, header } = context;
  const isReceipt = kindRules[header.kind].event === 'receive';
  if (!givesSerials(item, isReceipt)) {
    issues.push(raise('serials_missing', { item: item.sku }, { line }));
    return [];
  }
  if (isReceipt) {
    const serials = view.freshSerials.slice(hand.fresh, hand.fresh + quantity);
    hand.fresh += quantity;
    return serials.map((serial) => {
      isSeenBefore(serial, line, item, hand);
      return { item, serial, life: 1, known: null, manufacturerSerial: null, lot: null };
    });
  }
  const taken = takeFreeUnits(quantity, context, hand);
  if (taken.length < quantity) {
    const details = { item: item.sku, wanted: quantity, available: taken.length };
    issues.push(raise('quantity_not_in_stock', details, { line }));
  }
  return taken.map((known) => {
    const { serial, life, manufacturerSerial, lot } = known;
    const place = { line, serial };
    isSeenBefore(serial, line, item, hand);
    checkMovedUnit(known, { ...context, place }, issues);
    return { item, serial, life, known, manufacturerSerial, lot };
  });
}

/** Up to so many free units of the item, oldest first, that neither this line nor another has or names. */
function takeFreeUnits(quantity: number, context: LineContext, hand: Hand): UnitRecord[] {
  const { item, source, view } = context;
  const named = (hand.named ??= findNamed(context));
  const taken: UnitRecord[] = [];
  for (const unit of view.freeUnits.get(item.id) ?? []) {
    if (taken.length === quantity) break;
    const key = seenKey(unit.serial, item);
    const isElsewhere = source !== null && unit.state.area !== source.id;
    if (!isElsewhere && !hand.seen.has(key) && !named.has(key)) taken.push(unit);
  }
  return taken;
}

function findNamed({ draft, view }: LineContext): ReadonlySet<string> {
  const named = new Set<string>();
  for (const line of draft.lines) {
    const item = view.items.get(line.item);
    for (const entry of line.serials ?? []) {
      const cleaned = cleanSerial(typeof entry === 'string' ? entry : entry.serial);
      if (item !== undefined && cleaned.ok) named.add(seenKey(cleaned.value, item));
    }
  }
  return named;
}

/** Whether the store names the units of a line that gives a quantity alone. */
function givesSerials(item: Item, isReceipt: boolean): boolean {
  return item.tracking === 'auto_serial' || (isReceipt && item.serialSource === 'generated');
}

/** What the store must have ready for a draft before it is checked. */
export interface DraftNeeds {
  /** The folded serials that the draft names. */
  readonly folds: readonly string[];
  /** How many new serials its lines want. */
  readonly freshSerials: number;
  /** How many free units it wants of each item. */
  readonly freeUnits: ReadonlyMap<number, number>;
}

/** Reads off a draft which units the view must hold. */
export function listNeeds(draft: DocumentDraft, items: ReadonlyMap<string, Item>): DraftNeeds {
  const folds = new Set<string>();
  const freeUnits = new Map<number, number>();
  let freshSerials = 0;
  const isReceipt = draft.kind === 'goods_receipt';
  for (const line of draft.lines) {
    for (const entry of line.serials ?? []) {
      const cleaned = cleanSerial(typeof entry === 'string' ? entry : entry.serial);
      if (cleaned.ok) folds.add(foldSerial(cleaned.value));
    }
    const item = items.get(line.item);
    const quantity = line.quantity ?? 0;
    const isByQuantity = (line.serials?.length ?? 0) === 0 && quantity > 0;
    if (item !== undefined && isByQuantity && givesSerials(item, isReceipt)) {
      if (isReceipt) freshSerials += quantity;
      else freeUnits.set(item.id, (freeUnits.get(item.id) ?? 0) + quantity);
    }
  }
  return { folds: [...folds], freshSerials, freeUnits };
}
