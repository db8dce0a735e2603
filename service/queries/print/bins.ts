/**
 * The bins of a pick list or put-away list: of units where each lies now; of other goods where they lie, bin by bin in
 * order, until there is enough. What lies nowhere keeps no bin, so that nobody is sent for it.
 */
import { sql } from 'kysely';
import type { DocumentFacts as PrintedDocument, LineFacts } from '../../../reports/model/facts.ts';
import { isOurs } from '../../../shared/stock/lifecycle.ts';
import type { Books } from '../../books.ts';
import { keyOfUnit, type UnitsAtHand } from './units.ts';

interface Shelf {
  readonly sku: string;
  readonly area: string;
  readonly lot: string;
  units: number;
}

/** What lies in our own bins of normal stock, by item, in the order of the bins. */
async function loadShelves(books: Books, skus: readonly string[]): Promise<Map<string, Shelf[]>> {
  const shelves = new Map<string, Shelf[]>();
  if (skus.length === 0) return shelves;
  const { rows } = await sql<Shelf>`
    select i.sku, a.code as area, b.lot, b.units from balances b
    join items i on i.id = b.item_id
    join areas a on a.id = b.area_id
    where b.units > 0 and a.bin_type = 'stock' and a.stock_type = 'normal'
      and i.sku in (select wanted.value from ${books.store.dialect.textsOf([...skus])} as wanted)
    order by a.code, b.lot`.execute(books.store.db);
  for (const row of rows) {
    const found = shelves.get(row.sku);
    if (found === undefined) shelves.set(row.sku, [row]);
    else found.push(row);
  }
  return shelves;
}

/** Those of the items that are no goods: work, freight. */
async function loadServices(books: Books, skus: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ sku: string }>`
    select i.sku from items i where i.tracking = 'none'
      and i.sku in (select wanted.value from ${books.store.dialect.textsOf([...skus])} as wanted)`.execute(
    books.store.db,
  );
  return new Set(rows.map(({ sku }) => sku));
}

/** The units of a line by the bin they lie in; those that left are not to be fetched. */
function splitUnits(line: LineFacts, atHand: UnitsAtHand): LineFacts[] {
  const bins = new Map<string, LineFacts['serials'][number][]>();
  for (const unit of line.serials) {
    const card = atHand.get(keyOfUnit({ sku: line.sku, serial: unit.serial }))?.card;
    if (card !== undefined && !isOurs(card.status)) continue;
    const bin = card?.area ?? '';
    const found = bins.get(bin);
    if (found === undefined) bins.set(bin, [unit]);
    else found.push(unit);
  }
  return [...bins].map(([bin, serials]) => ({
    ...line,
    ...(bin === '' ? {} : { bin }),
    quantity: serials.length,
    serials,
  }));
}

function fetchFrom(shelves: readonly Shelf[], line: LineFacts, wanted: number): LineFacts[] {
  const fetched: LineFacts[] = [];
  let left = wanted;
  for (const shelf of shelves) {
    if (left <= 0) break;
    if (line.lot !== undefined && shelf.lot !== line.lot) continue;
    const quantity = Math.min(left, shelf.units);
    if (quantity === 0) continue;
    shelf.units -= quantity;
    left -= quantity;
    const lot = shelf.lot === '' ? {} : { lot: shelf.lot };
    fetched.push({ ...line, ...lot, bin: shelf.area, quantity, serials: [] });
  }
  if (left > 0) fetched.push({ ...line, quantity: left, serials: [] });
  return fetched;
}

/** The lines of a pick list: one a bin, of what is open and not yet gone. */
export async function linesByBin(
  books: Books,
  { lines }: PrintedDocument,
  atHand: UnitsAtHand,
): Promise<readonly LineFacts[]> {
  const services = await loadServices(books, [...new Set(lines.map(({ sku }) => sku))]);
  const goods = lines.filter(({ sku }) => !services.has(sku));
  const isLoose = (line: LineFacts): boolean => line.serials.length < (line.open ?? line.quantity);
  const loose = goods.filter(isLoose);
  const shelves = await loadShelves(books, [...new Set(loose.map(({ sku }) => sku))]);
  return goods.flatMap((line) => {
    const named = splitUnits(line, atHand);
    const wanted = (line.open ?? line.quantity) - line.serials.length;
    return wanted > 0 ? [...named, ...fetchFrom(shelves.get(line.sku) ?? [], line, wanted)] : named;
  });
}

/** The lines of a put-away list: where the receipt left them. */
export function linesToPutAway(
  { lines }: PrintedDocument,
  area: string | undefined,
  atHand: UnitsAtHand,
): readonly LineFacts[] {
  return lines.flatMap((line) =>
    line.serials.length > 0
      ? splitUnits(line, atHand)
      : [{ ...line, ...(area === undefined ? {} : { bin: area }) }],
  );
}
