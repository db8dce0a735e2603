/** A sheet to count a bin with: what the books have in it, by item and lot, in the order of the items. */
import { sql } from 'kysely';
import type { QueryOf } from '../../../shared/api.ts';
import type { Refusal } from '../../../shared/refusals.ts';
import { fail, succeed, type Result } from '../../../shared/result.ts';
import type { Tracking } from '../../../shared/stock/masters.ts';
import type { LineFacts, PrintedSerial } from '../../../reports/model/facts.ts';
import { todayOf, type Books } from '../../books.ts';
import { formatHead, readHead } from '../../store/audit.ts';
import { printCompanyOf, printDesignOf, readDesign } from '../design.ts';
import type { Printable } from '../print.ts';
import { settleOptions } from './facts.ts';

type CountSheetQuery = QueryOf<'printCountSheet'>;

interface ExpectedRow {
  readonly sku: string;
  readonly description: string;
  readonly lot: string;
  readonly units: number;
  readonly tracking: Tracking;
}

interface UnitRow {
  readonly sku: string;
  readonly lot: string;
  readonly serial: string;
  readonly manufacturer_serial: string | null;
}

async function loadExpected(
  books: Books,
  areaId: number,
  item: string | undefined,
): Promise<readonly ExpectedRow[]> {
  const { rows } = await sql<ExpectedRow>`
    select i.sku, i.description, i.tracking, b.lot, b.units from balances b join items i on i.id = b.item_id
    where b.area_id = ${areaId} and b.units <> 0
      and ${item === undefined ? sql`true` : sql`i.sku = ${item}`}
    order by i.sku, b.lot`.execute(books.store.db);
  return rows;
}

/** The units in the bin by item and lot, in the order of their serials. */
async function loadSerials(
  books: Books,
  areaId: number,
  item: string | undefined,
): Promise<Map<string, PrintedSerial[]>> {
  const { rows } = await sql<UnitRow>`
    select i.sku, coalesce(u.lot, '') as lot, u.serial, u.manufacturer_serial
    from units u join items i on i.id = u.item_id
    where u.area_id = ${areaId} and ${item === undefined ? sql`true` : sql`i.sku = ${item}`}
    order by u.fold`.execute(books.store.db);
  const serials = new Map<string, PrintedSerial[]>();
  for (const { sku, lot, serial, manufacturer_serial: maker } of rows) {
    const key = `${sku}\u0000${lot}`;
    const unit = { serial, ...(maker === null ? {} : { manufacturerSerial: maker }) };
    const found = serials.get(key);
    if (found === undefined) serials.set(key, [unit]);
    else found.push(unit);
  }
  return serials;
}

/** What the count sheet of a bin is made of. */
export async function findCountSheet(
  books: Books,
  area: string,
  query: CountSheetQuery,
): Promise<Result<Printable, Refusal>> {
  const { db } = books.store;
  const bin = await db
    .selectFrom('areas')
    .select(['id', 'bin_type'])
    .where('code', '=', area)
    .executeTakeFirst();
  if (bin?.bin_type !== 'stock') return fail({ code: 'no_bin', details: { area } });
  const isBlind = query.blind === true;
  const stored = await readDesign(db);
  const options = settleOptions({ style: 'standard', ...query }, stored);
  const expected = await loadExpected(books, bin.id, query.item);
  const serials = isBlind ? new Map<string, never>() : await loadSerials(books, bin.id, query.item);
  const lines = expected.map(({ sku, description, lot, units, tracking }, index): LineFacts => ({
    line: index + 1,
    sku,
    description,
    quantity: units,
    ...(lot === '' ? {} : { lot }),
    ...(isBlind ? {} : { expected: units }),
    hasUnits: tracking === 'serial' || tracking === 'auto_serial',
    serials: serials.get(`${sku}\u0000${lot}`) ?? [],
  }));
  return succeed({
    form: 'document',
    facts: {
      company: printCompanyOf(stored),
      design: printDesignOf(stored),
      kind: 'stock_count',
      style: isBlind ? 'blind_count_sheet' : 'count_sheet',
      number: area,
      occurredOn: todayOf(books),
      currency: books.store.baseCurrency,
      seal: formatHead(await readHead(db)),
      paper: options.paper === 'Letter' ? 'letter' : 'a4',
      language: options.language,
      lines,
      serials: isBlind ? 'none' : 'both',
    },
  });
}
