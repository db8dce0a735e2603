/**
 * RMA forms from serials alone: what the books know of the units, cut to what the reader of the form may see, one form
 * for each party. What stands in the way of one is said of all at once.
 */
import type { RmaFormReader, RmaFormsRequest } from '../../shared/api/rma-forms.ts';
import { present } from '../../shared/assert.ts';
import { daysBetween, type Day } from '../../shared/day.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import type { Language } from '../../shared/languages.ts';
import type { Refusal } from '../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { UnitStatus } from '../../shared/stock/lifecycle.ts';
import { nextOf } from '../../shared/stock/rma-next.ts';
import { customerWarrantyUntil, vendorWarrantyUntil } from '../../shared/stock/warranty.ts';
import type { PartyFacts } from '../../reports/model/facts.ts';
import type {
  RmaFormFacts,
  RmaFormUnit,
  WarrantyFacts,
} from '../../reports/model/rma-form/facts.ts';
import { todayOf, type Books } from '../books.ts';
import { formatHead, readHead } from '../store/audit.ts';
import { printCompanyOf, printDesignOf, readDesign } from './design.ts';
import { loadRmaUnits, type ReturnRow, type RmaUnitRow, type RmaUnits } from './rma-units.ts';

/** What a form shows, by who reads it. */
interface ReaderRule {
  readonly hasPurchase: boolean;
  readonly hasSale: boolean;
  /** Whether cost may be asked for. */
  readonly mayHaveCost: boolean;
  readonly hasCustomerWarranty: boolean;
  readonly hasVendorWarranty: boolean;
  readonly hasNext: boolean;
  /** The kinds of return that concern the reader, and whose; null for everybody's. */
  readonly returnKinds: readonly DocumentKind[];
  /** The kinds of RMA that the form is about, and the statuses in which one that holds the unit no longer still counts. */
  readonly rmaKinds: readonly DocumentKind[];
  readonly doneStatuses: readonly UnitStatus[];
  readonly party: 'customer' | 'vendor';
  readonly isPartyNeeded: boolean;
  /** Whether returns name whom they were with. */
  readonly namesParties: boolean;
}

/** The statuses of a unit whose return is still under way once it is back. */
const backStatuses: readonly UnitStatus[] = ['returned', 'committed', 'at_vendor'];

/** The statuses in which our promise to the customer still counts. */
const promisedStatuses: readonly UnitStatus[] = ['sold', 'return_expected', ...backStatuses];

const readers: Readonly<Record<RmaFormReader, ReaderRule>> = {
  customer: {
    hasPurchase: false,
    hasSale: true,
    mayHaveCost: false,
    hasCustomerWarranty: true,
    hasVendorWarranty: false,
    hasNext: true,
    returnKinds: ['customer_rma', 'credit_memo'],
    rmaKinds: ['customer_rma'],
    doneStatuses: backStatuses,
    party: 'customer',
    isPartyNeeded: true,
    namesParties: false,
  },
  vendor: {
    hasPurchase: true,
    hasSale: false,
    mayHaveCost: true,
    hasCustomerWarranty: false,
    hasVendorWarranty: true,
    hasNext: false,
    returnKinds: ['vendor_rma', 'debit_memo'],
    rmaKinds: ['vendor_rma'],
    doneStatuses: ['at_vendor'],
    party: 'vendor',
    isPartyNeeded: true,
    namesParties: false,
  },
  house: {
    hasPurchase: true,
    hasSale: true,
    mayHaveCost: true,
    hasCustomerWarranty: true,
    hasVendorWarranty: true,
    hasNext: true,
    returnKinds: ['customer_rma', 'credit_memo', 'vendor_rma', 'debit_memo'],
    rmaKinds: ['customer_rma', 'vendor_rma'],
    doneStatuses: backStatuses,
    party: 'customer',
    isPartyNeeded: false,
    namesParties: true,
  },
};

/** Why a unit has no such form, with its place in the request. */
export interface RmaFormIssue {
  readonly line: number;
  readonly serial: string;
  readonly refusal: Refusal;
}

type Asked = RmaFormsRequest['units'][number];

function partyIdOf(row: RmaUnitRow, { party }: ReaderRule): number | null {
  return party === 'vendor' ? row.vendor_id : row.buyer_id;
}

function checkUnit(row: RmaUnitRow | null, asked: Asked, rule: ReaderRule): Refusal | null {
  const { sku, serial } = asked;
  if (row === null) return { code: 'rma_no_unit', details: { item: sku, serial } };
  if (!rule.isPartyNeeded || partyIdOf(row, rule) !== null) return null;
  return rule.party === 'vendor'
    ? { code: 'rma_no_vendor', details: { serial: row.serial } }
    : { code: 'rma_not_sold', details: { serial: row.serial } };
}

