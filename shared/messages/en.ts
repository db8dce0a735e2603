/** The issues in English. This table's order is the order of precedence. */
import { nameKind, type DocumentKind } from '../documents/kinds.ts';
import type { AmountField, AreaField } from '../issues.ts';
import type { UnitStatus } from '../stock/lifecycle.ts';
import type { IssueTexts } from './texts.ts';

const statusPhrases: Readonly<Record<UnitStatus, string>> = {
  none: 'not in the books',
  expected: 'expected from its vendor',
  in_stock: 'in stock',
  committed: 'committed',
  sold: 'sold',
  return_expected: 'sold, and its return is expected',
  returned: 'back from a customer',
  in_transit: 'in transit',
  at_vendor: 'back at its vendor',
  written_off: 'written off',
  consumed: 'built into another unit',
};

const areas: Readonly<Record<AreaField, string>> = {
  area: 'bin',
  fromArea: 'bin that the goods leave',
  toArea: 'bin that the goods go to',
};

const amounts: Readonly<Record<AmountField, string>> = {
  unitCost: 'unit cost',
  unitPrice: 'unit price',
  discount: 'discount',
};

function by(document: string | null): string {
  return document === null ? '' : ` (${document})`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function anyOf(kinds: readonly DocumentKind[]): string {
  return kinds.map(nameKind).join(' or ');
}

const unnamed = 'The unit';

const sentences: IssueTexts['sentences'] = {
  document_id_reused: (d) =>
    `This document's id was posted before as ${d.number} with other content. Send changed content under a new id.`,
  period_closed: (d) =>
    `The books are closed through ${d.closedThrough}, and this is dated ${d.occurredOn}. Date it later, or have the period reopened.`,
  reversal_stays: (d) =>
    `${d.number} itself takes ${d.reverses} back and stays. Post a new document instead.`,
  document_reversed_before: (d) =>
    `${d.number} was reversed before by ${d.by}. Post a new document instead.`,
  not_an_order: (d) =>
    `${d.number} is ${nameKind(d.kind)} that leaves nothing open, so there is nothing to close. Reverse it to take it back.`,
  transfer_in_transit: (d) =>
    `${d.number} is on its way and cannot be closed. Receive it by a second transfer, or reverse it.`,
  document_closed_before: (d) =>
    `${d.number} was closed before by ${d.by}. Reverse ${d.by} to open it again.`,
  party_missing: (d) => `The ${d.role} is missing. Name the ${d.role} by code.`,
  party_unknown: (d) => `There is no party ${d.party}. Check the code, or enter the party first.`,
  party_role_missing: (d) =>
    `${d.party} is not a ${d.role}. Give the party that role, or choose another.`,
  party_discontinued: (d) =>
    `${d.party} is discontinued, so nothing more is ordered. Choose another, or take the mark off the party.`,
  exchange_rate_missing: (d) =>
    `The document is in ${d.currency} and the books are in ${d.baseCurrency}. Give the exchange rate: ${d.baseCurrency} for one ${d.currency}.`,
  exchange_rate_not_one: (d) =>
    `The document is in ${d.currency}, the currency of the books, so its exchange rate is 1. Leave the rate out, or correct the currency.`,
  from_missing: (d) =>
    `${capital(nameKind(d.kind))} follows ${anyOf(d.wanted)}, and none is named. Give its number under "From documents".`,
  from_unknown: (d) =>
    `There is no document ${d.number} to follow. Check the number under "From documents".`,
  from_wrong_kind: (d) =>
    `${d.number} is ${nameKind(d.kind)}; this document can only follow ${anyOf(d.wanted)}. Name another, or leave "From documents" empty.`,
  from_other_party: (d) =>
    `${d.number} is of ${d.party}, another party. Use the same party, or leave "From documents" empty.`,
  from_closed: (d) =>
    `${d.number} is ${d.standing}, so nothing can follow it. Name another document, or leave "From documents" empty.`,
  rma_expired: (d) =>
    `${d.number} was open until ${d.expiresOn}. Accept to take the goods back all the same, or agree on a new RMA.`,
  vendor_rma_number_used: (d) =>
    `The vendor's RMA number ${d.vendorRmaNumber} stands on ${d.number} already. Accept to use it again, or correct it.`,
  against_missing: () =>
    `The late cost names no receipt. Give the number of the receipt that it belongs to under "Against receipt".`,
  cost_adjustment_empty: () =>
    `The adjustment says no cost. Give add-on costs against a receipt, or lines with the new cost of their units.`,
  document_has_no_lines: () => `The document has no lines. Scan or add at least one.`,
  add_on_not_taken: (d) =>
    `The ${d.name} cannot stand here: ${nameKind(d.kind)} takes no add-on costs. Enter it with the goods receipt.`,
  add_on_amount_not_money: (d) =>
    `The ${d.name} of ${d.amount} is not an amount of ${d.currency}. Use digits and a point, with no more decimals than the currency has.`,
  add_on_has_no_weight: (d) =>
    `The ${d.name} is shared by weight, and no item here has one. Enter the items' weights, or share it by quantity or value.`,
  add_on_has_no_bearer: (d) =>
    `The ${d.name} has no unit to go to. Add goods that are kept in stock and can bear its cost, or take it out.`,
  area_missing: (d) => `The ${areas[d.field]} is missing. Name it by its code.`,
  area_unknown: (d) => `There is no bin ${d.area}. Check its code.`,
  area_holds_no_stock: (d) =>
    `${d.area} is a location or an area; stock lies only in bins. Name a bin of it.`,
  area_of_other_type: (d) =>
    d.wanted === 'stock'
      ? `${d.area} is for goods that are not ours. Choose a bin of our own stock.`
      : `${d.area} is for our own stock. Choose a bin for goods that left us.`,
  areas_same: (d) => `The goods would leave ${d.area} for ${d.area}. Choose another bin.`,
  item_unknown: (d) => `There is no item ${d.item}. Check the code, or enter the item first.`,
  item_holds_no_stock: (d) =>
    d.tracking === 'none'
      ? `${d.item} is not kept in stock, so ${nameKind(d.kind)} cannot move it. Take the line out.`
      : `${d.item} is tracked by quantity, so it has no units that ${nameKind(d.kind)} could name. Take the line out.`,
  direction_missing: (d) =>
    `The line for ${d.item} does not say whether goods come in or go out. Give the direction.`,
  direction_not_taken: (d) =>
    `The lines of ${nameKind(d.kind)} all go one way. Leave the direction out.`,
  item_not_on_order: (d) =>
    `${d.item} is not on ${d.number}. Accept to take it all the same, or take the line out.`,
  component_not_linked: (d) =>
    `${d.item} is tracked by serial, so each unit is built into a unit that is named. Put it among the components of that unit.`,
  amount_missing: (d) =>
    `The ${amounts[d.field]} is missing. Enter it; 0.00 is allowed where it cost nothing.`,
  amount_not_money: (d) =>
    `The ${amounts[d.field]} of ${d.amount} is not an amount of ${d.currency}. Use digits and a point, with no more decimals than the currency has.`,
  tax_rate_not_percent: (d) =>
    `The tax rate ${d.taxRate} is not a per cent figure such as 19 or 7.25. Correct it.`,
  discount_above_price: (d) =>
    `The discount of ${d.discount} is above the price of ${d.price}. Lower the discount; it is off one unit.`,
  amount_too_large: () =>
    `The amounts add up to more than can be kept exactly. Check them, or split the document.`,
  total_negative: (d) =>
    `What is taken back is worth more than what is sold: the total would be ${d.total}. Make it a document of the other kind.`,
  quantity_missing: (d) => `The line for ${d.item} says neither serials nor a quantity. Give one.`,
  quantity_not_positive: (d) => `The quantity ${d.quantity} is not above zero. Correct it.`,
  quantity_differs_from_serials: (d) =>
    `The line says ${d.quantity} ${d.quantity === 1 ? 'unit' : 'units'} and lists ${d.serials} ${d.serials === 1 ? 'serial' : 'serials'}. Correct the quantity, or scan the rest.`,
  quantity_not_in_stock: (d) =>
    `${d.wanted} of ${d.item} are wanted and ${d.available} are free. Lower the quantity, or receive more first.`,
  quantity_above_ordered: (d) =>
    `${d.wanted} of ${d.item} came and ${d.open} are open on ${d.number}. Accept to take the surplus, or lower the quantity.`,
  bill_item_not_received: (d) =>
    `${d.item} is on none of the receipts that this bill follows. Name its receipt under "From documents", or take the line out.`,
  bill_above_received: (d) =>
    `${d.billed} of ${d.item} are billed, and ${d.open} were received and not billed yet. Accept to post the surplus as a price variance, or ask the vendor.`,
  count_needs_serials: (d) =>
    `${d.counted} of ${d.item} were counted, and a number alone does not say which. Scan the serials of those that are there.`,
  serials_missing: (d) =>
    `${d.item} is tracked by serial, and the line names none. Scan each unit's serial.`,
  serials_not_taken: (d) =>
    `${d.item} is not tracked by serial, and the line names serials. Give a quantity alone.`,
  lot_missing: (d) =>
    `${d.item} is tracked by lot, and no lot is named. Give the lot that stands on the goods.`,
  lot_expired: (d) =>
    `The lot ${d.lot} expired on ${d.expiresOn}. Accept to use it all the same, or take goods of another lot.`,
  serial_empty: (d) => `Serial ${d.position} of the line is empty. Scan it again, or take it out.`,
  serial_malformed: () =>
    `The text holds characters that no serial has, or is longer than 100 characters. Scan the serial again.`,
  serial_twice_in_document: (d, serial) =>
    `${serial} stands twice in this document, first in line ${d.firstLine}. Take one out.`,
  serial_unknown: (d, serial) =>
    `No unit of ${d.item} has the serial ${serial}. Check the text, or receive the unit first.`,
  serial_of_other_item: (d, serial) =>
    `${serial} is a ${d.otherItem}, not a ${d.item}. Pull the right unit, or move it to a line for ${d.otherItem}.`,
  serial_already_in_stock: (d, serial) =>
    `${serial} is already ${statusPhrases[d.status]}${d.area === null ? '' : ` in ${d.area}`}${by(d.document)}. Check the label, or take it out of this document.`,
  serial_life_forbidden: (d, serial) =>
    `${serial} left us before${by(d.document)}, and this item's serials may not come back. Check the label, or change the item's policy.`,
  serial_begins_next_life: (d, serial) =>
    `${serial} was here before and is ${statusPhrases[d.status]}${by(d.document)}. Accept to begin its next life with its own cost, or check the label.`,
  serial_not_in_stock: (d, serial) =>
    `${serial} is not in stock: it is ${statusPhrases[d.status]}${d.holder === null ? '' : `, with ${d.holder}`}${by(d.document)}. Take it out, or take the unit back first.`,
  serial_committed: (d, serial) =>
    `${serial} is held by ${d.document ?? 'another document'}. Name that document under "From documents", or use another unit.`,
  serial_in_transit: (d, serial) =>
    `${serial} is on its way${by(d.document)}. Receive it with a transfer from that document first.`,
  auto_serial_has_manufacturer_serial: (d, serial) =>
    `${serial} carries the maker's serial ${d.manufacturerSerial}, and it was not scanned. Accept to take it all the same, or scan what ships.`,
  unit_not_assembled: (_d, serial) =>
    `${serial} was not built of other units here, so it cannot be taken apart. Check the label.`,
  cost_below_zero: (d, serial) =>
    `The cost of ${serial === unnamed ? 'what is left' : serial} would be ${d.cost}. Lower the credit, or give a cost of zero or more.`,
  serial_not_sold: (d, serial) =>
    `${serial} is not with a customer: it is ${statusPhrases[d.status]}${d.area === null ? '' : ` in ${d.area}`}. Check the label.`,
  serial_return_expected: (d, serial) =>
    `The return of ${serial} is already expected${by(d.document)}. Use that document, or take the unit out of this one.`,
  serial_not_transferable: (d, serial) =>
    `${serial} is ${statusPhrases[d.status]}${by(d.document)} and cannot be moved by a transfer. Take it out.`,
  serial_not_in_area: (d, serial) =>
    `${serial} is not in ${d.area}: it lies in ${d.actualArea ?? 'no bin'}. Take it from there, or transfer it first.`,
  serial_in_area_of_other_type: (d, serial) =>
    `${serial} lies in ${d.actualArea}, and ${d.area} is for goods of another owner. A transfer stays among our own bins, or among those of others.`,
  serial_not_on_document: (d, serial) =>
    `${serial} is not on ${d.number}. Take it out, or leave "From documents" empty.`,
  serial_not_sold_to_customer: (d, serial) =>
    `${serial} was sold to ${d.soldTo ?? 'somebody else'}${by(d.invoice)}, not to ${d.customer}. Accept to take it back all the same, or change the customer.`,
  serial_not_from_vendor: (d, serial) =>
    `${serial} came from ${d.boughtFrom ?? 'no vendor'}, not from ${d.vendor}. Send it back to its own vendor, or check the label.`,
  date_before_unit: (d, serial) =>
    serial === unnamed
      ? `It is dated ${d.occurredOn}, and ${d.document ?? 'the document'} ${d.lastOn}. Date it on that day or later.`
      : `The document is dated ${d.occurredOn}, and ${serial} moved on ${d.lastOn}${by(d.document)}. Date it on that day or later.`,
  later_movement_stands: (d, serial) =>
    serial === unnamed
      ? `${d.document} stands on this document. Reverse ${d.document} first.`
      : `${serial} was moved by ${d.document} since. Reverse that document first.`,
  unit_moved_meanwhile: (d, serial) =>
    `${serial} was moved by ${d.document ?? 'another document'} while this was being posted. Look it up, then try again.`,
};

export const en: IssueTexts = { unnamed, sentences };
