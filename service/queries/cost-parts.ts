/**
 * The parts of what units cost: price, discount and lost tax of the goods as they came, the share of each add-on with its
 * name, components, and what came later. The shares are reckoned by the rule that they were posted by, so the parts add
 * up to the true cost; what no rule explains any longer (an item's weight was changed since) stands as `other`.
 * A handful of statements, however many units are asked for.
 */
import { sql } from 'kysely';
import type { AddOnBasis } from '../../shared/costing/landed.ts';
import { convertParts, planLandedCosts, type UnitToCost } from '../../shared/costing/landed.ts';
import type { CostPart } from '../../shared/api/units.ts';
import { present } from '../../shared/assert.ts';
import {
  allocate,
  convert,
  formatMoney,
  parseMoney,
  parseRate,
  rateOfOne,
  sum,
  type Minor,
  type Rate,
} from '../../shared/money.ts';
import type { UnitEvent } from '../../shared/stock/lifecycle.ts';
import type { Books } from '../books.ts';
import type { Store } from '../store/store.ts';
import { isWithin, type Bound } from './unit-cards.ts';

interface MovementRow {
  unit_id: number;
  document_id: number;
  number: string;
  line: number;
  event: UnitEvent;
  occurred_on: string;
  cost_change: Minor;
  late_cost: Minor;
  unit_cost: Minor;
}

/** A unit comes to us at a cost by these; later events but `revalue` only carry that cost along. */
const beginnings: ReadonlySet<UnitEvent> = new Set(['receive', 'find', 'build']);

/** Of each unit, its parts in the order in which they came. */
export async function loadCostParts(
  books: Books,
  unitIds: readonly number[],
  bound?: Bound,
): Promise<Map<number, CostPart[]>> {
  const { store } = books;
  const currency = store.baseCurrency;
  const movements = await loadMovements(store, unitIds, bound);
  const begun = movements.filter(({ event }) => beginnings.has(event));
  const receipts = await loadReceipts(
    store,
    begun.filter(({ event }) => event === 'receive'),
  );
  const components = await loadComponents(
    store,
    begun.filter(({ event }) => event === 'build'),
  );
  const lateNames = await loadLateNames(
    store,
    movements.filter(({ event }) => event === 'revalue'),
  );
  const parts = new Map<number, { part: CostPart; amount: Minor }[]>(unitIds.map((id) => [id, []]));
  const total = new Map<number, Minor>();
  const late = new Map<number, Minor>();
  for (const row of movements) {
    const own = present(parts.get(row.unit_id), 'the parts of a unit');
    const add = (kind: CostPart['kind'], name: string, amount: Minor): void => {
      if (amount === 0) return;
      const { number: document, occurred_on: occurredOn } = row;
      const text = formatMoney(amount, currency);
      own.push({ part: { kind, name, document, occurredOn, amount: text }, amount });
    };
    if (beginnings.has(row.event)) {
      // A unit that came again, as one that was taken back from its build, begins its cost anew.
      own.length = 0;
      const known = receipts.get(row.unit_id) ?? components.get(row.unit_id);
      if (known?.document === row.document_id) {
        for (const { kind, name, amount } of known.parts) add(kind, name, amount);
      } else add('price', '', row.cost_change);
    }
    if (row.event === 'revalue') {
      add('late', lateNames.get(row.document_id) ?? '', row.cost_change + row.late_cost);
    }
    total.set(row.unit_id, row.unit_cost);
    late.set(row.unit_id, (late.get(row.unit_id) ?? 0) + row.late_cost);
  }
  const answer = new Map<number, CostPart[]>();
  for (const [id, own] of parts) {
    const left = (total.get(id) ?? 0) + (late.get(id) ?? 0) - sum(own.map(({ amount }) => amount));
    const last = own.at(-1);
    if (left !== 0 && last !== undefined) {
      const part = { ...last.part, kind: 'other', name: '', amount: formatMoney(left, currency) };
      own.push({ part: { ...part, kind: 'other' }, amount: left });
    }
    answer.set(
      id,
      own.map(({ part }) => part),
    );
  }
  return answer;
}

/** The movements of standing documents, oldest first: what was taken back changed nothing. */
async function loadMovements(
  { db, dialect }: Store,
  unitIds: readonly number[],
  bound: Bound = {},
): Promise<MovementRow[]> {
  const { rows } = await sql<MovementRow>`
    select m.unit_id, m.document_id, d.number, m.line, m.event, m.occurred_on, m.cost_change,
      m.late_cost, m.unit_cost
    from movements m join documents d on d.id = m.document_id
    where m.unit_id in ${dialect.numbersOf(unitIds)} and ${isWithin(bound)}
      and m.reverses_id is null
      and not exists (select 1 from movements r where r.reverses_id = m.id)
    order by m.id`.execute(db);
  return rows;
}

