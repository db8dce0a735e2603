/** The books of the sample company as they are written: documents so far, units for sale, and plans for later days. */
import type { Day } from '../../shared/day.ts';
import { kindFacts, type DocumentKind } from '../../shared/documents/kinds.ts';
import { catalog, type ItemName, type SampleDocument } from './catalog.ts';

export interface Stocked {
  readonly item: ItemName;
  readonly serial: string;
  readonly index: number;
}

export type Fields = Omit<SampleDocument, 'id' | 'kind' | 'occurredOn'>;

export class Diary {
  readonly documents: SampleDocument[] = [];
  readonly forSale: Stocked[] = [];
  private readonly received = new Map<ItemName, number>();
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

  /** The next serials that the maker of an item sends. */
  receive(item: ItemName, count: number): string[] {
    const first = this.received.get(item) ?? 0;
    this.received.set(item, first + count);
    return Array.from({ length: count }, (_, offset) => {
      const index = first + offset;
      const serial = catalog[item].serialAt(index);
      if (index >= catalog[item].kept) this.forSale.push({ item, serial, index });
      return serial;
    });
  }

  /** Takes units of an item off the shelf, the oldest first; fewer where no more are there. */
  take(item: ItemName, count: number): Stocked[] {
    const found = this.forSale.filter((unit) => unit.item === item).slice(0, count);
    for (const unit of found) this.forSale.splice(this.forSale.indexOf(unit), 1);
    return found;
  }
}
