/** What is refused beside documents, in English. */
import { rangeSentences } from '../serial/range.ts';
import { fileFaultsEn } from './file-faults.ts';
import { nameKind, type DocumentKind } from '../documents/kinds.ts';
import { stylesOfKinds, type PrintStyle } from '../documents/print-styles.ts';
import { rightsEn, rolesEn } from '../people/words.ts';
import type { Decision } from '../reconcile/decisions.ts';
import type { ReconcileResult } from '../reconcile/outcome.ts';
import type { RefusalTexts } from '../refusals.ts';
import { binRules } from '../stock/settings.ts';

/** What each paper is called in a sentence. */
const papers: Readonly<Record<PrintStyle, string>> = {
  standard: 'the document itself',
  packing_slip: 'a packing slip',
  confirmation: 'an order confirmation',
  pick_list: 'a pick list',
  put_away: 'a put-away list',
  shipping_label: 'a shipping label',
};

const decisionsEn: Readonly<Record<Decision, string>> = {
  receive: 'to receive it',
  receive_listed: 'to receive it under the listed serial',
  send_back: 'to send it back',
  claim: 'to claim it',
  wait: 'to wait for it',
  leave: 'to leave it',
};

const resultsEn: Readonly<Record<ReconcileResult, string>> = {
  receipt: 'a receipt',
  announcement: 'an announcement',
  vendor_rma: 'a vendor RMA',
  debit_memo: 'a debit memo',
  bill: 'a bill',
};

function papersOf(kind: DocumentKind): string {
  return stylesOfKinds[kind].map((style) => papers[style]).join(' or ');
}

