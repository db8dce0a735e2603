/** Drafts of chance of the kinds that a company makes of itself: adjustments, late costs, counts, assemblies. */
import { componentsOf, lifeKey } from './assemblies.ts';
import { writeMoney } from './amounts.ts';
import { own, type Maker } from './drafts.ts';
import { items } from './masters.ts';
import type { Draft, Line, Sources } from './random.ts';
import { isFree, skuOf } from './units.ts';

const quantityAdjustment: Maker = (sources, occurredOn) => {
  const { chance } = sources;
  const lines: Line[] = [];
  if (!chance.isOneIn(3)) {
    const item = sources.item();
    const unitCost = sources.money(sources.model.base);
    lines.push({ item: item.sku, direction: 'in', unitCost, ...sources.newGoods(item) });
  }
  if (chance.isOneIn(2)) {
    const lost = sources.linesOf(chance.some(sources.free(), 2));
    lines.push(...lost.map((line) => ({ ...line, direction: 'out' as const })));
  }
  if (chance.isOneIn(3)) {
    const item = chance.pick(['SCREW', 'BOLTS', 'CABLE']);
    lines.push({ item, direction: 'out', quantity: 1 + chance.below(5) });
  }
  if (lines.length === 0) return null;
  const area = chance.isOneIn(5) ? { area: chance.pick(own) } : {};
  return { kind: 'quantity_adjustment', occurredOn, ...area, lines };
};

const lateCost: Maker = (sources, occurredOn) => {
  const { chance } = sources;
  const [receipt] = chance.some(sources.posted('goods_receipt', null), 1);
  if (receipt === undefined) return null;
  const exchange = sources.exchange();
  const currency = sources.currencyOf(exchange);
  const addOnCosts = sources.addOns(currency).map((addOn) => {
    const isCredit = chance.isOneIn(4) && !addOn.amount.startsWith('0');
    return isCredit ? { ...addOn, amount: `-${addOn.amount}` } : addOn;
  });
  const party = chance.isOneIn(2) ? { party: sources.vendor() } : {};
  const against = receipt.number;
  return {
    kind: 'cost_adjustment',
    occurredOn,
    against,
    ...party,
    ...exchange,
    addOnCosts,
    lines: [],
  };
};

const newCost: Maker = (sources, occurredOn) => {
  const { chance } = sources;
  const exchange = sources.exchange();
  const currency = sources.currencyOf(exchange);
  const any = sources.found(({ unit }) => unit.status !== 'expected' || chance.isOneIn(10));
  const lines = sources.linesOf(chance.some(any, 3), () => ({ unitCost: sources.money(currency) }));
  if (lines.length === 0) return null;
  const party = chance.isOneIn(2) ? { party: sources.vendor() } : {};
  return { kind: 'cost_adjustment', occurredOn, ...party, ...exchange, lines };
};

/** Finds most of what lies in a bin, some that lies elsewhere, and now and then what cannot be there. */
const stockCount: Maker = (sources, day) => {
  const { chance, model } = sources;
  const area = chance.pick(['MAIN', 'MAIN', 'SHOP', 'DEPOT', 'CRMA']);
  const there = sources.found(({ unit }) => unit.area === area);
  const found = there.filter(({ unit }) => !isFree(unit.status) || !chance.isOneIn(6));
  if (chance.isOneIn(3)) {
    found.push(
      ...chance.some(
        sources.free(({ unit }) => unit.area !== area),
        1,
      ),
    );
  }
  if (chance.isOneIn(12)) {
    found.push(
      ...chance.some(
        sources.found(({ unit }) => unit.status === 'sold'),
        1,
      ),
    );
  }
  const lines: Line[] = sources.linesOf(found);
  const cables = there.filter(({ key }) => skuOf(key) === 'CABLE');
  const isAllFree = cables.every(({ unit }) => isFree(unit.status));
  if (isAllFree && chance.isOneIn(2)) {
    const quantity = Math.max(0, cables.length + 1 - chance.below(3));
    const byName = lines.findIndex(({ item }) => item === 'CABLE');
    if (byName >= 0) lines.splice(byName, 1);
    if (quantity > 0) lines.push({ item: 'CABLE', quantity });
  }
  for (const item of ['SCREW', 'BOLTS']) {
    const lying = model.pools.lying(item, area);
    if (lying > 0 && !chance.isOneIn(5)) {
      lines.push({ item, quantity: Math.max(0, lying + 1 - chance.below(4)) });
    }
  }
  const named = [...new Set(lines.map(({ item }) => item))];
  const only = chance.isOneIn(3) && named.length > 0 ? { items: named } : {};
  if (lines.length === 0 && !('items' in only)) return null;
  const occurredOn = chance.isOneIn(4) ? day : sources.day;
  return { kind: 'stock_count', occurredOn, area, ...only, lines };
};

