/**
 * Many serials looked up together, as a plain list. Each serial stands once, in the order given; a line keeps only what
 * the table shows, so that 100,000 of them are light.
 */
import type { UnitCard } from '../../../shared/api.ts';
import { unitStatuses, type UnitStatus } from '../../../shared/stock/lifecycle.ts';
import { cleanSerial, foldSerial } from '../../../shared/serial/text.ts';

/** What is known of a line: its unit's status, or why there is none. */
export const lineStates = [
  ...unitStatuses,
  'severalItems',
  'unknown',
  'noSerial',
  'unread',
] as const;
export type LineState = (typeof lineStates)[number];

export interface Line {
  readonly serial: string;
  readonly state: LineState;
  /** The item, or the items that share the serial. */
  readonly item: string;
  readonly place: string;
}

export interface List {
  readonly lines: readonly Line[];
  /** How many lines were asked about; those after them were not. */
  readonly done: number;
  readonly isRunning: boolean;
  readonly trouble: string | null;
  readonly filter: LineState | null;
}

export function beginList(texts: readonly string[]): List {
  const seen = new Set<string>();
  const lines: Line[] = [];
  for (const text of texts) {
    const cleaned = cleanSerial(text);
    const serial = cleaned.ok ? cleaned.value : text.trim();
    const key = cleaned.ok ? foldSerial(serial) : ` ${serial}`;
    if (serial === '' || seen.has(key)) continue;
    seen.add(key);
    lines.push({ serial, state: cleaned.ok ? 'unread' : 'noSerial', item: '', place: '' });
  }
  return { lines, done: 0, isRunning: true, trouble: null, filter: null };
}

function lineOf(line: Line, units: readonly UnitCard[]): Line {
  const [unit] = units;
  if (line.state === 'noSerial') return line;
  if (unit === undefined) return { ...line, state: 'unknown' };
  if (units.length > 1) {
    return { ...line, state: 'severalItems', item: units.map(({ item }) => item).join(', ') };
  }
  const place = [unit.area, unit.holder].filter((part) => part !== null).join(', ');
  return { serial: unit.serial, state: unit.status, item: unit.item, place };
}

export type ListAction =
  | { readonly type: 'answered'; readonly answers: readonly (readonly UnitCard[])[] }
  | { readonly type: 'stopped'; readonly trouble: string | null }
  | { readonly type: 'resumed' }
  | { readonly type: 'filtered'; readonly filter: LineState | null };

export function reduceList(list: List, action: ListAction): List {
  switch (action.type) {
    case 'answered': {
      const { answers } = action;
      const lines = [...list.lines];
      answers.forEach((units, index) => {
        const at = list.done + index;
        const line = lines[at];
        if (line !== undefined) lines[at] = lineOf(line, units);
      });
      const done = Math.min(lines.length, list.done + answers.length);
      return { ...list, lines, done, isRunning: done < lines.length };
    }
    case 'stopped':
      return { ...list, isRunning: false, trouble: action.trouble };
    case 'resumed':
      return { ...list, isRunning: true, trouble: null };
    case 'filtered':
      return { ...list, filter: action.filter };
  }
}

/** How many lines of each state there are, in the order of the states, those of none left out. */
export function countStates(lines: readonly Line[]): readonly (readonly [LineState, number])[] {
  const counts = new Map<LineState, number>();
  for (const { state } of lines) counts.set(state, (counts.get(state) ?? 0) + 1);
  return lineStates.flatMap((state) => {
    const count = counts.get(state);
    return count === undefined ? [] : [[state, count] as const];
  });
}

export function filterLines({ lines, filter }: List): readonly Line[] {
  return filter === null ? lines : lines.filter(({ state }) => state === filter);
}

/** The status that a line's unit has, where it has one. */
export function statusOfLine({ state }: Line): UnitStatus | null {
  return unitStatuses.find((status) => status === state) ?? null;
}
