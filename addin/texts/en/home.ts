/** Home: finding, quick jobs, today's open work. */
import { countOf, formatCount } from '../formats.ts';

export const home = {
  title: 'Serialbook',
  noToken:
    'Serialbook does not know you yet. Enter the token that the service printed, under Settings.',
  openSettings: 'Open Settings',
  retry: 'Try again',
  refresh: 'Ask the books again',
  asking: 'Asking the books',
  ready: (company: string, currency: string) => `The books of ${company} are open, in ${currency}`,
  find: 'Find',
  findHint: 'Serial, document, item or party',
  findClear: 'Empty the field',
  finding: 'Looking for it',
  found: 'What was found',
  foundCount: (count: number) => countOf(count, 'match', 'matches'),
  nothing: (text: string) =>
    `Nothing is called ${text}: no serial, document, item or party. Check the spelling.`,
  jobs: 'Begin',
  work: 'Waiting for you',
  nothingWaits: 'Nothing is waiting. Scan a label or find a document to begin.',
  groups: {
    toCheck: 'Documents to check',
    scans: 'Scans in the inbox',
    drafts: 'Drafts',
    toReceive: 'Orders to receive',
    toShip: 'Orders to ship',
    returns: 'Returns expected',
    setAside: 'Vendor returns set aside',
    inTransit: 'Transfers in transit',
  },
  toCheckWhy: 'Sent, and no answer came. Open it to ask the books.',
  scansMore: (count: number) => `${countOf(count, 'scan', 'scans')} no document has taken`,
  units: (count: number) => countOf(count, 'unit', 'units'),
  age: (days: number) => (days <= 0 ? 'today' : countOf(days, 'day', 'days')),
  overdue: (days: number) => `${countOf(days, 'day', 'days')} overdue`,
  oldest: (age: string) => `oldest ${age}`,
  overdueCount: (count: number) => `${formatCount(count)} overdue`,
  showAll: (count: number) => `Show all ${formatCount(count)}`,
  atLeast: (count: number) => `${formatCount(count)}+`,
  back: 'Back',
  itemUnits: 'Units',
  noUnits: 'The books have no unit of this item that fits.',
  status: 'Status',
  allUnits: 'All',
  stock: 'Where it lies',
  free: (available: number, total: number) =>
    available === total
      ? formatCount(total)
      : `${formatCount(total)}, ${formatCount(available)} free`,
  partyOpen: 'Open documents',
  partyRecent: 'Last documents',
  noOpen: 'Nothing is open with this party.',
  noDocuments: 'The books have no document of this party.',
  roles: { vendor: 'Vendor', customer: 'Customer' },
} as const;
