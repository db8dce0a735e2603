/**
 * Assemblies: units that are built of others, and units that are taken apart. A built unit costs what its own
 * components cost, with its share of what is common to all (everest.md 4.6); taken apart, its components come back at
 * their own cost, and what was added to them is written off.
 */
import { present } from '../assert.ts';
import type { DocumentDraft } from '../api.ts';
import { raise, type Issue } from '../issues.ts';
import { cleanSerial } from '../serial/text.ts';
import { allocate, convert, sum, type Minor } from '../money.ts';
import type { AddOnBasis } from '../costing/landed.ts';
import { takeFromPool } from '../costing/pool.ts';
import type { Area, Item } from '../stock/masters.ts';
import { checkBin, checkHeaderAreas } from './check-areas.ts';
import { isTrackedByUnit } from './check-lines.ts';
import { openShelves, takeFromBins, type Shelves } from './check-quantities.ts';
import { checkSize } from './check-size.ts';
import { checkBegunUnit, checkMovedUnit, findUnit, type UnitContext } from './check-units.ts';
import {
  emptyBody,
  type PlannedBody,
  type PlannedHeader,
  type PlannedLine,
  type PlannedLink,
  type PlannedMovement,
  type PlannedQuantity,
  type PlannedUnit,
} from './plan.ts';
import { moveUnit, stateBefore } from './plan-lines.ts';
import { balance, changeStock, credit, debit } from './postings.ts';
import {
  emptyHand,
  markSeen,
  storeSourceOf,
  takeFreshSerials,
  takeUnits,
  type Hand,
  type LineContext,
} from './take-units.ts';
import type { BooksView, UnitRecord } from './view.ts';

/** What the parts of one assembly share. */
interface Bench {
  readonly draft: DocumentDraft;
  readonly header: PlannedHeader;
  readonly view: BooksView;
  readonly issues: Issue[];
  readonly hand: Hand;
  readonly shelves: Shelves;
  readonly movements: PlannedMovement[];
  readonly quantities: PlannedQuantity[];
  readonly links: PlannedLink[];
  readonly lines: PlannedLine[];
}

/** A unit that is built, with what went into it alone. */
interface Built {
  readonly unit: PlannedUnit;
  readonly line: number;
  readonly linked: Minor;
}

export function planAssembly(
  draft: DocumentDraft,
  header: PlannedHeader,
  view: BooksView,
  issues: Issue[],
): PlannedBody {
  const bench: Bench = {
    draft,
    header,
    view,
    issues,
    hand: emptyHand(),
    shelves: openShelves(view),
    movements: [],
    quantities: [],
    links: [],
    lines: [],
  };
  const builds = draft.builds ?? [];
  const takeApart = draft.takeApart ?? [];
  if (builds.length === 0 && takeApart.length === 0 && draft.lines.length === 0) {
    issues.push(raise('document_has_no_lines', {}));
  }
  if (!checkSize(header.addOns, view.baseCurrency, issues)) return emptyBody;
  const destination = checkDestination(draft, view, issues);
  const common = useCommonInputs(bench);
  const built = builds.flatMap((build, index) => {
    const unit = buildUnit(bench, build, draft.lines.length + index + 1, destination);
    return unit === null ? [] : [unit];
  });
  const addOnCosts = finishUnits(bench, built, common, destination);
  const lost = sum(
    takeApart.map((taken, index) =>
      takeUnitApart(bench, taken, draft.lines.length + builds.length + index + 1),
    ),
  );
  const postings = balance([
    debit('inventory', addOnCosts, 'add_on_costs'),
    credit('add_on_costs_accrued', addOnCosts),
    ...changeStock(-lost, 'write_offs', 'write_offs'),
  ]);
  const { lines, movements, quantities, links } = bench;
  return { ...emptyBody, lines, movements, quantities, links, postings, addOnCosts };
}

function checkDestination(draft: DocumentDraft, view: BooksView, issues: Issue[]): Area | null {
  const isOnlyApart = (draft.builds ?? []).length === 0;
  const event = isOnlyApart ? 'recover' : 'build';
  return checkHeaderAreas(draft, event, null, view, issues).destination;
}

