/**
 * The checks of one serial of a line: which unit it is, whether the lifecycle lets the document move it, and whether
 * place, party and date agree. Each asks the tables; all that stands in the way of a unit is answered.
 */
import { present } from '../assert.ts';
import { ask, raise, type Issue, type IssuePlace } from '../issues.ts';
import { foldSerial, matchKeyOf } from '../serial/text.ts';
import { isGone, isOurs, transitions, type UnitEvent } from '../stock/lifecycle.ts';
import type { Area, Item } from '../stock/masters.ts';
import type { UnitState } from '../stock/unit.ts';
import type { PlannedHeader } from './plan.ts';
import { lotKey, type BooksView, type FollowedDocument, type UnitRecord } from './view.ts';

/** What the checks of a unit need beside it. */
export interface UnitContext {
  readonly header: PlannedHeader;
  readonly item: Item;
  /** What the line does to its units. */
  readonly event: UnitEvent;
  readonly destination: Area | null;
  readonly source: Area | null;
  readonly view: BooksView;
  readonly place: IssuePlace & { readonly line: number; readonly serial: string };
}

/** The unit of this item that a serial names, in its latest life. */
export function findUnit(
  serial: string,
  item: Item,
  view: BooksView,
): { own: UnitRecord | null; others: readonly UnitRecord[] } {
  const found = view.unitsByFold.get(foldSerial(serial)) ?? [];
  const key = matchKeyOf(serial, item.caseMatters);
  const own = found.find(
    (unit) => unit.itemId === item.id && matchKeyOf(unit.serial, item.caseMatters) === key,
  );
  const others = found.filter((unit) => unit.itemId !== item.id && unit.state.status !== 'none');
  return { own: own ?? null, others };
}

function numberOf(id: number | null, view: BooksView): string | null {
  return id === null ? null : (view.documents.get(id)?.number ?? null);
}

function areaCodeOf(id: number | null, view: BooksView): string | null {
  return id === null ? null : (view.areasById.get(id)?.code ?? null);
}

function partyNameOf(id: number | null, view: BooksView): string | null {
  return id === null ? null : (view.partyNames.get(id) ?? null);
}

/** The life that a serial begins when it is received, found, built or expected, and what stands in its way. */
export function checkBegunUnit(
  known: UnitRecord | null,
  context: UnitContext,
  issues: Issue[],
): number {
  if (known === null) return 1;
  const { item, event, view, place, header } = context;
  const { status, lastDocumentId, area, heldBy } = known.state;
  const document = numberOf(lastDocumentId, view);
  if (transitions[event].from.includes(status)) {
    const [order] = header.followed;
    if (status === 'expected' && order !== undefined && !isFollowed(heldBy, header)) {
      issues.push(raise('serial_not_on_document', { number: order.number }, place));
    }
    checkDate(known.state, context, issues);
    return known.life;
  }
  if (!isGone(status)) {
    const details = { status, area: areaCodeOf(area, view), document };
    issues.push(raise('serial_already_in_stock', details, place));
    return known.life;
  }
  if (item.lifePolicy === 'forbid')
    issues.push(raise('serial_life_forbidden', { document }, place));
  if (item.lifePolicy === 'ask') {
    issues.push(ask('serial_begins_next_life', { status, document }, place));
  }
  checkDate(known.state, context, issues);
  return known.life + 1;
}

function isFollowed(documentId: number | null, header: PlannedHeader): boolean {
  return header.followed.some((record) => record.id === documentId);
}

/** What stands in the way of moving a unit that the books know. */
export function checkMovedUnit(unit: UnitRecord, context: UnitContext, issues: Issue[]): void {
  const before = issues.length;
  checkStatus(unit.state, context, issues);
  if (issues.length > before) return;
  checkPlace(unit.state, context, issues);
  checkFollowedUnit(unit.state, context, issues);
  checkUnitParty(unit.state, context, issues);
  checkLot(unit, context, issues);
  checkDate(unit.state, context, issues);
}

/** Whether the serial is one of another item, which is said. */
export function raiseOtherItem(
  others: readonly UnitRecord[],
  context: UnitContext,
  issues: Issue[],
): boolean {
  const { item, view, place } = context;
  const [other] = others;
  if (other === undefined) return false;
  const otherItem = present(view.itemsById.get(other.itemId), 'the item of a loaded unit').sku;
  issues.push(raise('serial_of_other_item', { item: item.sku, otherItem }, place));
  return true;
}

