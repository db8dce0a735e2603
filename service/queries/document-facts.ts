/**
 * A document as facts, and the answer that facts make. One function makes the answer, from a plan that was just
 * rehearsed and from the store alike, so that sending a document again answers what it answered first.
 */
import type { DocumentAnswer } from '../../shared/api.ts';
import type { DocumentKind } from '../../shared/documents/kinds.ts';
import { stateBefore } from '../../shared/documents/plan-lines.ts';
import type {
  CostPreview,
  PlannedDocument,
  PlannedMovement,
  PlannedUnit,
} from '../../shared/documents/plan.ts';
import { amountFieldOf, kindRules } from '../../shared/documents/rules.ts';
import type { BooksView } from '../../shared/documents/view.ts';
import { formatMoney, type Minor } from '../../shared/money.ts';
import { isOurs, type UnitEvent } from '../../shared/stock/lifecycle.ts';

/** One unit of a line; `cost` in base currency. */
export interface UnitFacts {
  readonly sku: string;
  readonly serial: string;
  readonly manufacturerSerial: string | null;
  readonly life: number;
  readonly event: UnitEvent;
  readonly cost: Minor;
  /** What was built into it, or taken out of it, by this document. */
  readonly components: readonly ComponentFacts[];
}

export interface ComponentFacts {
  readonly sku: string;
  readonly serial: string;
  readonly cost: Minor;
}

/** Some of a line's item that has no units; `cost` is what it adds to the value of our stock. */
export interface QuantityFacts {
  readonly event: UnitEvent;
  readonly lot: string;
  readonly fromArea: string | null;
  readonly toArea: string | null;
  readonly quantity: number;
  readonly costChange: Minor;
}

/** A line with its amounts in the document's currency. */
export interface LineFacts {
  readonly line: number;
  readonly sku: string;
  readonly quantity: number;
  readonly unitAmount: Minor | null;
  readonly discount: Minor;
  readonly taxRate: string | null;
  readonly net: Minor;
  readonly tax: Minor;
  /** How much of an order's line others have done. */
  readonly done: number;
  readonly fields: LineFields;
  readonly units: readonly UnitFacts[];
  readonly quantities: readonly QuantityFacts[];
}

const keptFieldNames = [
  'reason',
  'action',
  'note',
  'direction',
  'taxRecoverable',
  'lot',
  'area',
  'fromArea',
  'toArea',
] as const;
type DraftLine = PlannedDocument['draft']['lines'][number];

/** What a line says beside its figures; kept with the document. */
export interface LineFields extends Partial<Pick<DraftLine, (typeof keptFieldNames)[number]>> {
  readonly description: string;
  /** Makers' serials of the line's units as they were then, by serial. */
  readonly manufacturerSerials?: Readonly<Record<string, string>>;
}

export type OrderStatus = 'open' | 'closed';

export interface DocumentFacts {
  readonly id: string;
  readonly number: string | null;
  readonly kind: DocumentKind;
  readonly occurredOn: string;
  readonly recordedAt: string | null;
  readonly party: string | null;
  readonly currency: string;
  /** The draft without its lines. */
  readonly header: Readonly<Record<string, unknown>>;
  readonly lines: readonly LineFacts[];
  readonly units: number;
  readonly net: Minor;
  readonly tax: Minor;
  readonly addOnCosts: Minor;
  readonly cost: Minor;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
  readonly closes: string | null;
  readonly closedBy: string | null;
  /** The numbers of the standing documents that follow it. */
  readonly followedBy: readonly string[];
  /** Null for what is no order. */
  readonly orderStatus: OrderStatus | null;
  /** What a change of cost would do; in a rehearsal alone. */
  readonly preview: CostPreview | null;
}

/** The part of a draft's header that is kept and answered as it was given, with whose sale it turned out to be. */
export function keptHeader({ draft, header }: PlannedDocument): Record<string, unknown> {
  const { lines: _lines, accept: _accept, ...given } = draft;
  const { salesperson } = header;
  return salesperson === null ? given : { ...given, salesperson };
}

/** Whether a document of this header stays open until others have done what it says. */
export function isOrder(
  kind: DocumentKind,
  header: { readonly inTransit?: unknown; readonly from?: unknown },
): boolean {
  const isOnItsWay = header.inTransit === true && header.from === undefined;
  return kindRules[kind].isOrder || (kind === 'stock_transfer' && isOnItsWay);
}

/** Whether the lines of a kind do one thing to all their units; else each unit says what was done to it. */
function doesOneThing(kind: DocumentKind): boolean {
  const { event, in: comes, out: goes } = kindRules[kind];
  return event !== null && comes === null && goes === null;
}

