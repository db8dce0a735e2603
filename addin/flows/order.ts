/** What a flow takes over from the order that it follows: pure, from the order's open lines. */
import type { Conversion } from '../../shared/api/ledger.ts';
import type { Tracking } from '../../shared/stock/masters.ts';
import type { FlowRow } from './state.ts';
import { flowTable, type FlowKind, type RowField } from './table.ts';

/** What is open of an item. */
export interface OpenItem {
  readonly item: string;
  readonly open: number;
  /** What the order says of a row, by field. */
  readonly fields: Readonly<Partial<Record<RowField, string>>>;
}

/** Rows to begin with: serials that the order names, or a quantity of goods without serials. */
export interface OrderRows {
  readonly item: string;
  readonly serials: readonly string[];
  readonly quantity: number;
  readonly fields: OpenItem['fields'];
}

const fieldOf = {
  unitCost: 'cost',
  unitPrice: 'price',
  discount: 'discount',
  taxRate: 'taxRate',
} as const satisfies Readonly<Record<string, RowField>>;

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function serialsOf(line: Conversion['lines'][number]): readonly string[] {
  const { serials } = line;
  return Array.isArray(serials) ? serials.map(textOf).filter((text) => text !== '') : [];
}

function quantityOf(line: Conversion['lines'][number]): number {
  return typeof line['quantity'] === 'number' ? line['quantity'] : 0;
}

function fieldsOf(kind: FlowKind, line: Conversion['lines'][number]): OpenItem['fields'] {
  const own = flowTable[kind].fields;
  const pairs = Object.entries(fieldOf).filter(
    ([name, field]) => own.includes(field) && textOf(line[name]) !== '',
  );
  return Object.fromEntries(pairs.map(([name, field]) => [field, textOf(line[name])]));
}

/** What is open, an item once. */
export function listOpenItems(kind: FlowKind, { lines }: Conversion): readonly OpenItem[] {
  const items = new Map<string, OpenItem>();
  for (const line of lines) {
    const more = serialsOf(line).length + quantityOf(line);
    const before = items.get(line.item);
    items.set(line.item, {
      item: line.item,
      open: (before?.open ?? 0) + more,
      fields: { ...fieldsOf(kind, line), ...before?.fields },
    });
  }
  return [...items.values()];
}

/**
 * The rows that stand there at once. Serials that an order holds follow it; what a vendor only announced is scanned when
 * it is there. Goods without serials come with the quantity that is open, to be changed.
 */
export function listOrderRows(
  kind: FlowKind,
  { lines }: Conversion,
  trackingOf: (item: string) => Tracking | undefined,
): readonly OrderRows[] {
  return lines.flatMap((line): OrderRows[] => {
    const fields = fieldsOf(kind, line);
    const serials = flowTable[kind].isNewGoods ? [] : serialsOf(line);
    const tracking = trackingOf(line.item);
    const isByQuantity = tracking === 'quantity' || tracking === 'none';
    const quantity = isByQuantity ? quantityOf(line) : 0;
    return serials.length === 0 && quantity === 0
      ? []
      : [{ item: line.item, serials, quantity, fields }];
  });
}

/** How many of an item stand in the rows. */
export function countItem(rows: readonly FlowRow[], item: string): number {
  return rows.reduce((sum, row) => {
    if (row.item !== item) return sum;
    return sum + (row.serial === '' ? Number(row.fields.quantity ?? 0) || 0 : 1);
  }, 0);
}
