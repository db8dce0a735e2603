/** Opens the books that a command is about: a folder of this machine, or a PostgreSQL database. */
import { join } from 'node:path';
import type { Books } from './books.ts';
import { openPostgres } from './store/open-postgres.ts';
import { openStore } from './store/open.ts';

/** Where books lie. */
export type BooksPlace = { readonly directory: string } | { readonly database: string };

const defaultDirectory = '.serialbook';

/** The place that the options name, or else the environment. Throws where they contradict each other. */
export function placeOf(
  options: { readonly data?: string | undefined; readonly database?: string | undefined },
  environment: Readonly<Record<string, string | undefined>>,
): BooksPlace {
  const { data } = options;
  if (data !== undefined && options.database !== undefined) {
    throw new Error('--data and --database name two places. Leave one out.');
  }
  const database =
    options.database ?? (data === undefined ? environment['SERIALBOOK_DATABASE'] : undefined);
  if (database === undefined || database === '') return { directory: data ?? defaultDirectory };
  if (!/^postgres(ql)?:\/\//.test(database) || !URL.canParse(database)) {
    throw new Error(
      'The database must be an address such as postgres://user:password@host:5432/books.',
    );
  }
  return { database };
}

/** `home` is the program's own folder; new books keep `currency`, and run the migrations named alone. */
export async function openBooks(
  home: string,
  place: BooksPlace,
  currency: string,
  only?: ReadonlySet<string>,
): Promise<Books> {
  const migrations = join(home, 'service/store/migrations');
  const store =
    'database' in place
      ? await openPostgres({
          url: place.database,
          migrations: join(migrations, 'postgres'),
          ...{ currency, only },
        })
      : openStore({
          directory: place.directory,
          migrations: join(migrations, 'sqlite'),
          ...{ currency, only },
        });
  return { store, clock: () => Date.now() };
}
