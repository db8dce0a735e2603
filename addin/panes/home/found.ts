/** What a search found, as one list in the order of sorts; and the one thing that a text is, where it is one thing. */
import type { FindAnswer } from '../../../shared/api/find.ts';

export const sorts = ['documents', 'units', 'items', 'parties'] as const;
export type Sort = (typeof sorts)[number];

export type Match =
  | { readonly sort: 'documents'; readonly found: FindAnswer['documents'][number] }
  | { readonly sort: 'units'; readonly found: FindAnswer['units'][number] }
  | { readonly sort: 'items'; readonly found: FindAnswer['items'][number] }
  | { readonly sort: 'parties'; readonly found: FindAnswer['parties'][number] };

export function listMatches(answer: FindAnswer): readonly Match[] {
  return [
    ...answer.documents.map((found): Match => ({ sort: 'documents', found })),
    ...answer.units.map((found): Match => ({ sort: 'units', found })),
    ...answer.items.map((found): Match => ({ sort: 'items', found })),
    ...answer.parties.map((found): Match => ({ sort: 'parties', found })),
  ];
}

/**
 * What opens at once: the one match that is the text itself, or else the only match there is. A serial of several
 * items is one thing here, since its look-up asks for the item. Null where a person must choose.
 */
export function decideMatch(matches: readonly Match[]): Match | null {
  const exact = matches.filter(({ found }) => found.isExact);
  const [first, ...others] = exact.length > 0 ? exact : matches;
  if (first === undefined) return null;
  const isSameSerial = (match: Match): boolean =>
    first.sort === 'units' &&
    match.sort === 'units' &&
    match.found.serial.toUpperCase() === first.found.serial.toUpperCase();
  return others.every(isSameSerial) ? first : null;
}

export function keyOf({ sort, found }: Match): string {
  if ('number' in found) return `${sort} ${found.number}`;
  if ('serial' in found) return `${sort} ${found.item} ${found.serial}`;
  return 'sku' in found ? `${sort} ${found.sku}` : `${sort} ${found.code}`;
}