function checkUnits(
  loaded: RmaUnits,
  asked: readonly Asked[],
  rule: ReaderRule,
): readonly RmaFormIssue[] {
  const issues: RmaFormIssue[] = [];
  const seen = new Map<number, number>();
  asked.forEach((each, index) => {
    const line = index + 1;
    const row = loaded.units[index] ?? null;
    const before = row === null ? undefined : seen.get(row.id);
    const refusal: Refusal | null =
      before === undefined
        ? checkUnit(row, each, rule)
        : { code: 'row_twice', details: { name: each.serial, before } };
    if (row !== null && before === undefined) seen.set(row.id, line);
    if (refusal !== null) issues.push({ line, serial: each.serial, refusal });
  });
  return issues;
}

function warrantyOf(until: Day | null, today: Day): WarrantyFacts {
  if (until === null) return { cover: 'none' };
  const days = daysBetween(today, until);
  return { cover: days < 0 ? 'over' : 'running', until, days: Math.abs(days) };
}

/** The RMA that a form is about: the one that holds the unit, or the one by which it came or went. */
function findRma(
  row: RmaUnitRow,
  returns: readonly ReturnRow[],
  rule: ReaderRule,
): ReturnRow | undefined {
  const since = rule.party === 'customer' ? (row.sale_id ?? 0) : 0;
  const last = returns.findLast(
    ({ isThisLife, kind, movementId }) =>
      isThisLife && rule.rmaKinds.includes(kind) && movementId > since,
  );
  const isHolding = last?.documentId === row.held_by_id;
  return isHolding || rule.doneStatuses.includes(row.status) ? last : undefined;
}

/** The movement after which this return began; every return up to it is an earlier one. */
function beginOf(row: RmaUnitRow, rma: ReturnRow | undefined, { party }: ReaderRule): number {
  if (rma !== undefined && (party === 'vendor' || row.status === 'return_expected')) {
    return rma.movementId - 1;
  }
  const isBack = row.status === 'returned' || rma !== undefined;
  return isBack && row.sale_id !== null ? row.sale_id : Number.MAX_SAFE_INTEGER;
}

/** What was said of a return by its steps, the last word counting. */
function saidOf(steps: readonly ReturnRow[]): Pick<Asked, 'reason' | 'action'> {
  const reason = steps.findLast((step) => step.reason !== undefined)?.reason;
  const action = steps.findLast((step) => step.action !== undefined)?.action;
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(action === undefined ? {} : { action }),
  };
}

/** Leaves out what the books do not know. */
function known<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as never;
}

interface Reading {
  readonly loaded: RmaUnits;
  readonly request: RmaFormsRequest;
  readonly rule: ReaderRule;
  readonly today: Day;
}

interface ReadUnit {
  readonly partyId: number | null;
  readonly rma: ReturnRow | undefined;
  readonly facts: RmaFormUnit;
}

function nameOf({ loaded }: Reading, id: number | null): string | null {
  const party = id === null ? undefined : loaded.parties.get(id);
  return party === undefined ? null : `${party.name} (${party.code})`;
}

function codeOf({ loaded }: Reading, id: number | null): string | null {
  return id === null ? null : (loaded.parties.get(id)?.code ?? null);
}

function purchaseOf(reading: Reading, row: RmaUnitRow): RmaFormUnit['purchase'] {
  const { rule, request } = reading;
  const hasCost = request.cost && rule.mayHaveCost;
  const trueCost = row.cost + row.late_cost;
  return known({
    vendor: nameOf(reading, row.vendor_id),
    receiptNumber: row.receipt_number,
    receivedOn: row.received_on,
    unitCostMinor: hasCost ? row.cost : null,
    trueCostMinor: hasCost && trueCost !== row.cost ? trueCost : null,
  });
}

/** The returns that concern the reader, as a form tells them. */
function tellReturns(
  reading: Reading,
  partyId: number | null,
  returns: readonly ReturnRow[],
): RmaFormUnit['earlier'] {
  const { rule } = reading;
  return returns
    .filter(
      ({ kind, partyId: withWhom }) =>
        rule.returnKinds.includes(kind) && (rule.namesParties || withWhom === partyId),
    )
    .map(({ number, kind, occurredOn, partyId: withWhom, reason }) => ({
      number,
      kind,
      occurredOn,
      ...known({ party: rule.namesParties ? codeOf(reading, withWhom) : null, reason }),
    }));
}

