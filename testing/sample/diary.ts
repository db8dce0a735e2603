/** The books of the sample company as they are written: documents so far, goods for sale, and plans for later days. */
import { present } from '../../shared/assert.ts';
import type { Day } from '../../shared/day.ts';
import { kindFacts, type DocumentKind } from '../../shared/documents/kinds.ts';
import {
  catalog,
  isItem,
  type GoodsName,
  type ItemName,
  type SampleDocument,
  type SupplyName,
} from './catalog.ts';

export interface Stocked {
  readonly item: ItemName;
  readonly serial: string;
  readonly index: number;
}

export type Fields = Omit<SampleDocument, 'id' | 'kind' | 'occurredOn'>;
export type Lines = NonNullable<Fields['lines']>;

/** Goods of one delivery, as its bill will ask for them. */
export interface Arrival {
  readonly number: string;
  readonly lines: readonly {
    readonly goods: GoodsName;
    readonly count: number;
    readonly unitCost: string;
  }[];
}

export class Diary {
  readonly documents: SampleDocument[] = [];
  readonly forSale: Stocked[] = [];
  private readonly arrivals = new Map<string, Arrival>();
  private readonly received = new Map<ItemName, number>();
  private readonly shelves = new Map<SupplyName, number>();
  private readonly numbered = new Map<DocumentKind, number>();
  private readonly plans: { day: Day; write: (day: Day) => void }[] = [];

  /** Plans what is written on a day; on one day, in the order in which it was planned. */
  on(day: string, write: (day: Day) => void): void {
    this.plans.push({ day: day as Day, write });
  }

  /** Writes day after day until nothing is planned. */
  run(): void {
    for (;;) {
      const next = this.plans.reduce<(typeof this.plans)[number] | null>(
        (first, plan) => (first === null || plan.day < first.day ? plan : first),
        null,
      );
      if (next === null) return;
      this.plans.splice(this.plans.indexOf(next), 1);
      next.write(next.day);
    }
  }

  /** Writes a document and answers the number that it will get. */
  post(kind: DocumentKind, occurredOn: Day, fields: Fields): string {
    const serial = String(this.documents.length + 1).padStart(12, '0');
    this.documents.push({ id: `ceda0000-2026-4000-8000-${serial}`, kind, occurredOn, ...fields });
    const count = (this.numbered.get(kind) ?? 0) + 1;
    this.numbered.set(kind, count);
    return `${kindFacts[kind].numberPrefix}-${100_000 + count}`;
  }

  /** Keeps what a delivery brought under the vendor's reference. */
  file(reference: string, arrival: Arrival): void {
    this.arrivals.set(reference, arrival);
  }

  arrivalOf(reference: string): Arrival {
    return present(this.arrivals.get(reference), `the delivery ${reference}`);
  }

  /** The next serials that the maker of an item will send, before they come. */
  announce(item: ItemName, count: number): string[] {
    const first = this.received.get(item) ?? 0;
    return Array.from({ length: count }, (_, offset) => catalog[item].serialAt(first + offset));
  }

  /** The next serials that the maker of an item sends. */
  receive(item: ItemName, count: number): string[] {
    const first = this.received.get(item) ?? 0;
    const serials = this.announce(item, count);
    this.received.set(item, first + count);
    serials.forEach((serial, offset) => {
      const index = first + offset;
      if (index >= catalog[item].kept) this.forSale.push({ item, serial, index });
    });
    return serials;
  }

  /** Takes units of an item off the shelf, the oldest first; fewer where no more are there. */
  take(item: ItemName, count: number): Stocked[] {
    return takeFrom(this.forSale, item, count);
  }

  /** Brings supplies into the main bin, or takes them out of it. */
  shelve(name: GoodsName, change: number): void {
    if (!isItem(name)) this.shelves.set(name, this.onShelf(name) + change);
  }

  /** How much of a supply lies in the main bin. */
  onShelf(name: SupplyName): number {
    return this.shelves.get(name) ?? 0;
  }
}

/** Takes units of an item from a list of them, the first first; fewer where no more are there. */
export function takeFrom(shelf: Stocked[], item: ItemName, count: number): Stocked[] {
  const found = shelf.filter((unit) => unit.item === item).slice(0, count);
  for (const unit of found) shelf.splice(shelf.indexOf(unit), 1);
  return found;
}
