/**
 * A stock count: what was found in a bin is compared with the books, and posting it makes them agree. Units found that
 * lie elsewhere are transferred here, units that are missing are written off, and quantities come in or go out at their
 * average (everest.md T25, 9.4). What the books do not own cannot be counted in: it comes in by a document of its own.
 */
import type { DocumentDraft, DraftLine } from '../api.ts';
import { raise, type Issue } from '../issues.ts';
import { cleanSerial } from '../serial/text.ts';
import { sum } from '../money.ts';
import { isOurs } from '../stock/lifecycle.ts';
import type { Area, Item } from '../stock/masters.ts';
import { checkBin } from './check-areas.ts';
import { isTrackedByUnit } from './check-lines.ts';
import { openShelves } from './check-quantities.ts';
import { checkMovedUnit, findUnit, raiseOtherItem } from './check-units.ts';
import { countNumberedUnits, countQuantity, writeOffMissing } from './count-differences.ts';
import { contextOf, lineOf, move, plannedOf, type Count } from './count-sheet.ts';
import { emptyBody, type PlannedBody, type PlannedHeader } from './plan.ts';
import { balance, changeStock } from './postings.ts';
import { emptyHand, markSeen } from './take-units.ts';
import { lotKey, type BooksView, type UnitRecord } from './view.ts';

export function planStockCount(
  draft: DocumentDraft,
  header: PlannedHeader,
  view: BooksView,
  issues: Issue[],
): PlannedBody {
  const area = checkCountedBin(draft, view, issues);
  if (area === null) return emptyBody;
  const count: Count = {
    draft,
    header,
    view,
    area,
    issues,
    hand: emptyHand(),
    shelves: openShelves(view),
    found: new Set(),
    marked: new Map(),
    movements: [],
    quantities: [],
    lines: new Map(),
    firstLines: new Map(),
    lastLine: draft.lines.length,
    numbered: new Map(),
    lots: new Map(),
  };
  // An empty list says nothing of the bin; that it is empty is said of items by name.
  if (draft.lines.length === 0 && (draft.items ?? []).length === 0) {
    issues.push(raise('document_has_no_lines', {}));
    return emptyBody;
  }
  for (const sku of draft.items ?? []) {
    if (!view.items.has(sku)) issues.push(raise('item_unknown', { item: sku }));
  }
  draft.lines.forEach((draftLine, index) => countLine(count, draftLine, index + 1));
  for (const numbered of count.numbered.values()) {
    if (isTrackedByUnit(numbered.item)) countNumberedUnits(count, numbered);
    else countQuantity(count, numbered);
  }
  writeOffMissing(count);
  const { movements, quantities } = count;
  const lines = [...count.lines.values()];
  const stock = sum([...movements, ...quantities].map(({ costChange }) => costChange));
  const postings = balance(changeStock(stock, 'count_differences', 'count_differences'));
  return { ...emptyBody, lines, movements, quantities, postings };
}

function checkCountedBin(draft: DocumentDraft, view: BooksView, issues: Issue[]): Area | null {
  if (draft.area === undefined) {
    issues.push(raise('area_missing', { field: 'area' }));
    return null;
  }
  return checkBin(draft.area, 'stock', view, issues, {});
}

