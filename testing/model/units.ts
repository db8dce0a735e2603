/** Units of the model: each serial of an item has lives, and each life a stack of the states that stand. */
import { bins } from './masters.ts';

export type Event =
  | 'expect'
  | 'receive'
  | 'commit'
  | 'set_aside'
  | 'release'
  | 'sell'
  | 'expect_return'
  | 'take_back'
  | 'return_to_vendor'
  | 'transfer'
  | 'depart'
  | 'arrive'
  | 'find'
  | 'write_off'
  | 'revalue'
  | 'build'
  | 'consume'
  | 'recover';

export interface Unit {
  readonly status: string;
  readonly area: string | null;
  readonly holder: string | null;
  readonly cost: number;
  readonly lateCost: number;
  readonly vendor: string | null;
  readonly receivedOn: string | null;
  readonly receipt: string | null;
  readonly sale: {
    readonly customer: string | null;
    readonly day: string;
    readonly invoice: string;
    readonly price: number;
    readonly from: string | null;
    readonly salesperson: string | null;
  } | null;
  readonly heldBy: string | null;
  readonly heldFrom: string | null;
  readonly lastDocument: string | null;
}

export const unborn: Unit = {
  status: 'none',
  area: null,
  holder: null,
  cost: 0,
  lateCost: 0,
  vendor: null,
  receivedOn: null,
  receipt: null,
  sale: null,
  heldBy: null,
  heldFrom: null,
  lastDocument: null,
};

export interface Life {
  readonly number: number;
  /** As it was posted first in this life. */
  readonly text: string;
  maker: string | null;
  lot: string | null;
  readonly stack: { readonly document: string; readonly day: string; readonly unit: Unit }[];
  /** The day before which it cannot move; null where nothing of it stands. */
  lastDay: string | null;
}

/** What a document does to one unit. */
export interface Step {
  readonly key: string;
  readonly text: string;
  readonly life: number;
  readonly line: number;
  readonly event: Event;
  /** Where it goes; null keeps it where it is, unless it leaves the books. */
  readonly to: string | null;
  readonly before: Unit;
  readonly stock: number;
  readonly revenue: number;
  readonly late: number;
  readonly maker: string | null;
  readonly lot: string | null;
}

export const isOurs = (status: string): boolean =>
  ['in_stock', 'committed', 'returned', 'in_transit'].includes(status);
export const isFree = (status: string): boolean => status === 'in_stock' || status === 'returned';
export const isGone = (status: string): boolean =>
  ['sold', 'at_vendor', 'written_off', 'consumed'].includes(status);

const freeIn = (area: string | null): string =>
  area !== null && bins[area]?.stock === 'returned' ? 'returned' : 'in_stock';

/** The status that each event leaves, where it does not depend. */
const plainStatus: Readonly<Partial<Record<Event, string>>> = {
  expect: 'expected',
  commit: 'committed',
  set_aside: 'committed',
  sell: 'sold',
  expect_return: 'return_expected',
  return_to_vendor: 'at_vendor',
  depart: 'in_transit',
  write_off: 'written_off',
  consume: 'consumed',
};
const holding: readonly Event[] = ['expect', 'commit', 'set_aside', 'expect_return', 'depart'];
const withParty: readonly Event[] = ['expect', 'sell', 'expect_return', 'return_to_vendor'];
const keepingHolder: readonly Event[] = ['transfer', 'revalue'];

function statusAfter({ event, before }: Step, area: string | null): string {
  const plain = plainStatus[event];
  if (plain !== undefined) return plain;
  if (event === 'revalue') return before.status;
  if (event === 'transfer' && !isOurs(before.status)) return before.status;
  if (event === 'release' && before.status === 'expected') return 'none';
  if (event === 'release' && before.status === 'return_expected') return 'sold';
  return freeIn(area);
}

function holderAfter({ event, before }: Step, party: string | null): string | null {
  if (withParty.includes(event)) return party;
  if (keepingHolder.includes(event)) return before.holder;
  if (event === 'release' && before.status === 'return_expected') return before.holder;
  return null;
}

