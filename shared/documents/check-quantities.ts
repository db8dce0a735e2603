/**
 * Lines of items that are tracked by quantity: how much is where, and what it costs at the pool's average. Each line
 * sees what the lines before it left.
 */
import type { DraftLine } from '../api.ts';
import { ask, raise, type Issue } from '../issues.ts';
import { poolOf, type Pools } from '../costing/pool.ts';
import { divide, type Minor } from '../money.ts';
import type { UnitEvent } from '../stock/lifecycle.ts';
import type { Area, Item } from '../stock/masters.ts';
import { lotKey, type BooksView } from './view.ts';
import type { DocumentKind } from './kinds.ts';
import { mainBinOf } from './take-units.ts';

/** Some of an item in one bin and lot. */
export interface BinQuantity {
  readonly areaId: number;
  readonly lot: string;
  readonly quantity: number;
}

interface OpenBalance {
  readonly areaId: number;
  readonly lot: string;
  left: number;
}

/** What is left in bins and pools as a document goes through its lines. */
export interface Shelves {
  readonly balances: Map<number, OpenBalance[]>;
  readonly pools: Pools;
}

export function openShelves(view: BooksView): Shelves {
  const balances = new Map<number, OpenBalance[]>();
  for (const [itemId, found] of view.balances) {
    const open = found.map(({ areaId, lot, units }) => ({ areaId, lot, left: units }));
    balances.set(itemId, open);
  }
  return { balances, pools: new Map(view.pools) };
}

/** What each event does to a quantity: brings it to us, takes it away, or moves it between our bins. */
export function flowOf(event: UnitEvent): 'in' | 'out' | 'within' | 'none' {
  switch (event) {
    case 'receive':
    case 'take_back':
    case 'find':
    case 'build':
    case 'recover':
      return 'in';
    case 'sell':
    case 'return_to_vendor':
    case 'write_off':
    case 'consume':
      return 'out';
    case 'transfer':
    case 'depart':
    case 'arrive':
      return 'within';
    case 'expect':
    case 'commit':
    case 'release':
    case 'expect_return':
    case 'set_aside':
    case 'revalue':
      return 'none';
  }
}

/** The quantity of a line without units; 0 where an issue says what is wrong with it. */
export function checkQuantity(
  draftLine: DraftLine,
  line: number,
  item: Item,
  kind: DocumentKind,
  event: UnitEvent,
  issues: Issue[],
): number {
  const { quantity, serials } = draftLine;
  const place = { line };
  if ((serials?.length ?? 0) > 0)
    issues.push(raise('serials_not_taken', { item: item.sku }, place));
  const isStockMoved = flowOf(event) === 'within' || event === 'find' || event === 'write_off';
  if (item.tracking === 'none' && isStockMoved) {
    issues.push(
      raise('item_holds_no_stock', { item: item.sku, kind, tracking: item.tracking }, place),
    );
  }
  if (quantity === undefined) {
    if (serials === undefined || serials.length === 0) {
      issues.push(raise('quantity_missing', { item: item.sku }, place));
    }
    return 0;
  }
  if (quantity <= 0) {
    issues.push(raise('quantity_not_positive', { quantity }, place));
    return 0;
  }
  return quantity;
}

/** Where a quantity is taken from, and what may be asked of it. */
export interface QuantityWish {
  readonly item: Item;
  readonly line: number;
  readonly quantity: number;
  readonly event: UnitEvent;
  /** The only bin it may come from; null where the main bin is asked first, then the others. */
  readonly source: Area | null;
  readonly lot: string | null;
  readonly occurredOn: string;
}

/**
 * Takes a quantity out of bins: of the named bin, or of the main one and then of the others (everest.md O11); of the
 * named lot, or of those that expire first. Less than is wanted is an issue.
 */
export function takeFromBins(
  wish: QuantityWish,
  shelves: Shelves,
  view: BooksView,
  issues: Issue[],
): BinQuantity[] {
  const { item, line, quantity, lot } = wish;
  const candidates = (shelves.balances.get(item.id) ?? []).filter(
    (balance) =>
      balance.left > 0 && (lot === null || balance.lot === lot) && isTaken(balance, wish, view),
  );
  candidates.sort((a, b) => (rankOf(a, item, view) < rankOf(b, item, view) ? -1 : 1));
  const taken: BinQuantity[] = [];
  let wanted = quantity;
  for (const balance of candidates) {
    const part = Math.min(wanted, balance.left);
    if (part === 0) break;
    balance.left -= part;
    wanted -= part;
    taken.push({ areaId: balance.areaId, lot: balance.lot, quantity: part });
    checkLotOfQuantity(balance.lot, wish, view, issues);
  }
  if (wanted > 0) {
    const details = { item: item.sku, wanted: quantity, available: quantity - wanted };
    issues.push(raise('quantity_not_in_stock', details, { line }));
  }
  return taken;
}

function isTaken({ areaId }: OpenBalance, wish: QuantityWish, view: BooksView): boolean {
  const { source, event } = wish;
  const { inTransit } = view.settings.bins;
  // What is on its way belongs to its transfer.
  if (event !== 'arrive' && view.areasById.get(areaId)?.code === inTransit) return false;
  if (source !== null) return areaId === source.id;
  if (areaId === mainBinOf(view)) return true;
  const area = view.areasById.get(areaId);
  return view.settings.searchOtherBins && area?.binType === 'stock' && area.stockType === 'normal';
}

/** Main bin first, then by lot that expires first, then by code. */
function rankOf({ areaId, lot }: OpenBalance, item: Item, view: BooksView): string {
  const isMain = areaId === mainBinOf(view) ? '0' : '1';
  const expiresOn = view.lots.get(lotKey(item.id, lot))?.expiresOn ?? '9999-12-31';
  return `${isMain} ${expiresOn} ${view.areasById.get(areaId)?.code ?? ''} ${lot}`;
}

function checkLotOfQuantity(
  lot: string,
  wish: QuantityWish,
  view: BooksView,
  issues: Issue[],
): void {
  if (lot === '' || wish.event !== 'sell') return;
  const expiresOn = view.lots.get(lotKey(wish.item.id, lot))?.expiresOn ?? null;
  if (expiresOn !== null && wish.occurredOn > expiresOn) {
    issues.push(ask('lot_expired', { lot, expiresOn }, { line: wish.line }));
  }
}

/** What a quantity that comes back is worth: at the average of what we have, else what the line says. */
export function averageOr(pools: Pools, itemId: number, quantity: number, fallback: Minor): Minor {
  const pool = poolOf(pools, itemId);
  return pool.units === 0 ? fallback : divide(pool.value, quantity, pool.units);
}
