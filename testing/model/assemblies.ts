/** Units that are built of others, and taken apart again. */
import { add, split } from './amounts.ts';
import {
  chooseNamed,
  freshUnits,
  judgeUnit,
  pickUnits,
  type ChosenUnit,
  type Hand,
} from './choose.ts';
import type { Desk } from './desk.ts';
import type { DocumentRequest } from '../../shared/api.ts';
import { items } from './masters.ts';
import { emptyPlan, type Link, type Plan } from './orders.ts';
import { Accounts, shareAddOns, stepOf } from './plan.ts';
import type { Flow, Pools } from './pools.ts';
import type { Step } from './units.ts';

type Build = NonNullable<DocumentRequest['builds']>[number];
type Component = NonNullable<Build['components']>[number];

/** What an assembly uses: of units, of pools, and what it costs. */
interface Used {
  readonly steps: Step[];
  readonly flows: Flow[];
  cost: number;
}

export function planAssembly(desk: Desk, hand: Hand): Plan {
  const { request, header, books } = desk;
  const builds = request.builds ?? [];
  const apart = request.takeApart ?? [];
  const isEmpty = builds.length + apart.length + (request.lines ?? []).length === 0;
  if (isEmpty) desk.note('document_has_no_lines');
  const named = request.area;
  const builtIn = named === undefined ? 'FG_MAIN' : desk.readBin(named, true);
  const apartIn = named === undefined ? 'MAIN' : builtIn;
  const pools = books.pools.copy();
  const pooled = useLines(desk, builds.length, pools, hand);
  const before = (request.lines ?? []).length;
  const units: (ChosenUnit | null)[] = [];
  const used = builds.map((build, index) => {
    units.push(beginBuilt(desk, build, before + index + 1, hand));
    return useComponents(desk, build, before + index + 1, pools, hand);
  });
  const taken = apart.map((one, index) =>
    takeApart(desk, one, before + builds.length + index + 1, apartIn, hand),
  );
  const bearers = builds.flatMap(({ item }, index) =>
    units[index] === null ? [] : [{ item, weight: items.get(item)?.weight ?? 0 }],
  );
  for (const { by } of header.addOns) {
    if (bearers.length === 0) desk.note('add_on_has_no_bearer');
    else if (by === 'weight' && bearers.every(({ weight }) => weight === 0)) {
      desk.note('add_on_has_no_weight');
    }
  }
  if (!desk.isSound) return emptyPlan;
  const built = units.flatMap((unit) => unit ?? []);
  const evenly =
    builds.length === 0
      ? []
      : split(
          pooled.cost,
          builds.map(() => 1),
        );
  const inputs = used.map(({ cost }, index) => cost + evenly[index]!);
  const { shares, total } = shareAddOns(
    header.addOns,
    books.base,
    bearers.map(({ weight }, index) => ({ value: inputs[index]!, weight, count: 1 })),
  );
  const made = built.map((unit, index) => {
    const stock = inputs[index]! + shares[index]!;
    return stepOf(unit, before + index + 1, 'build', builtIn, { stock });
  });
  const links = built.flatMap((unit, index) =>
    used[index]!.steps.map((step): Link => ({
      built: lifeKey(unit),
      component: lifeKey(step),
      isOut: false,
    })),
  );
  const steps = [...[...used, pooled].flatMap((one) => one.steps), ...made];
  const accounts = new Accounts();
  accounts.post('inventory', total, 'add_on_costs');
  accounts.post('add_on_costs_accrued', -total);
  const lost = add(taken.flatMap((one) => one.steps.map(({ stock }) => stock)));
  accounts.post('inventory', lost, 'write_offs');
  accounts.post('write_offs', -lost);
  return {
    ...emptyPlan,
    steps: [...steps, ...taken.flatMap((one) => one.steps)],
    flows: [...used, pooled].flatMap((one) => one.flows),
    postings: accounts.postings,
    addOns: header.addOns,
    links: [...links, ...taken.flatMap((one) => one.links)],
  };
}