/** Inputs that are not linked to one unit: consumed, and worth what they cost, for all units together. */
function useCommonInputs(bench: Bench): Minor {
  const { draft, view, issues } = bench;
  return sum(
    draft.lines.map((draftLine, index) => {
      const line = index + 1;
      const item = view.items.get(draftLine.item);
      if (item === undefined) {
        issues.push(raise('item_unknown', { item: draftLine.item }, { line }));
        return 0;
      }
      if ((draft.builds ?? []).length === 0) {
        issues.push(raise('add_on_has_no_bearer', { name: item.sku }, { line }));
      }
      if (item.tracking === 'serial' && view.settings.linkComponents) {
        issues.push(raise('component_not_linked', { item: item.sku }, { line }));
        return 0;
      }
      const source =
        draftLine.area === undefined
          ? null
          : checkBin(draftLine.area, 'stock', view, issues, { line });
      if (!isTrackedByUnit(item)) {
        const hasSerials = (draftLine.serials ?? []).length > 0;
        const given = { quantity: draftLine.quantity, hasSerials };
        const quantity = checkInputQuantity(bench, item, given, line);
        bench.lines.push(lineOf(line, item, quantity, []));
        return useQuantity(bench, item, quantity, line, source);
      }
      const context = contextOf(bench, item, 'consume', line, source);
      const units = takeUnits(draftLine, context, bench.hand, issues);
      bench.lines.push(lineOf(line, item, units.length, units));
      return sum(units.map((unit) => consumeUnit(bench, unit, line)));
    }),
  );
}

function contextOf(
  { draft, header, view }: Bench,
  item: Item,
  event: 'consume' | 'build' | 'recover',
  line: number,
  source: Area | null,
): LineContext {
  return { draft, header, view, item, event, line, destination: null, source };
}

function lineOf(
  line: number,
  item: Item,
  quantity: number,
  units: readonly PlannedUnit[],
): PlannedLine {
  const amounts = { unitAmount: null, discount: 0, taxRate: null, net: 0, tax: 0 };
  return { line, item, quantity, ...amounts, units };
}

/** How much of an item without units is used; serials in place of a quantity are said, and the quantity not missed. */
function checkInputQuantity(
  { draft, issues }: Bench,
  item: Item,
  { quantity, hasSerials }: { readonly quantity: number | undefined; readonly hasSerials: boolean },
  line: number,
): number {
  const place = { line };
  if (hasSerials) issues.push(raise('serials_not_taken', { item: item.sku }, place));
  if (item.tracking === 'none') {
    issues.push(
      raise(
        'item_holds_no_stock',
        { item: item.sku, kind: draft.kind, tracking: item.tracking },
        place,
      ),
    );
    return 0;
  }
  if (quantity === undefined && hasSerials) return 0;
  if (quantity === undefined) issues.push(raise('quantity_missing', { item: item.sku }, place));
  else if (quantity <= 0) issues.push(raise('quantity_not_positive', { quantity }, place));
  return Math.max(0, quantity ?? 0);
}

/** Uses up a quantity at its average; says what it cost. */
function useQuantity(
  { header, view, shelves, issues, quantities }: Bench,
  item: Item,
  quantity: number,
  line: number,
  source: Area | null,
): Minor {
  const event = 'consume' as const;
  const { occurredOn } = header;
  const wish = { item, line, quantity, event, source, lot: null, occurredOn };
  const taken = quantity === 0 ? [] : takeFromBins(wish, shelves, view, issues);
  const parts = taken.map((part) => part.quantity);
  const cost = takeFromPool(shelves.pools, item.id, sum(parts));
  const costs = allocate(cost, parts);
  taken.forEach((part, index) => {
    const share = costs[index] ?? 0;
    quantities.push({
      item,
      line,
      event,
      lot: part.lot,
      fromArea: part.areaId,
      toArea: null,
      quantity: part.quantity,
      costChange: share === 0 ? 0 : -share,
      revenue: 0,
      lateCost: 0,
    });
  });
  return cost;
}

/** Uses up a unit; says what it cost. */
function consumeUnit({ view, movements }: Bench, unit: PlannedUnit, line: number): Minor {
  const code = view.settings.bins.consumed;
  const bin = code === null ? null : (view.areas.get(code) ?? null);
  const { cost } = stateBefore(unit);
  const costChange = cost === 0 ? 0 : -cost;
  movements.push(moveUnit(unit, line, 'consume', bin, null, { costChange }));
  return cost;
}

type Build = NonNullable<DocumentDraft['builds']>[number];

