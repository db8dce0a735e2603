/** Who the books belong to, as documents and reports print it. */
import type { z } from 'zod';
import type { Company } from '../../reports/model/facts.ts';
import type { Books } from '../books.ts';
import type { Executor } from '../store/counters.ts';
import { printCompanyOf, readDesign, type companySchema } from './design.ts';

export async function readCompany(books: Books): Promise<Company> {
  return printCompanyOf(await readDesign(books.store.db));
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