/** What the lines of a plan say beside their figures, line by line. */
/** How a line keeps the maker's serial of a unit: by its serial, and by its item where that is not the line's. */
export function makersKey(sku: string, serial: string, lineSku: string): string {
  return sku === lineSku ? serial : `${sku}/${serial}`;
}

export function keptLineFields(plan: PlannedDocument): LineFields[] {
  const movements = groupByLine(plan.movements);
  return plan.lines.map(({ line, item, isTaxLost }) => {
    const given = plan.draft.lines[line - 1];
    const said = keptFieldNames.flatMap((name) =>
      given?.[name] === undefined ? [] : [[name, given[name]] as const],
    );
    const named = (movements.get(line) ?? []).flatMap(({ unit }) =>
      unit.manufacturerSerial === null
        ? []
        : [[makersKey(unit.item.sku, unit.serial, item.sku), unit.manufacturerSerial] as const],
    );
    return {
      description: item.description,
      ...(named.length === 0 ? {} : { manufacturerSerials: Object.fromEntries(named) }),
      ...(Object.fromEntries(said) as Partial<LineFields>),
      ...(isTaxLost === true ? { taxRecoverable: false } : {}),
    };
  });
}

function groupByLine<Part extends { readonly line: number }>(
  parts: readonly Part[],
): Map<number, Part[]> {
  const lines = new Map<number, Part[]>();
  for (const part of parts) {
    const found = lines.get(part.line);
    if (found === undefined) lines.set(part.line, [part]);
    else found.push(part);
  }
  return lines;
}

/** What a unit stands at, or left at, after a planned movement. */
function costAfter({ unit, status, costChange }: PlannedMovement): Minor {
  const before = stateBefore(unit);
  if (!isOurs(status)) return before.cost;
  return (isOurs(before.status) ? before.cost : 0) + costChange;
}

/** The components of each built unit, by its item and serial, in order of theirs. */
function componentsOfPlan(plan: PlannedDocument): Map<string, ComponentFacts[]> {
  const components = new Map<string, ComponentFacts[]>();
  if (plan.links.length === 0) return components;
  const keyOf = ({ item, serial }: PlannedUnit): string => `${item.sku}/${serial}`;
  const costs = new Map(plan.movements.map((moved) => [keyOf(moved.unit), costAfter(moved)]));
  for (const { built, component } of plan.links) {
    const { item, serial } = component;
    const facts = { sku: item.sku, serial, cost: costs.get(keyOf(component)) ?? 0 };
    const found = components.get(keyOf(built));
    if (found === undefined) components.set(keyOf(built), [facts]);
    else found.push(facts);
  }
  for (const found of components.values()) found.sort(byItemAndSerial);
  return components;
}

