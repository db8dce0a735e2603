/** The checks of a document's header: kind, party, currency, documents it follows, add-on costs, and where goods go. */
import type { DocumentDraft } from '../api.ts';
import type { AddOnCost } from '../costing/landed.ts';
import { raise, type Issue } from '../issues.ts';
import { parseMoney, parseRate, rateOfOne, type Rate } from '../money.ts';
import { transitions } from '../stock/lifecycle.ts';
import type { Area, BinType, Party, PartyRole } from '../stock/masters.ts';
import { isPostedKind, type PostedKind } from './kinds.ts';
import type { PlannedHeader } from './plan.ts';
import { kindRules, type KindRule } from './rules.ts';
import type { BooksView, DocumentRecord } from './view.ts';

/** The header as planned, or null where an issue keeps the lines from being checked at all. */
export function checkHeader(
  draft: DocumentDraft,
  view: BooksView,
  issues: Issue[],
): PlannedHeader | null {
  if (!isPostedKind(draft.kind)) {
    issues.push(raise('kind_not_available', { kind: draft.kind }));
    return null;
  }
  const rule = kindRules[draft.kind];
  const party = checkParty(draft.party, rule.partyRole, view, issues);
  const currency = draft.currency ?? view.baseCurrency;
  const rate = checkRate(currency, draft.exchangeRate, view.baseCurrency, issues);
  const followed = checkFollowed(draft, draft.kind, party, view, issues);
  if (draft.lines.length === 0) issues.push(raise('document_has_no_lines', {}));
  const addOns = checkAddOns(draft, currency, rate, view, issues);
  const { destination, source } = checkAreas(draft, rule, view, issues, {});
  return {
    id: draft.id,
    kind: draft.kind,
    occurredOn: draft.occurredOn,
    party,
    currency,
    rate,
    followed,
    addOns,
    destination,
    source,
  };
}

function checkParty(
  code: string | undefined,
  role: PartyRole | null,
  view: BooksView,
  issues: Issue[],
): Party | null {
  if (code === undefined) {
    if (role !== null) issues.push(raise('party_missing', { role }));
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

function checkFollowed(
  draft: DocumentDraft,
  kind: PostedKind,
  party: Party | null,
  view: BooksView,
  issues: Issue[],
): DocumentRecord[] {
  const numbers = draft.from === undefined ? [] : [draft.from].flat();
  const found: DocumentRecord[] = [];
  for (const number of numbers) {
    const record = view.followed.get(number);
    const wanted = kindRules[kind].follows;
    if (record === undefined) {
      issues.push(raise('from_unknown', { number }));
    } else if (!wanted.includes(record.kind)) {
      issues.push(raise('from_wrong_kind', { number, kind: record.kind, wanted }));
    } else {
      if (isOtherParty(record, party, kind)) {
        const other = record.partyId === null ? null : view.partyNames.get(record.partyId);
        issues.push(raise('from_other_party', { number, party: other ?? 'another party' }));
      }
      found.push(record);
    }
  }
  return found;
}

/** A vendor RMA may follow a customer's credit memo; otherwise both are of one party. */
function isOtherParty(record: DocumentRecord, party: Party | null, kind: PostedKind): boolean {
  const toVendor = kind === 'vendor_rma' || kind === 'debit_memo';
  if (toVendor && record.kind === 'credit_memo') return false;
  return party !== null && record.partyId !== party.id;
}

function checkAddOns(
  draft: DocumentDraft,
  currency: string,
  rate: Rate,
  view: BooksView,
  issues: Issue[],
): AddOnCost[] {
  return (draft.addOnCosts ?? []).map((addOn) => {
    if (draft.kind !== 'goods_receipt') {
      issues.push(raise('add_on_not_taken', { name: addOn.name, kind: draft.kind }));
    }
    const own = addOn.currency ?? currency;
    const ownRate =
      addOn.currency === undefined || (own === currency && addOn.exchangeRate === undefined)
        ? rate
        : checkRate(own, addOn.exchangeRate, view.baseCurrency, issues);
    const amount = parseMoney(addOn.amount, own);
    if (amount === null) {
      issues.push(
        raise('add_on_amount_not_money', {
          name: addOn.name,
          amount: addOn.amount,
          currency: own,
        }),
      );
    }
    return { name: addOn.name, amount: amount ?? 0, currency: own, rate: ownRate, by: addOn.by };
  });
}

interface AreaFields {
  readonly area?: string | undefined;
  readonly fromArea?: string | undefined;
  readonly toArea?: string | undefined;
}

/**
 * Where goods go and must come from, of a header or of a line that overrides it. A destination that is not named is
 * the event's own bin.
 */
export function checkAreas(
  fields: AreaFields,
  rule: KindRule,
  view: BooksView,
  issues: Issue[],
  place: { readonly line?: number },
): { destination: Area | null; source: Area | null } {
  const { defaultBin, binType } = transitions[rule.event];
  const named = rule.destinationField === null ? undefined : fields[rule.destinationField];
  const isLine = place.line !== undefined;
  const destinationCode = named ?? (isLine ? undefined : (defaultBin ?? undefined));
  const destination =
    destinationCode === undefined ? null : checkBin(destinationCode, binType, view, issues, place);
  if (rule.isDestinationNeeded && destinationCode === undefined && !isLine) {
    issues.push(raise('area_missing', { field: rule.destinationField ?? 'area' }));
  }
  const sourceCode = rule.sourceField === null ? undefined : fields[rule.sourceField];
  const source = sourceCode === undefined ? null : checkBin(sourceCode, null, view, issues, place);
  if (destination !== null && source !== null && destination.id === source.id) {
    issues.push(raise('areas_same', { area: destination.code }, place));
  }
  return { destination, source };
}

function checkBin(
  code: string,
  wanted: BinType | null,
  view: BooksView,
  issues: Issue[],
  place: { readonly line?: number },
): Area | null {
  const area = view.areas.get(code);
  if (area === undefined) {
    issues.push(raise('area_unknown', { area: code }, place));
    return null;
  }
  if (area.kind !== 'bin') {
    issues.push(raise('area_holds_no_stock', { area: code }, place));
    return null;
  }
  if (wanted !== null && area.binType !== wanted) {
    issues.push(raise('area_of_other_type', { area: code, wanted }, place));
    return null;
  }
  return area;
}
