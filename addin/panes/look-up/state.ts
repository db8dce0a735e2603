/** What the look-up shows: nothing yet, a search, what was found, or why not. */
import type { AnswerOf } from '../../../shared/api.ts';

export type FoundUnit = AnswerOf<'lookupUnits'>['results'][number]['units'][number];

export interface LookUp {
  readonly serial: string;
  readonly isSearching: boolean;
  readonly units: readonly FoundUnit[];
  /** The item that a person chose where several have the serial. */
  readonly item: string | null;
  readonly trouble: string | null;
  /** Serials looked up before, newest first. */
  readonly recent: readonly string[];
}

export const emptyLookUp: LookUp = {
  serial: '',
  isSearching: false,
  units: [],
  item: null,
  trouble: null,
  recent: [],
};

const recentCount = 8;

export type LookUpAction =
  | { readonly type: 'asked'; readonly serial: string }
  | { readonly type: 'found'; readonly serial: string; readonly units: readonly FoundUnit[] }
  | { readonly type: 'failed'; readonly serial: string; readonly sentence: string }
  | { readonly type: 'chosen'; readonly item: string };

export function reduceLookUp(state: LookUp, action: LookUpAction): LookUp {
  switch (action.type) {
    case 'asked':
      return { ...state, serial: action.serial, isSearching: true, trouble: null, item: null };
    case 'found':
      // An answer to an earlier question comes too late.
      if (action.serial !== state.serial) return state;
      return {
        ...state,
        isSearching: false,
        units: action.units,
        recent: [action.serial, ...state.recent.filter((one) => one !== action.serial)].slice(
          0,
          recentCount,
        ),
      };
    case 'failed':
      if (action.serial !== state.serial) return state;
      return { ...state, isSearching: false, units: [], trouble: action.sentence };
    case 'chosen':
      return { ...state, item: action.item };
  }
}

/** The unit that is shown: the only one, or the one that was chosen. */
export function shownUnit({ units, item }: LookUp): FoundUnit | null {
  if (units.length === 1) return units[0] ?? null;
  return units.find((unit) => unit.item === item) ?? null;
}