function checkStatus(state: UnitState, context: UnitContext, issues: Issue[]): void {
  const { event, view, place } = context;
  const { status } = state;
  const document = numberOf(state.lastDocumentId, view);
  const holding = numberOf(state.heldBy, view);
  if (transitions[event].from.includes(status)) {
    if (status === 'committed' && event !== 'revalue' && !isReleasedBy(state, context)) {
      issues.push(raise('serial_committed', { document: holding }, place));
    }
    return;
  }
  if (status === 'committed') {
    issues.push(raise('serial_committed', { document: holding }, place));
    return;
  }
  if (status === 'in_transit') {
    issues.push(raise('serial_in_transit', { document: holding }, place));
    return;
  }
  const [followed] = context.header.followed;
  if (event === 'arrive' && followed !== undefined) {
    issues.push(raise('serial_not_on_document', { number: followed.number }, place));
    return;
  }
  switch (event) {
    case 'expect_return':
    case 'take_back':
      if (status === 'return_expected') {
        issues.push(raise('serial_return_expected', { document: holding }, place));
      } else {
        const area = areaCodeOf(state.area, view);
        issues.push(raise('serial_not_sold', { status, area }, place));
      }
      return;
    case 'transfer':
    case 'depart':
      issues.push(raise('serial_not_transferable', { status, document }, place));
      return;
    default: {
      const holder = partyNameOf(state.holder, view);
      issues.push(raise('serial_not_in_stock', { status, document, holder }, place));
    }
  }
}

/**
 * Whether this document may take a unit that another holds: it names the holding document, or sends the unit to the
 * very vendor for whom it was set aside.
 */
function isReleasedBy(state: UnitState, { header, event, view }: UnitContext): boolean {
  if (isFollowed(state.heldBy, header)) return true;
  const holding = state.heldBy === null ? undefined : view.documents.get(state.heldBy);
  return (
    event === 'return_to_vendor' &&
    header.followed.length === 0 &&
    holding?.kind === 'vendor_rma' &&
    holding.partyId === (header.party?.id ?? null)
  );
}

function checkPlace(state: UnitState, context: UnitContext, issues: Issue[]): void {
  const { source, destination, view, place, event } = context;
  const actualArea = areaCodeOf(state.area, view);
  if (source !== null && state.area !== source.id) {
    issues.push(raise('serial_not_in_area', { area: source.code, actualArea }, place));
    return;
  }
  if (event !== 'transfer' || destination === null) return;
  if (actualArea !== null && state.area === destination.id) {
    issues.push(raise('areas_same', { area: destination.code }, place));
  } else if (actualArea !== null && isOurs(state.status) !== (destination.binType === 'stock')) {
    const details = { area: destination.code, actualArea };
    issues.push(raise('serial_in_area_of_other_type', details, place));
  }
}

function isOnDocument(state: UnitState, record: FollowedDocument): boolean {
  switch (record.kind) {
    case 'invoice':
      return state.sale?.documentId === record.id;
    case 'goods_receipt':
      return state.receiptId === record.id;
    case 'credit_memo':
      return state.lastDocumentId === record.id;
    default:
      return state.heldBy === record.id;
  }
}

/** What is sold need not be what an order committed, and a replacement is not what came back. */
function checkFollowedUnit(state: UnitState, context: UnitContext, issues: Issue[]): void {
  const { header, event, place } = context;
  const [first] = header.followed;
  if (first === undefined || event === 'sell' || event === 'revalue') return;
  if (!header.followed.some((record) => isOnDocument(state, record))) {
    issues.push(raise('serial_not_on_document', { number: first.number }, place));
  }
}

function checkUnitParty(state: UnitState, context: UnitContext, issues: Issue[]): void {
  const { header, event, view, place } = context;
  const { party } = header;
  if (party === null) return;
  // A unit that the books did not know is with whoever announced its return.
  const customer = state.sale === null ? state.holder : state.sale.customer;
  if ((event === 'expect_return' || event === 'take_back') && customer !== party.id) {
    const soldTo = partyNameOf(customer, view);
    const invoice = numberOf(state.sale?.documentId ?? null, view);
    const details = { customer: party.name, soldTo, invoice };
    issues.push(ask('serial_not_sold_to_customer', details, place));
  }
  if ((event === 'set_aside' || event === 'return_to_vendor') && state.vendor !== party.id) {
    const details = { vendor: party.name, boughtFrom: partyNameOf(state.vendor, view) };
    if (event === 'set_aside') issues.push(ask('serial_not_from_vendor', details, place));
    else if (state.status !== 'committed') {
      issues.push(raise('serial_not_from_vendor', details, place));
    }
  }
}

/** Goods of an expired lot are not sold without a word. */
function checkLot(unit: UnitRecord, context: UnitContext, issues: Issue[]): void {
  const { event, header, item, view, place } = context;
  if (unit.lot === null || (event !== 'sell' && event !== 'commit')) return;
  const expiresOn = view.lots.get(lotKey(item.id, unit.lot))?.expiresOn ?? null;
  if (expiresOn !== null && header.occurredOn > expiresOn) {
    issues.push(ask('lot_expired', { lot: unit.lot, expiresOn }, place));
  }
}

function checkDate(state: UnitState, context: UnitContext, issues: Issue[]): void {
  const { header, view, place } = context;
  if (state.lastOn === null || header.occurredOn >= state.lastOn) return;
  const document = numberOf(state.lastDocumentId, view);
  const details = { occurredOn: header.occurredOn, lastOn: state.lastOn, document };
  issues.push(raise('date_before_unit', details, place));
}
