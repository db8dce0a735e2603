/** Random rows are sealed, spoilt in one known way, and the check must name just that. */
import fc from 'fast-check';
import type { PlannedCell } from '../../shared/report/plan.ts';
import { seed } from '../../testing/fixtures/seed.ts';
import { bytesOfHex, canonicalOf } from './canonical.ts';
import { RowCheck } from './check-rows.ts';
import type { SealSubject } from './facts.ts';
import type { Finding } from './findings.ts';
import { checkOf, hashRow, Sealer } from './sealer.ts';

const subject: SealSubject = {
  number: 'SEAL-100001',
  bookId: 'b',
  company: 'Żółw & 子',
  title: 'Audit trail',
  question: '2026-01, USD',
  madeAt: '2026-01-31T08:00:00.000Z',
  madeBy: 'anna',
  decimals: 2,
  columns: [
    { id: 'serial', head: 'Serial', kind: 'text' },
    { id: 'cost', head: 'Cost', kind: 'money' },
  ],
};

interface Row {
  cells: PlannedCell[];
  number: number | null;
  check: string;
  seal: string;
}

function sealAll(count: number): { rows: Row[]; sealer: Sealer } {
  const sealer = new Sealer(subject);
  const rows = Array.from({ length: count }, (_, index): Row => {
    const cells = [`A${index}`, index / 4];
    return { cells, ...sealer.add(cells) };
  });
  return { rows, sealer };
}

/** Rows as they would be read of a sheet whose heads stand in row 6. */
function check(rows: readonly Row[], { facts }: Pick<Sealer, 'facts'>): Finding[] {
  const { rows: expected, first, last } = facts;
  const rowCheck = new RowCheck(
    expected,
    bytesOfHex(first) ?? new Uint8Array(),
    bytesOfHex(last) ?? new Uint8Array(),
  );
  rows.forEach(({ cells, number, check: digits, seal }, index) => {
    const own = hashRow(
      subject.columns.map(({ kind }, place) => canonicalOf(cells[place] ?? null, kind, 2)),
    );
    rowCheck.add({
      sheetRow: 7 + index,
      number,
      own,
      isCheckRight: digits === checkOf(own),
      seal: bytesOfHex(seal),
      label: typeof cells[0] === 'string' ? cells[0] : '',
    });
  });
  return rowCheck.finish();
}

function withRow(rows: readonly Row[], at: number, change: (row: Row) => Row): Row[] {
  return rows.map((row, place) => (place === at ? change(row) : row));
}

const placeOf = fc.integer({ min: 1, max: 30 });
const options = { seed, numRuns: 200 };
const { rows, sealer } = sealAll(30);

test('rows as they were sealed', () => {
  expect(check(rows, sealer)).toEqual([]);
  const nothing = sealAll(0);
  expect(check([], nothing.sealer)).toEqual([]);
});

test('a changed cell is named, and no other row', () => {
  const values = fc.constantFrom<PlannedCell>('B', '', ' A', null, 999, '0', true as never);
  fc.assert(
    fc.property(placeOf, values, fc.constantFrom(0, 1), (number, value, column) => {
      const spoilt = withRow(rows, number - 1, (row) => ({
        ...row,
        cells: row.cells.map((cell, place) => (place === column ? value : cell)),
      }));
      expect(check(spoilt, sealer)).toMatchObject([
        { kind: 'changed', number, sheetRow: number + 6 },
      ]);
    }),
    options,
  );
});

test('a changed cell whose check was made to fit is named too', () => {
  fc.assert(
    fc.property(placeOf, (number) => {
      const spoilt = withRow(rows, number - 1, (row) => {
        const cells = ['forged', 1];
        const own = hashRow([canonicalOf('forged', 'text', 2), canonicalOf(1, 'money', 2)]);
        return { ...row, cells, check: checkOf(own) };
      });
      expect(check(spoilt, sealer)).toMatchObject([{ kind: 'changed', number }]);
    }),
    options,
  );
});

test('rows that are gone are named as a gap', () => {
  fc.assert(
    fc.property(placeOf, fc.integer({ min: 1, max: 5 }), (from, count) => {
      const to = Math.min(30, from + count - 1);
      const left = rows.filter((_, place) => place + 1 < from || place + 1 > to);
      expect(check(left, sealer)).toEqual([{ kind: 'missing', from, to }]);
    }),
    options,
  );
});

test('a row that was added is named, whatever number it claims', () => {
  fc.assert(
    fc.property(placeOf, fc.constantFrom(null, 0, 31, 12), (after, number) => {
      const added = { cells: ['NEW', 5], number, check: '', seal: '' };
      const spoilt = [...rows.slice(0, after), added, ...rows.slice(after)];
      expect(check(spoilt, sealer)).toMatchObject([{ kind: 'added', label: 'NEW' }]);
    }),
    options,
  );
});

test('a row that stands twice is named', () => {
  const copy = rows[4];
  expect(check([...rows, ...(copy === undefined ? [] : [copy])], sealer)).toEqual([
    { kind: 'copied', number: 5, sheetRow: 37 },
  ]);
});

test('a row that stands elsewhere is named, and that alone', () => {
  fc.assert(
    fc.property(placeOf, placeOf, (from, to) => {
      fc.pre(Math.abs(from - to) > 1);
      const [moved] = rows.slice(from - 1, from);
      const others = rows.filter((_, place) => place !== from - 1);
      others.splice(to - 1, 0, ...(moved === undefined ? [] : [moved]));
      expect(check(others, sealer)).toMatchObject([{ kind: 'moved', number: from }]);
    }),
    options,
  );
});

test('a sorted sheet is said in one sentence', () => {
  expect(check([...rows].reverse(), sealer)).toEqual([{ kind: 'sorted', moved: 29 }]);
});

test('a changed seal leaves its row as it was', () => {
  fc.assert(
    fc.property(placeOf, fc.constantFrom('', 'f'.repeat(64)), (number, seal) => {
      const spoilt = withRow(rows, number - 1, (row) => ({ ...row, seal }));
      expect(check(spoilt, sealer)).toMatchObject([{ kind: 'seal_changed', number }]);
    }),
    options,
  );
});

test('a tail that is cut, with the count on the seal made to fit, ends with another hash', () => {
  const cut = { facts: { ...sealer.facts, rows: 20 } };
  expect(check(rows.slice(0, 20), cut)).toEqual([{ kind: 'last_differs' }]);
});
