/** The inbox against a model that copies its whole list at every step, and what it says of each scan. */
import * as fc from 'fast-check';
import type { UnitCard } from '../../../shared/api.ts';
import { prove } from '../../../testing/fixtures/seed.ts';
import { Inbox } from './inbox.ts';
import { keepPart, placesInPart, readPart, readParts } from './kept.ts';
import { describeScans, hasRow, planRow, sentenceOfScan, toneOf, type Scan } from './scan.ts';

function cardOf(item: string, serial: string, status: UnitCard['status'] = 'in_stock'): UnitCard {
  return {
    item,
    description: '',
    serial,
    manufacturerSerial: null,
    lot: null,
    life: 1,
    lives: 1,
    status,
    area: 'MAIN',
    holder: null,
    vendor: null,
    receivedOn: null,
    receiptNumber: null,
    customer: 'BOLT',
    soldOn: null,
    invoiceNumber: 'INV-1',
    unitPrice: null,
    daysInStock: null,
    warrantyUntil: null,
    note: null,
    customFields: {},
  };
}

function scanIn(inbox: Inbox, ...raws: string[]): Scan[] {
  const from = inbox.scans.length;
  return inbox.add(raws.map((raw, index) => ({ id: `s${from + index}`, raw, at: 0 })));
}

const kindsOf = (inbox: Inbox): string[] => inbox.scans.map(({ verdict }) => verdict.kind);

test('every scan gets its place at once, in order, as it was read', () => {
  const inbox = new Inbox();
  scanIn(inbox, '00012', ' A1 ', '12E5');
  expect(inbox.scans.map(({ no, serial }) => [no, serial])).toEqual([
    [1, '00012'],
    [2, 'A1'],
    [3, '12E5'],
  ]);
  expect(inbox.listWaiting(2).map(({ id }) => id)).toEqual(['s0', 's1']);
});

test('the same serial twice in a batch is said, and counts once', () => {
  const inbox = new Inbox();
  scanIn(inbox, 'A1', 'a1');
  expect(inbox.scans[1]).toMatchObject({ twiceOf: { id: 's0', no: 1 } });
  expect(inbox.scans.filter(hasRow).map(({ serial }) => serial)).toEqual(['A1']);
});

test('read again within a moment it is said so; later it was scanned before', () => {
  const inbox = new Inbox();
  inbox.add([{ id: 'a', raw: 'A1', at: 0 }]);
  inbox.add([{ id: 'b', raw: 'A1', at: 1400 }]);
  inbox.add([{ id: 'c', raw: 'A1', at: 9000 }]);
  expect(inbox.scans.map(({ isEcho }) => isEcho)).toEqual([false, true, false]);
  expect(inbox.scans.map(sentenceOfScan)).toEqual([
    'Waiting to be checked',
    'Already in this batch as no. 1, read twice at once; it counts once.',
    'Scanned before in this batch as no. 1; it counts once.',
  ]);
});

test('verdicts come later, to the scan they belong to; one that left has none', () => {
  const inbox = new Inbox();
  scanIn(inbox, 'A1', 'A2', 'A3', 'A4', 'A5');
  inbox.remove(['s4']);
  const judged = inbox.answer(
    new Map([
      ['s0', [cardOf('AMP', 'A1')]],
      ['s1', []],
      ['s2', [cardOf('AMP', 'A3', 'sold')]],
      ['s4', [cardOf('AMP', 'A5')]],
    ]),
  );
  expect(judged.map(({ id }) => id)).toEqual(['s0', 's1', 's2']);
  expect(kindsOf(inbox)).toEqual(['good', 'bad', 'look', 'waiting']);
  expect(inbox.counts).toEqual({ good: 1, look: 1, bad: 1, waiting: 1 });
  expect(inbox.scans.slice(2, 3).map(sentenceOfScan)).toEqual(['AMP: Sold to BOLT (INV-1)']);
});

test('a serial of several items is chosen by a person; two units that share it both count then', () => {
  const inbox = new Inbox();
  const both = [cardOf('AMP', 'A1'), cardOf('DAC', 'A1')];
  scanIn(inbox, 'A1', 'A1', 'A1');
  inbox.answer(new Map(['s0', 's1', 's2'].map((id) => [id, both])));
  inbox.choose('s0', 'AMP');
  inbox.choose('s1', 'DAC');
  expect(inbox.scans.filter(hasRow).map((scan) => planRow(scan).item)).toEqual(['AMP', 'DAC']);
  inbox.choose('s2', 'DAC');
  expect(inbox.scans[2]?.twiceOf).toEqual({ id: 's1', no: 2 });
});

