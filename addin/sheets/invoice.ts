/** The worksheet table of an invoice in the making, and how its rows become the lines of a document. */
import type { DocumentRequest } from '../../shared/api.ts';
import type { IssueAnswer } from '../../shared/issues.ts';
import { cleanSerial, foldSerial } from '../../shared/serial/text.ts';
import type { KeyedRow, TableSpec } from '../host/port.ts';

export type InvoiceColumn =
  'item' | 'description' | 'serial' | 'price' | 'discount' | 'taxRate' | 'note' | 'document';

export const invoiceTable: TableSpec<InvoiceColumn> = {
  name: 'SerialbookInvoice',
  sheet: 'Invoice',
  columns: [
    { id: 'item', head: 'Item', kind: 'text', width: 18 },
    { id: 'description', head: 'Description', kind: 'text', width: 30, isOptional: true },
    { id: 'serial', head: 'Serial', kind: 'text', width: 26 },
    { id: 'price', head: 'Price', kind: 'money', width: 12 },
    { id: 'discount', head: 'Discount', kind: 'money', width: 11 },
    { id: 'taxRate', head: 'Tax %', kind: 'number', width: 8 },
    { id: 'note', head: 'Check', kind: 'text', width: 40, isOptional: true },
    { id: 'document', head: 'Document', kind: 'text', width: 16 },
  ],
};

export type InvoiceRow = KeyedRow<InvoiceColumn>;

export type InvoiceLine = NonNullable<DocumentRequest['lines']>[number];

/** A row that cannot be sent; the key is empty where a person typed the row. */
export interface RowFault {
  readonly key: string;
  readonly sentence: string;
}

export interface PlannedInvoice {
  readonly lines: readonly InvoiceLine[];
  /** The keys of the rows of each line. */
  readonly keys: readonly (readonly string[])[];
  /** Nothing is sent while there is one. */
  readonly faults: readonly RowFault[];
}

const amounts = [
  ['price', 'price'],
  ['discount', 'discount'],
  ['taxRate', 'tax rate'],
] as const;

/** What an amount weighs, whatever zeros it was written with: `700.00` and `700` are one. */
function bareAmount(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

function findFault(row: InvoiceRow, seen: ReadonlySet<string>): string | null {
  const serial = (row.serial ?? '').trim();
  if (row.key === '' || seen.has(row.key)) {
    return `The row of ${serial} was typed or copied in the sheet. Scan the serial here, and delete that row.`;
  }
  if ((row.item ?? '').trim() === '') {
    return `The item of ${serial} is not known. Choose it, or take the row out.`;
  }
  for (const [column, name] of amounts) {
    const text = (row[column] ?? '').trim();
    if (text !== '' && !/^\d{1,15}(\.\d{1,12})?$/.test(text)) {
      return `The ${name} ${text} of ${serial} is no amount. Write it as in 47.99.`;
    }
  }
  return null;
}

function lineOf(row: InvoiceRow, serials: string[]): InvoiceLine {
  const given = (text: string | undefined): string => (text ?? '').trim();
  const unitPrice = given(row.price);
  const discount = given(row.discount);
  const taxRate = given(row.taxRate);
  return {
    item: given(row.item),
    serials,
    ...(unitPrice === '' ? {} : { unitPrice }),
    ...(discount === '' ? {} : { discount }),
    ...(taxRate === '' ? {} : { taxRate }),
  };
}

/**
 * The lines of an invoice: rows of one item at one price, discount and tax stand together, in the order of their first
 * row. Rows that a document has are a mirror and are not read again.
 */
export function planInvoice(rows: readonly InvoiceRow[]): PlannedInvoice {
  const lines = new Map<string, { line: InvoiceLine; serials: string[]; keys: string[] }>();
  const faults: RowFault[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    if ((row.document ?? '') !== '' || (row.serial ?? '').trim() === '') continue;
    const fault = findFault(row, seen);
    if (fault !== null) {
      faults.push({ key: seen.has(row.key) ? '' : row.key, sentence: fault });
      continue;
    }
    seen.add(row.key);
    const group = [
      (row.item ?? '').trim(),
      ...amounts.map(([column]) => bareAmount((row[column] ?? '').trim())),
    ].join('\u0000');
    let entry = lines.get(group);
    if (entry === undefined) {
      const serials: string[] = [];
      entry = { line: lineOf(row, serials), serials, keys: [] };
      lines.set(group, entry);
    }
    entry.serials.push(row.serial ?? '');
    entry.keys.push(row.key);
  }
  const entries = [...lines.values()];
  return { lines: entries.map(({ line }) => line), keys: entries.map(({ keys }) => keys), faults };
}

function foldText(text: string): string {
  const cleaned = cleanSerial(text);
  return foldSerial(cleaned.ok ? cleaned.value : text);
}

/** The sentences of each row, by its key: a serial's own issues, and those of its whole line. */
export function placeIssues(
  issues: readonly IssueAnswer[],
  { lines, keys }: PlannedInvoice,
): ReadonlyMap<string, string> {
  const placed = new Map<string, string>();
  const put = (key: string, sentence: string): void => {
    const before = placed.get(key);
    placed.set(key, before === undefined ? sentence : `${before} ${sentence}`);
  };
  for (const { line, serial, message } of issues) {
    if (line === null && serial === null) continue;
    const wanted = serial === null ? null : foldText(serial);
    keys.forEach((rowKeys, at) => {
      if (line !== null && line !== at + 1) return;
      const serials = lines[at]?.serials ?? [];
      rowKeys.forEach((key, index) => {
        const own = serials[index];
        if (wanted === null || (typeof own === 'string' && foldText(own) === wanted)) {
          put(key, message);
        }
      });
    });
  }
  return placed;
}
