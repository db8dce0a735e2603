/**
 * Every reason for which the books refuse a document, in order of precedence, with the details each carries.
 * An issue is a value: its sentence is made in `messages.ts`. A `question` passes when its code is accepted.
 */
import type { DocumentKind } from './documents/kinds.ts';
import type { UnitStatus } from './stock/lifecycle.ts';
import type { Tracking } from './stock/masters.ts';

/** The bins that a document names, and the amounts of its lines, as a request calls them. */
export type AreaField = 'area' | 'fromArea' | 'toArea';
export type AmountField = 'unitCost' | 'unitPrice' | 'discount';

/** The details of each issue, in order of precedence: the header first, then the line, then its serials. */
export interface IssueDetails {
  document_id_reused: { readonly number: string };
  period_closed: { readonly occurredOn: string; readonly closedThrough: string };
  reversal_stays: { readonly number: string; readonly reverses: string };
  document_reversed_before: { readonly number: string; readonly by: string };
  not_an_order: { readonly number: string; readonly kind: DocumentKind };
  transfer_in_transit: { readonly number: string };
  document_closed_before: { readonly number: string; readonly by: string };
  party_missing: { readonly role: 'vendor' | 'customer' };
  party_unknown: { readonly party: string };
  party_role_missing: { readonly party: string; readonly role: 'vendor' | 'customer' };
  party_discontinued: { readonly party: string };
  exchange_rate_missing: { readonly currency: string; readonly baseCurrency: string };
  exchange_rate_not_one: { readonly currency: string };
  from_missing: { readonly kind: DocumentKind; readonly wanted: readonly DocumentKind[] };
  from_unknown: { readonly number: string };
  from_wrong_kind: {
    readonly number: string;
    readonly kind: DocumentKind;
    readonly wanted: readonly DocumentKind[];
  };
  from_other_party: { readonly number: string; readonly party: string };
  from_closed: { readonly number: string; readonly standing: 'closed' | 'reversed' };
  rma_expired: { readonly number: string; readonly expiresOn: string };
  vendor_rma_number_used: { readonly vendorRmaNumber: string; readonly number: string };
  against_missing: Readonly<Record<string, never>>;
  cost_adjustment_empty: Readonly<Record<string, never>>;
  document_has_no_lines: Readonly<Record<string, never>>;
  add_on_not_taken: { readonly name: string; readonly kind: DocumentKind };
  add_on_amount_not_money: {
    readonly name: string;
    readonly amount: string;
    readonly currency: string;
  };
  add_on_has_no_weight: { readonly name: string };
  add_on_has_no_bearer: { readonly name: string };
  area_missing: { readonly field: AreaField };
  area_unknown: { readonly area: string };
  area_holds_no_stock: { readonly area: string };
  area_of_other_type: { readonly area: string; readonly wanted: 'stock' | 'out' };
  areas_same: { readonly area: string };
  item_unknown: { readonly item: string };
  item_holds_no_stock: {
    readonly item: string;
    readonly kind: DocumentKind;
    readonly tracking: Tracking;
  };
  direction_missing: { readonly item: string };
  direction_not_taken: { readonly kind: DocumentKind };
  item_not_on_order: { readonly item: string; readonly number: string };
  component_not_linked: { readonly item: string };
  amount_missing: { readonly field: AmountField };
  amount_not_money: {
    readonly field: AmountField;
    readonly amount: string;
    readonly currency: string;
  };
  tax_rate_not_percent: { readonly taxRate: string };
  discount_above_price: { readonly discount: string; readonly price: string };
  amount_too_large: Readonly<Record<string, never>>;
  total_negative: { readonly total: string };
  quantity_missing: { readonly item: string };
  quantity_not_positive: { readonly quantity: number };
  quantity_differs_from_serials: { readonly quantity: number; readonly serials: number };
  quantity_not_in_stock: {
    readonly item: string;
    readonly wanted: number;
    readonly available: number;
  };
  quantity_above_ordered: {
    readonly item: string;
    readonly number: string;
    readonly open: number;
    readonly wanted: number;
  };
  bill_item_not_received: { readonly item: string };
  bill_above_received: {
    readonly item: string;
    readonly billed: number;
    readonly open: number;
  };
  count_needs_serials: { readonly item: string; readonly counted: number };
  serials_missing: { readonly item: string };
  serials_not_taken: { readonly item: string };
  lot_missing: { readonly item: string };
  lot_expired: { readonly lot: string; readonly expiresOn: string };
  serial_empty: { readonly position: number };
  serial_malformed: { readonly text: string };
  serial_twice_in_document: { readonly firstLine: number };
  serial_unknown: { readonly item: string };
  serial_of_other_item: { readonly item: string; readonly otherItem: string };
  serial_already_in_stock: {
    readonly status: UnitStatus;
    readonly area: string | null;
    readonly document: string | null;
  };
  serial_life_forbidden: { readonly document: string | null };
  serial_begins_next_life: { readonly status: UnitStatus; readonly document: string | null };
  serial_not_in_stock: {
    readonly status: UnitStatus;
    readonly document: string | null;
    readonly holder: string | null;
  };
  serial_committed: { readonly document: string | null };
  serial_in_transit: { readonly document: string | null };
  auto_serial_has_manufacturer_serial: { readonly manufacturerSerial: string };
  unit_not_assembled: Readonly<Record<string, never>>;
  cost_below_zero: { readonly cost: string };
  serial_not_sold: { readonly status: UnitStatus; readonly area: string | null };
  serial_return_expected: { readonly document: string | null };
  serial_not_transferable: { readonly status: UnitStatus; readonly document: string | null };
  serial_not_in_area: { readonly area: string; readonly actualArea: string | null };
  serial_in_area_of_other_type: { readonly area: string; readonly actualArea: string };
  serial_not_on_document: { readonly number: string };
  serial_not_sold_to_customer: {
    readonly customer: string;
    readonly soldTo: string | null;
    readonly invoice: string | null;
  };
  serial_not_from_vendor: { readonly vendor: string; readonly boughtFrom: string | null };
  date_before_unit: {
    readonly occurredOn: string;
    readonly lastOn: string;
    readonly document: string | null;
  };
  later_movement_stands: { readonly document: string };
  unit_moved_meanwhile: { readonly document: string | null };
}

