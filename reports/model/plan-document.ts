/**
 * Invoice, packing slip and every other document with lines -> page model.
 * Each serial of a line stands below it once and in the order given.
 */
import { kindFacts } from '../../shared/documents/kinds.ts';
import { columnFacts, columnsOf, kindColumns, type LineColumn } from './document-columns.ts';
import type {
  DocumentFacts,
  InvoiceFacts,
  LineFacts,
  PartyFacts,
  PrintFacts,
  SerialSwitch,
  TaxFacts,
} from './facts.ts';
import { printCount, printMoney, printUnits } from './figures.ts';
import type { Block, CellText, LabelledText, PageDocument, PageRow, SerialGrid } from './page.ts';
import { textCell } from './page.ts';

/** What invoice and document have in common once their own words are settled. */
export interface LinedDocument {
  readonly facts: PrintFacts;
  readonly title: string;
  readonly kind: keyof typeof kindColumns;
  readonly party: PartyFacts | undefined;
  readonly partyLabel: string;
  readonly details: readonly LabelledText[];
  readonly columns: readonly LineColumn[];
  readonly lines: readonly LineFacts[];
  readonly serials: SerialSwitch;
  /** Undefined where there is no money to show. */
  readonly netMinor: number | undefined;
  readonly addOnCosts: readonly { readonly name: string; readonly amountMinor: number }[];
  readonly taxes: readonly TaxFacts[];
  readonly totalMinor: number | undefined;
}

const deliverTo = 'Deliver to';

export function settleInvoice(facts: InvoiceFacts): LinedDocument {
  const withMoney = facts.style === 'invoice';
  return {
    facts,
    title: withMoney ? kindFacts.invoice.title : 'Packing slip',
    kind: 'invoice',
    party: facts.customer,
    partyLabel: withMoney ? kindColumns.invoice.partyLabel : deliverTo,
    details: [],
    columns: columnsOf('invoice', facts.lines, withMoney).filter(
      (column) => column !== 'taxRate' || facts.taxes.length > 0,
    ),
    lines: facts.lines,
    serials: facts.serials,
    netMinor: withMoney ? facts.netMinor : undefined,
    addOnCosts: [],
    taxes: withMoney ? facts.taxes : [],
    totalMinor: withMoney ? facts.totalMinor : undefined,
  };
}

export function settleDocument(facts: DocumentFacts): LinedDocument {
  const withMoney = facts.style !== 'packing_slip';
  return {
    facts,
    title: withMoney ? kindFacts[facts.kind].title : 'Packing slip',
    kind: facts.kind,
    party: facts.party,
    partyLabel: withMoney ? kindColumns[facts.kind].partyLabel : deliverTo,
    details: facts.details ?? [],
    columns: columnsOf(facts.kind, facts.lines, withMoney),
    lines: facts.lines,
    serials: facts.serials,
    netMinor: withMoney ? facts.netMinor : undefined,
    addOnCosts: withMoney ? (facts.addOnCosts ?? []) : [],
    taxes: withMoney ? (facts.taxes ?? []) : [],
    totalMinor: withMoney ? facts.totalMinor : undefined,
  };
}

/** Date, recording day and reference; a day recorded later than it happened is printed beside it. */
export function planMeta(facts: PrintFacts): readonly LabelledText[] {
  const isLate = facts.recordedOn !== undefined && facts.recordedOn !== facts.occurredOn;
  return [
    { label: 'Date', value: facts.occurredOn },
    ...(isLate ? [{ label: 'Recorded', value: facts.recordedOn }] : []),
    ...(facts.reference === undefined || facts.reference === ''
      ? []
      : [{ label: 'Reference', value: facts.reference }]),
  ];
}

/** The party block; its code stands with the address, since the name is what a post office reads. */
export function planParty(label: string, party: PartyFacts): PageDocument['party'] {
  return { label, name: party.name, lines: party.addressLines };
}

function planGrid(line: LineFacts): SerialGrid | undefined {
  if (line.serials.length === 0) return undefined;
  const hasOther = line.serials.some((unit) => unit.manufacturerSerial !== undefined);
  return {
    caption: `Serials (${printCount(line.serials.length)})${hasOther ? ', manufacturer serial in grey' : ''}`,
    continuation: `Line ${line.line}, ${line.sku}: serials, continued`,
    entries: line.serials.map(({ serial, manufacturerSerial }) =>
      manufacturerSerial === undefined || manufacturerSerial === ''
        ? { text: serial }
        : { text: serial, aside: manufacturerSerial },
    ),
  };
}

function planCell(column: LineColumn, line: LineFacts, currency: string): readonly CellText[] {
  const value = columnFacts[column].read(line);
  if (value === undefined) return [];
  if (value.type === 'money') return textCell(printMoney(value.amountMinor, currency));
  if (value.type === 'count') return textCell(printCount(value.count));
  return textCell(value.text, column === 'sku' ? 'strong' : 'normal');
}

function planTotals(document: LinedDocument): readonly LabelledText[] {
  const { currency } = document.facts;
  const { netMinor, addOnCosts, taxes, totalMinor } = document;
  const rows: LabelledText[] = [];
  if (netMinor !== undefined) rows.push({ label: 'Net', value: printMoney(netMinor, currency) });
  for (const cost of addOnCosts) {
    rows.push({ label: cost.name, value: printMoney(cost.amountMinor, currency) });
  }
  for (const tax of taxes) {
    rows.push({
      label: `Tax ${tax.rate} % on ${printMoney(tax.baseMinor, currency)}`,
      value: printMoney(tax.taxMinor, currency),
    });
  }
  if (totalMinor !== undefined) {
    rows.push({
      label: `Total ${currency}`,
      value: printMoney(totalMinor, currency),
      isStrong: true,
    });
  }
  return rows;
}

function planLined(document: LinedDocument): PageDocument {
  const { facts, columns, lines, party } = document;
  const rows = lines.map((line): PageRow => {
    const cells = columns.map((column) => planCell(column, line, facts.currency));
    const grid = document.serials === 'none' ? undefined : planGrid(line);
    return grid === undefined ? { cells } : { cells, grid };
  });
  const units = lines.reduce((count, line) => count + line.quantity, 0);
  const totals = planTotals(document);
  const blocks: Block[] = [
    { kind: 'table', columns: columns.map((column) => columnFacts[column]), rows },
    {
      kind: 'totals',
      rows:
        totals.length > 0 ? totals : [{ label: 'Units', value: printCount(units), isStrong: true }],
    },
  ];
  if (facts.note !== undefined) blocks.push({ kind: 'note', text: facts.note });
  const partyBlock = party === undefined ? undefined : planParty(document.partyLabel, party);
  return {
    title: document.title,
    number: facts.number,
    company: facts.company,
    ...(partyBlock === undefined ? {} : { party: partyBlock }),
    meta: [
      ...planMeta(facts),
      ...(party === undefined
        ? []
        : [{ label: kindColumns[document.kind].codeLabel, value: party.code }]),
      ...document.details,
      { label: 'Contents', value: printUnits(units) },
    ],
    blocks,
    ...(facts.seal === undefined ? {} : { seal: facts.seal }),
    paper: facts.paper ?? 'a4',
    orientation: 'portrait',
  };
}

export function planInvoice(facts: InvoiceFacts): PageDocument {
  return planLined(settleInvoice(facts));
}

export function planDocument(facts: DocumentFacts): PageDocument {
  return planLined(settleDocument(facts));
}
