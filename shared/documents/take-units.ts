/**
 * The units of a line: those that its serials name, those that begin with it, and those that the store gives to a line
 * that says a quantity alone. A unit stands once in a document.
 */
import type { DocumentDraft, DraftLine } from '../api.ts';
import { ask, raise, type Issue } from '../issues.ts';
import { cleanSerial, matchKeyOf } from '../serial/text.ts';
import { transitions } from '../stock/lifecycle.ts';
import type { Item } from '../stock/masters.ts';
import { formatPattern } from '../serial/pattern.ts';
import { seriesOf } from '../stock/series.ts';
import {
  checkBegunUnit,
  checkMovedUnit,
  findUnit,
  raiseOtherItem,
  type UnitContext,
} from './check-units.ts';
import type { PlannedUnit } from './plan.ts';
import type { BooksView, UnitRecord } from './view.ts';

/** How serials that the store gives are handed out over the lines of one document. */
export interface Hand {
  /** How many new serials of each series were given. */
  readonly fresh: Map<string, number>;
  /** The units that the draft names itself, by item and match key; found when a line first asks the store for units. */
  named: ReadonlySet<string> | null;
  /** The line in which each unit of the document stands first, by item and match key. */
  readonly seen: Map<string, number>;
}

export function emptyHand(): Hand {
  return { fresh: new Map(), named: null, seen: new Map() };
}

export type LineContext = Omit<UnitContext, 'place'> & {
  readonly draft: DocumentDraft;
  readonly line: number;
};

interface GivenSerial {
  readonly text: string;
  readonly manufacturerSerial: string | null;
  readonly lot: string | null;
}

/** What a line says of its units: all issues of it, and the units where there are none. */
export function takeUnits(
  draftLine: DraftLine,
  context: LineContext,
  hand: Hand,
  issues: Issue[],
): PlannedUnit[] {
  const { item, line } = context;
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
    const taken = takeFromStore(quantity ?? 0, draftLine, context, hand, issues);
    return giveMakersSerials(taken, draftLine, line, issues);
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
    const unit = checkSerial(given, index + 1, context, hand, issues);
    if (unit !== null) units.push(unit);
  });
  return giveMakersSerials(units, draftLine, line, issues);
}

function checkSerial(
  given: GivenSerial,
  position: number,
  context: LineContext,
  hand: Hand,
  issues: Issue[],
): PlannedUnit | null {
  const { item, view, line, event } = context;
  const cleaned = cleanSerial(given.text);
  if (!cleaned.ok) {
    const place = { line, serial: given.text };
    if (cleaned.error === 'serial_empty') issues.push(raise('serial_empty', { position }, place));
    else issues.push(raise('serial_malformed', { text: given.text }, place));
    return null;
  }
  const serial = cleaned.value;
  const place = { line, serial };
  const firstLine = markSeen(serial, line, item, hand);
  if (firstLine !== null) {
    issues.push(raise('serial_twice_in_document', { firstLine }, place));
    return null;
  }
  const { own, others } = findUnit(serial, item, view);
  const unitContext = { ...context, place };
  if (transitions[event].beginsLife) {
    const life = checkBegunUnit(own, unitContext, issues);
    const known = own?.vacant?.life === life ? own.vacant : own;
    const shown = known?.life === life ? known.serial : serial;
    // An order's expected unit keeps what the order said of it.
    const kept = known?.life === life ? known : null;
    const { manufacturerSerial, lot } = labelsOf(given, kept);
    // What comes in says its own lot.
    return { item, serial: shown, life, known, manufacturerSerial, lot: given.lot ?? lot };
  }
  if (own === null || own.state.status === 'none') {
    if (!raiseOtherItem(others, unitContext, issues)) raiseUnknown(unitContext, issues);
    if (!isTakenInUnknown(unitContext)) return null;
    return { item, serial, life: own?.life ?? 1, known: own, ...labelsOf(given, null) };
  }
  checkMovedUnit(own, unitContext, issues);
  return { item, serial: own.serial, life: own.life, known: own, ...labelsOf(given, own) };
}

/** A customer may send back what the books never knew: bought elsewhere, or before they began (everest.md T11, T14). */
function isTakenInUnknown({ event, header }: UnitContext): boolean {
  if (event === 'expect_return') return true;
  return event === 'take_back' && header.kind === 'credit_memo';
}