function countLine(count: Count, draftLine: DraftLine, line: number): void {
  const { view, issues, draft } = count;
  const place = { line };
  const item = view.items.get(draftLine.item);
  if (item === undefined) {
    issues.push(raise('item_unknown', { item: draftLine.item }, place));
    return;
  }
  if (item.tracking === 'none') {
    issues.push(
      raise(
        'item_holds_no_stock',
        { item: item.sku, kind: draft.kind, tracking: item.tracking },
        place,
      ),
    );
    return;
  }
  const { serials, quantity } = draftLine;
  const isScanned = serials !== undefined && serials.length > 0;
  if (isScanned && isTrackedByUnit(item)) {
    if (quantity !== undefined && quantity !== serials.length) {
      const details = { quantity, serials: serials.length };
      issues.push(raise('quantity_differs_from_serials', details, place));
    }
    lineOf(count, line, item, serials.length);
    serials.forEach((entry, index) => countSerial(count, item, line, index + 1, entry));
    return;
  }
  if (isScanned) issues.push(raise('serials_not_taken', { item: item.sku }, place));
  if (quantity === undefined) issues.push(raise('quantity_missing', { item: item.sku }, place));
  else if (quantity < 0) issues.push(raise('quantity_not_positive', { quantity }, place));
  const counted = Math.max(0, quantity ?? 0);
  lineOf(count, line, item, counted);
  const lot = draftLine.lot ?? '';
  const key = lotKey(item.id, lot);
  const known = count.numbered.get(key);
  if (known !== undefined) known.quantity += counted;
  else count.numbered.set(key, { item, line, lot, quantity: counted });
  const lots = count.lots.get(item.id);
  if (lots === undefined) count.lots.set(item.id, new Set([lot]));
  else lots.add(lot);
}

type Entry = NonNullable<DraftLine['serials']>[number];

function countSerial(count: Count, item: Item, line: number, position: number, entry: Entry): void {
  const { view, issues, hand } = count;
  const text = typeof entry === 'string' ? entry : entry.serial;
  const makers = typeof entry === 'string' ? undefined : entry.manufacturerSerial;
  if (text === '' && makers !== undefined) {
    countMakersSerial(count, item, line, makers);
    return;
  }
  const cleaned = cleanSerial(text);
  if (!cleaned.ok) {
    const place = { line, serial: text };
    if (cleaned.error === 'serial_empty') issues.push(raise('serial_empty', { position }, place));
    else issues.push(raise('serial_malformed', { text }, place));
    return;
  }
  const serial = cleaned.value;
  const place = { line, serial };
  const firstLine = markSeen(serial, line, item, hand);
  if (firstLine !== null) {
    issues.push(raise('serial_twice_in_document', { firstLine }, place));
    return;
  }
  const { own, others } = findUnit(serial, item, view);
  if (own === null || own.state.status === 'none') {
    const context = contextOf(count, item, place);
    if (!raiseOtherItem(others, context, issues)) {
      issues.push(raise('serial_unknown', { item: item.sku }, place));
    }
    return;
  }
  countUnit(count, own, item, { line, serial });
}

function countMakersSerial(count: Count, item: Item, line: number, makers: string): void {
  const unit = nextMarked(count, item, makers);
  if (unit === undefined) {
    const place = { line, serial: makers };
    count.issues.push(raise('serial_unknown', { item: item.sku }, place));
    return;
  }
  const { serial } = unit;
  markSeen(serial, line, item, count.hand);
  countUnit(count, unit, item, { line, serial });
}

/** A maker's serial names the next unit that has it: of this bin first, then of the others (everest.md G11). */
function nextMarked({ view, area, found, marked }: Count, item: Item, makers: string) {
  const key = `${item.id} ${makers}`;
  let left = marked.get(key);
  if (left === undefined) {
    const all = view.unitsByManufacturerSerial.get(makers) ?? [];
    const own = all.filter(({ itemId }) => itemId === item.id);
    const isHere = ({ state }: UnitRecord): boolean => state.area === area.id;
    left = [...own.filter(isHere), ...own.filter((unit) => !isHere(unit))].reverse();
    marked.set(key, left);
  }
  let unit = left.pop();
  while (unit !== undefined && found.has(unit.id)) unit = left.pop();
  return unit;
}

/** A unit was found: it lies here, or is brought here from the bin that the books have it in. */
function countUnit(
  count: Count,
  unit: UnitRecord,
  item: Item,
  place: { readonly line: number; readonly serial: string },
): void {
  const { area, found, issues } = count;
  found.add(unit.id);
  const { state } = unit;
  if (isOurs(state.status) && state.area === area.id) return;
  checkMovedUnit(unit, contextOf(count, item, place), issues);
  move(count, plannedOf(unit, item), place.line, 'transfer', area);
}
