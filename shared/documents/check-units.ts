/**
 * The checks of one serial of a line: which unit it is, whether the lifecycle lets the document move it, and whether
 * place, party and date agree. Each asks the tables; all that stands in the way of a unit is answered.
 */
import { present } from '../assert.ts';
import { ask, raise, type Issue, type IssuePlace } from '../issues.ts';
import { foldSerial, matchKeyOf } from '../serial/text.ts';
import { isGone, isOurs, transitions } from '../stock/lifecycle.ts';
import type { Area, Item } from '../stock/masters.ts';
import type { UnitState } from '../stock/unit.ts';
import type { PlannedHeader } from './plan.ts';
import { kindRules } from './rules.ts';
import type { BooksView, DocumentRecord, UnitRecord } from './view.ts';

/** What the checks of a unit need beside it. */
export interface UnitContext {
  readonly header: PlannedHeader;
  readonly item: Item;
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

/** The life that receiving a serial begins, and what stands in its way. */
export function checkReceivedUnit(
  known: UnitRecord | null,
  context: UnitContext,
  issues: Issue[],
): number {
  if (known === null) return 1;
  const { item, view, place } = context;
  const { status, lastDocumentId, area } = known.state;
  const document = numberOf(lastDocumentId, view);
  if (transitions.receive.from.includes(status)) {
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

/** What stands in the way of moving a unit that the books know. */
export function checkMovedUnit(unit: UnitRecord, context: UnitContext, issues: Issue[]): void {
  const before = issues.length;
  checkStatus(unit.state, context, issues);
  if (issues.length > before) return;
  checkPlace(unit.state, context, issues);
  checkFollowedUnit(unit.state, context, issues);
  checkUnitParty(unit.state, context, issues);
  checkDate(unit.state, context, issues);
}

/** A serial that no unit of the item has. */
export function raiseUnknownUnit(
  others: readonly UnitRecord[],
  context: UnitContext,
  issues: Issue[],
): void {
  const { item, view, place } = context;
  const other = others[0];
  if (other === undefined) {
    issues.push(raise('serial_unknown', { item: item.sku }, place));
    return;
  }
  const otherItem = present(view.itemNames.get(other.itemId), 'the item of a loaded unit');
  issues.push(raise('serial_of_other_item', { item: item.sku, otherItem }, place));
}

function checkStatus(state: UnitState, context: UnitContext, issues: Issue[]): void {
  const { header, view, place } = context;
  const { event } = kindRules[header.kind];
  const { status } = state;
  const document = numberOf(state.lastDocumentId, view);
  if (status === 'committed' && !isReleasedBy(state, context)) {
    issues.push(raise('serial_committed', { document: numberOf(state.heldBy, view) }, place));
    return;
  }
  if (transitions[event].from.includes(status)) return;
  switch (event) {
    case 'expect_return':
    case 'take_back':
      if (status === 'return_expected') {
        const holding = numberOf(state.heldBy, view);
        issues.push(raise('serial_return_expected', { document: holding }, place));
      } else {
        const area = areaCodeOf(state.area, view);
        issues.push(raise('serial_not_sold', { status, area }, place));
      }
      return;
    case 'transfer':
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
function isReleasedBy(state: UnitState, { header, view }: UnitContext): boolean {
  const { event } = kindRules[header.kind];
  if (!transitions[event].from.includes('committed')) return false;
  if (header.followed.some((record) => record.id === state.heldBy)) return true;
  const holding = state.heldBy === null ? undefined : view.documents.get(state.heldBy);
  return (
    event === 'return_to_vendor' &&
    header.followed.length === 0 &&
    holding?.kind === 'vendor_rma' &&
    holding.partyId === (header.party?.id ?? null)
  );
}

function checkPlace(state: UnitState, context: UnitContext, issues: Issue[]): void {
  const { source, destination, view, place, header } = context;
  const actualArea = areaCodeOf(state.area, view);
  if (source !== null && state.area !== source.id) {
    issues.push(raise('serial_not_in_area', { area: source.code, actualArea }, place));
    return;
  }
  if (kindRules[header.kind].event !== 'transfer' || destination === null) return;
  if (actualArea !== null && state.area === destination.id) {
    issues.push(raise('areas_same', { area: destination.code }, place));
  } else if (actualArea !== null && isOurs(state.status) !== (destination.binType === 'stock')) {
    const details = { area: destination.code, actualArea };
    issues.push(raise('serial_in_area_of_other_type', details, place));
  }
}

function isOnDocument(state: UnitState, record: DocumentRecord): boolean {
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

function checkFollowedUnit(state: UnitState, context: UnitContext, issues: Issue[]): void {
  const { header, place } = context;
  const first = header.followed[0];
  if (first === undefined) return;
  if (!header.followed.some((record) => isOnDocument(state, record))) {
    issues.push(raise('serial_not_on_document', { number: first.number }, place));
  }
}

function checkUnitParty(state: UnitState, context: UnitContext, issues: Issue[]): void {
  const { header, view, place } = context;
  const { event } = kindRules[header.kind];
  const { party } = header;
  if (party === null) return;
  if ((event === 'expect_return' || event === 'take_back') && state.sale?.customer !== party.id) {
    const soldTo = partyNameOf(state.sale?.customer ?? null, view);
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

function checkDate(state: UnitState, context: UnitContext, issues: Issue[]): void {
  const { header, view, place } = context;
  if (state.lastOn === null || header.occurredOn >= state.lastOn) return;
  const document = numberOf(state.lastDocumentId, view);
  const details = { occurredOn: header.occurredOn, lastOn: state.lastOn, document };
  issues.push(raise('date_before_unit', details, place));
}
