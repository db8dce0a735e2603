/** Histories that once found the books and the model to differ, kept so that they are played again and again. */
export interface FoundCase {
  readonly seed: number;
  readonly length: number;
  readonly found: string;
}

export const cases: readonly FoundCase[] = [
  { seed: 106, length: 40, found: 'goods by quantity were moved to a bin of others' },
  { seed: 264, length: 40, found: 'a bill shared a lost tax over lines that did not bear it' },
  { seed: 149, length: 40, found: 'a receipt forgot that its order’s tax is lost' },
  { seed: 232, length: 40, found: 'a unit kept the lot of an entry that was taken back' },
  {
    seed: 161,
    length: 40,
    found: 'a unit kept the lot that its order said, not the one that came',
  },
  { seed: 143, length: 40, found: 'an assembly found no auto-serial units for all its units' },
  { seed: 389, length: 40, found: 'an assembly took serials of goods by quantity without a word' },
  { seed: 379, length: 40, found: 'a count named a serial otherwise than it was given' },
  { seed: 266, length: 40, found: 'a count of an earlier day missed what came to the bin later' },
  { seed: 101, length: 40, found: 'a unit that was never sold was credited at nothing' },
  {
    seed: 468,
    length: 40,
    found: 'a built unit was shown with the maker’s serial of its component',
  },
  {
    seed: 767,
    length: 40,
    found: 'a closed period’s profit by vendor changed with a later reversal',
  },
  { seed: 60028, length: 100, found: 'an order’s own units were not shipped from another bin' },
  { seed: 60032, length: 100, found: 'an order expected again what its customer was sending back' },
  {
    seed: 606901027,
    length: 40,
    found: 'a receipt was taken back whose cost a later, lower cost had counted on',
  },
  {
    seed: 116856619,
    length: 40,
    found: 'an assembly asked how many of goods whose serials were named in their place',
  },
  {
    seed: 414671075,
    length: 40,
    found: 'a count of an earlier day did not miss what lay in the bin then and had left it since',
  },
  {
    seed: 414669298,
    length: 40,
    found: 'an assembly did not judge a quantity beside which serials were named',
  },
  {
    seed: 2014494071,
    length: 40,
    found: 'a late cost went to whoever announced a return, not to whom the unit had been sold',
  },
  {
    seed: 379582219,
    length: 40,
    found:
      'profit by vendor as it was known took the vendor of a later receipt for a find taken back',
  },
  {
    seed: 8090187,
    length: 40,
    found: 'a build forgot the maker’s serial of a unit whose receipt had been taken back',
  },
  {
    seed: 786794353,
    length: 40,
    found: 'an assembly that named a sales order took the units that the order holds',
  },
  {
    seed: 786794995,
    length: 40,
    found: 'profit by vendor forgot who had sent an announced unit whose receipt was taken back',
  },
];