function readUnit(reading: Reading, row: RmaUnitRow, asked: Asked): ReadUnit {
  const { loaded, request, rule, today } = reading;
  const item = present(loaded.items.get(row.item_id), 'the item of a unit');
  const returns = loaded.returns.get(row.id) ?? [];
  const partyId = partyIdOf(row, rule);
  const rma = findRma(row, returns, rule);
  const begin = beginOf(row, rma, rule);
  const isHere = (each: ReturnRow): boolean => each.isThisLife && each.movementId > begin;
  const here = returns.filter(isHere);
  // What the customer said of a unit that is back is what its vendor is told.
  const back = returns.filter((each) => each.isThisLife && each.movementId > (row.sale_id ?? 0));
  const said = saidOf(
    backStatuses.includes(row.status) && row.sale_id !== null ? [...back, ...here] : here,
  );
  const reason = asked.reason ?? request.reason ?? said.reason;
  const action = asked.action ?? request.action ?? said.action;
  // What came back and is ours again without more ado is promised to nobody.
  const soldOn = promisedStatuses.includes(row.status) ? row.bought_on : null;
  const customer = warrantyOf(customerWarrantyUntil(item, { soldOn }), today);
  const vendor = warrantyOf(
    vendorWarrantyUntil(item, { receivedOn: row.received_on, lotUntil: loaded.lotUntil(row) }),
    today,
  );
  const next = nextOf({
    status: row.status,
    action: action ?? null,
    customerCover: customer.cover,
    // What we settle with its vendor is no concern of a customer's.
    vendorCover: row.vendor_id === null || !rule.hasVendorWarranty ? 'none' : vendor.cover,
  });
  const facts: RmaFormUnit = {
    sku: row.sku,
    description: item.description,
    serial: row.serial,
    status: row.status,
    life: row.life,
    lives: row.lives,
    earlier: tellReturns(
      reading,
      partyId,
      returns.filter((each) => !isHere(each)),
    ),
    steps: tellReturns(reading, partyId, here),
    ...known({
      manufacturerSerial: row.manufacturer_serial,
      lot: row.lot,
      rmaNumber: rma?.number,
      purchase: rule.hasPurchase ? purchaseOf(reading, row) : null,
      sale:
        rule.hasSale && row.sale_id !== null
          ? known({
              customer: nameOf(reading, row.buyer_id),
              invoiceNumber: row.sale_number,
              soldOn: row.bought_on,
              unitPriceMinor: row.bought_for,
            })
          : null,
      customerWarranty: rule.hasCustomerWarranty && soldOn !== null ? customer : null,
      vendorWarranty: rule.hasVendorWarranty ? vendor : null,
      reason: reason === '' ? null : reason,
      action,
      next: rule.hasNext ? next : null,
    }),
  };
  return { partyId, rma, facts };
}

/** The units of each party together, in the order in which they were named; or each by itself. */
function groupUnits(units: readonly ReadUnit[], onePageEach: boolean): readonly ReadUnit[][] {
  if (onePageEach) return units.map((unit) => [unit]);
  const groups = new Map<number | null, ReadUnit[]>();
  for (const unit of units) {
    const group = groups.get(unit.partyId);
    if (group === undefined) groups.set(unit.partyId, [unit]);
    else group.push(unit);
  }
  return [...groups.values()];
}

/** What all have in common; undefined where they differ. */
function common<Value>(values: readonly Value[]): Value | undefined {
  const [first] = values;
  return values.every((value) => value === first) ? first : undefined;
}

type Shared = Omit<RmaFormFacts, 'units' | 'number' | 'party'>;

function formOf(loaded: RmaUnits, shared: Shared, group: readonly ReadUnit[]): RmaFormFacts {
  const partyId = common(group.map((unit) => unit.partyId)) ?? null;
  const party: PartyFacts | undefined = partyId === null ? undefined : loaded.parties.get(partyId);
  const number = common(group.map(({ rma }) => rma?.number));
  const rma = number === undefined ? undefined : group[0]?.rma;
  return {
    ...shared,
    units: group.map(({ facts }) => facts),
    ...known({
      party,
      number,
      expiresOn: rma?.expiresOn,
      vendorRmaNumber: rma?.vendorRmaNumber,
    }),
  };
}

export type RmaForms = readonly [RmaFormFacts, ...RmaFormFacts[]];

/** The forms that were asked for, at least one; or what stands in the way of each unit that has none. */
export async function gatherRmaForms(
  books: Books,
  request: RmaFormsRequest,
  language: Language,
): Promise<Result<RmaForms, readonly RmaFormIssue[]>> {
  const rule = readers[request.for];
  const loaded = await loadRmaUnits(books, request.units);
  const issues = checkUnits(loaded, request.units, rule);
  if (issues.length > 0) return fail(issues);
  const stored = await readDesign(books.store.db);
  const reading: Reading = { loaded, request, rule, today: todayOf(books) };
  const paper = request.paper ?? (stored.design.paper === 'letter' ? 'Letter' : 'A4');
  const shared: Shared = {
    reader: request.for,
    language: request.language ?? language,
    company: printCompanyOf(stored),
    design: printDesignOf(stored),
    currency: books.store.baseCurrency,
    day: reading.today,
    seal: formatHead(await readHead(books.store.db)),
    paper: paper === 'Letter' ? 'letter' : 'a4',
  };
  const units = request.units.map((asked, index) =>
    readUnit(reading, present(loaded.units[index], 'a unit that was checked'), asked),
  );
  const [first, ...others] = groupUnits(units, request.onePageEach).map((group) =>
    formOf(loaded, shared, group),
  );
  return succeed([present(first, 'a form'), ...others]);
}
