/** The kinds of documents, and what each is called and numbered by. */

export const documentKinds = [
  'purchase_order',
  'goods_receipt',
  'vendor_bill',
  'vendor_rma',
  'debit_memo',
  'sales_order',
  'invoice',
  'customer_rma',
  'credit_memo',
  'stock_transfer',
  'quantity_adjustment',
  'cost_adjustment',
  'stock_count',
  'assembly',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

interface KindFacts {
  /** What a person calls it. */
  readonly title: string;
  readonly numberPrefix: string;
}

export const kindFacts: Readonly<Record<DocumentKind, KindFacts>> = {
  purchase_order: { title: 'Purchase order', numberPrefix: 'PO' },
  goods_receipt: { title: 'Goods receipt', numberPrefix: 'GR' },
  vendor_bill: { title: 'Vendor bill', numberPrefix: 'VB' },
  vendor_rma: { title: 'Vendor RMA', numberPrefix: 'VRMA' },
  debit_memo: { title: 'Debit memo', numberPrefix: 'DM' },
  sales_order: { title: 'Sales order', numberPrefix: 'SO' },
  invoice: { title: 'Invoice', numberPrefix: 'INV' },
  customer_rma: { title: 'Customer RMA', numberPrefix: 'CRMA' },
  credit_memo: { title: 'Credit memo', numberPrefix: 'CM' },
  stock_transfer: { title: 'Stock transfer', numberPrefix: 'ST' },
  quantity_adjustment: { title: 'Quantity adjustment', numberPrefix: 'QA' },
  cost_adjustment: { title: 'Cost adjustment', numberPrefix: 'CA' },
  stock_count: { title: 'Stock count', numberPrefix: 'SC' },
  assembly: { title: 'Assembly', numberPrefix: 'AS' },
};

/** A kind as it stands in a sentence: `an invoice`, `a customer RMA`. */
export function nameKind(kind: DocumentKind): string {
  const [first = '', ...others] = kindFacts[kind].title;
  const name = first.toLowerCase() + others.join('');
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
}
