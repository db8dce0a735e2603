export const home = {
  title: 'Serialbook',
  field: 'Look a serial up',
  noToken:
    'Serialbook does not know you yet. Enter the token that the service printed, under Settings.',
  openSettings: 'Open Settings',
  retry: 'Try again',
  jobs: 'What you can do',
  asking: 'Asking for the books',
  ready: (currency: string) => `The books are open, in ${currency}.`,
  tiles: {
    scan: ['Scan', 'Scan, paste or type serials; each is checked as it lands'],
    lookUp: ['Look up', 'Where a unit is, what it cost, what happened to it'],
    sell: ['Sell', 'Scan units into an invoice, check it, post it, print it'],
    return: ['Return', 'One serial fills the RMA form, for customers and vendors'],
    documents: ['Documents', 'Orders, receipts, bills, counts: every document, open or done'],
    reports: ['Reports', 'The true-cost profit and loss in a new sheet'],
  },
} as const;
