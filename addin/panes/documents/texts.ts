import { kindFacts, nameKind, type DocumentKind } from '../../../shared/documents/kinds.ts';
import type { FormGroup, HeaderField, LineField } from './forms.ts';

export const groupTitles: Readonly<Record<FormGroup, string>> = {
  buy: 'Buy',
  sell: 'Sell',
  returns: 'Returns',
  stock: 'Stock',
  costs: 'Costs',
};

/** What each kind is for, in a sentence. */
export const kindSentences: Readonly<Record<DocumentKind, string>> = {
  purchase_order: 'What a vendor is to send, at which cost.',
  goods_receipt: 'What a vendor sent, into stock, with its freight and duty.',
  vendor_bill: 'What a vendor bills for goods that were received.',
  sales_order: 'What a customer wants; units are kept for it.',
  invoice: 'What a customer takes, at which price.',
  customer_rma: 'What a customer may send back, and why.',
  credit_memo: 'What came back from a customer, and what it is credited.',
  vendor_rma: 'What is set aside to go back to a vendor.',
  debit_memo: 'What goes back to a vendor, and what it gives for it.',
  stock_transfer: 'From one bin to another, at once or on its way.',
  quantity_adjustment: 'What was found, or is lost or broken.',
  stock_count: 'What lies in a bin: posting makes the books agree.',
  assembly: 'Units built of others, or taken apart.',
  cost_adjustment: 'Freight, duty or credit that came late, or a new cost.',
};

export const headerLabels: Readonly<Record<HeaderField, string>> = {
  party: 'Party',
  from: 'From documents',
  against: 'Against receipt',
  reference: 'Reference',
  area: 'Bin',
  fromArea: 'From bin',
  toArea: 'To bin',
  vendorRmaNumber: "Vendor's RMA number",
  expiresOn: 'Open until',
  currency: 'Currency',
  exchangeRate: 'Exchange rate',
};

export const lineLabels: Readonly<Record<LineField, string>> = {
  direction: 'In or out',
  unitCost: 'Unit cost',
  unitPrice: 'Unit price',
  discount: 'Discount',
  taxRate: 'Tax %',
  reason: 'Reason',
  action: 'Action',
  lot: 'Lot',
};

/** Lines choose among these words; other fields are typed. */
export const choices: Readonly<Partial<Record<LineField, readonly (readonly [string, string])[]>>> =
  {
    direction: [
      ['', 'Choose'],
      ['in', 'In'],
      ['out', 'Out'],
    ],
    action: [
      ['', 'Choose'],
      ['credit', 'Credit'],
      ['refund', 'Refund'],
      ['replace', 'Replace'],
      ['repair', 'Repair'],
    ],
  };

export const bases = [
  ['quantity', 'By quantity'],
  ['value', 'By value'],
  ['weight', 'By weight'],
] as const;

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const texts = {
  title: 'Documents',
  find: 'Number',
  findHint: 'PO-100001',
  open: 'Open',
  newDocument: 'New document',
  openOrders: 'Open orders',
  recent: 'Recent documents',
  drafts: 'Drafts',
  none: 'Nothing is open.',
  noDocuments: 'No document yet.',
  more: 'Show more',
  back: 'All documents',
  loading: 'Asking the books',
  units: (n: number) => count(n, 'unit', 'units'),
  kind: 'What is it?',
  date: 'Date',
  inTransit: 'It only leaves: a second transfer receives it',
  scan: 'Scan a serial, or type a range',
  lines: 'Lines',
  addLine: 'Add a line',
  item: 'Item',
  quantity: 'Quantity',
  noItem: 'Item not known yet',
  scanHere: 'Scan into this line',
  scanning: 'Scans go here',
  removeLine: (name: string) => `Take out ${name}`,
  removeSerial: (serial: string) => `Take out ${serial}`,
  moreSerials: (n: number) => `and ${n.toLocaleString('en')} more`,
  addOns: 'Add-on costs',
  addAddOn: 'Add a cost',
  addOnName: 'Name',
  addOnAmount: 'Amount',
  addOnBy: 'Shared',
  builds: 'Units built',
  addBuild: 'Build a unit',
  addApart: 'Take a unit apart',
  built: 'Built unit',
  apart: 'Taken apart',
  serial: 'Serial',
  serialHint: 'Empty where the books number it',
  components: 'Components',
  save: 'Save as draft',
  saved: 'Saved as a draft.',
  check: 'Check',
  post: 'Post',
  posting: 'Posting',
  checked: 'Nothing stands in the way.',
  nothing: 'Add a line, scan a serial, or add a cost first.',
  posted: (number: string) => `${number} is posted.`,
  print: 'Open as PDF',
  next: 'Next document',
  show: 'Show it',
  titleOf: (kind: DocumentKind, number: string) => `${kindFacts[kind].title} ${number}`,
  follows: 'Follows',
  followedBy: 'Followed by',
  reverses: 'Takes back',
  reversedBy: 'Taken back by',
  closedBy: 'Closed by',
  party: 'Party',
  reference: 'Reference',
  status: 'Status',
  isOpen: 'Open',
  isClosed: 'Closed',
  isReversed: 'Taken back',
  stands: 'Posted',
  total: 'Total',
  cost: 'Cost',
  openOf: (open: number) => `${open.toLocaleString('en')} open`,
  makeNext: (kind: DocumentKind) => `Make ${nameKind(kind)}`,
  close: 'Close the order',
  reverse: 'Take it back',
  confirmReverse: 'Take it back now',
  reverseWarning: 'A document that takes it back is posted. Nothing is deleted.',
  cancel: 'Leave it',
  preview: 'What this changes',
  previewStock: (units: number, amount: string) =>
    `${amount} onto ${count(units, 'unit', 'units')} in stock`,
  previewLeft: (units: number, amount: string) =>
    `${amount} to cost of goods sold, of ${count(units, 'unit', 'units')} that left`,
  month: 'Month of sale',
  before: 'Margin before',
  after: 'Margin after',
  unsold: 'Left unsold',
} as const;
