/** What the store must have ready of the books before a draft is checked. */
import type { DocumentDraft, DraftLine } from '../api.ts';
import { cleanSerial, foldSerial } from '../serial/text.ts';
import type { UnitEvent } from '../stock/lifecycle.ts';
import type { Area, Item } from '../stock/masters.ts';
import { seriesOf } from '../stock/series.ts';
import type { BookSettings } from '../stock/settings.ts';
import { isTrackedByUnit } from './check-lines.ts';
import { lineRules, kindRules } from './rules.ts';
import { storeSourceOf } from './take-units.ts';

export interface DraftNeeds {
  /** The folded serials that the draft names. */
  readonly folds: readonly string[];
  /** The makers' serials by which a count names units. */
  readonly manufacturerSerials: readonly string[];
  /** How many new serials its lines want, by series. */
  readonly freshSerials: ReadonlyMap<string, number>;
  /** How many free units it wants of each item. */
  readonly freeUnits: ReadonlyMap<number, number>;
}

/** The skus that a draft names anywhere. */
export function listSkus(draft: DocumentDraft): string[] {
  const skus = new Set(draft.lines.map((line) => line.item));
  for (const sku of draft.items ?? []) skus.add(sku);
  for (const { item, components } of draft.builds ?? []) {
    skus.add(item);
    for (const component of components) skus.add(component.item);
  }
  for (const { item } of draft.takeApart ?? []) skus.add(item);
  return [...skus];
}

/** The texts of all serials that a draft names, beside its makers' serials. */
function* listSerials(draft: DocumentDraft): Iterable<string> {
  for (const { serials } of draft.lines) {
    for (const entry of serials ?? []) yield typeof entry === 'string' ? entry : entry.serial;
  }
  for (const { serial, components } of draft.builds ?? []) {
    if (serial !== undefined) yield serial;
    for (const component of components) {
      if (component.serial !== undefined) yield component.serial;
    }
  }
  for (const { serial } of draft.takeApart ?? []) yield serial;
}

function listMakersSerials(draft: DocumentDraft): string[] {
  if (draft.kind !== 'stock_count') return [];
  const named = new Set<string>();
  for (const { serials } of draft.lines) {
    for (const entry of serials ?? []) {
      if (typeof entry === 'string' || entry.serial !== '') continue;
      if (entry.manufacturerSerial !== undefined) named.add(entry.manufacturerSerial);
    }
  }
  return [...named];
}

/** What a line will do to its units, as far as the draft alone tells. */
function eventIn({ kind }: DocumentDraft, { direction }: DraftLine): UnitEvent | null {
  // Inputs of an assembly that are common to its units.
  if (kind === 'assembly') return 'consume';
  const rule = kindRules[kind];
  return (direction === undefined ? null : rule[direction]) ?? rule.event;
}

/** Reads off a draft which units the view must hold. */
export function listNeeds(
  draft: DocumentDraft,
  items: ReadonlyMap<string, Item>,
  areas: ReadonlyMap<string, Area>,
  settings: BookSettings,
): DraftNeeds {
  const folds = new Set<string>();
  for (const text of listSerials(draft)) {
    const cleaned = cleanSerial(text);
    if (cleaned.ok) folds.add(foldSerial(cleaned.value));
  }
  const freshSerials = new Map<string, number>();
  const freeUnits = new Map<number, number>();
  const add = <Key>(to: Map<Key, number>, key: Key, count: number): void => {
    to.set(key, (to.get(key) ?? 0) + count);
  };
  const seriesAt = (code: string | null | undefined): string =>
    seriesOf(code === null || code === undefined ? null : (areas.get(code) ?? null), areas).name;
  for (const line of draft.lines) {
    const item = items.get(line.item);
    const quantity = line.quantity ?? 0;
    const isByQuantity = (line.serials?.length ?? 0) === 0 && quantity > 0;
    if (item === undefined || !isByQuantity || !isTrackedByUnit(item)) continue;
    if (draft.kind === 'stock_count') {
      add(freshSerials, seriesAt(draft.area), quantity);
      continue;
    }
    const event = eventIn(draft, line);
    const source = event === null ? 'nothing' : storeSourceOf(item, event);
    if (source === 'free') add(freeUnits, item.id, quantity);
    if (source === 'new' && event !== null) {
      const field = lineRules[event].destinationField;
      const named = field === null ? undefined : (line[field] ?? draft[field]);
      add(freshSerials, seriesAt(named ?? settings.bins.receipt), quantity);
    }
  }
  for (const { components } of draft.builds ?? []) {
    for (const component of components) {
      const item = items.get(component.item);
      if (item?.tracking === 'auto_serial' && component.serial === undefined) {
        add(freeUnits, item.id, component.quantity ?? 0);
      }
    }
  }
  const built = (draft.builds ?? []).filter(({ serial }) => serial === undefined).length;
  if (built > 0) add(freshSerials, seriesAt(draft.area ?? settings.bins.built), built);
  return {
    folds: [...folds],
    manufacturerSerials: listMakersSerials(draft),
    freshSerials,
    freeUnits,
  };
}