export const refusalsEn: RefusalTexts = {
  row_twice: ({ name, before }) =>
    `${name} stands twice in the list, first in row ${before}. Take one out.`,
  item_in_documents: ({ sku }) =>
    `${sku} stands in documents, so how it is tracked and whether case counts stay as they are; only serial and auto_serial may become each other. Enter a new item instead.`,
  area_bin_type: ({ code, kind }) =>
    `${code} is a ${kind}, and only bins have a bin type. Leave binType out, or make it a bin.`,
  area_in_itself: ({ code }) => `${code} lies in ${code}, which is itself. Correct its parent.`,
  area_parent_unknown: ({ code, parent }) =>
    `${code} lies in ${parent}, which is not known. Correct its parent.`,
  area_fixed: ({ code }) =>
    `${code} stays what it is: its kind and bin type do not change. Enter a new bin instead.`,
  lot_item_unknown: ({ item, lot }) =>
    `There is no item ${item} for lot ${lot}. Enter the item first.`,
  lot_untracked: ({ item }) =>
    `${item} is not tracked, so it has no lots. Track it by quantity or by serial.`,
  lot_vendor_unknown: ({ vendor, lot }) =>
    `There is no vendor ${vendor} for lot ${lot}. Enter the vendor first.`,
  lot_vendor_wrong: ({ vendor, lot }) =>
    `${vendor} is not a vendor, so lot ${lot} cannot come from it. Correct the vendor.`,
  usual_bin_needed: ({ bin }) =>
    `The bin ${bin} must be named: ${binRules[bin].meaning.toLowerCase()} go there. Name a bin.`,
  usual_bin_unknown: ({ bin, code }) => `There is no bin ${code} for ${bin}. Enter the bin first.`,
  usual_bin_kind: ({ bin, code, kind }) =>
    `${code} is a ${kind}, and for ${bin} goods must lie in a bin. Name a bin.`,
  usual_bin_type: ({ bin, code, binType, wanted }) =>
    `${code} is a bin of type ${binType}, and ${bin} must be one of type ${wanted}. Name another bin.`,
  period_closed_later: ({ closed, through }) =>
    `The books are closed through ${closed} already, which is later than ${through}. Close them through a later day, or reopen them.`,
  period_none_closed: () => 'No period is closed, so there is nothing to reopen.',
  period_reopen_later: ({ closed }) =>
    `The books are closed through ${closed}, so reopening must end on an earlier day than that. Give an earlier day.`,
  days_backwards: ({ from, to }) =>
    `The period runs backwards: it begins on ${from} and ends on ${to}. Swap the days.`,
  expense_amount: ({ amount, currency }) =>
    `${amount} is no amount of ${currency}. Enter it with the decimals that ${currency} has.`,
  expense_day: ({ day, from, to }) =>
    `${day} is not a day from ${from} to ${to}, and only these are entered. Change the day, or enter its period.`,
  expenses_closed: ({ from, closed }) =>
    `The books are closed through ${closed}, so no expenses are entered from ${from}. Begin after that day, or reopen the period.`,
  draft_elsewhere: ({ said, address }) =>
    `The document says that its id is ${said}, and the address says ${address}. Send it to its own address.`,
  draft_posted: ({ number }) =>
    `This document was posted as ${number}, so it is a draft no more. Begin a new one.`,
  report_too_long: ({ rows, most, format }) =>
    `The report has ${rows} rows, and a file of this kind takes ${most}. Narrow the filters, or ask for ${format === 'pdf' ? 'xlsx or csv' : 'csv'}.`,
  style_of_kind: ({ kind, style }) =>
    `Nothing was printed, as ${nameKind(kind)} is not made into ${papers[style]}. Print ${papersOf(kind)}.`,
  label_is_paper: () => 'A shipping label is paper and no sheet. Ask for it as PDF.',
  no_bin: ({ area }) => `${area} is no bin that stock lies in. Name a bin.`,
  batch_too_long: ({ most }) =>
    `There are more than ${most} documents, and one file takes no more. Choose a shorter time or one kind.`,
  batch_empty: () => 'No document fits what was asked for. Choose another time, kind or party.',
  batch_unprinted: () => 'The file could not be made. Ask for it again.',
  jobs_full: () => 'Many files are being made just now. Ask again in a minute.',
  job_unfinished: () =>
    'The file is not there yet. Ask how far it is, and come back when it is done.',
  no_job: () => 'This file is no longer there: files are kept for an hour. Ask for it again.',
  rma_no_unit: ({ item, serial }) =>
    `There is no ${item} with the serial ${serial}. Check the item and the label.`,
  rma_not_sold: ({ serial }) =>
    `${serial} was never sold, so no customer can return it. Ask for the form for its vendor, or for the house.`,
  rma_no_vendor: ({ serial }) =>
    `${serial} came from no vendor that the books know, so it can go back to none. Ask for the form for the house.`,
  range_refused: ({ part, reason }) => rangeSentences[reason](part),
  reconcile_amount: ({ serial, amount, currency }) =>
    `${amount}, the cost of ${serial}, is no amount of ${currency}. Correct it in the list.`,
  reconcile_id_reused: ({ number }) =>
    `${number} was reconciled under this id with other lists. Send these under an id of their own.`,
  reconcile_other_vendor: ({ number, vendor }) =>
    `${number} is a document of ${vendor}. Choose a document of the vendor whose list this is.`,
  reconcile_wrong_kind: ({ number, kind, wanted }) =>
    `${number} is ${nameKind(kind)}, and ${nameKind(wanted)} is needed here. Give its number.`,
  reconcile_row: ({ row, rows }) =>
    `There is no row ${row}: the reconciliation has ${rows} rows. Choose one of them.`,
  reconcile_decision: ({ serial, decision }) =>
    `${serial}: ${decisionsEn[decision]} does not fit what was found. Choose what the row offers.`,
  reconcile_no_rows: () =>
    'No row that is still open is of this kind, so nothing was decided. Choose other rows.',
  reconcile_settled: ({ serial, document }) =>
    `${serial} was settled by ${document}. Reverse ${document} first to decide anew.`,
  reconcile_moved: ({ user }) =>
    `Meanwhile ${user} decided something here. Look at it, and decide again.`,
  reconcile_none_to_undo: () => 'No decision is left, so none can be taken back.',
  reconcile_nothing: ({ result }) =>
    `No row is decided for ${resultsEn[result]} and still open. Decide the rows first.`,
  reconcile_items_missing: ({ units, serial }) =>
    `The item of ${units === 1 ? serial : `${units} serials, ${serial} first,`} is not known. Name the item of the list.`,
  reconcile_no_order: () =>
    'Serials are announced for a purchase order. Name the order, and reconcile again.',
  reconcile_announced: ({ number }) =>
    `${number} holds announced serials already. Receive against it, or close it first.`,
  vendor_file: ({ name, reason }) => `The file ${name} was not read: ${fileFaultsEn[reason]}`,
  no_reconciliation: () => 'There is no such reconciliation. Check its number.',
  no_draft: () => 'There is no such draft. It may have been posted, or thrown away.',
  no_draft_id: () => 'A draft is kept under a UUID. Check the address.',
  no_document: () => 'There is no such document. Check the number.',
  no_party: () => 'There is no such customer or vendor. Check the code.',
  no_unit: () => 'There is no such unit. Check the item and the serial.',
  no_item: () => 'There is no such item. Check the address.',
  no_approval: () => 'Nothing of this number was asked for. Check the number.',
  approval_needed: ({ number }) =>
    `This is above a limit, so somebody else must agree: it is asked for as ${number}. Send it again, unchanged, when it is approved.`,
  approval_own: ({ number }) =>
    `Nobody agrees to what they asked for themselves, so ${number} stays open. Ask somebody else.`,
  approval_decided: ({ number, by }) =>
    `${number} was decided by ${by} already. Ask for it anew, if it is still needed.`,
  no_person: () => 'There is nobody of this name. Check the address.',
  right_missing: ({ right, role }) =>
    `The role ${rolesEn[role]} may not do this: ${rightsEn[right]}. Ask who runs Serialbook for the right.`,
  kind_not_yours: ({ kind, role }) =>
    `The role ${rolesEn[role]} does not post or change ${nameKind(kind)}. Keep it as a draft, and ask somebody who may.`,
  cost_not_yours: ({ role }) =>
    `The role ${rolesEn[role]} does not write costs. Leave unit costs and add-on costs out; what follows an order takes the order's.`,
  cost_hidden: () =>
    'What units cost is not shown to your role. Leave cost out of what you ask for.',
  place_not_yours: ({ area }) =>
    `${area} is in a location that is not yours. Choose a bin of your own, or ask somebody of that location.`,
  person_own_role: ({ name }) =>
    `Nobody changes their own role, so ${name} stays what they are. Ask another administrator or manager.`,
  person_admin: ({ name }) =>
    `Only an administrator changes who is one, or an administrator's token, so ${name} stays as they are. Ask an administrator.`,
  person_location: ({ name, location }) =>
    `${location} is no location, so ${name} cannot be bound to it. Name locations that are in the books.`,
  no_seal: () => 'The books gave no seal of this number. Check the number.',
  no_address: ({ method, address }) =>
    `There is nothing at ${method} ${address}. Check the address.`,
};
