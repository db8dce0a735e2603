/** The running service: books, server and pages put together, from the first request to an orderly stop. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importFile } from './commands/import-file.ts';
import { makeToken, setFirstToken, setToken } from './commands/tokens.ts';
import { readNewestDocument } from './commands/post-document.ts';
import { makeServer } from './http.ts';
import { makeFontReader } from './queries/print.ts';
import { openBooks, type BooksPlace } from './open-books.ts';
import type { Books } from './books.ts';
import { watchBooks } from './people/watch.ts';
import { printInThreads } from './printing/thread-desk.ts';
import { readFilesInThreads } from './vendor-list/thread.ts';

export interface ServiceOptions {
  readonly home: string;
  readonly place: BooksPlace;
  /** 0 takes any free one. */
  readonly port: number;
  /** The administrator's token; null keeps the one that the books have, or makes one for new books. */
  readonly token: string | null;
  readonly currency: string;
  /** Serves the sandbox workbook too, and fills new books with the sample company. */
  readonly withSandbox: boolean;
  readonly say: (text: string) => void;
}

/** The version of this program. */
export function readVersion(home: string): string {
  const description: unknown = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  return typeof description === 'object' && description !== null && 'version' in description
    ? String(description.version)
    : '0';
}

/** Settles the token; answers it where it was made or given just now. */
async function settleToken(books: Books, given: string | null): Promise<string | null> {
  if (given !== null) {
    await setToken(books, given);
    return given;
  }
  const token = makeToken();
  return (await setFirstToken(books, token)) ? token : null;
}

/** Serves until the process is told to stop; answers the exit code. */
export async function startService(options: ServiceOptions): Promise<number> {
  const { home, withSandbox, say } = options;
  const books = await openBooks(home, options.place, options.currency);
  const { store } = books;
  const printer = printInThreads({ home, script: join(home, 'dist/service/printer.js') });
  const readFile = readFilesInThreads({ script: join(home, 'dist/service/list-reader.js') });
  try {
    if (withSandbox && (await readNewestDocument(store.db)) === 0) {
      const sample = readFileSync(join(home, 'service/sample/company.json'), 'utf8');
      await importFile(books, sample, () => undefined);
    }
    const token = await settleToken(
      books,
      withSandbox ? (options.token ?? makeToken()) : options.token,
    );
    const server = await makeServer({
      context: {
        books,
        version: readVersion(home),
        fonts: makeFontReader(home),
        printer,
        readFile,
      },
      pages: { home, withSandbox },
      watch: watchBooks(books),
      log: true,
    });
    const stopped = new Promise<void>((resolve) => {
      const stop = (): void => {
        server.close().then(resolve, resolve);
      };
      process.once('SIGINT', stop);
      process.once('SIGTERM', stop);
    });
    const address = await server.listen({ port: options.port, host: '127.0.0.1' });
    if (withSandbox) say(`${address}/#token=${token ?? ''}`);
    else {
      say(`Serialbook listens on ${address}`);
      if (token !== null && options.token === null) {
        say(`The administrator's token, shown this once: ${token}`);
      }
    }
    await stopped;
    return 0;
  } finally {
    await printer.close();
    await store.close();
  }
}
