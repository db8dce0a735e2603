/** The checks of a document's header: day, party, currency, documents it follows, and add-on costs. */
import type { DocumentDraft } from '../api.ts';
import type { AddOnCost } from '../costing/landed.ts';
import { ask, raise, type Issue } from '../issues.ts';
import { parseMoney, parseRate, rateOfOne, type Rate } from '../money.ts';
import type { Party } from '../stock/masters.ts';
import type { DocumentKind } from './kinds.ts';
import type { PlannedHeader } from './plan.ts';
import { kindRules } from './rules.ts';
import type { BooksView, FollowedDocument } from './view.ts';

/** The header as planned; an issue leaves something that the lines can still be checked with. */
export function checkHeader(draft: DocumentDraft, view: BooksView, issues: Issue[]): PlannedHeader {
  checkPeriod(draft.occurredOn, view.closedThrough, issues);
  const party = checkParty(draft, view, issues);
  const currency = draft.currency ?? view.baseCurrency;
  const rate = checkRate(currency, draft.exchangeRate, view.baseCurrency, issues);
  const followed = checkFollowed(draft, party, view, issues);
  checkVendorRma(draft, view, issues);
  const addOns = checkAddOns(draft, currency, rate, view, issues);
  return {
    id: draft.id,
    kind: draft.kind,
    occurredOn: draft.occurredOn,
    party,
    currency,
    rate,
    followed,
    addOns,
    salesperson: salespersonOf(draft, party, followed),
  };
}

/** Whose sale a document is: as it says itself, else as what it follows says, else whoever sells to the customer. */
function salespersonOf(
  { kind, salesperson }: DocumentDraft,
  party: Party | null,
  followed: readonly FollowedDocument[],
): string | null {
  if (kindRules[kind].partyRole !== 'customer') return null;
  const before = followed.find((document) => document.salesperson !== null);
  return salesperson ?? before?.salesperson ?? party?.salesperson ?? null;
}

/** Into a closed period nothing posts. */
export function checkPeriod(
  occurredOn: string,
  closedThrough: string | null,
  issues: Issue[],
): void {
  if (closedThrough !== null && occurredOn <= closedThrough) {
    issues.push(raise('period_closed', { occurredOn, closedThrough }));
  }
}

function checkParty(draft: DocumentDraft, view: BooksView, issues: Issue[]): Party | null {
  const { partyRole: role, isPartyNeeded } = kindRules[draft.kind];
  const code = draft.party;
  if (code === undefined) {
    if (role !== null && isPartyNeeded) issues.push(raise('party_missing', { role }));
    return null;
  }
  const party = view.parties.get(code);
  if (party === undefined) {
    issues.push(raise('party_unknown', { party: code }));
    return null;
  }
  if (role !== null && !party.roles.includes(role)) {
    issues.push(raise('party_role_missing', { party: code, role }));
  }
  // What was ordered before is still delivered, billed and taken back (everest.md V16).
  if (party.isDiscontinued && (draft.kind === 'purchase_order' || draft.kind === 'sales_order')) {
    issues.push(raise('party_discontinued', { party: code }));
  }
  return party;
}

/** The rate of a currency to the books' own; a rate of one stands in where an issue was raised. */
function checkRate(
  currency: string,
  text: string | undefined,
  baseCurrency: string,
  issues: Issue[],
): Rate {
  const rate = text === undefined ? null : parseRate(text);
  if (currency === baseCurrency) {
    if (text !== undefined && rate !== rateOfOne) {
      issues.push(raise('exchange_rate_not_one', { currency }));
    }
    return rateOfOne;
  }
  if (rate === null) {
    issues.push(raise('exchange_rate_missing', { currency, baseCurrency }));
    return rateOfOne;
  }
  return rate;
}

/** The numbers of the documents that a draft follows; for a cost adjustment, the receipt it is against. */
export function listFollowed(draft: Pick<DocumentDraft, 'from' | 'against'>): readonly string[] {
  return [...new Set([draft.from ?? [], draft.against ?? []].flat())];
}

