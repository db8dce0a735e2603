/** The worksheet table of an invoice in the making, and how its rows become the lines of a document. */
import type { DocumentRequest } from '../../shared/api.ts';
import type { KeyedRow, TableSpec } from '../host/port.ts';

export type InvoiceColumn =
  'item' | 'description' | 'serial' | 'price' | 'discount' | 'taxRate' | 'note' | 'document';

export const invoiceTable: TableSpec<InvoiceColumn> = {
  name: 'SerialbookInvoice',
  sheet: 'Invoice',
  columns: [
    { id: 'item', head: 'Item', kind: 'text', width: 18 },
    { id: 'description', head: 'Description', kind: 'text', width: 30 },
    { id: 'serial', head: 'Serial', kind: 'text', width: 26 },
    { id: 'price', head: 'Price', kind: 'money', width: 12 },
    { id: 'discount', head: 'Discount', kind: 'money', width: 11 },
    { id: 'taxRate', head: 'Tax %', kind: 'number', width: 8 },
    { id: 'note', head: 'Check', kind: 'text', width: 40 },
    { id: 'document', head: 'Document', kind: 'text', width: 16 },
  ],
};

export type InvoiceRow = KeyedRow<InvoiceColumn>;

type InvoiceLine = NonNullable<DocumentRequest['lines']>[number];

export interface PlannedInvoice {
  readonly lines: readonly InvoiceLine[];
  /** The keys of the rows of each line. */
  readonly keys: readonly (readonly string[])[];
}

/** Amounts as the contract wants them; an empty cell is none. */
function amountOf(text: string | undefined): string | undefined {
  const bare = (text ?? '').trim();
  return bare === '' ? undefined : bare;
}

/**
 * The lines of an invoice: rows of one item at one price, discount and tax stand together, in the order of their first
 * row. Rows that a document has are a mirror and are not read again.
 */
export function planInvoice(rows: readonly InvoiceRow[]): PlannedInvoice {
  const lines = new Map<string, { line: InvoiceLine; serials: string[]; keys: string[] }>();
  for (const row of rows) {
    if ((row.document ?? '') !== '' || (row.serial ?? '').trim() === '') continue;
    const unitPrice = amountOf(row.price);
    const discount = amountOf(row.discount);
    const taxRate = amountOf(row.taxRate);
    const item = (row.item ?? '').trim();
    const group = [item, unitPrice, discount, taxRate].join('\u0000');
    let entry = lines.get(group);
    if (entry === undefined) {
      const serials: string[] = [];
      const line: InvoiceLine = {
        item: item === '' ? '?' : item,
        serials,
        ...(unitPrice === undefined ? {} : { unitPrice }),
        ...(discount === undefined ? {} : { discount }),
        ...(taxRate === undefined ? {} : { taxRate }),
      };
      entry = { line, serials, keys: [] };
      lines.set(group, entry);
    }
    entry.serials.push(row.serial ?? '');
    entry.keys.push(row.key);
  }
  const entries = [...lines.values()];
  return { lines: entries.map(({ line }) => line), keys: entries.map(({ keys }) => keys) };
}
