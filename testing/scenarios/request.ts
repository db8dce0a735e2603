/** Makes of a scenario's document the request that a client would send: items, ids, days and amounts filled in. */
import type { DocumentRequest } from '../../shared/api.ts';
import { amountFieldOf } from '../../shared/documents/rules.ts';
import { cleanSerial, foldSerial } from '../../shared/serial/text.ts';
import { idOf } from '../fixtures/books.ts';
import type { ScenarioDocument, ScenarioLine, ScenarioSerial } from './scenario.ts';

/** What a scenario named before, so that it need not say it again. */
export interface Names {
  readonly skus: Set<string>;
  /** The item in which each serial was last named, by folded text. */
  readonly itemOf: Map<string, string>;
  lastItem: string;
  lastNumber: string;
  lastDay: string;
  nextId: number;
}

export function keyOf(serial: string): string {
  const cleaned = cleanSerial(serial);
  return cleaned.ok ? foldSerial(cleaned.value) : serial;
}

/** The item that a serial belongs to: as said, as last named, or the item that was spoken of last. */
export function itemFor(names: Names, item: string | null, serial: string): string {
  return item ?? names.itemOf.get(keyOf(serial)) ?? names.lastItem;
}

function rememberItem(names: Names, item: string, serials: readonly string[]): void {
  if (names.skus.has(item)) names.lastItem = item;
  for (const serial of serials) names.itemOf.set(keyOf(serial), item);
}

type RequestLine = NonNullable<DocumentRequest['lines']>[number];

function requestLine(
  names: Names,
  line: ScenarioLine,
  amountField: 'unitCost' | 'unitPrice',
): RequestLine {
  const { amount, item: named, serials, isSerialsEmpty, manufacturerSerials, ...rest } = line;
  const [first, ...others] = serials ?? [];
  const isSkuFirst = named === null && first !== undefined && names.skus.has(first.serial);
  const own = isSkuFirst ? (others.length > 0 ? others : null) : serials;
  const item = isSkuFirst ? first.serial : itemFor(names, named, own?.[0]?.serial ?? '');
  rememberItem(names, item, own?.map(({ serial }) => serial) ?? []);
  return {
    ...rest,
    item,
    ...(own === null && !isSerialsEmpty ? {} : { serials: (own ?? []).map(entryOf) }),
    ...(amount === undefined ? {} : { [amountField]: amount }),
    ...(manufacturerSerials === undefined ? {} : { manufacturerSerials }),
  };
}

function entryOf(entry: ScenarioSerial): ScenarioSerial | string {
  const isPlain = entry.manufacturerSerial === undefined && entry.lot === undefined;
  return isPlain ? entry.serial : { ...entry };
}

/** The request; a document without an id takes the next, and one without a day that of the document before. */
export function requestOf(names: Names, document: ScenarioDocument): DocumentRequest {
  const { kind, id, follows, accept, addOns, occurredOn, items, ...others } = document;
  const { lines, builds, takeApart, ...fields } = others;
  const amountField = amountFieldOf(kind);
  names.lastDay = occurredOn ?? names.lastDay;
  names.nextId += 1;
  const from = follows.map((name) => (name === 'LAST' ? names.lastNumber : name));
  const requestLines = lines.map((line) => requestLine(names, line, amountField));
  for (const { item, serial } of builds) rememberItem(names, item, serial ? [serial] : []);
  return {
    ...fields,
    id: idOf(id ?? names.nextId),
    kind,
    occurredOn: names.lastDay,
    lines: requestLines,
    ...(accept.length === 0 ? {} : { accept: [...accept] }),
    ...(addOns.length === 0 ? {} : { addOnCosts: [...addOns] }),
    ...(from.length === 0 ? {} : { from: from.length === 1 ? from.join('') : from }),
    ...(items.length === 0 ? {} : { items: [...items] }),
    ...(builds.length === 0
      ? {}
      : { builds: builds.map((build) => ({ ...build, components: [...build.components] })) }),
    ...(takeApart.length === 0 ? {} : { takeApart: [...takeApart] }),
  };
}
