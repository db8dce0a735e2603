/** Histories that once found the books and the model to differ, kept so that they are played again and again. */
export interface FoundCase {
  readonly seed: number;
  readonly length: number;
  readonly found: string;
}

export const cases: readonly FoundCase[] = [
  { seed: 101, length: 40, found: 'a bill shared a lost tax over lines that did not bear it' },
  { seed: 110, length: 40, found: 'goods by quantity were moved to a bin of others' },
  { seed: 103, length: 40, found: 'a unit kept the lot of an entry that was taken back' },
  {
    seed: 215,
    length: 40,
    found: 'a unit kept the lot that its order said, not the one that came',
  },
  { seed: 264, length: 40, found: 'an assembly found no auto-serial units for all its units' },
  { seed: 140, length: 40, found: 'an assembly took serials of goods by quantity without a word' },
  { seed: 325, length: 40, found: 'a count named a serial otherwise than it was given' },
  {
    seed: 567,
    length: 40,
    found: 'a built unit was shown with the maker’s serial of its component',
  },
  {
    seed: 584,
    length: 40,
    found: 'a profit by vendor named one whose receipt had been taken back',
  },
  { seed: 623, length: 40, found: 'a receipt forgot that its order’s tax is lost' },
  { seed: 647, length: 40, found: 'what came back on an invoice had the price of the order' },
  { seed: 30207, length: 40, found: 'a sale was taken back while an order expected the next life' },
];
