/** What the look-up shows: nothing yet, a search, what was found, or why not. */
import type { AnswerOf, HistoryRow } from '../../../shared/api.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('lookUp');

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

/** What is said aloud of what was found. */
export function describeFound(serial: string, units: readonly FoundUnit[]): string {
  const [unit] = units;
  if (unit === undefined) return texts.none(serial);
  if (units.length > 1) return `${serial}: ${texts.several(units.length)}`;
  return `${serial}: ${unit.item}, ${unit.status.replaceAll('_', ' ')}`;
}

/** Where a movement went, and with whom, in a few words. */
export function routeOf({ fromArea, toArea, party }: HistoryRow): string {
  const parts: string[] = [];
  if (fromArea !== null && toArea !== null) parts.push(`${fromArea} → ${toArea}`);
  else if (fromArea !== null) parts.push(`out of ${fromArea}`);
  else if (toArea !== null) parts.push(`into ${toArea}`);
  if (party !== null) parts.push(party);
  return parts.join(', ');
}
