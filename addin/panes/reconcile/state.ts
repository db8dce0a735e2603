/** Two lists of serials against each other, as a pure state: serials match as they do everywhere in the books. */
import { cleanSerial, foldSerial } from '../../../shared/serial/text.ts';

export interface Lists {
  /** In the order in which they came; the same serial may stand there twice. */
  readonly expected: readonly string[];
  readonly scanned: readonly string[];
}

export type ListName = keyof Lists;

export const noLists: Lists = { expected: [], scanned: [] };

export type ListAction =
  | { readonly type: 'added'; readonly list: ListName; readonly texts: readonly string[] }
  | { readonly type: 'emptied'; readonly list: ListName };

export function reduceLists(lists: Lists, action: ListAction): Lists {
  switch (action.type) {
    case 'added': {
      const serials = action.texts.flatMap((text) => {
        const cleaned = cleanSerial(text);
        return cleaned.ok ? [cleaned.value] : [];
      });
      return { ...lists, [action.list]: [...lists[action.list], ...serials] };
    }
    case 'emptied':
      return { ...lists, [action.list]: [] };
  }
}

export const outcomes = ['matched', 'missing', 'extra', 'twice'] as const;
export type ListOutcome = (typeof outcomes)[number];

/** Each serial once, as it was first written: on both lists, on one, or more than once on one. */
export function compareLists({ expected, scanned }: Lists): Record<ListOutcome, string[]> {
  const found: Record<ListOutcome, string[]> = { matched: [], missing: [], extra: [], twice: [] };
  const count = (list: readonly string[]): Map<string, { text: string; times: number }> => {
    const counts = new Map<string, { text: string; times: number }>();
    for (const text of list) {
      const fold = foldSerial(text);
      const entry = counts.get(fold);
      if (entry === undefined) counts.set(fold, { text, times: 1 });
      else entry.times += 1;
    }
    return counts;
  };
  const wanted = count(expected);
  const arrived = count(scanned);
  for (const [fold, { text, times }] of wanted) {
    const other = arrived.get(fold);
    found[other === undefined ? 'missing' : 'matched'].push(text);
    if (times > 1 || (other?.times ?? 0) > 1) found.twice.push(text);
  }
  for (const [fold, { text, times }] of arrived) {
    if (wanted.has(fold)) continue;
    found.extra.push(text);
    if (times > 1) found.twice.push(text);
  }
  return found;
}
