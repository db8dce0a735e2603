/**
 * Customer RMA and vendor RMA -> page model: one row a unit, with the sale or the receipt that it came by,
 * so that whoever opens the parcel needs no other paper.
 */
import type {
  CustomerRmaFacts,
  CustomerRmaUnit,
  PrintedSerial,
  RmaFacts,
  VendorRmaFacts,
  VendorRmaUnit,
} from './facts.ts';
import { printMoney, printUnits } from './figures.ts';
import type { Block, CellText, LabelledText, PageColumn, PageDocument, PageRow } from './page.ts';
import { stackedCell, textCell } from './page.ts';
import { planMeta, planParty } from './plan-document.ts';

function leftColumn(head: string, size: PageColumn['size']): PageColumn {
  return { head, align: 'left', size };
}

const number: PageColumn = { head: '#', align: 'right', size: 'fit' };

function planEarlier(unit: CustomerRmaUnit | VendorRmaUnit): readonly string[] {
  const returns = (unit.earlierReturns ?? []).map(
    (earlier) =>
      `${earlier.number} of ${earlier.occurredOn}${earlier.reason === undefined ? '' : ` (${earlier.reason})`}`,
  );
  return returns.length === 0 ? [] : [`Returned before: ${returns.join('; ')}`];
}

function planOrigin(unit: CustomerRmaUnit): readonly string[] {
  const { vendor, receiptNumber, receivedOn } = unit;
  const parts = [
    ...(vendor === undefined ? [] : [`from ${vendor}`]),
    ...(receiptNumber === undefined ? [] : [`by ${receiptNumber}`]),
    ...(receivedOn === undefined ? [] : [`on ${receivedOn}`]),
  ];
  return parts.length === 0 ? [] : [`Received ${parts.join(' ')}`];
}

function planSerial(unit: PrintedSerial): readonly CellText[] {
  return [
    { text: unit.serial, tone: 'serial' },
    ...textCell(unit.manufacturerSerial ?? '', 'muted_serial'),
  ];
}

function withNotes(cells: PageRow['cells'], notes: readonly string[]): PageRow {
  return notes.length === 0 ? { cells } : { cells, notes };
}

function planCustomerTable(facts: CustomerRmaFacts): Block {
  const { units, currency } = facts;
  const hasPrice = units.some((unit) => unit.unitPriceMinor !== undefined);
  const hasWarranty = units.some((unit) => unit.warrantyUntil !== undefined);
  return {
    kind: 'table',
    columns: [
      number,
      leftColumn('Serial', 'whole'),
      leftColumn('Item', 'rest'),
      leftColumn('Invoice', 'fit'),
      ...(hasPrice ? [{ head: 'Unit price', align: 'right', size: 'fit' } as const] : []),
      ...(hasWarranty ? [leftColumn('Warranty until', 'fit')] : []),
      leftColumn('Reason', 'rest'),
      leftColumn('Action', 'fit'),
    ],
    rows: units.map((unit) =>
      withNotes(
        [
          textCell(String(unit.line)),
          planSerial(unit),
          stackedCell(unit.sku, unit.description),
          stackedCell(unit.invoiceNumber ?? '–', unit.soldOn),
          ...(hasPrice
            ? [
                textCell(
                  unit.unitPriceMinor === undefined
                    ? ''
                    : printMoney(unit.unitPriceMinor, currency),
                ),
              ]
            : []),
          ...(hasWarranty ? [textCell(unit.warrantyUntil ?? '')] : []),
          textCell(unit.reason),
          textCell(unit.action),
        ],
        [...planOrigin(unit), ...planEarlier(unit)],
      ),
    ),
  };
}

function planVendorTable(facts: VendorRmaFacts): Block {
  const { units, currency } = facts;
  const hasCost = units.some((unit) => unit.unitCostMinor !== undefined);
  return {
    kind: 'table',
    columns: [
      number,
      leftColumn('Serial', 'whole'),
      leftColumn('Item', 'rest'),
      leftColumn('Receipt', 'fit'),
      leftColumn('Reason', 'rest'),
      ...(hasCost ? [{ head: 'Unit cost', align: 'right', size: 'fit' } as const] : []),
    ],
    rows: units.map((unit) =>
      withNotes(
        [
          textCell(String(unit.line)),
          planSerial(unit),
          stackedCell(unit.sku, unit.description),
          stackedCell(unit.receiptNumber ?? '–', unit.receivedOn),
          textCell(unit.reason),
          ...(hasCost
            ? [
                textCell(
                  unit.unitCostMinor === undefined ? '' : printMoney(unit.unitCostMinor, currency),
                ),
              ]
            : []),
        ],
        planEarlier(unit),
      ),
    ),
  };
}

function present(label: string, value: string | undefined): readonly LabelledText[] {
  return value === undefined || value === '' ? [] : [{ label, value }];
}

export function planRma(facts: RmaFacts): PageDocument {
  const isCustomer = facts.kind === 'customer_rma';
  const party = isCustomer ? facts.customer : facts.vendor;
  const partyBlock = planParty(isCustomer ? 'Returned by' : 'Returned to', party);
  const blocks: Block[] = [isCustomer ? planCustomerTable(facts) : planVendorTable(facts)];
  if (facts.note !== undefined) blocks.push({ kind: 'note', text: facts.note });
  return {
    title: isCustomer ? 'Customer RMA' : 'Vendor RMA',
    number: facts.number,
    company: facts.company,
    ...(partyBlock === undefined ? {} : { party: partyBlock }),
    meta: [
      ...planMeta(facts),
      ...(isCustomer
        ? present('Valid until', facts.expiresOn)
        : [
            ...present('Vendor’s RMA number', facts.vendorRmaNumber),
            ...present('Vendor’s RMA date', facts.vendorRmaOn),
          ]),
      { label: isCustomer ? 'Customer' : 'Vendor', value: party.code },
      { label: 'Contents', value: printUnits(facts.units.length) },
    ],
    blocks,
    ...(facts.seal === undefined ? {} : { seal: facts.seal }),
    paper: facts.paper ?? 'a4',
    orientation: 'portrait',
  };
}