const assembly: Maker = (sources, occurredOn) => {
  const { chance, model } = sources;
  const free = sources.free(({ key }) => skuOf(key) !== 'PC' || chance.isOneIn(6));
  const parts = chance.some(free, 4);
  const builds: NonNullable<Draft['builds']> = [];
  const count = 1 + chance.below(2);
  for (let index = 0; index < count && parts.length > 0; index += 1) {
    const components = parts.splice(0, 1 + chance.below(2)).map(({ key, life }) => ({
      item: skuOf(key),
      serial: sources.written(life.text),
    }));
    const screws = chance.isOneIn(3) ? [{ item: 'SCREW', quantity: 1 + chance.below(4) }] : [];
    const cables = chance.isOneIn(6) ? [{ item: 'CABLE', quantity: 1 + chance.below(2) }] : [];
    const isBox = chance.isOneIn(3);
    const serial = isBox ? {} : { serial: chance.pick(sources.beginning(items.get('PC')!)) };
    const all = [...components, ...screws, ...cables];
    builds.push({ item: isBox ? 'BOX' : 'PC', ...serial, components: all });
  }
  if (builds.length === 0) return null;
  const lines: Line[] = chance.isOneIn(3) ? [{ item: 'BOLTS', quantity: 1 + chance.below(6) }] : [];
  if (chance.isOneIn(6)) lines.push({ item: 'CABLE', quantity: 1 + chance.below(2) });
  if (!model.settings.linkComponents || chance.isOneIn(15)) lines.push(...sources.linesOf(parts));
  const costs = chance.isOneIn(2) ? sources.addOns(model.base) : [];
  const addOnCosts = lines.length === 0 ? costs : costs.filter(({ by }) => by === 'quantity');
  const area = chance.isOneIn(4) ? { area: 'SHOP' } : {};
  return { kind: 'assembly', occurredOn, ...area, builds, addOnCosts, lines };
};

const takingApart: Maker = (sources, occurredOn) => {
  const { chance, model } = sources;
  const built = sources.free(
    ({ key, life }) =>
      componentsOf({ books: model }, lifeKey({ key, life: life.number })).length > 0 ||
      chance.isOneIn(12),
  );
  const [one] = chance.some(built, 1);
  if (one === undefined) return null;
  const takeApart = [{ item: skuOf(one.key), serial: one.life.text }];
  const area = chance.isOneIn(3) ? { area: 'SHOP' } : {};
  return { kind: 'assembly', occurredOn, ...area, takeApart, lines: [] };
};

export const innerMakers = {
  quantity_adjustment: quantityAdjustment,
  late_cost: lateCost,
  new_cost: newCost,
  stock_count: stockCount,
  assembly,
  taking_apart: takingApart,
};

/** Makes a sensible draft a wrong one, as people do. */
export function spoil(sources: Sources, draft: Draft): Draft {
  const { chance } = sources;
  const lines = draft.lines ?? [];
  const [first, ...rest] = lines;
  const change = (fields: Partial<Line>): Draft =>
    first === undefined ? draft : { ...draft, lines: [{ ...first, ...fields }, ...rest] };
  switch (chance.below(12)) {
    case 0:
      return change({ item: chance.pick([...items.keys()]) });
    case 1:
      return change({ item: 'GHOST' });
    case 2:
      return change({ serials: [...(first?.serials ?? []), `S${chance.below(14)}`] });
    case 3:
      return { ...draft, lines: [...lines, ...lines] };
    case 4:
      return change({ quantity: chance.below(4) - 1 });
    case 5: {
      const { party: _party, ...nobody } = draft;
      return nobody;
    }
    case 6:
      return { ...draft, party: chance.pick(['acme', 'bolt', 'carol', 'zenith', 'nobody']) };
    case 7:
      return { ...draft, area: chance.pick(['ATTIC', 'NORTH', 'RELEASED', 'MAIN', 'SHOP']) };
    case 8:
      return { ...draft, from: chance.pick([...sources.model.orders.posted.keys(), 'PO-999']) };
    case 9:
      return { ...draft, occurredOn: '2023-12-30' };
    case 10:
      return change({ direction: chance.pick(['in', 'out'] as const) });
    default:
      return change({ unitCost: '1.00001', unitPrice: writeMoney(chance.below(99), 'USD') });
  }
}
