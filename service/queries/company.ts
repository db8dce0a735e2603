/** Who the books belong to, as documents and reports print it. */
import { z } from 'zod';
import type { Company } from '../../reports/model/facts.ts';
import type { Books } from '../books.ts';
import type { Executor } from '../store/counters.ts';

export const companySchema = z.strictObject({
  name: z.string().min(1),
  addressLines: z.array(z.string()).default([]),
  taxNumber: z.string().optional(),
  registration: z.string().optional(),
  bankLine: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
});

export async function readCompany(books: Books): Promise<Company> {
  const row = await books.store.db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', 'company')
    .executeTakeFirst();
  if (row === undefined) return { name: 'Your company', addressLines: [] };
  return companySchema.parse(JSON.parse(row.value)) as Company;
}

export async function writeCompany(
  db: Executor,
  company: z.output<typeof companySchema>,
): Promise<void> {
  const value = JSON.stringify(company);
  await db
    .insertInto('settings')
    .values({ name: 'company', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