interface Begun {
  readonly document: number;
  readonly parts: readonly { kind: CostPart['kind']; name: string; amount: Minor }[];
}

interface AddOnFields {
  readonly name: string;
  readonly amount: string;
  readonly by: AddOnBasis;
  readonly currency?: string;
  readonly exchangeRate?: string;
}

interface Header {
  readonly exchangeRate?: string;
  readonly addOnCosts?: readonly AddOnFields[];
}

interface ReceiptLine {
  document_id: number;
  line: number;
  /** How many units of the line the receipt brought; 0 for goods by quantity. */
  units: number;
  quantity: number;
  weight: number;
  unit_amount: Minor | null;
  discount: Minor;
  net: Minor;
  tax: Minor;
  fields: string;
}

/** How a kept line says that its tax does not come back. */
const lostTax = '"taxRecoverable":false';

/** Of each unit that was received, the parts of what it cost then. */
async function loadReceipts(
  store: Store,
  begun: readonly MovementRow[],
): Promise<Map<number, Begun>> {
  const { db, dialect } = store;
  const ids = dialect.numbersOf([...new Set(begun.map(({ document_id }) => document_id))]);
  const documents = await sql<{ id: number; currency: string; header: string }>`
    select id, currency, header from documents where id in ${ids}`.execute(db);
  const lines = await sql<ReceiptLine>`
    select l.document_id, l.line, coalesce(c.units, 0) as units, l.quantity, i.weight,
      l.unit_amount, l.discount, l.net, l.tax, l.fields
    from document_lines l join items i on i.id = l.item_id
    left join (select document_id, line, count(*) as units from movements
      where document_id in ${ids} and event = 'receive' group by document_id, line) c
      on c.document_id = l.document_id and c.line = l.line
    where l.document_id in ${ids} and i.tracking <> 'none'
    order by l.document_id, l.line`.execute(db);
  const places = await sql<{ unit_id: number; document_id: number; line: number; at: number }>`
    select t.unit_id, t.document_id, t.line, t.at from (
      select m.unit_id, m.document_id, m.line,
        row_number() over (partition by m.document_id, m.line order by m.id) - 1 as at
      from movements m where m.document_id in ${ids} and m.event = 'receive') t
    where t.unit_id in ${dialect.numbersOf(begun.map(({ unit_id }) => unit_id))}`.execute(db);
  const taken = await loadTakenAddOns(store, ids);
  const costs = new Map<number, ReceiptCosts>();
  for (const { id, currency, header } of documents.rows) {
    const own = lines.rows.filter(({ document_id }) => document_id === id);
    const given = JSON.parse(header) as Header;
    const rate = rateOf(given.exchangeRate);
    const addOns = [...addOnsOf(given, currency, rate), ...(taken.get(id) ?? [])];
    costs.set(id, costReceipt(own, addOns, currency, rate, store.baseCurrency));
  }
  const answer = new Map<number, Begun>();
  for (const { unit_id, document_id, line, at } of places.rows) {
    const parts = costs.get(document_id)?.partsAt(line, at) ?? null;
    if (parts !== null) answer.set(unit_id, { document: document_id, parts });
  }
  return answer;
}

function rateOf(text: string | undefined): Rate {
  return text === undefined ? rateOfOne : (parseRate(text) ?? rateOfOne);
}

interface NamedAddOn {
  readonly name: string;
  readonly amount: Minor;
  readonly currency: string;
  readonly rate: Rate;
  readonly by: AddOnBasis;
}

function addOnsOf(header: Header, currency: string, rate: Rate): NamedAddOn[] {
  return (header.addOnCosts ?? []).map((addOn) => {
    const own = addOn.currency ?? currency;
    return {
      name: addOn.name,
      amount: present(parseMoney(addOn.amount, own), 'the amount of an add-on'),
      currency: own,
      rate:
        addOn.exchangeRate === undefined && own === currency ? rate : rateOf(addOn.exchangeRate),
      by: addOn.by,
    };
  });
}

/** What each receipt took of the add-ons of its orders. */
async function loadTakenAddOns(store: Store, ids: unknown): Promise<Map<number, NamedAddOn[]>> {
  const { rows } = await sql<{
    document_id: number;
    place: number;
    amount: Minor;
    currency: string;
    header: string;
  }>`select t.document_id, t.place, t.amount, o.currency, o.header
    from taken_add_ons t join documents o on o.id = t.order_id
    where t.document_id in ${ids} order by t.order_id, t.place`.execute(store.db);
  const taken = new Map<number, NamedAddOn[]>();
  for (const { document_id, place, amount, currency, header } of rows) {
    const given = JSON.parse(header) as Header;
    const addOn = addOnsOf(given, currency, rateOf(given.exchangeRate))[place];
    if (addOn === undefined) continue;
    const own = taken.get(document_id) ?? [];
    own.push({ ...addOn, amount });
    taken.set(document_id, own);
  }
  return taken;
}