/** One unit and the components that go into it; null where an issue says why it cannot be built. */
function buildUnit(
  bench: Bench,
  build: Build,
  line: number,
  destination: Area | null,
): Built | null {
  const { view, issues, draft } = bench;
  const place = { line };
  const item = view.items.get(build.item);
  if (item === undefined) {
    issues.push(raise('item_unknown', { item: build.item }, place));
    return null;
  }
  if (!isTrackedByUnit(item)) {
    issues.push(
      raise(
        'item_holds_no_stock',
        { item: item.sku, kind: draft.kind, tracking: item.tracking },
        place,
      ),
    );
    return null;
  }
  if (item.lotTracked && build.lot === undefined) {
    issues.push(raise('lot_missing', { item: item.sku }, place));
  }
  const unit = beginUnit(bench, item, build, line, destination);
  const components: PlannedUnit[] = [];
  let linked = 0;
  for (const component of build.components) {
    linked += useComponent(bench, component, line, components);
  }
  if (unit === null) return null;
  for (const component of components) {
    bench.links.push({ built: unit, component, isTakenOut: false });
  }
  bench.lines.push(lineOf(line, item, 1, [unit, ...components]));
  return { unit, line, linked };
}

/** The unit that a build makes: under the serial that it names, or the next of the series. */
function beginUnit(
  bench: Bench,
  item: Item,
  build: Build,
  line: number,
  destination: Area | null,
): PlannedUnit | null {
  const { view, issues, hand, header } = bench;
  const labels = { manufacturerSerial: null, lot: build.lot ?? null };
  if (build.serial === undefined) {
    if (storeSourceOf(item, 'find') !== 'new') {
      issues.push(raise('serials_missing', { item: item.sku }, { line }));
      return null;
    }
    const context = { ...contextOf(bench, item, 'build', line, null), destination };
    const [serial] = takeFreshSerials(1, context, hand);
    return serial === undefined ? null : { item, serial, life: 1, known: null, ...labels };
  }
  const cleaned = cleanSerial(build.serial);
  if (!cleaned.ok) {
    const place = { line, serial: build.serial };
    if (cleaned.error === 'serial_empty') {
      issues.push(raise('serial_empty', { position: 1 }, place));
    } else issues.push(raise('serial_malformed', { text: build.serial }, place));
    return null;
  }
  const serial = cleaned.value;
  const place = { line, serial };
  const firstLine = markSeen(serial, line, item, hand);
  if (firstLine !== null) {
    issues.push(raise('serial_twice_in_document', { firstLine }, place));
    return null;
  }
  const { own } = findUnit(serial, item, view);
  const event = 'build' as const;
  const context = { header, view, item, event, destination, source: null, place };
  const life = checkBegunUnit(own, context, issues);
  const known = own?.vacant?.life === life ? own.vacant : own;
  const kept = known?.life === life ? known : null;
  const manufacturerSerial = kept?.manufacturerSerial ?? null;
  return { ...labels, item, serial: kept?.serial ?? serial, life, known, manufacturerSerial };
}

/** Uses up one component, or so many of an item; says what it cost, and adds the units to those linked. */
function useComponent(
  bench: Bench,
  component: Build['components'][number],
  line: number,
  linked: PlannedUnit[],
): Minor {
  const { view, issues, hand } = bench;
  const item = view.items.get(component.item);
  if (item === undefined) {
    issues.push(raise('item_unknown', { item: component.item }, { line }));
    return 0;
  }
  const { serial, quantity } = component;
  if (!isTrackedByUnit(item)) {
    const isNamed = serial !== undefined;
    const given = { quantity: isNamed ? undefined : quantity, hasSerials: isNamed };
    return useQuantity(bench, item, checkInputQuantity(bench, item, given, line), line, null);
  }
  const draftLine = {
    item: item.sku,
    ...(serial === undefined ? {} : { serials: [serial] }),
    ...(quantity === undefined ? {} : { quantity }),
  };
  const units = takeUnits(draftLine, contextOf(bench, item, 'consume', line, null), hand, issues);
  linked.push(...units);
  return sum(units.map((unit) => consumeUnit(bench, unit, line)));
}

