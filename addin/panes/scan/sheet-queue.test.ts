/** The queue against the sheet: however deeds, writes and refusals fall together, the sheet ends as the inbox says. */
import * as fc from 'fast-check';
import { prove } from '../../../testing/fixtures/seed.ts';
import { Inbox } from './inbox.ts';
import { hasRow } from './scan.ts';
import { SheetQueue, type Queued } from './sheet-queue.ts';

type Deed =
  | { readonly do: 'scan' | 'remove'; readonly which: number }
  | { readonly do: 'undo' | 'answer' | 'take' | 'done' | 'refuse' };

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constantFrom('scan' as const, 'remove' as const), which: fc.nat(9) }),
  fc.record({
    do: fc.constantFrom(
      'undo' as const,
      'answer' as const,
      'take' as const,
      'done' as const,
      'refuse' as const,
    ),
  }),
);

/** A sheet that takes a batch whole, in part, or not at all; only whole batches are said to be done. */
class Desk {
  readonly queue = new SheetQueue();
  readonly inbox = new Inbox((before, after, leaving) => this.queue.note(before, after, leaving));
  readonly sheet = new Map<string, string>();
  private taken: Queued | null = null;
  private made = 0;

  constructor(isAutomatic: boolean) {
    this.queue.isAutomatic = isAutomatic;
  }

  play(deed: Deed): void {
    switch (deed.do) {
      case 'scan':
        this.made += 1;
        this.inbox.add([{ id: `s${this.made}`, raw: `A${deed.which}`, at: 0 }]);
        return;
      case 'remove': {
        const scan = this.inbox.scans[deed.which];
        if (scan !== undefined) this.inbox.remove([scan.id]);
        return;
      }
      case 'undo':
        this.inbox.undo();
        return;
      case 'answer':
        this.inbox.answer(new Map(this.inbox.listWaiting(2).map(({ id }) => [id, []])));
        return;
      case 'take':
        this.taken ??= this.queue.take();
        return;
      case 'done':
        this.write(Infinity);
        if (this.taken !== null) this.queue.done(this.taken);
        this.taken = null;
        return;
      case 'refuse':
        this.write(1);
        this.taken = null;
    }
  }

  private write(most: number): void {
    for (const [id, scan] of [...(this.taken ?? [])].slice(0, most)) {
      if (scan === null) this.sheet.delete(id);
      else this.sheet.set(id, scan.serial);
    }
  }

  finish(): void {
    for (const deed of ['done', 'take', 'done'] as const) this.play({ do: deed });
    expect(this.queue.size).toBe(0);
  }
}

test('where scans are written as they land, the sheet ends with each serial once', () => {
  prove(
    fc.property(fc.array(deeds, { maxLength: 50 }), (steps) => {
      const desk = new Desk(true);
      for (const deed of steps) desk.play(deed);
      desk.finish();
      const wanted = desk.inbox.scans.filter(hasRow).map(({ id, serial }) => [id, serial]);
      expect([...desk.sheet].sort()).toEqual(wanted.sort());
    }),
    400,
  );
});

test('where a person writes, nothing is written before, and what left has no row after', () => {
  prove(
    fc.property(fc.array(deeds, { maxLength: 30 }), fc.array(deeds, { maxLength: 30 }), (a, b) => {
      const desk = new Desk(false);
      for (const deed of a) desk.play(deed);
      expect(desk.sheet.size).toBe(0);
      for (const scan of desk.inbox.scans) desk.queue.put(scan);
      for (const deed of b) desk.play(deed);
      desk.finish();
      const wanted = new Set(desk.inbox.scans.filter(hasRow).map(({ id }) => id));
      expect([...desk.sheet.keys()].filter((id) => !wanted.has(id))).toEqual([]);
    }),
    400,
  );
});

test('what is cleared stays in the sheet, and comes back with its row', () => {
  const desk = new Desk(true);
  desk.play({ do: 'scan', which: 1 });
  desk.finish();
  desk.inbox.clear();
  desk.finish();
  expect([...desk.sheet.values()]).toEqual(['A1']);
  desk.inbox.undo();
  desk.inbox.undo();
  desk.finish();
  expect([...desk.sheet.values()]).toEqual([]);
});
