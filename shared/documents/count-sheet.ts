/** What a stock count keeps as it goes: the lines of its answer, what was found, and what moves. */
import type { DocumentDraft } from '../api.ts';
import type { Issue } from '../issues.ts';
import type { Area, Item } from '../stock/masters.ts';
import type { Shelves } from './check-quantities.ts';
import type { UnitContext } from './check-units.ts';
import type {
  PlannedHeader,
  PlannedLine,
  PlannedMovement,
  PlannedQuantity,
  PlannedUnit,
} from './plan.ts';
import { moveUnit } from './plan-lines.ts';
import type { Hand } from './take-units.ts';
import type { BooksView, UnitRecord } from './view.ts';

/** What the parts of one count share. */
export interface Count {
  readonly draft: DocumentDraft;
  readonly header: PlannedHeader;
  readonly view: BooksView;
  readonly area: Area;
  readonly issues: Issue[];
  readonly hand: Hand;
  readonly shelves: Shelves;
  /** The units that were found, by id. */
  readonly found: Set<number>;
  /** The units that have a maker's serial and were not named by it yet, the next last; by item and maker's serial. */
  readonly marked: Map<string, UnitRecord[]>;
  readonly movements: PlannedMovement[];
  readonly quantities: PlannedQuantity[];
  /** The lines of the answer, by number, and the first of each item. */
  readonly lines: Map<number, CountedLine>;
  readonly firstLines: Map<number, CountedLine>;
  lastLine: number;
  /** Of goods without units and of units that were only numbered: how many were counted, by item and lot. */
  readonly numbered: Map<string, Numbered>;
  /** The lots of those that the count names, by item id; an empty one where a line names none. */
  readonly lots: Map<number, Set<string>>;
}

type CountedLine = PlannedLine & { readonly units: PlannedUnit[] };

export interface Numbered {
  readonly item: Item;
  readonly line: number;
  readonly lot: string;
  quantity: number;
}

/** The line's part of the answer; its units are those that the count moves. */
export function lineOf(count: Count, line: number, item: Item, quantity: number): CountedLine {
  const made: CountedLine = {
    line,
    item,
    quantity,
    unitAmount: null,
    discount: 0,
    taxRate: null,
    net: 0,
    tax: 0,
    units: [],
  };
  count.lines.set(line, made);
  if (!count.firstLines.has(item.id)) count.firstLines.set(item.id, made);
  return made;
}

/** The line that a movement of an item belongs to: the first that counted it, or one of its own. */
export function lineFor(count: Count, item: Item): CountedLine {
  const own = count.firstLines.get(item.id);
  if (own !== undefined) return own;
  count.lastLine += 1;
  return lineOf(count, count.lastLine, item, 0);
}

/** Only what is free may be brought here or written off. */
export function contextOf(
  { header, view }: Count,
  item: Item,
  place: UnitContext['place'] | { readonly serial: string },
): UnitContext {
  const at = { line: 0, ...place };
  return { header, view, item, event: 'write_off', destination: null, source: null, place: at };
}

export function plannedOf(unit: UnitRecord, item: Item): PlannedUnit {
  const { serial, life, manufacturerSerial, lot } = unit;
  return { item, serial, life, known: unit, manufacturerSerial, lot };
}

export function move(
  count: Count,
  unit: PlannedUnit,
  line: number,
  event: 'transfer' | 'write_off' | 'find',
  destination: Area | null,
  costChange = 0,
): void {
  const amounts = costChange === 0 ? {} : { costChange };
  count.movements.push(moveUnit(unit, line, event, destination, null, amounts));
  count.lines.get(line)?.units.push(unit);
}