/** Gives each built unit its cost: its own components, and its share of what is common and of the add-on costs. */
function finishUnits(
  { header, view, issues, movements }: Bench,
  built: readonly Built[],
  common: Minor,
  destination: Area | null,
): Minor {
  const isWeighed = built.some(({ unit }) => unit.item.weight > 0);
  const addOns = header.addOns.filter(({ name, by }) => {
    const isMissing = by === 'weight' && !isWeighed;
    if (built.length === 0) issues.push(raise('add_on_has_no_bearer', { name }));
    else if (isMissing) issues.push(raise('add_on_has_no_weight', { name }));
    return built.length > 0 && !isMissing;
  });
  if (built.length === 0) return 0;
  const shares = allocate(
    common,
    built.map(() => 1),
  );
  const inputs = built.map(({ linked }, index) => linked + (shares[index] ?? 0));
  const costs = [...inputs];
  const weightOf: Readonly<Record<AddOnBasis, (index: number) => number>> = {
    quantity: () => 1,
    value: (index) => inputs[index] ?? 0,
    weight: (index) => built[index]?.unit.item.weight ?? 0,
  };
  let addOnCosts = 0;
  for (const { amount, currency, rate, by } of addOns) {
    const inBase = convert(amount, currency, view.baseCurrency, rate);
    addOnCosts += inBase;
    const weights = built.map((_, index) => weightOf[by](index));
    allocate(inBase, weights).forEach((share, index) => {
      costs[index] = (costs[index] ?? 0) + share;
    });
  }
  built.forEach(({ unit, line }, index) => {
    const costChange = costs[index] ?? 0;
    movements.push(moveUnit(unit, line, 'build', destination, null, { costChange }));
  });
  return addOnCosts;
}

/** Takes a unit apart: its components come back; says what is lost, the unit's cost beyond theirs. */
function takeUnitApart(
  bench: Bench,
  taken: NonNullable<DocumentDraft['takeApart']>[number],
  line: number,
): Minor {
  const { view, issues, hand } = bench;
  const item = view.items.get(taken.item);
  if (item === undefined) {
    issues.push(raise('item_unknown', { item: taken.item }, { line }));
    return 0;
  }
  const draftLine = { item: item.sku, serials: [taken.serial] };
  const context = contextOf(bench, item, 'consume', line, null);
  const [unit] = takeUnits(draftLine, context, hand, issues);
  if (unit === undefined) return 0;
  const components = unit.known === null ? [] : (view.components.get(unit.known.id) ?? []);
  if (components.length === 0) {
    issues.push(raise('unit_not_assembled', {}, { line, serial: unit.serial }));
    return 0;
  }
  const cost = consumeUnit(bench, unit, line);
  const destination = checkHeaderAreas(bench.draft, 'recover', null, view, []).destination;
  const recovered = components.map((component) => recover(bench, component, line, destination));
  for (const component of recovered) {
    bench.links.push({ built: unit, component, isTakenOut: true });
  }
  bench.lines.push(lineOf(line, item, 1, [unit, ...recovered]));
  return cost - sum(recovered.map((component) => stateBefore(component).cost));
}

function recover(
  bench: Bench,
  known: UnitRecord,
  line: number,
  destination: Area | null,
): PlannedUnit {
  const { header, view, issues, movements } = bench;
  const { serial, life, manufacturerSerial, lot, state } = known;
  const item = present(view.itemsById.get(known.itemId), 'the item of a component');
  const event = 'recover' as const;
  const place = { line, serial };
  const context = { header, view, item, event, destination, source: null, place };
  checkMovedUnit(known, context, issues);
  checkLatestLife(known, context, issues);
  const unit = { item, serial, life, known, manufacturerSerial, lot };
  movements.push(moveUnit(unit, line, event, destination, null, { costChange: state.cost }));
  return unit;
}

/** A serial that came in anew since its unit was built in is not here twice. */
function checkLatestLife(known: UnitRecord, context: UnitContext, issues: Issue[]): void {
  const { item, view, place } = context;
  const { own } = findUnit(known.serial, item, view);
  if (own === null || own.life <= known.life || own.state.status === 'none') return;
  const { status, area, lastDocumentId } = own.state;
  const code = area === null ? null : (view.areasById.get(area)?.code ?? null);
  const number = lastDocumentId === null ? null : view.documents.get(lastDocumentId)?.number;
  const details = { status, area: code, document: number ?? null };
  issues.push(raise('serial_already_in_stock', details, place));
}
