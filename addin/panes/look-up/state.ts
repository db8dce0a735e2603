/** What the look-up shows: nothing yet, a search, what was found, or why not. */
import type { AnswerOf, HistoryRow } from '../../../shared/api.ts';
import { statusName } from '../../parts/words.ts';
import { formatAmount } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('lookUp');

export type FoundUnit = AnswerOf<'lookupUnits'>['results'][number]['units'][number];

export interface LookUp {
  readonly serial: string;
  /** The day whose end is shown; empty for now. */
  readonly asOf: string;
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
  asOf: '',
  isSearching: false,
  units: [],
  item: null,
  trouble: null,
  recent: [],
};

const recentCount = 8;

export type LookUpAction =
  | { readonly type: 'asked'; readonly serial: string; readonly asOf?: string }
  | {
      readonly type: 'found';
      readonly serial: string;
      readonly asOf?: string;
      readonly units: readonly FoundUnit[];
    }
  | {
      readonly type: 'failed';
      readonly serial: string;
      readonly asOf?: string;
      readonly sentence: string;
    }
  | { readonly type: 'chosen'; readonly item: string }
  | { readonly type: 'changed'; readonly unit: FoundUnit }
  | { readonly type: 'left' };

/** Whether an answer is one to an earlier question. */
function isLate(
  state: LookUp,
  { serial, asOf = '' }: Pick<LookUp, 'serial'> & { readonly asOf?: string },
): boolean {
  return serial !== state.serial || asOf !== state.asOf;
}

export function reduceLookUp(state: LookUp, action: LookUpAction): LookUp {
  switch (action.type) {
    case 'asked':
      return {
        ...state,
        serial: action.serial,
        asOf: action.asOf ?? '',
        isSearching: true,
        trouble: null,
        // The same serial on another day keeps the item that was chosen.
        item: action.serial === state.serial ? state.item : null,
      };
    case 'found':
      // An answer to an earlier question comes too late.
      if (isLate(state, action)) return state;
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
      if (isLate(state, action)) return state;
      return { ...state, isSearching: false, units: [], trouble: action.sentence };
    case 'chosen':
      return { ...state, item: action.item };
    case 'changed':
      return {
        ...state,
        units: state.units.map((unit) => (unit.item === action.unit.item ? action.unit : unit)),
      };
    case 'left':
      return { ...state, serial: '', units: [], isSearching: false, trouble: null, item: null };
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
  return texts.found(serial, unit.item, statusName(unit.status));
}

/** Where a movement went, and with whom, in a few words. */
export function routeOf({ fromArea, toArea, party }: HistoryRow): string {
  const parts: string[] = [];
  if (fromArea !== null && fromArea === toArea) parts.push(texts.at(fromArea));
  else if (fromArea !== null && toArea !== null) parts.push(texts.between(fromArea, toArea));
  else if (fromArea !== null) parts.push(texts.out(fromArea));
  else if (toArea !== null) parts.push(texts.into(toArea));
  if (party !== null) parts.push(party);
  return parts.join(', ');
}

export interface HistoryDay {
  readonly day: string;
  readonly rows: readonly HistoryRow[];
}

/** A history by its days, the last one first, as a person asks "what happened last?". */
export function groupByDay(rows: readonly HistoryRow[]): readonly HistoryDay[] {
  const days: { day: string; rows: HistoryRow[] }[] = [];
  for (const row of rows.toReversed()) {
    const last = days.at(-1);
    if (last?.day === row.occurredOn) last.rows.push(row);
    else days.push({ day: row.occurredOn, rows: [row] });
  }
  return days;
}

/** The documents of a history, each once, in the order in which they came. */
export function listDocuments(
  rows: readonly HistoryRow[],
): readonly Pick<HistoryRow, 'document' | 'kind'>[] {
  const documents = new Map<string, Pick<HistoryRow, 'document' | 'kind'>>();
  for (const { document, kind } of rows) documents.set(document, { document, kind });
  return [...documents.values()];
}

/** `+12.50`, `-3.00`; null where nothing changed. */
export function signedChange(amount: string | undefined): string | null {
  if (amount === undefined || /^-?[0.]+$/.test(amount)) return null;
  return amount.startsWith('-') ? formatAmount(amount) : `+${formatAmount(amount)}`;
}
