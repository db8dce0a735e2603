/** Changes what the company and its customers say on e-invoices. Every change is a link of the audit chain. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { buyerSchema, sellerChangesSchema } from '../../shared/api/einvoice.ts';
import type { PartyFields } from '../../shared/api.ts';
import {
  checkEInvoiceFields,
  type EInvoiceBuyer,
  type EInvoiceSeller,
} from '../../shared/company/einvoice.ts';
import type { EInvoiceField } from '../../shared/company/einvoice-issues.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { nowOf, type Books } from '../books.ts';
import { readBuyer, readSeller } from '../queries/einvoice.ts';
import { appendLink } from '../store/audit.ts';
import { transact } from '../store/transact.ts';
import { putParties } from './masters.ts';

function given<Fields extends object>(changes: Fields): Fields {
  return Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== undefined),
  ) as Fields;
}

/** What the company says; the fields that are not what they must be, and nothing changed then. */
export async function putSeller(
  books: Books,
  changes: z.output<typeof sellerChangesSchema>,
  user: string,
): Promise<Result<EInvoiceSeller, readonly EInvoiceField[]>> {
  const wrong = checkEInvoiceFields(given(changes) as Partial<EInvoiceSeller>);
  if (wrong.length > 0) return fail(wrong);
  return transact(books.store, async (db) => {
    const before = await readSeller(db);
    const after: EInvoiceSeller = { ...before, ...(given(changes) as Partial<EInvoiceSeller>) };
    const value = JSON.stringify(after);
    if (value === JSON.stringify(before)) return succeed(after);
    await db
      .insertInto('settings')
      .values({ name: 'einvoice', value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
    await appendLink(db, books.store.bookId, {
      recordedAt: nowOf(books),
      user,
      action: 'change setting',
      subject: 'e-invoices',
      content: createHash('sha256').update(value).digest('hex'),
    });
    return succeed(after);
  });
}

/** What a customer needs, beside everything else that is kept of it; null where there is no such customer. */
export async function putBuyer(
  books: Books,
  code: string,
  changes: z.output<typeof buyerSchema>,
  user: string,
): Promise<Result<EInvoiceBuyer, readonly EInvoiceField[]> | null> {
  const said = given(changes) as Partial<EInvoiceBuyer>;
  const wrong = checkEInvoiceFields(said);
  if (wrong.length > 0) return fail(wrong);
  const before = await readBuyer(books.store.db, code);
  const row = await books.store.db
    .selectFrom('parties')
    .select('fields')
    .where('code', '=', code)
    .executeTakeFirst();
  if (before === null || row === undefined) return null;
  const eInvoice: EInvoiceBuyer = { ...before.fields, ...said };
  const party = JSON.parse(row.fields) as PartyFields;
  await putParties(books, [{ ...party, eInvoice }], user);
  return succeed(eInvoice);
}
