/** Of each refusal beside documents, an example of what it tells. */
import { parseDay } from '../../shared/day.ts';
import { present } from '../../shared/assert.ts';
import type { Refusal, RefusalCode, RefusalDetails } from '../../shared/refusals.ts';

const dayOf = (text: string) => present(parseDay(text), text);

export const refusalExamples: Readonly<RefusalDetails> = {
  row_twice: { name: 'CA-AMP-60', before: 3 },
  item_in_documents: { sku: 'CA-AMP-60' },
  area_bin_type: { code: 'HALL', kind: 'location' },
  area_in_itself: { code: 'HALL' },
  area_parent_unknown: { code: 'SHELF', parent: 'HALL' },
  area_fixed: { code: 'MAIN' },
  lot_item_unknown: { item: 'CA-AMP-60', lot: 'L-2026' },
  lot_untracked: { item: 'CA-INSTALL' },
  lot_vendor_unknown: { vendor: 'ARBOR', lot: 'L-2026' },
  lot_vendor_wrong: { vendor: 'MOSS', lot: 'L-2026' },
  usual_bin_needed: { bin: 'receipt' },
  usual_bin_unknown: { bin: 'receipt', code: 'DOCK' },
  usual_bin_kind: { bin: 'receipt', code: 'HALL', kind: 'location' },
  usual_bin_type: { bin: 'sold', code: 'MAIN', binType: 'stock', wanted: 'out' },
  period_closed_later: { closed: dayOf('2026-03-31'), through: dayOf('2026-02-28') },
  period_none_closed: {},
  period_reopen_later: { closed: dayOf('2026-03-31') },
  days_backwards: { from: dayOf('2026-03-31'), to: dayOf('2026-03-01') },
  expense_amount: { amount: '10.005', currency: 'USD' },
  expense_day: {
    day: dayOf('2026-04-01'),
    from: dayOf('2026-03-01'),
    to: dayOf('2026-03-31'),
  },
  expenses_closed: { from: dayOf('2026-03-01'), closed: dayOf('2026-03-31') },
  draft_elsewhere: {
    said: '7d9f1c7e-54f9-4f6a-9e0b-0a6c0f6a0001',
    address: '7d9f1c7e-54f9-4f6a-9e0b-0a6c0f6a0002',
  },
  draft_posted: { number: 'GR-100001' },
  report_too_long: { rows: 24_000, most: 10_000, format: 'pdf' },
  style_of_kind: { kind: 'goods_receipt', style: 'confirmation' },
  label_is_paper: {},
  no_bin: { area: 'HALL' },
  batch_too_long: { most: 2_000 },
  batch_empty: {},
  batch_unprinted: {},
  jobs_full: {},
  job_unfinished: {},
  no_job: {},
  rma_no_unit: { item: 'CA-AMP-60', serial: '000123' },
  rma_not_sold: { serial: '000123' },
  rma_no_vendor: { serial: '000123' },
  range_refused: { part: 'A0009-A0001', reason: 'downwards' },
  reconcile_amount: { serial: 'Z300A1B2', amount: '47.999', currency: 'USD' },
  reconcile_id_reused: { number: 'REC-100001' },
  reconcile_other_vendor: { number: 'PO-100001', vendor: 'ARBOR' },
  reconcile_wrong_kind: { number: 'GR-100001', kind: 'goods_receipt', wanted: 'purchase_order' },
  reconcile_row: { row: 12, rows: 10 },
  reconcile_decision: { serial: 'Z300A1B2', decision: 'receive' },
  reconcile_no_rows: {},
  reconcile_settled: { serial: 'Z300A1B2', document: 'GR-100001' },
  reconcile_moved: { user: 'anna' },
  reconcile_none_to_undo: {},
  reconcile_nothing: { result: 'vendor_rma' },
  reconcile_items_missing: { units: 3, serial: 'Z300A1B2' },
  reconcile_no_order: {},
  reconcile_announced: { number: 'PO-100001' },
  vendor_file: { name: 'list.xlsx', reason: 'damaged' },
  no_reconciliation: {},
  no_draft: {},
  no_draft_id: {},
  no_document: {},
  no_party: {},
  no_unit: {},
  no_item: {},
  no_seal: {},
  no_address: { method: 'GET', address: '/api/nothing' },
};

/** A refusal of a code as it may be. */
export function exampleRefusal(code: RefusalCode): Refusal {
  return { code, details: refusalExamples[code] } as Refusal;
}
