/** Who sends a request, by what its header carries. */
import type { Books } from '../books.ts';
import { findByToken, type Person } from './people.ts';

/** The person whose token an Authorization header carries; null where it carries none that works. */
export async function signIn(books: Books, header: string | undefined): Promise<Person | null> {
  const token = /^Bearer ([\x21-\x7e]{1,500})$/i.exec(header ?? '')?.[1];
  return token === undefined ? null : findByToken(books.store.db, token);
}