/** What came late by each document, where that is add-ons and nothing else: `freight, duty`. */
async function loadLateNames(
  { db, dialect }: Store,
  revalued: readonly MovementRow[],
): Promise<ReadonlyMap<number, string>> {
  if (revalued.length === 0) return new Map();
  const ids = dialect.numbersOf([...new Set(revalued.map(({ document_id }) => document_id))]);
  const { rows } = await sql<{ id: number; header: string }>`
    select d.id, d.header from documents d
    where d.id in ${ids} and not exists (
      select 1 from document_lines l where l.document_id = d.id and l.unit_amount is not null)
    `.execute(db);
  return new Map(
    rows.map(({ id, header }) => {
      const { addOnCosts = [] } = JSON.parse(header) as Header;
      return [id, addOnCosts.map(({ name }) => name).join(', ')];
    }),
  );
}

interface ReceiptCosts {
  /** The parts of the unit that stands so far along a line; null where the line has none. */
  readonly partsAt: (line: number, at: number) => Begun['parts'] | null;
}

function netsOf(line: ReceiptLine): Minor[] {
  if (line.units === 0) return [line.net];
  const each = (line.unit_amount ?? 0) - line.discount;
  return Array.from({ length: line.units }, () => each);
}

function costReceipt(
  lines: readonly ReceiptLine[],
  addOns: readonly NamedAddOn[],
  currency: string,
  rate: Rate,
  baseCurrency: string,
): ReceiptCosts {
  const bearers: UnitToCost[] = [];
  const firstOf = new Map<number, { readonly line: ReceiptLine; readonly at: number }>();
  const taxes: Minor[] = [];
  for (const line of lines) {
    firstOf.set(line.line, { line, at: bearers.length });
    const nets = netsOf(line);
    const isTaxLost = line.tax !== 0 && line.fields.includes(lostTax);
    const lost = isTaxLost ? allocate(line.tax, nets) : nets.map(() => 0);
    const count = line.units > 0 ? 1 : line.quantity;
    nets.forEach((net, at) => {
      const tax = lost[at] ?? 0;
      taxes.push(tax);
      bearers.push({ net: net + tax, weight: line.weight * count, count });
    });
  }
  const { goods, shares } = planLandedCosts(bearers, addOns, currency, rate, baseCurrency);
  const taxParts = convertParts(taxes, currency, baseCurrency, rate);
  return {
    partsAt(number, offset) {
      const found = firstOf.get(number);
      if (found === undefined) return null;
      const at = found.at + offset;
      const tax = taxParts[at] ?? 0;
      const discount = convert(found.line.discount, currency, baseCurrency, rate);
      return [
        // What rounding leaves goes with the price.
        { kind: 'price', name: '', amount: (goods[at] ?? 0) + discount - tax },
        { kind: 'discount', name: '', amount: -discount },
        { kind: 'tax', name: '', amount: tax },
        ...addOns.map(({ name }, place) => ({
          kind: 'add_on' as const,
          name,
          amount: shares[place]?.[at] ?? 0,
        })),
      ];
    },
  };
}

/** Of each unit that was built, the units that it was built of, at what they cost. */
async function loadComponents(
  { db, dialect }: Store,
  begun: readonly MovementRow[],
): Promise<Map<number, Begun>> {
  const { rows } = await sql<{ built_id: number; document_id: number; name: string; cost: Minor }>`
    select k.built_id, k.document_id, i.sku || ' ' || u.serial as name, -m.cost_change as cost
    from unit_links k join units u on u.id = k.component_id join items i on i.id = u.item_id
    join movements m on m.unit_id = k.component_id and m.document_id = k.document_id
      and m.event = 'consume'
    where k.is_taken_out = 0 and k.built_id in ${dialect.numbersOf(begun.map((row) => row.unit_id))}
    order by k.built_id, m.id`.execute(db);
  const built = new Map<number, { document: number; parts: Begun['parts'][number][] }>();
  for (const { built_id, document_id, name, cost } of rows) {
    const own = built.get(built_id) ?? { document: document_id, parts: [] };
    own.parts.push({ kind: 'component', name, amount: cost });
    built.set(built_id, own);
  }
  return built;
}
