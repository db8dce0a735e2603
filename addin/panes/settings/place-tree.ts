/** Places as a tree by what they lie in, flattened in the order in which it is shown; pure. */
import type { Area } from './use-areas.ts';

export interface PlaceRow {
  readonly area: Area;
  /** 0 for a place that lies in no other. */
  readonly depth: number;
}

const kindOrder = { location: 0, area: 1, bin: 2 } as const;

function byKindAndCode(one: Area, other: Area): number {
  const byKind = kindOrder[one.kind] - kindOrder[other.kind];
  return byKind === 0 ? one.code.localeCompare(other.code) : byKind;
}

/** Each place below what it lies in. A place whose parent is missing, or lies in itself by way of others, is at the top. */
export function flattenPlaces(areas: readonly Area[]): readonly PlaceRow[] {
  const codes = new Set(areas.map(({ code }) => code));
  const children = new Map<string, Area[]>();
  const tops: Area[] = [];
  for (const area of areas) {
    const parent = area.parent ?? null;
    if (parent === null || parent === area.code || !codes.has(parent)) tops.push(area);
    else {
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [area]);
      else siblings.push(area);
    }
  }
  const rows: PlaceRow[] = [];
  const seen = new Set<string>();
  const walk = (tree: readonly Area[]): void => {
    const waiting = [...tree].sort(byKindAndCode).map((area) => ({ area, depth: 0 }));
    waiting.reverse();
    for (let row = waiting.pop(); row !== undefined; row = waiting.pop()) {
      if (seen.has(row.area.code)) continue;
      seen.add(row.area.code);
      rows.push(row);
      const { depth } = row;
      const below = [...(children.get(row.area.code) ?? [])].sort(byKindAndCode).reverse();
      for (const area of below) waiting.push({ area, depth: depth + 1 });
    }
  };
  walk(tops);
  walk(areas.filter(({ code }) => !seen.has(code)));
  return rows;
}

/** What a place may lie in: no bin, not itself, and nothing that lies in it. */
export function listParents(areas: readonly Area[], code: string): readonly Area[] {
  const parentOf = new Map(areas.map((area) => [area.code, area.parent ?? null]));
  const liesIn = (place: string): boolean => {
    const seen = new Set<string>();
    for (let at: string | null = place; at !== null && !seen.has(at);) {
      if (at === code) return true;
      seen.add(at);
      at = parentOf.get(at) ?? null;
    }
    return false;
  };
  return areas
    .filter((area) => area.kind !== 'bin' && (code === '' || !liesIn(area.code)))
    .sort(byKindAndCode);
}