test('a text in another case is another unit where the books say so', () => {
  const inbox = new Inbox();
  scanIn(inbox, 'A1', 'a1');
  inbox.answer(
    new Map([
      ['s0', [cardOf('AMP', 'A1')]],
      ['s1', [cardOf('AMP', 'a1')]],
    ]),
  );
  expect(inbox.counts).toMatchObject({ good: 2, look: 0 });
});

test('of three that are the same, the second stands for the first that was taken out, and steps back for it', () => {
  const inbox = new Inbox();
  scanIn(inbox, 'A1', 'A1', 'A1');
  inbox.remove(['s0']);
  expect(inbox.scans.map(({ twiceOf }) => twiceOf?.id ?? null)).toEqual([null, 's1']);
  inbox.undo();
  expect(inbox.scans.map(({ twiceOf }) => twiceOf?.id ?? null)).toEqual([null, 's0', 's0']);
});

test('a scan taken out may be scanned again', () => {
  const inbox = new Inbox();
  scanIn(inbox, 'A1', 'A2');
  inbox.remove(['s0']);
  inbox.add([{ id: 's7', raw: 'A1', at: 1 }]);
  expect(inbox.scans.at(-1)).toMatchObject({ id: 's7', twiceOf: null });
});

test('undo takes back step by step, and then scan by scan', () => {
  const inbox = new Inbox();
  inbox.restore([
    { id: 'k1', raw: 'A1', at: 0, no: 1 },
    { id: 'k5', raw: 'A2', at: 0, no: 5 },
  ]);
  scanIn(inbox, 'B1', 'B2');
  expect(inbox.undo()).toMatchObject({ kind: 'went', scans: [{ raw: 'B1' }, { raw: 'B2' }] });
  expect(inbox.undo()).toMatchObject({ kind: 'went', scans: [{ id: 'k5' }] });
  inbox.clear();
  expect(inbox.undo()).toMatchObject({ kind: 'cameBack', scans: [{ id: 'k1' }] });
  inbox.undo();
  expect(inbox.undo()).toBeNull();
  expect(inbox.canUndo).toBe(false);
});

test('what is no serial is said at once, and never has a row', () => {
  const inbox = new Inbox();
  scanIn(inbox, 'A\u0007B', '  ');
  expect(kindsOf(inbox)).toEqual(['bad', 'bad']);
  expect(inbox.listWaiting(9)).toEqual([]);
  expect(inbox.scans.filter(hasRow)).toEqual([]);
});

test('several verdicts are said as one sentence that names the worst', () => {
  const inbox = new Inbox();
  scanIn(inbox, 'A1', 'A2', 'A1');
  inbox.answer(
    new Map([
      ['s0', [cardOf('AMP', 'A1')]],
      ['s1', [cardOf('AMP', 'A2', 'sold')]],
    ]),
  );
  expect(describeScans(inbox.scans.slice(0, 1))).toEqual({
    text: 'A1: AMP, in MAIN',
    tone: 'good',
  });
  expect(describeScans(inbox.scans)).toEqual({
    text: '1 in stock, 2 to look at. A2: AMP: Sold to BOLT (INV-1)',
    tone: 'bad',
  });
  expect(describeScans([])).toBeNull();
});

test('what is kept comes back to the character, at its place, to be checked afresh', () => {
  const inbox = new Inbox();
  scanIn(inbox, 'A1', ' 00012', 'A\u0007B', 'a1');
  inbox.answer(new Map([['s0', [cardOf('AMP', 'A1'), cardOf('DAC', 'A1')]]]));
  inbox.choose('s0', 'DAC');
  inbox.remove(['s1']);
  const text = keepPart(0, inbox.slice(1, placesInPart), (id) => id === 's3');
  expect(text).not.toMatch(/MAIN|BOLT/);
  const back = new Inbox();
  const kept = readPart(0, text) ?? [];
  back.restore(kept);
  expect(back.scans.map(({ id, no, raw, item }) => [id, no, raw, item])).toEqual([
    ['s0', 1, 'A1', 'DAC'],
    ['s2', 3, 'A\u0007B', ''],
    ['s3', 4, 'a1', ''],
  ]);
  expect(kept.filter(({ isWritten }) => isWritten).map(({ id }) => id)).toEqual(['s3']);
  expect(readPart(0, '{"broken": true}')).toBeNull();
  expect(readPart(0, 'no JSON')).toBeNull();
  expect(readParts(() => null)).toBeNull();
});

