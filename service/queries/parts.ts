/** What a unit was built of, and what it was built into: from a returned unit to its component's vendor, and back. */
import { sql } from 'kysely';
import type { AnswerOf } from '../../shared/api.ts';
import type { Books } from '../books.ts';
import { findUnitRow } from './units.ts';
import { standingLink } from './view-assembly.ts';

interface PartRow {
  item: string;
  serial: string;
  life: number;
  manufacturer_serial: string | null;
  vendor: string | null;
  receipt: string | null;
  document: string;
}

/** The standing links of a unit, on its side as what was built or as what went into it. */
async function readParts(
  books: Books,
  side: 'built' | 'component',
  unitId: number,
): Promise<PartRow[]> {
  const [own, other] =
    side === 'built'
      ? [sql`k.built_id`, sql`k.component_id`]
      : [sql`k.component_id`, sql`k.built_id`];
  const { rows } = await sql<PartRow>`
    select i.sku as item, u.serial, u.life, u.manufacturer_serial, p.code as vendor,
      r.number as receipt, d.number as document
    from unit_links k
    join units u on u.id = ${other}
    join items i on i.id = u.item_id
    join documents d on d.id = k.document_id
    left join parties p on p.id = u.vendor_id
    left join documents r on r.id = u.receipt_id
    where ${own} = ${unitId} and ${standingLink}
    order by i.sku, u.serial`.execute(books.store.db);
  return rows;
}

function partOf(row: PartRow): AnswerOf<'getParts'>['components'][number] {
  return {
    item: row.item,
    serial: row.serial,
    life: row.life,
    manufacturerSerial: row.manufacturer_serial,
    vendor: row.vendor,
    receiptNumber: row.receipt,
    document: row.document,
  };
}

/** The components of a unit and the unit that it went into; null where there is no such unit. */
export async function findParts(
  books: Books,
  sku: string,
  serial: string,
  life?: number,
): Promise<AnswerOf<'getParts'> | null> {
  const row = await findUnitRow(books, sku, serial, life);
  if (row === null) return null;
  const components = await readParts(books, 'built', row.id);
  const [into] = await readParts(books, 'component', row.id);
  return {
    components: components.map(partOf),
    builtInto: into === undefined ? null : partOf(into),
  };
}
