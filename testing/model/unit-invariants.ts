/** What must hold of units, at any moment. */
import { ended, gone, groupBy, held, ours, sign, where, type Invariant } from './rows.ts';

export const unitInvariants: Readonly<Record<string, Invariant>> = {
  'a unit in the books lies in one bin, and one that is not in none': ({ facts }) =>
    where(
      facts.units,
      (row) => (row.status === 'none') !== (row.area_id === null),
      (row) => row.serial,
    ),
  'a unit that is ours lies in a bin of ours, any other in one of others': ({ facts, ownAreas }) =>
    where(
      facts.units,
      (row) => row.area_id !== null && ours.has(row.status) !== ownAreas.has(row.area_id),
      (row) => `${row.serial} ${row.status}`,
    ),
  'a unit that is ours or ended is in no party’s hands, any other in one’s': ({ facts }) =>
    where(
      facts.units,
      (row) => {
        const isNobodys = ours.has(row.status) || ended.has(row.status) || row.status === 'none';
        return isNobodys !== (row.holder_id === null);
      },
      (row) => `${row.serial} ${row.status}`,
    ),
  'a unit is held by a document while it is expected, committed or on its way, and else by none': ({
    facts,
  }) =>
    where(
      facts.units,
      (row) => held.has(row.status) !== (row.held_by_id !== null),
      (row) => `${row.serial} ${row.status}`,
    ),
  'a document that holds a unit stands': (view) =>
    where(
      view.facts.units,
      (row) => row.held_by_id !== null && !view.stands(row.held_by_id),
      (row) => row.serial,
    ),
  'the movements of a unit leave its cost in stock while it is ours, and else nothing': ({
    facts,
    byUnit,
  }) =>
    where(
      facts.units,
      (row) => {
        const moved = (byUnit.get(row.id) ?? []).reduce((sum, one) => sum + one.cost_change, 0);
        return moved !== (ours.has(row.status) ? row.cost : 0);
      },
      (row) => row.serial,
    ),
  'what came late for a unit is what its movements say': ({ facts, byUnit }) =>
    where(
      facts.units,
      (row) =>
        (byUnit.get(row.id) ?? []).reduce((sum, one) => sum + one.late_cost, 0) !== row.late_cost,
      (row) => row.serial,
    ),
  'a unit has a sale exactly while it is sold, or sold and expected back': ({ facts }) =>
    where(
      facts.units,
      (row) => row.invoice_id !== null && row.status !== 'sold' && row.status !== 'return_expected',
      (row) => row.serial,
    ),
  'an expected unit is worth nothing, and no unit costs less': ({ facts }) =>
    where(
      facts.units,
      (row) => row.cost < 0 || (row.status === 'expected' && row.cost + row.late_cost !== 0),
      (row) => `${row.serial} ${row.cost}`,
    ),
  'a unit is sold at most once between returns': function* ({ byUnit }) {
    for (const [unit, movements] of byUnit) {
      let sales = 0;
      for (const row of movements) {
        if (row.event === 'sell') sales += sign(row);
        if (row.event === 'take_back') sales -= sign(row);
        // What the books did not know may come back without a sale of theirs.
        if (sales > 1 || sales < -1) yield `unit ${unit}`;
      }
    }
  },
  'a movement begins where the one before it ended': function* ({ byUnit }) {
    for (const [unit, movements] of byUnit) {
      let area: number | null = null;
      for (const row of movements) {
        if (row.from_area_id !== area) yield `unit ${unit}, movement ${row.id}`;
        area = row.to_area_id;
      }
    }
  },
  'the state of a unit is that of its last movement': ({ facts, byUnit }) =>
    where(
      facts.units,
      (row) => {
        const last = byUnit.get(row.id)?.at(-1);
        if (last === undefined) return true;
        const isSame = last.status === row.status && last.unit_cost === row.cost;
        return !isSame || last.to_area_id !== row.area_id || last.holder_id !== row.holder_id;
      },
      (row) => row.serial,
    ),
  'a unit moves at most once in a document': ({ facts }) =>
    where(
      groupBy(facts.movements, (row) => `${row.unit_id} in ${row.document_id}`),
      ([, rows]) => rows.length > 1,
      ([key]) => key,
    ),
  'the days of a unit’s movements that stand never go back': (view) =>
    where(
      view.byUnit,
      ([, rows]) => {
        const days = rows
          .filter((row) => view.stands(row.document_id))
          .map((row) => row.occurred_on);
        return days.some((day, index) => index > 0 && day < (days[index - 1] ?? ''));
      },
      ([unit]) => unit,
    ),
  'lives of a serial are numbered from one without gaps': ({ facts }) =>
    where(
      groupBy(
        facts.units.filter(({ status }) => status !== 'none'),
        (row) => `${row.item_id} ${row.fold} ${row.exact}`,
      ),
      ([, rows]) => Math.max(...rows.map(({ life }) => life)) !== rows.length,
      ([key]) => key,
    ),
  'only the last life of a serial is not over': ({ facts }) =>
    where(
      groupBy(
        facts.units.filter(({ status }) => status !== 'none'),
        (row) => `${row.item_id} ${row.fold} ${row.exact}`,
      ),
      ([, rows]) =>
        rows.some((row) => !gone.has(row.status) && rows.some((other) => other.life > row.life)),
      ([key]) => key,
    ),
};