export type IssueCode = keyof IssueDetails;
export type Severity = 'error' | 'question';

/** The codes that a person may answer with yes: by accepting them, the document passes. */
const questionCodes = [
  'rma_expired',
  'vendor_rma_number_used',
  'item_not_on_order',
  'quantity_above_ordered',
  'bill_above_received',
  'lot_expired',
  'serial_unknown',
  'serial_begins_next_life',
  'auto_serial_has_manufacturer_serial',
  'serial_not_sold_to_customer',
  'serial_not_from_vendor',
] as const satisfies readonly IssueCode[];
export type QuestionCode = (typeof questionCodes)[number];

/** Whether a code is a question, at least in some kind of document. */
export function isQuestionCode(code: IssueCode): code is QuestionCode {
  return (questionCodes as readonly IssueCode[]).includes(code);
}

/** One issue: what it is, where (line from 1, and serial as it was given), and its details. */
export type Issue = {
  readonly [Code in IssueCode]: {
    readonly code: Code;
    readonly severity: Severity;
    readonly line: number | null;
    readonly serial: string | null;
    readonly details: IssueDetails[Code];
  };
}[IssueCode];

/** What an issue answers over HTTP, the same for all codes. */
export interface IssueAnswer {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly line: number | null;
  readonly serial: string | null;
  readonly message: string;
}

/** Where an issue lies. */
export interface IssuePlace {
  readonly line?: number;
  readonly serial?: string;
}

/** Makes an error of a code. */
export function raise<Code extends IssueCode>(
  code: Code,
  details: IssueDetails[Code],
  place: IssuePlace = {},
): Issue {
  return issueOf(code, 'error', details, place);
}

/** Makes a question of a code: it passes when the document accepts it. */
export function ask<Code extends QuestionCode>(
  code: Code,
  details: IssueDetails[Code],
  place: IssuePlace = {},
): Issue {
  return issueOf(code, 'question', details, place);
}

function issueOf(code: IssueCode, severity: Severity, details: unknown, place: IssuePlace): Issue {
  return {
    code,
    severity,
    line: place.line ?? null,
    serial: place.serial ?? null,
    details,
  } as Issue;
}
