/** What must hold of documents: reversals, orders and what followed them, numbers and the audit chain. */
import {
  allMoves,
  differ,
  groupBy,
  sumBy,
  where,
  type MovementRow,
  type FlowRow,
  type Invariant,
} from './rows.ts';

export const documentInvariants: Readonly<Record<string, Invariant>> = {
  'every movement, line and posting is of a document in the books': ({ facts, documents }) =>
    where(
      [...allMoves(facts), ...facts.document_lines, ...facts.postings],
      (row) => !documents.has(row.document_id),
      (row) => row.document_id,
    ),
  'every movement is of the day of its document': ({ facts, documents }) =>
    where(
      allMoves(facts),
      (row) => documents.get(row.document_id)?.occurred_on !== row.occurred_on,
      (row) => row.id,
    ),
  'a document is taken back at most once, and a reversal never': ({ facts, documents }) =>
    where(
      facts.documents,
      (row) => row.reverses_id !== null && documents.get(row.reverses_id)?.reverses_id !== null,
      (row) => row.number,
    ),
  'a reversal undoes each movement of its document': ({ facts, documents }) => {
    const byId = new Map(facts.movements.map((row) => [row.id, row]));
    const byFlow = new Map(facts.quantity_movements.map((row) => [row.id, row]));
    const count = sumBy(
      allMoves(facts),
      (row) => String(row.document_id),
      () => 1,
    );
    const isWrong = (row: MovementRow | FlowRow): boolean => {
      const { reverses_id: undoes } = documents.get(row.document_id) ?? { reverses_id: null };
      if ((undoes === null) !== (row.reverses_id === null)) return true;
      if (row.reverses_id === null) return false;
      const undone = 'unit_id' in row ? byId.get(row.reverses_id) : byFlow.get(row.reverses_id);
      if (undone?.document_id !== undoes) return true;
      const amounts = undone.cost_change + row.cost_change + undone.revenue + row.revenue;
      const isBack =
        undone.from_area_id === row.to_area_id && undone.to_area_id === row.from_area_id;
      return amounts !== 0 || undone.late_cost + row.late_cost !== 0 || !isBack;
    };
    return [
      ...where(allMoves(facts), isWrong, (row) => row.id),
      ...where(
        facts.documents,
        ({ id, reverses_id: undoes }) =>
          undoes !== null && count.get(String(id)) !== count.get(String(undoes)),
        (row) => row.number,
      ),
    ];
  },
  'a document and its reversal cancel out in every account': ({ facts, documents, reversed }) =>
    differ(
      sumBy(
        facts.postings.filter(
          ({ document_id: id }) => reversed.has(id) || documents.get(id)?.reverses_id !== null,
        ),
        ({ document_id: id, account, reason }) =>
          `${documents.get(id)?.reverses_id ?? id} ${account} ${reason ?? ''}`,
        (row) => row.amount,
      ),
      new Map(),
    ),
  'what stands is followed by nothing that it was taken back before': (view) =>
    where(
      view.facts.document_links,
      (row) => view.stands(row.document_id) && view.reversed.has(row.from_id),
      (row) => row.document_id,
    ),
  'no order’s line is done below nothing, nor a transfer’s above what left': function* (view) {
    const { facts, documents } = view;
    const done = sumBy(
      facts.fulfilments.filter((row) => view.stands(row.document_id)),
      (row) => `${row.order_id} ${row.order_line}`,
      (row) => row.quantity,
    );
    for (const line of facts.document_lines) {
      const quantity = done.get(`${line.document_id} ${line.line}`) ?? 0;
      const kind = documents.get(line.document_id)?.kind;
      const most = kind === 'stock_transfer' || kind === 'goods_receipt' ? line.quantity : Infinity;
      if (quantity < 0 || quantity > most) yield `${line.document_id} line ${line.line}`;
    }
  },
  'what was fulfilled is of a document that follows the order': ({ facts }) => {
    const links = new Set(facts.document_links.map((row) => `${row.document_id} ${row.from_id}`));
    return where(
      facts.fulfilments,
      (row) => !links.has(`${row.document_id} ${row.order_id}`),
      (row) => row.document_id,
    );
  },
  'a unit is part of one built unit at most, and then it is consumed': (view) => {
    const { facts } = view;
    const inside = new Map<number, number>();
    for (const row of facts.unit_links) {
      if (!view.stands(row.document_id)) continue;
      const change = row.is_taken_out === 1 ? -1 : 1;
      inside.set(row.component_id, (inside.get(row.component_id) ?? 0) + change);
    }
    const status = new Map(facts.units.map((row) => [row.id, row.status]));
    return where(
      inside,
      ([unit, count]) => count > 1 || (count === 1 && status.get(unit) !== 'consumed'),
      ([unit]) => unit,
    );
  },
  'numbers of a kind follow one another without a gap': ({ facts }) =>
    where(
      groupBy(facts.documents, (row) => row.kind),
      ([, rows]) =>
        Math.max(...rows.map(({ number }) => Number(number.split('-').at(-1)))) !==
        100_000 + rows.length,
      ([kind]) => kind,
    ),
  'each document has one link in the audit chain, which has no gap': function* ({ facts }) {
    const subjects = sumBy(
      facts.audit,
      (row) => row.subject,
      () => 1,
    );
    yield* where(
      facts.documents,
      (row) => subjects.get(row.number) !== 1,
      (row) => row.number,
    );
    yield* where(
      facts.audit,
      (row) => facts.audit[row.seq - 1] !== row,
      (row) => row.seq,
    );
  },
};