/** One step of a person, of the books or of the network; numbers choose among what there is. */
type Deed =
  | { readonly do: 'scan'; readonly serials: readonly number[] }
  | { readonly do: 'ask' }
  | { readonly do: 'answer' | 'fail'; readonly which: number }
  | { readonly do: 'remove'; readonly which: number }
  | { readonly do: 'clear' | 'undo' | 'reopen' };

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('scan' as const),
      serials: fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'ask' as const }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('answer' as const, 'fail' as const),
      which: fc.nat(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), which: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('clear' as const, 'undo' as const, 'reopen' as const),
    }),
  },
);

/** Books in which serials of even number are in stock, some under two items; others are unknown. */
function lookUp(serial: string): UnitCard[] {
  const number = Number(serial.slice(1));
  if (number % 2 === 1) return [];
  const items = number % 6 === 0 ? ['AMP', 'DAC'] : ['AMP'];
  return items.map((item) => cardOf(item, serial));
}

/** The inbox and its model played side by side. */
class Game {
  private inbox = new Inbox();
  private model: readonly string[] = [];
  private before: (readonly string[])[] = [];
  private readonly asked: Scan[][] = [];
  private made = 0;

  play(deed: Deed): void {
    switch (deed.do) {
      case 'scan': {
        const entries = deed.serials.map((number) => {
          this.made += 1;
          return { id: `s${this.made}`, raw: `A${number}`, at: this.made * 1000 };
        });
        this.inbox.add(entries);
        this.step([...this.model, ...entries.map(({ id, raw }) => `${id} ${raw}`)]);
        return;
      }
      case 'ask':
        this.asked.push(this.inbox.listWaiting(3));
        return;
      case 'answer':
      case 'fail': {
        const [batch = []] = this.asked.splice(deed.which % (this.asked.length || 1), 1);
        if (deed.do === 'fail') return;
        this.inbox.answer(new Map(batch.map(({ id, serial }) => [id, lookUp(serial)])));
        return;
      }
      case 'remove': {
        const scan = this.inbox.scans[deed.which % (this.inbox.scans.length || 1)];
        if (scan === undefined) return;
        this.inbox.remove([scan.id]);
        this.step(this.model.filter((each) => !each.startsWith(`${scan.id} `)));
        return;
      }
      case 'clear':
        if (this.model.length > 0) this.step([]);
        this.inbox.clear();
        return;
      case 'undo':
        this.inbox.undo();
        this.model = this.before.pop() ?? this.model.slice(0, -1);
        return;
      case 'reopen':
        this.reopen();
    }
  }

  private step(next: readonly string[]): void {
    this.before.push(this.model);
    this.model = next;
  }

  private reopen(): void {
    const last = this.inbox.scans.at(-1)?.no ?? 0;
    const parts = Array.from({ length: Math.ceil(last / placesInPart) }, (_, part) =>
      keepPart(
        part,
        this.inbox.slice(part * placesInPart + 1, (part + 1) * placesInPart),
        () => false,
      ),
    );
    const back = new Inbox();
    back.restore(readParts((part) => parts[part] ?? null) ?? []);
    this.inbox = back;
    this.before = [];
  }

  check(): void {
    const { scans, counts } = this.inbox;
    expect(scans.map(({ id, raw }) => `${id} ${raw}`)).toEqual(this.model);
    expect(scans.every(({ no }, index) => index === 0 || no > (scans[index - 1]?.no ?? 0))).toBe(
      true,
    );
    for (const tone of ['good', 'look', 'bad', 'waiting'] as const) {
      expect(counts[tone]).toBe(scans.filter((scan) => toneOf(scan) === tone).length);
    }
    const waiting = scans.filter(({ verdict }) => verdict.kind === 'waiting').map(({ id }) => id);
    expect(
      this.inbox
        .listWaiting(Infinity)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(waiting.sort());
    const firsts = new Map<string, string>();
    for (const { id, fold } of scans) if (!firsts.has(fold)) firsts.set(fold, id);
    for (const { id, fold, twiceOf } of scans) {
      expect(twiceOf?.id ?? id).toBe(firsts.get(fold));
    }
  }

  /** Whatever happened, what waits can be asked for until nothing does. */
  finish(): void {
    const waiting = this.inbox.listWaiting(Infinity);
    this.inbox.answer(new Map(waiting.map(({ id, serial }) => [id, lookUp(serial)])));
    expect(this.inbox.counts.waiting).toBe(0);
    this.check();
  }
}

test('whatever comes between, the order stays, none is lost and none doubled', () => {
  prove(
    fc.property(fc.array(deeds, { maxLength: 60 }), (steps) => {
      const game = new Game();
      for (const deed of steps) {
        game.play(deed);
        game.check();
      }
      game.finish();
    }),
    400,
  );
});