export function lifeKey({ key, life }: { readonly key: string; readonly life: number }): string {
  return `${key}#${life}`;
}

function consume(unit: ChosenUnit, line: number): Step {
  return stepOf(unit, line, 'consume', 'CONSUMED', { stock: 0 - unit.before.cost });
}

function useComponents(desk: Desk, build: Build, line: number, pools: Pools, hand: Hand): Used {
  const used: Used = { steps: [], flows: [], cost: 0 };
  for (const component of build.components ?? []) {
    useComponent(desk, component, line, null, pools, hand, used);
  }
  return used;
}

/** Uses units or a quantity of an item, from a bin where one is named. */
function useComponent(
  desk: Desk,
  { item: sku, serial, quantity }: Component,
  line: number,
  from: string | null,
  pools: Pools,
  hand: Hand,
  used: Used,
): void {
  const item = items.get(sku);
  if (item === undefined) {
    desk.note('item_unknown', line);
    return;
  }
  if (item.tracking === 'none') {
    desk.note('item_holds_no_stock', line);
    if (serial !== undefined) desk.note('serials_not_taken', line);
    return;
  }
  if (item.tracking === 'quantity') {
    if (serial !== undefined) desk.note('serials_not_taken', line);
    else useQuantity(desk, sku, quantity, line, from, pools, used);
    return;
  }
  const wish = { line, item, event: 'consume', to: 'CONSUMED', from } as const;
  const none = { maker: null, lot: null };
  let units: readonly ChosenUnit[] = [];
  if (serial !== undefined) {
    const unit = chooseNamed(desk, serial.trim(), none, wish, hand);
    units = unit === null ? [] : [unit];
  } else if (quantity === undefined || quantity <= 0) {
    desk.note(quantity === undefined ? 'quantity_missing' : 'quantity_not_positive', line);
  } else if (item.tracking === 'auto_serial') {
    units = pickUnits(desk, wish, hand).slice(0, quantity);
    if (units.length < quantity) desk.note('quantity_not_in_stock', line);
    for (const { key, before, text } of units) {
      hand.seen.add(key);
      const { life } = desk.books.units.find(key)!;
      judgeUnit(desk, before, life.lastDay, life.lot, wish, text);
      const mustAsk = desk.books.settings.autoSerialWithManufacturerSerial === 'ask';
      if (mustAsk && life.maker !== null) {
        desk.ask('auto_serial_has_manufacturer_serial', line, text);
      }
    }
  } else desk.note('serials_missing', line);
  for (const unit of units) {
    used.steps.push(consume(unit, line));
    used.cost += unit.before.cost;
  }
}

function useQuantity(
  desk: Desk,
  sku: string,
  asked: number | undefined,
  line: number,
  from: string | null,
  pools: Pools,
  used: Used,
): void {
  if (asked === undefined) desk.note('quantity_missing', line);
  else if (asked <= 0) desk.note('quantity_not_positive', line);
  const quantity = Math.max(0, asked ?? 0);
  const taken = pools.take(sku, quantity, desk.request.occurredOn, {
    bin: from,
    searchesOthers: desk.books.settings.searchOtherBins,
  });
  const parts = taken.map((part) => part.quantity);
  if (add(parts) < quantity) desk.note('quantity_not_in_stock', line);
  const cost = pools.takeCost(sku, add(parts));
  const costs = split(cost, parts);
  used.cost += cost;
  taken.forEach(({ area, quantity: part }, index) => {
    pools.draw(sku, area, part);
    const base = { sku, line, event: 'consume', revenue: 0, late: 0 } as const;
    used.flows.push({ ...base, from: area, to: null, quantity: part, stock: 0 - costs[index]! });
  });
}