function checkFollowed(
  draft: DocumentDraft,
  party: Party | null,
  view: BooksView,
  issues: Issue[],
): FollowedDocument[] {
  const { kind } = draft;
  const { follows, isFollowing } = kindRules[kind];
  const numbers = [draft.from ?? []].flat();
  if (numbers.length === 0 && isFollowing) {
    issues.push(raise('from_missing', { kind, wanted: follows }));
  }
  const found: FollowedDocument[] = [];
  for (const number of listFollowed(draft)) {
    const record = view.followed.get(number);
    const isAgainst = number === draft.against && !numbers.includes(number);
    const wanted: readonly DocumentKind[] = isAgainst ? ['goods_receipt'] : follows;
    if (record === undefined) {
      issues.push(raise('from_unknown', { number }));
    } else if (!wanted.includes(record.kind) || !isTransferToFollow(record)) {
      issues.push(raise('from_wrong_kind', { number, kind: record.kind, wanted }));
    } else if (record.standing !== 'open') {
      issues.push(raise('from_closed', { number, standing: record.standing }));
    } else {
      checkFollowedDocument(record, party, draft, isAgainst, view, issues);
      found.push(record);
    }
  }
  return found;
}

/** Of transfers, only one that is on its way can be followed, by the one that receives it. */
function isTransferToFollow(record: FollowedDocument): boolean {
  return record.kind !== 'stock_transfer' || record.isInTransit;
}

function checkFollowedDocument(
  record: FollowedDocument,
  party: Party | null,
  draft: DocumentDraft,
  isAgainst: boolean,
  view: BooksView,
  issues: Issue[],
): void {
  const { number, expiresOn } = record;
  if (!isAgainst && isOtherParty(record, party, draft)) {
    const other = record.partyId === null ? null : view.partyNames.get(record.partyId);
    issues.push(raise('from_other_party', { number, party: other ?? 'another party' }));
  }
  if (expiresOn !== null && record.kind === 'customer_rma' && draft.occurredOn > expiresOn) {
    issues.push(ask('rma_expired', { number, expiresOn }));
  }
}

/**
 * A vendor RMA may follow a customer's credit memo, and a carrier's bill of freight alone another vendor's receipt;
 * otherwise both are of one party.
 */
function isOtherParty(
  record: FollowedDocument,
  party: Party | null,
  { kind, lines }: DocumentDraft,
): boolean {
  const toVendor = kind === 'vendor_rma' || kind === 'debit_memo';
  if (toVendor && record.kind === 'credit_memo') return false;
  if (kind === 'vendor_bill' && lines.length === 0) return false;
  return party !== null && record.partyId !== party.id;
}

function checkVendorRma(draft: DocumentDraft, view: BooksView, issues: Issue[]): void {
  const { vendorRmaNumber } = draft;
  if (vendorRmaNumber === undefined || view.vendorRmaUsedOn === null) return;
  issues.push(ask('vendor_rma_number_used', { vendorRmaNumber, number: view.vendorRmaUsedOn }));
}

/** Add-on costs with their own currency, or the document's. Only a late cost may be a credit, below zero. */
function checkAddOns(
  draft: DocumentDraft,
  currency: string,
  rate: Rate,
  view: BooksView,
  issues: Issue[],
): AddOnCost[] {
  return (draft.addOnCosts ?? []).map((addOn) => {
    const { name } = addOn;
    if (!kindRules[draft.kind].takesAddOns) {
      issues.push(raise('add_on_not_taken', { name, kind: draft.kind }));
    }
    const own = addOn.currency ?? currency;
    const ownRate =
      addOn.currency === undefined || (own === currency && addOn.exchangeRate === undefined)
        ? rate
        : checkRate(own, addOn.exchangeRate, view.baseCurrency, issues);
    const amount = parseMoney(addOn.amount, own);
    if (amount === null || (amount < 0 && draft.kind !== 'cost_adjustment')) {
      const details = { name, amount: addOn.amount, currency: own };
      issues.push(raise('add_on_amount_not_money', details));
    }
    return { name, amount: amount ?? 0, currency: own, rate: ownRate, by: addOn.by };
  });
}
