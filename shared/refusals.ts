/**
 * What the books refuse beside documents, as data: rows of masters and lots, settings, periods, drafts, and addresses at
 * which there is nothing. Each code has a sentence in every language, as the issues of documents do; what is refused is
 * known by its code alone, so that no sentence is made before it is known who reads it.
 */
import type { Day } from './day.ts';
import type { DocumentKind } from './documents/kinds.ts';
import type { PrintStyle } from './documents/print-styles.ts';
import type { Language } from './languages.ts';
import type { Decision } from './reconcile/decisions.ts';
import type { Right, Role } from './people/rights.ts';
import type { ReconcileResult } from './reconcile/outcome.ts';
import { refusalsDe } from './messages/refusals-de.ts';
import { refusalsEn } from './messages/refusals-en.ts';
import type { RangeFault } from './serial/range.ts';
import type { FileFault } from './vendor-list/file-faults.ts';
import type { AreaKind, BinType, DefaultBin } from './stock/masters.ts';

export interface RefusalDetails {
  row_twice: { name: string; before: number };
  item_in_documents: { sku: string };
  area_bin_type: { code: string; kind: AreaKind };
  area_in_itself: { code: string };
  area_parent_unknown: { code: string; parent: string };
  area_fixed: { code: string };
  lot_item_unknown: { item: string; lot: string };
  lot_untracked: { item: string };
  lot_vendor_unknown: { vendor: string; lot: string };
  lot_vendor_wrong: { vendor: string; lot: string };
  usual_bin_needed: { bin: DefaultBin };
  usual_bin_unknown: { bin: DefaultBin; code: string };
  usual_bin_kind: { bin: DefaultBin; code: string; kind: AreaKind };
  usual_bin_type: { bin: DefaultBin; code: string; binType: BinType; wanted: BinType };
  period_closed_later: { closed: Day; through: Day };
  period_none_closed: object;
  period_reopen_later: { closed: Day };
  days_backwards: { from: Day; to: Day };
  expense_amount: { amount: string; currency: string };
  expense_day: { day: Day; from: Day; to: Day };
  expenses_closed: { from: Day; closed: Day };
  draft_elsewhere: { said: string; address: string };
  draft_posted: { number: string };
  report_too_long: { rows: number; most: number; format: 'pdf' | 'xlsx' };
  style_of_kind: { kind: DocumentKind; style: PrintStyle };
  label_is_paper: object;
  no_bin: { area: string };
  batch_too_long: { most: number };
  batch_empty: object;
  batch_unprinted: object;
  jobs_full: object;
  job_unfinished: object;
  no_job: object;
  rma_no_unit: { item: string; serial: string };
  rma_not_sold: { serial: string };
  rma_no_vendor: { serial: string };
  range_refused: { part: string; reason: RangeFault['reason'] };
  reconcile_amount: { serial: string; amount: string; currency: string };
  reconcile_id_reused: { number: string };
  reconcile_other_vendor: { number: string; vendor: string };
  reconcile_wrong_kind: { number: string; kind: DocumentKind; wanted: DocumentKind };
  reconcile_row: { row: number; rows: number };
  reconcile_decision: { serial: string; decision: Decision };
  reconcile_no_rows: object;
  reconcile_settled: { serial: string; document: string };
  reconcile_moved: { user: string };
  reconcile_none_to_undo: object;
  reconcile_nothing: { result: ReconcileResult };
  reconcile_items_missing: { units: number; serial: string };
  reconcile_no_order: object;
  reconcile_announced: { number: string };
  vendor_file: { name: string; reason: FileFault };
  no_reconciliation: object;
  no_draft: object;
  no_draft_id: object;
  no_document: object;
  no_party: object;
  no_unit: object;
  no_item: object;
  no_person: object;
  no_approval: object;
  approval_needed: { number: string };
  approval_own: { number: string };
  approval_decided: { number: string; by: string };
  right_missing: { right: Right; role: Role };
  kind_not_yours: { kind: DocumentKind; role: Role };
  cost_not_yours: { role: Role };
  cost_hidden: object;
  place_not_yours: { area: string };
  person_own_role: { name: string };
  person_admin: { name: string };
  person_location: { name: string; location: string };
  no_seal: object;
  no_address: { method: string; address: string };
}

export type RefusalCode = keyof RefusalDetails;

export type Refusal = {
  [Code in RefusalCode]: { readonly code: Code; readonly details: Readonly<RefusalDetails[Code]> };
}[RefusalCode];

/** A sentence for every code, so that none can be forgotten. */
export type RefusalTexts = {
  readonly [Code in RefusalCode]: (details: RefusalDetails[Code]) => string;
};

const tables: Readonly<Record<Language, RefusalTexts>> = { en: refusalsEn, de: refusalsDe };

/** Every code, in the order of the table. */
export const refusalCodes = Object.keys(refusalsEn) as readonly RefusalCode[];

/** The sentence of a refusal. */
export function sayRefusal({ code, details }: Refusal, language: Language = 'en'): string {
  const sentence = tables[language][code] as (details: unknown) => string;
  return sentence(details);
}