/** What all builds share: units and quantities that ordinary lines name. */
function useLines(desk: Desk, builds: number, pools: Pools, hand: Hand): Used {
  const used: Used = { steps: [], flows: [], cost: 0 };
  (desk.request.lines ?? []).forEach((asked, index) => {
    const line = index + 1;
    const item = items.get(asked.item);
    if (item !== undefined && builds === 0) desk.note('add_on_has_no_bearer', line);
    if (item?.tracking === 'serial' && desk.books.settings.linkComponents) {
      desk.note('component_not_linked', line);
      return;
    }
    const from = asked.area === undefined ? null : desk.readBin(asked.area, true, line);
    const { serials = [], quantity } = asked;
    const isByUnit = item?.tracking === 'serial' || item?.tracking === 'auto_serial';
    if (isByUnit && serials.length > 0) {
      if (quantity !== undefined && quantity <= 0) desk.note('quantity_not_positive', line);
      else if (quantity !== undefined && quantity !== serials.length) {
        desk.note('quantity_differs_from_serials', line);
      }
    }
    const isBarred = isByUnit && quantity !== undefined && quantity <= 0;
    for (const entry of isBarred ? [] : serials) {
      const serial = typeof entry === 'string' ? entry : entry.serial;
      useComponent(desk, { item: asked.item, serial }, line, from, pools, hand, used);
    }
    if (serials.length > 0 && (isByUnit || quantity === undefined)) return;
    useComponent(desk, { item: asked.item, quantity }, line, from, pools, hand, used);
  });
  return used;
}

function beginBuilt(desk: Desk, build: Build, line: number, hand: Hand): ChosenUnit | null {
  const item = items.get(build.item);
  if (item === undefined) {
    desk.note('item_unknown', line);
    return null;
  }
  if (item.tracking === 'none' || item.tracking === 'quantity') {
    desk.note('item_holds_no_stock', line);
    return null;
  }
  const lot = build.lot ?? null;
  if (item.hasLots && lot === null) desk.note('lot_missing', line);
  if (build.serial === undefined) {
    if (!item.isGenerated) desk.note('serials_missing', line);
    return item.isGenerated ? freshUnits(desk, item, 1, lot, hand)[0]! : null;
  }
  const wish = { line, item, event: 'build', to: null, from: null } as const;
  return chooseNamed(desk, build.serial.trim(), { maker: null, lot }, wish, hand);
}

/** A built unit ends, and its components come back at their own cost. */
function takeApart(
  desk: Desk,
  { item: sku, serial }: { readonly item: string; readonly serial: string },
  line: number,
  to: string | null,
  hand: Hand,
): { readonly steps: Step[]; readonly links: Link[] } {
  const nothing = { steps: [], links: [] };
  const item = items.get(sku);
  if (item === undefined) {
    desk.note('item_unknown', line);
    return nothing;
  }
  const wish = { line, item, event: 'consume', to: 'CONSUMED', from: null } as const;
  const unit = chooseNamed(desk, serial.trim(), { maker: null, lot: null }, wish, hand);
  if (unit === null) return nothing;
  const built = lifeKey(unit);
  const components = componentsOf(desk, built);
  if (components.length === 0) desk.note('unit_not_assembled', line, serial);
  const steps = components.map((component) => {
    const [key = '', number = ''] = component.split('#');
    const life = desk.books.units.life(key, Number(number))!;
    const newest = desk.books.units.find(key);
    if (newest !== null && newest.life.number > life.number) {
      desk.note('serial_already_in_stock', line, life.text);
    }
    if (desk.request.occurredOn < (life.lastDay ?? '')) {
      desk.note('date_before_unit', line, life.text);
    }
    const before = life.stack.at(-1)!.unit;
    const { text, maker, lot } = life;
    const own: ChosenUnit = { key, text, life: life.number, before, maker, lot };
    return stepOf(own, line, 'recover', to, { stock: before.cost });
  });
  const links = components.map((component): Link => ({ built, component, isOut: true }));
  return { steps: [consume(unit, line), ...steps], links };
}

/** The components that are in a built unit now. */
export function componentsOf({ books }: Pick<Desk, 'books'>, built: string): string[] {
  const inside = new Set<string>();
  for (const { plan } of books.orders.standing()) {
    for (const link of plan.links) {
      if (link.built !== built) continue;
      if (link.isOut) inside.delete(link.component);
      else inside.add(link.component);
    }
  }
  return [...inside];
}