export interface Mover {
  readonly number: string;
  readonly day: string;
  readonly party: string | null;
  readonly salesperson: string | null;
}

/** The state of a unit after a step. */
export function stateAfter(step: Step, { number, day, party, salesperson }: Mover): Unit {
  const { event, before } = step;
  const released = event === 'release' ? before.heldFrom : null;
  const landed = step.to ?? released ?? before.area;
  const status = statusAfter(step, landed);
  const isBeginning =
    ['receive', 'find', 'build'].includes(event) ||
    (before.status === 'none' && event !== 'expect');
  const isStill = event === 'revalue';
  return {
    status,
    area: status === 'none' ? null : landed,
    holder: status === 'none' ? null : holderAfter(step, party),
    cost: isOurs(status) ? (isOurs(before.status) ? before.cost : 0) + step.stock : before.cost,
    lateCost: before.lateCost + step.late,
    vendor: event === 'receive' ? party : before.vendor,
    receivedOn: isBeginning ? day : before.receivedOn,
    receipt: isBeginning ? number : before.receipt,
    sale:
      event === 'sell'
        ? {
            customer: party,
            day,
            invoice: number,
            price: step.revenue,
            from: before.area,
            salesperson,
          }
        : status === 'sold' || status === 'return_expected'
          ? before.sale
          : null,
    heldBy: holding.includes(event) ? number : isStill ? before.heldBy : null,
    heldFrom: holding.includes(event) ? before.area : isStill ? before.heldFrom : null,
    lastDocument: number,
  };
}

export function keyOf(sku: string, text: string): string {
  return `${sku}/${text.trim().toUpperCase()}`;
}

export const skuOf = (key: string): string => key.slice(0, key.indexOf('/'));
export const serialOf = (key: string): string => key.slice(key.indexOf('/') + 1);

export class Units {
  readonly lives = new Map<string, Life[]>();

  /** The newest life of a serial that stands, as it stands; null where none does. */
  find(key: string): { readonly life: Life; readonly unit: Unit } | null {
    for (const life of [...(this.lives.get(key) ?? [])].reverse()) {
      const unit = life.stack.at(-1)?.unit;
      if (unit !== undefined && unit.status !== 'none') return { life, unit };
    }
    return null;
  }

  life(key: string, number: number): Life | undefined {
    return this.lives.get(key)?.find((life) => life.number === number);
  }

  /** Whether a serial stands in another item than this one; its item. */
  elsewhere(key: string): boolean {
    return [...this.lives.keys()].some(
      (other) => other !== key && serialOf(other) === serialOf(key) && this.find(other) !== null,
    );
  }

  /** Whether any item ever had this serial. */
  isTaken(serial: string): boolean {
    return [...this.lives.keys()].some((key) => serialOf(key) === serial);
  }

  /** All that stand, in the newest life of each serial. */
  *all(): Iterable<{ readonly key: string; readonly life: Life; readonly unit: Unit }> {
    for (const key of this.lives.keys()) {
      const found = this.find(key);
      if (found !== null) yield { key, ...found };
    }
  }

  apply(step: Step, mover: Mover): void {
    const lives = this.lives.get(step.key) ?? [];
    this.lives.set(step.key, lives);
    let life = lives.find(({ number }) => number === step.life);
    if (life === undefined) {
      const { text, maker, lot } = step;
      life = { number: step.life, text, maker, lot, stack: [], lastDay: null };
      lives.push(life);
      lives.sort((a, b) => a.number - b.number);
    }
    life.maker = step.maker ?? life.maker;
    life.lot = step.lot ?? life.lot;
    life.stack.push({
      document: mover.number,
      day: mover.day,
      unit: stateAfter(step, mover),
    });
    life.lastDay = mover.day;
  }

  /** Takes the newest state of a life away, on a day. */
  undo(key: string, number: number, day: string): void {
    const life = this.life(key, number)!;
    life.stack.pop();
    life.lastDay = life.stack.length === 0 ? null : day;
  }
}