function raiseUnknown(context: UnitContext, issues: Issue[]): void {
  const make = isTakenInUnknown(context) ? ask : raise;
  issues.push(make('serial_unknown', { item: context.item.sku }, context.place));
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

/** The makers' serials that a line's pattern gives to its units, in their order (everest.md 1.6, G12). */
function giveMakersSerials(
  units: readonly PlannedUnit[],
  { manufacturerSerials: pattern }: DraftLine,
  line: number,
  issues: Issue[],
): PlannedUnit[] {
  if (pattern === undefined) return [...units];
  const { quantity } = pattern;
  if (quantity !== undefined && quantity !== units.length) {
    const details = { quantity, serials: units.length };
    issues.push(raise('quantity_differs_from_serials', details, { line }));
  }
  return units.map((unit, index) => ({
    ...unit,
    manufacturerSerial: formatPattern(pattern, index),
  }));
}

function seenKey(serial: string, item: Item): string {
  return `${item.id}\u0000${matchKeyOf(serial, item.caseMatters)}`;
}

/** Notes that a unit stands in a line; the line in which it stood before, or null. */
export function markSeen(serial: string, line: number, item: Item, hand: Hand): number | null {
  const key = seenKey(serial, item);
  const before = hand.seen.get(key);
  if (before !== undefined) return before;
  hand.seen.set(key, line);
  return null;
}

/** The units of a line that gives a quantity alone: new ones where units begin, the oldest free ones elsewhere. */
function takeFromStore(
  quantity: number,
  draftLine: DraftLine,
  context: LineContext,
  hand: Hand,
  issues: Issue[],
): PlannedUnit[] {
  const { item, event, line } = context;
  const source = storeSourceOf(item, event);
  if (source === 'nothing') return [];
  if (source === 'refused') {
    issues.push(raise('serials_missing', { item: item.sku }, { line }));
    return [];
  }
  if (source === 'new') {
    return takeFreshSerials(quantity, context, hand).map((serial) => ({
      item,
      serial,
      life: 1,
      known: null,
      manufacturerSerial: null,
      lot: draftLine.lot ?? null,
    }));
  }
  const taken = takeFreeUnits(quantity, context, hand);
  if (taken.length < quantity && event !== 'commit') {
    const details = { item: item.sku, wanted: quantity, available: taken.length };
    issues.push(raise('quantity_not_in_stock', details, { line }));
  }
  return taken.map((known) => {
    const { serial, life, manufacturerSerial, lot } = known;
    const place = { line, serial };
    markSeen(serial, line, item, hand);
    checkMovedUnit(known, { ...context, place }, issues);
    const mayHaveAnother = context.view.settings.autoSerialWithManufacturerSerial === 'ask';
    if (manufacturerSerial !== null && mayHaveAnother) {
      issues.push(ask('auto_serial_has_manufacturer_serial', { manufacturerSerial }, place));
    }
    return { item, serial, life, known, manufacturerSerial, lot };
  });
}

/** So many new serials of the series that the destination's location has. */
export function takeFreshSerials(quantity: number, context: LineContext, hand: Hand): string[] {
  const { item, view, line, destination } = context;
  const series = seriesOf(destination, view.areas).name;
  const used = hand.fresh.get(series) ?? 0;
  hand.fresh.set(series, used + quantity);
  const serials = (view.freshSerials.get(series) ?? []).slice(used, used + quantity);
  for (const serial of serials) markSeen(serial, line, item, hand);
  return serials;
}

/** Up to so many free units of the item, oldest first, that neither this line nor another has or names. */
function takeFreeUnits(quantity: number, context: LineContext, hand: Hand): UnitRecord[] {
  const { item, source, view } = context;
  const named = (hand.named ??= findNamed(context.draft, view));
  const skipsNamed = view.settings.autoSerialWithManufacturerSerial === 'skip';
  const home = source?.id ?? (view.settings.searchOtherBins ? null : mainBinOf(view));
  const orders = new Set<number | null>(context.header.followed.map(({ id }) => id));
  const taken: UnitRecord[] = [];
  for (const unit of view.freeUnits.get(item.id) ?? []) {
    if (taken.length === quantity) break;
    const key = seenKey(unit.serial, item);
    // What is held for another kind of document is not this one's, though it names that.
    if (unit.state.status === 'committed' && !orders.has(unit.state.heldBy)) continue;
    // What an order holds is shipped from wherever it lies, unless the document names a bin.
    const isHeld = unit.state.status === 'committed' && source === null;
    const isElsewhere = home !== null && !isHeld && unit.state.area !== home;
    const isSkipped = skipsNamed && unit.manufacturerSerial !== null;
    if (!isElsewhere && !isSkipped && !hand.seen.has(key) && !named.has(key)) taken.push(unit);
  }
  return taken;
}

/** The bin that goods are sold from where nothing is said. */
export function mainBinOf(view: BooksView): number | null {
  const code = view.settings.bins.receipt;
  return code === null ? null : (view.areas.get(code)?.id ?? null);
}

function findNamed(draft: DocumentDraft, view: BooksView): ReadonlySet<string> {
  const named = new Set<string>();
  const add = (sku: string, text: string): void => {
    const item = view.items.get(sku);
    const cleaned = cleanSerial(text);
    if (item !== undefined && cleaned.ok) named.add(seenKey(cleaned.value, item));
  };
  for (const { item, serials } of draft.lines) {
    for (const entry of serials ?? []) add(item, typeof entry === 'string' ? entry : entry.serial);
  }
  for (const { components } of draft.builds ?? []) {
    for (const { item, serial } of components) if (serial !== undefined) add(item, serial);
  }
  for (const { item, serial } of draft.takeApart ?? []) add(item, serial);
  return named;
}

/**
 * Where the units of a line come from that gives a quantity alone: an order may hold none; new ones are made where the
 * store numbers them; auto-serial ones are picked (everest.md 2.5); else each must be named.
 */
export function storeSourceOf(
  item: Item,
  event: UnitContext['event'],
): 'nothing' | 'new' | 'free' | 'refused' {
  const isAuto = item.tracking === 'auto_serial';
  switch (event) {
    case 'expect':
      return 'nothing';
    case 'receive':
    case 'find':
      return isAuto || item.serialSource === 'generated' ? 'new' : 'refused';
    case 'commit':
      return isAuto ? 'free' : 'nothing';
    case 'take_back':
    case 'expect_return':
    case 'arrive':
    case 'revalue':
      return 'refused';
    default:
      return isAuto ? 'free' : 'refused';
  }
}
