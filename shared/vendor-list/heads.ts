/**
 * Which column of a vendor's list is which: by its head where there is one, in the languages that lists come in, and by
 * what stands in it where there is none. It is a proposal: a person confirms it, and the confirmed layout is kept for
 * the vendor's next list.
 */
import { costByLook, serialsByLook } from './looks.ts';

export const columnRoles = ['item', 'cost', 'quantity', 'manufacturerSerial', 'lot'] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** Places of columns, from 0. Serials may stand in several columns side by side. */
export interface ListColumns extends Readonly<Record<ColumnRole, number | null>> {
  readonly serials: readonly number[];
}

export interface Heads {
  /** From 0; null where the list begins with its first serial. */
  readonly headRow: number | null;
  readonly columns: ListColumns;
  /** Whether a head says where the serials are; else their look does. */
  readonly isSure: boolean;
}

export type Rows = readonly (readonly string[])[];

/** Heads as lists have them, in lower case without punctuation, by what their column holds; the first that fits counts. */
const headWords: readonly (readonly [ColumnRole | 'serial', RegExp])[] = [
  [
    'manufacturerSerial',
    /^(mfg|mfr|oem|manufacturer'?s?|maker'?s?|vendor'?s?) (serial|sn|s n)|^msn$|^hersteller ?(serien)?(nummer|nr)$|numero de serie fabricant/,
  ],
  [
    'serial',
    /^(serial|serials|serial (no|nos|number|numbers|num|nr|id)|s n|sn|snr|s nr|ser no|ser nr|unit serial.*|device serial.*|equipment serial.*|imei.*|iccid|esn|meid|vin|service tag|asset tag)$|^serien ?(nummern?|nr)$|^seriennr|^(numero|no|n)( ?de)? ?serie$|^numer ?seryjny$|^numery ?seryjne$|^nr ?(seryjny|fabryczny)$|^seri(j|)ni? ?(broj|numara)|^numero ?di ?serie$|^matricola$|序列[号號]|串[号號]|.序號|シリアル|серийный/,
  ],
  [
    'item',
    /^(item|sku|material|model|product|article|artikel|part|mpn|code article|referencia|modell|modele|modelo|towar|indeks)( (no|nr|num|number|code|id|name))?$|^(p n|pn|partno|itemno|part number.*|article no.*|artikel ?(nummer|nr).*|material ?(nummer|nr)|art nr|bestell ?nummer|produkt|reference|ref( article)?|codigo( articulo)?)$|型[号號]|料号|品番|артикул/,
  ],
  [
    'cost',
    /^(unit )?(price|cost|net price|unit net)( (each|per unit|net|usd|eur|gbp|pln|cny))*$|^(unit (price|cost).*|einzel ?preis.*|stueck ?preis.*|stuck ?preis.*|preis.*|ek( preis)?|e preis|prix( unitaire)?.*|precio( unitario)?.*|cena( jednostkowa)?.*|prezzo.*|p u( ht)?|rate)$|单价|單價|価格|價格|价格|цена/,
  ],
  [
    'quantity',
    /^(qty|quantity|menge|anzahl|stueck|stuck|stk|pcs|pieces|quantite|qte|cantidad|ilosc|quantita|count)( (shipped|delivered|geliefert|ordered))?$|数量|кол/,
  ],
  [
    'lot',
    /^(lot|batch|charge|chargen ?(nummer|nr)|lot (no|number)|batch (no|number)|partia)$|批号|ロット/,
  ],
];

/** A head without case, accents and punctuation. */
function plainHead(text: string): string {
  return text
    .slice(0, 80)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();
}

/** What a head says that its column holds; null where it says nothing known. */
export function roleOfHead(text: string): ColumnRole | 'serial' | null {
  const plain = plainHead(text);
  if (plain === '') return null;
  return headWords.find(([, words]) => words.test(plain))?.[0] ?? null;
}

/** Heads stand near the top, below an address and a title. */
const headRowsSought = 60;

function columnsByHead(row: readonly string[]): ListColumns | null {
  const roles = row.map(roleOfHead);
  if (roles.every((role) => role === null)) return null;
  const place = (role: ColumnRole): number | null => {
    const at = roles.indexOf(role);
    return at < 0 ? null : at;
  };
  const serials = roles.flatMap((role, at) => (role === 'serial' ? [at] : []));
  const ofMaker = place('manufacturerSerial');
  // Where a list has the maker's serials alone, its units are known by them.
  const isMakerAlone = serials.length === 0 && ofMaker !== null;
  return {
    serials: isMakerAlone ? [ofMaker] : serials,
    item: place('item'),
    cost: place('cost'),
    quantity: place('quantity'),
    manufacturerSerial: isMakerAlone ? null : ofMaker,
    lot: place('lot'),
  };
}

/** How many columns a head row names. */
function countRoles({ serials, ...others }: ListColumns): number {
  return serials.length + Object.values(others).filter((at) => at !== null).length;
}

const noColumns: ListColumns = {
  serials: [],
  item: null,
  cost: null,
  quantity: null,
  manufacturerSerial: null,
  lot: null,
};

/** The proposal for a list: its head row and its columns. */
export function guessHeads(rows: Rows): Heads {
  let best: { row: number; columns: ListColumns } | null = null;
  rows.slice(0, headRowsSought).forEach((row, at) => {
    const columns = columnsByHead(row);
    if (columns === null) return;
    const isBetter =
      best === null ||
      (columns.serials.length > 0 && best.columns.serials.length === 0) ||
      (columns.serials.length > 0 === best.columns.serials.length > 0 &&
        countRoles(columns) > countRoles(best.columns));
    if (isBetter) best = { row: at, columns };
  });
  const named = best as { row: number; columns: ListColumns } | null;
  if (named !== null && named.columns.serials.length > 0)
    return { headRow: named.row, columns: named.columns, isSure: true };
  const columns = named?.columns ?? noColumns;
  const below = rows.slice(named === null ? 0 : named.row + 1);
  const taken = new Set(Object.values(columns).filter((at) => typeof at === 'number'));
  const serials = serialsByLook(below, taken);
  const cost = columns.cost ?? costByLook(below, new Set([...taken, ...serials]));
  return { headRow: named?.row ?? null, columns: { ...columns, serials, cost }, isSure: false };
}

/** How a vendor's lists are laid out: a column by its head, or by its place where there is no head row. */
export interface ListLayout {
  readonly serials: readonly (string | number)[];
  readonly columns: { readonly [Role in ColumnRole]?: string | number | undefined };
}

/** The layout that confirmed heads mean, for the vendor's next list. */
export function layoutOf(rows: Rows, { headRow, columns }: Heads): ListLayout {
  const head = headRow === null ? [] : (rows[headRow] ?? []);
  const nameOf = (at: number): string | number => {
    const name = plainHead(head[at] ?? '');
    return name === '' ? at : name;
  };
  const named = columnRoles.flatMap((role) => {
    const at = columns[role];
    return at === null ? [] : [[role, nameOf(at)] as const];
  });
  return { serials: columns.serials.map(nameOf), columns: Object.fromEntries(named) };
}

/** A kept layout in a list of today; null where a head that it names is not there. */
export function applyLayout(rows: Rows, layout: ListLayout): Heads | null {
  const wanted = [...layout.serials, ...Object.values(layout.columns)];
  const names = wanted.filter((name) => typeof name === 'string');
  const headRow =
    names.length === 0
      ? null
      : rows.slice(0, headRowsSought).findIndex((row) => {
          const heads = new Set(row.map(plainHead));
          return names.every((name) => heads.has(name));
        });
  if (headRow === -1) return null;
  const heads = headRow === null ? [] : (rows[headRow] ?? []).map(plainHead);
  const placeOf = (name: string | number | undefined): number | null =>
    name === undefined ? null : typeof name === 'number' ? name : heads.indexOf(name);
  return {
    headRow,
    isSure: true,
    columns: {
      serials: layout.serials.flatMap((name) => placeOf(name) ?? []),
      item: placeOf(layout.columns.item),
      cost: placeOf(layout.columns.cost),
      quantity: placeOf(layout.columns.quantity),
      manufacturerSerial: placeOf(layout.columns.manufacturerSerial),
      lot: placeOf(layout.columns.lot),
    },
  };
}
