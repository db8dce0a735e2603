import { countOf } from '../formats.ts';

export const returns = {
  title: 'Return',
  field: 'Scan the returned unit',
  empty: 'Scan one serial. Its purchase and sale fill the form.',
  asking: 'Asking the books',
  none: (serial: string) => `No unit has the serial ${serial}. Check the label.`,
  found: (serial: string, status: string) => `${serial} is ${status}`,
  several: 'Several items have this serial. Choose one.',
  severalSwitch: 'Several units of one customer in one document',
  severalField: 'Scan what came back',
  severalEmpty: 'Scan the units that one customer brings back.',
  severalUnits: 'Units that came back',
  severalOf: (count: number, customer: string) =>
    `${countOf(count, 'unit', 'units')} from ${customer}`,
  severalNone: 'Scan the units that came back first.',
  severalRemove: (serial: string) => `Take out ${serial}`,
  severalPosted: (number: string) => `${number} is posted.`,
  severalNext: 'Next return',
  severalTwice: (serial: string) => `${serial} is in the list already.`,
  severalItems: (serial: string) =>
    `Several items have the serial ${serial}. Take this unit back by itself, and choose the item there.`,
  severalStatus: (serial: string, status: string) =>
    `${serial} is ${status}. Only units that a customer has can come back.`,
  severalCustomer: (serial: string, customer: string, first: string) =>
    `${serial} was sold to ${customer}, and this list is of ${first}. Take it back in a document of its own.`,
  severalStep: (serial: string, status: string, first: string) =>
    `${serial} is ${status}, and the others are ${first}. Take it back in a document of its own.`,
  severalCurrency: (serial: string) =>
    `${serial} was sold in another currency, or at another rate. Take it back in a document of its own.`,
  story: 'What the books know',
  facts: {
    serial: 'Serial',
    item: 'Item',
    status: 'Status',
    customer: 'Customer',
    invoice: 'Invoice',
    price: 'Price',
    vendor: 'Vendor',
    receipt: 'Receipt',
    unitCost: 'Unit cost',
  },
  steps: 'Steps of the return',
  reason: 'Reason',
  action: 'What the customer gets',
  date: 'Date',
  price: 'Credit for the unit',
  priceIn: (currency: string) => `Credit for the unit, ${currency}`,
  tax: 'Tax %',
  vendorRma: "Vendor's RMA number",
  vendorCredit: 'What the vendor gives',
  open: (number: string) => `Open ${number}`,
  busy: 'Posting',
  stays: (status: string) =>
    `This unit is ${status}. Only units that are sold or in stock can go back.`,
  held: (document: string) =>
    `This unit is held by ${document}. Take that back first, or finish it.`,
  done: 'The unit is back at its vendor.',
  skipped: 'not needed',
  later: 'later',
  stepTitles: {
    customer_rma: 'RMA for the customer',
    credit_memo: 'Take the unit back',
    vendor_rma: 'Send back to its vendor',
    debit_memo: 'Ship to the vendor',
  },
  stepsDone: {
    customer_rma: 'RMA for the customer',
    credit_memo: 'Unit taken back',
    vendor_rma: 'RMA for the vendor',
    debit_memo: 'Shipped to the vendor',
  },
  buttons: {
    customer_rma: 'Create RMA',
    credit_memo: 'Take back now',
    vendor_rma: 'Create vendor RMA',
    debit_memo: 'Ship to vendor',
  },
  actions: { credit: 'Credit', refund: 'Refund', replace: 'Replacement', repair: 'Repair' },
  reasons: ['Dead on arrival', 'Defective', 'Wrong item', 'Not wanted', 'Damaged in transit'],
} as const;