export function byItemAndSerial(
  a: { readonly sku: string; readonly serial: string },
  b: { readonly sku: string; readonly serial: string },
): number {
  const [one, other] = [`${a.sku}/${a.serial}`, `${b.sku}/${b.serial}`];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A rehearsed plan as facts: no number, nothing recorded. */
export function factsOfPlan(plan: PlannedDocument, view: BooksView): DocumentFacts {
  const { draft, header, totals } = plan;
  const components = componentsOfPlan(plan);
  const movements = groupByLine(plan.movements);
  const quantities = groupByLine(plan.quantities);
  const fields = keptLineFields(plan);
  const areaOf = (id: number | null): string | null =>
    id === null ? null : (view.areasById.get(id)?.code ?? null);
  return {
    id: draft.id,
    number: null,
    kind: header.kind,
    occurredOn: header.occurredOn,
    recordedAt: null,
    party: header.party?.code ?? null,
    currency: header.currency,
    header: keptHeader(plan),
    lines: plan.lines.map(({ line, item, ...figures }, index) => ({
      line,
      sku: item.sku,
      quantity: figures.quantity,
      unitAmount: figures.unitAmount,
      discount: figures.discount,
      taxRate: figures.taxRate,
      net: figures.net,
      tax: figures.tax,
      done: 0,
      fields: fields[index] ?? { description: item.description },
      units: (movements.get(line) ?? []).map((movement) => ({
        sku: movement.unit.item.sku,
        serial: movement.unit.serial,
        manufacturerSerial: movement.unit.manufacturerSerial,
        life: movement.unit.life,
        event: movement.event,
        cost: costAfter(movement),
        components: components.get(`${movement.unit.item.sku}/${movement.unit.serial}`) ?? [],
      })),
      quantities: (quantities.get(line) ?? []).map((moved) => ({
        event: moved.event,
        lot: moved.lot,
        fromArea: areaOf(moved.fromArea),
        toArea: areaOf(moved.toArea),
        quantity: moved.quantity,
        costChange: moved.costChange,
      })),
    })),
    units: totals.units,
    net: totals.net,
    tax: totals.tax,
    addOnCosts: totals.addOnCosts,
    cost: totals.cost,
    reverses: null,
    reversedBy: null,
    closes: null,
    closedBy: null,
    followedBy: [],
    orderStatus: isOrder(header.kind, draft) ? 'open' : null,
    preview: plan.preview,
  };
}

/** A document as it was answered when it was posted, whatever other documents have done about it since. */
export function asFirstAnswered(facts: DocumentFacts): DocumentFacts {
  return {
    ...facts,
    lines: facts.lines.map((line) => ({ ...line, done: 0 })),
    reversedBy: null,
    closedBy: null,
    followedBy: [],
    orderStatus: facts.orderStatus === null ? null : 'open',
  };
}

/** The numbers of the documents that a kept header follows. */
function listFrom({ from }: DocumentFacts['header']): string[] {
  const named: unknown[] = Array.isArray(from) ? from : [from];
  return named.filter((number) => typeof number === 'string');
}

/** The answer that facts make. Costs are in base currency, prices in the document's. */
export function answerDocument(facts: DocumentFacts, baseCurrency: string): DocumentAnswer {
  const money = (amount: Minor): string => formatMoney(amount, facts.currency);
  const base = (amount: Minor): string => formatMoney(amount, baseCurrency);
  return {
    ...facts.header,
    id: facts.id,
    number: facts.number,
    kind: facts.kind,
    occurredOn: facts.occurredOn,
    recordedAt: facts.recordedAt,
    party: facts.party,
    currency: facts.currency,
    from: listFrom(facts.header),
    followedBy: [...facts.followedBy],
    reverses: facts.reverses,
    reversedBy: facts.reversedBy,
    closes: facts.closes,
    closedBy: facts.closedBy,
    orderStatus: facts.orderStatus,
    lines: facts.lines.map((line) => answerLine(facts, line, money, base)),
    totals: {
      units: facts.units,
      net: money(facts.net),
      tax: money(facts.tax),
      total: money(facts.net + facts.tax),
      addOnCosts: base(facts.addOnCosts),
      cost: base(facts.cost),
    },
    ...(facts.preview === null ? {} : { preview: answerPreview(facts.preview, base) }),
    issues: [],
  };
}

type Format = (amount: Minor) => string;

function answerLine(
  { kind, orderStatus }: DocumentFacts,
  line: LineFacts,
  money: Format,
  base: Format,
): DocumentAnswer['lines'][number] {
  const { description, manufacturerSerials: _kept, ...said } = line.fields;
  const isEventSaid = !doesOneThing(kind);
  return {
    line: line.line,
    item: line.sku,
    description,
    quantity: line.quantity,
    ...(orderStatus === null
      ? {}
      : { done: line.done, open: Math.max(0, line.quantity - line.done) }),
    ...(line.unitAmount === null ? {} : { [amountFieldOf(kind)]: money(line.unitAmount) }),
    discount: money(line.discount),
    ...(line.taxRate === null ? {} : { taxRate: line.taxRate }),
    net: money(line.net),
    ...said,
    units: line.units.map((unit) => ({
      item: unit.sku,
      serial: unit.serial,
      manufacturerSerial: unit.manufacturerSerial,
      life: unit.life,
      ...(isEventSaid ? { event: unit.event } : {}),
      unitCost: base(unit.cost),
      ...(unit.components.length === 0 ? {} : { components: answerComponents(unit, base) }),
    })),
    ...(line.quantities.length === 0
      ? {}
      : {
          quantities: line.quantities.map(({ lot, costChange, ...moved }) => ({
            ...moved,
            lot: lot === '' ? null : lot,
            costChange: base(costChange),
          })),
        }),
  };
}

type UnitAnswer = DocumentAnswer['lines'][number]['units'][number];

function answerComponents(
  { components }: UnitFacts,
  base: Format,
): NonNullable<UnitAnswer['components']> {
  return components.map(({ sku, serial, cost }) => ({ item: sku, serial, unitCost: base(cost) }));
}

function answerPreview(
  { inStock, left, months }: CostPreview,
  base: Format,
): NonNullable<DocumentAnswer['preview']> {
  return {
    inStock: { units: inStock.units, amount: base(inStock.amount) },
    left: { units: left.units, amount: base(left.amount) },
    months: months.map(({ month, units, amount, marginBefore, marginAfter }) => ({
      month,
      units,
      amount: base(amount),
      marginBefore: base(marginBefore),
      marginAfter: base(marginAfter),
    })),
  };
}
