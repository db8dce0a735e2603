/** Changes what a person may say of a unit: its maker's serial, a note, custom fields. Its life is not among them. */
import { createHash } from 'node:crypto';
import type { BodyOf } from '../../shared/api.ts';
import { nowOf, type Books } from '../books.ts';
import { findUnitRow } from '../queries/units.ts';
import { appendLink } from '../store/audit.ts';
import { transact } from '../store/transact.ts';
import { writeCanonical } from './post-document.ts';

/** Answers whether there is such a unit. Custom fields are merged; a null takes one away. */
export async function changeUnit(
  books: Books,
  sku: string,
  serial: string,
  change: BodyOf<'changeUnit'>,
  user: string,
): Promise<boolean> {
  return transact(books.store, async (db) => {
    const row = await findUnitRow({ ...books, store: { ...books.store, db } }, sku, serial);
    if (row === null) return false;
    const before = JSON.parse(row.custom_fields ?? '{}') as Record<string, unknown>;
    const merged = Object.entries({ ...before, ...change.customFields }).filter(
      ([, value]) => value !== null,
    );
    await db
      .updateTable('units')
      .set({
        manufacturer_serial:
          change.manufacturerSerial === undefined
            ? row.manufacturer_serial
            : change.manufacturerSerial,
        note: change.note === undefined ? row.note : change.note,
        custom_fields: merged.length === 0 ? null : JSON.stringify(Object.fromEntries(merged)),
      })
      .where('id', '=', row.id)
      .execute();
    await appendLink(db, books.store.bookId, {
      recordedAt: nowOf(books),
      user,
      action: 'change unit',
      subject: `${sku}/${row.serial}`,
      content: createHash('sha256').update(writeCanonical(change)).digest('hex'),
    });
    return true;
  });
}
