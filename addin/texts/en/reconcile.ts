import { countOf } from '../formats.ts';

const serials = (count: number): string => countOf(count, 'serial', 'serials');

export const reconcile = {
  title: 'Reconcile',
  about: 'A list of serials against what arrived: what fits, what is missing, what is too much.',
  expected: "The vendor's list",
  expectedHint: 'Paste it, one serial a line, or take it from selected cells or an order',
  scanned: 'What arrived',
  scannedHint: 'Scan it here, or take it from the scan inbox',
  scan: 'Scan what arrived',
  fromCells: 'From the selected cells',
  fromOrder: 'From an order or receipt',
  orderNumber: 'Number',
  take: 'Take its serials',
  clear: 'Empty the list',
  holds: serials,
  emptyList: 'Nothing yet',
  matched: 'Fits',
  missing: 'Missing',
  extra: 'Not on the list',
  twice: 'Twice',
  noneOf: 'None',
  toSheet: 'To a new sheet',
  written: (sheet: string) => `The comparison stands in the sheet ${sheet}.`,
  noSerials: (number: string) => `${number} names no serials.`,
  cellsEmpty: 'The selected cells are empty. Select cells with serials.',
  taken: (count: number) => `${serials(count)} taken.`,
  all: 'Everything that was expected arrived, and nothing else.',
  heads: ['Serial', 'Result'],
  sheet: 'Reconciliation',
} as const;
