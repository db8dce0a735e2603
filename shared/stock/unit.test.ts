import fc from 'fast-check';
import { prove } from '../../testing/fixtures/seed.ts';
import { addDays, type Day } from '../day.ts';
import { isOurs, statusAfter, transitions, unitEvents, type UnitEvent } from './lifecycle.ts';
import {
  applyMovement,
  emptyState,
  foldUnit,
  standingMovements,
  type Movement,
  type UnitState,
} from './unit.ts';

/** What to try next with a unit: an event, or taking back the last that stands; and how many days later. */
interface Move {
  readonly event: UnitEvent | 'reverse';
  readonly days: number;
  readonly amount: number;
  readonly area: number;
  readonly party: number;
}

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    event: fc.constantFrom(...unitEvents, 'sell' as const, 'reverse' as const, 'reverse' as const),
    days: fc.nat({ max: 3 }),
    amount: fc.nat({ max: 1000 }),
    area: fc.integer({ min: 1, max: 4 }),
    party: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 30 },
);

/** The movements that the lifecycle lets happen, each as a document of its own would make it. */
function movementsOf(tried: readonly Move[]): Movement[] {
  const movements: Movement[] = [];
  let day = '2024-01-01' as Day;
  for (const { event, days, amount, area, party } of tried) {
    day = addDays(day, days);
    const before = foldUnit(movements);
    const id = movements.length + 1;
    const common = { id, documentId: id * 10, occurredOn: day, party };
    if (event === 'reverse') {
      const undone = standingMovements(movements).at(-1);
      if (undone === undefined) continue;
      const state = foldUnit(standingMovements(movements).slice(0, -1));
      movements.push({
        ...undone,
        ...common,
        fromArea: undone.toArea,
        toArea: undone.fromArea,
        status: state.status,
        holder: state.holder,
        costChange: 0 - undone.costChange,
        revenue: 0 - undone.revenue,
        lateCost: 0 - undone.lateCost,
        reverses: undone.id,
      });
      continue;
    }
    if (!transitions[event].from.includes(before.status)) continue;
    const status = statusAfter(event, before.status, 'normal');
    const wasOurs = isOurs(before.status);
    const isBegun = before.status === 'none';
    const isRevalued = event === 'revalue';
    movements.push({
      ...common,
      event,
      fromArea: before.area,
      toArea: area,
      status,
      holder: isOurs(status) ? null : party,
      costChange:
        isBegun || event === 'receive'
          ? isOurs(status)
            ? amount
            : 0
          : isRevalued
            ? wasOurs
              ? amount
              : 0
            : wasOurs === isOurs(status)
              ? 0
              : wasOurs
                ? 0 - before.cost
                : before.cost,
      revenue: event === 'sell' ? amount : 0,
      lateCost: isRevalued && !wasOurs ? amount : 0,
      reverses: null,
    });
  }
  return movements;
}

/** A state without what tells when and by what it was last touched. */
function standing(state: UnitState): Omit<UnitState, 'lastDocumentId' | 'lastOn'> {
  const { lastDocumentId: _lastDocumentId, lastOn: _lastOn, ...rest } = state;
  return rest;
}

test('nothing happened: a unit is not in the books', () => {
  expect(foldUnit([])).toEqual(emptyState);
});

test('the fold of all movements is the fold of all but the last, moved once more', () => {
  prove(
    fc.property(moves, (tried) => {
      const movements = movementsOf(tried);
      const last = movements.at(-1);
      if (last === undefined || last.reverses !== null) return;
      expect(foldUnit(movements)).toEqual(applyMovement(foldUnit(movements.slice(0, -1)), last));
    }),
  );
});

test('a reversal restores the state before what it takes back', () => {
  prove(
    fc.property(moves, (tried) => {
      const movements = movementsOf(tried);
      movements.forEach((movement, index) => {
        if (movement.reverses === null) return;
        const upTo = movements.slice(0, index + 1);
        const undone = movements.findIndex(({ id }) => id === movement.reverses);
        expect(standing(foldUnit(upTo))).toEqual(standing(foldUnit(movements.slice(0, undone))));
      });
    }),
  );
});

test('what was taken back leaves no trace but the day and the document', () => {
  prove(
    fc.property(moves, (tried) => {
      const movements = movementsOf(tried);
      expect(standing(foldUnit(movements))).toEqual(
        standing(foldUnit(standingMovements(movements))),
      );
    }),
  );
});

test('the value that movements leave is the cost of a unit that is ours, and nothing of one that is not', () => {
  prove(
    fc.property(moves, (tried) => {
      const movements = movementsOf(tried);
      movements.forEach((_movement, index) => {
        const upTo = movements.slice(0, index + 1);
        const value = upTo.reduce((all, { costChange }) => all + costChange, 0);
        const state = foldUnit(upTo);
        expect(value).toBe(isOurs(state.status) ? state.cost : 0);
      });
    }),
  );
});

test('a unit has a sale exactly while it is sold or its return is expected', () => {
  prove(
    fc.property(moves, (tried) => {
      const state = foldUnit(movementsOf(tried));
      expect(state.sale !== null).toBe(['sold', 'return_expected'].includes(state.status));
    }),
  );
});

test('a day never goes back while a unit is in the books', () => {
  prove(
    fc.property(moves, (tried) => {
      const movements = movementsOf(tried);
      let before: UnitState = emptyState;
      movements.forEach((_movement, index) => {
        const state = foldUnit(movements.slice(0, index + 1));
        if (before.lastOn !== null && state.lastOn !== null) {
          expect(state.lastOn >= before.lastOn).toBe(true);
        }
        before = state;
      });
    }),
  );
});

test('after its receipt was taken back a unit may be received on any day, and counts from there', () => {
  const receive: Movement = {
    id: 1,
    documentId: 1,
    event: 'receive',
    occurredOn: '2024-02-01' as Day,
    fromArea: null,
    toArea: 1,
    status: 'in_stock',
    holder: null,
    party: 1,
    costChange: 500,
    revenue: 0,
    lateCost: 0,
    reverses: null,
  };
  const back: Movement = {
    ...receive,
    id: 2,
    documentId: 2,
    occurredOn: '2024-02-20' as Day,
    fromArea: 1,
    toArea: null,
    status: 'none',
    costChange: -500,
    reverses: 1,
  };
  const again: Movement = { ...receive, id: 3, documentId: 3, costChange: 480 };
  expect(foldUnit([receive, back])).toEqual({ ...emptyState, lastDocumentId: 2 });
  expect(foldUnit([receive, back, again])).toMatchObject({
    status: 'in_stock',
    cost: 480,
    receivedOn: '2024-02-01',
    lastOn: '2024-02-01',
    lastDocumentId: 3,
  });
});

test('what came late to a unit that left is part of its true cost, and not of what it left at', () => {
  prove(
    fc.property(moves, (tried) => {
      const movements = movementsOf(tried);
      const late = standingMovements(movements).reduce((all, { lateCost }) => all + lateCost, 0);
      expect(foldUnit(movements).lateCost).toBe(late);
    }),
  );
});

test('a unit is held exactly by the document that committed, expects or sent it, and remembers where it lay', () => {
  const held = new Set(['committed', 'expected', 'return_expected', 'in_transit']);
  prove(
    fc.property(moves, (tried) => {
      const movements = movementsOf(tried);
      const state = foldUnit(movements);
      expect(state.heldBy !== null).toBe(held.has(state.status));
      const holding = movements.find(({ documentId }) => documentId === state.heldBy);
      expect(state.heldFrom).toBe(holding?.fromArea ?? null);
    }),
  );
});
