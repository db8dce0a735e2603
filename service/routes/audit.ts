/** The handlers of the audit chain. */
import { Readable } from 'node:stream';
import type { auditEndpoints } from '../../shared/api/audit.ts';
import { checkHead, listAudit } from '../queries/audit.ts';
import { succeedWith, types, type Handlers } from './answers.ts';

const linksAtOnce = 5000;

export const auditHandlers: Handlers<keyof typeof auditEndpoints> = {
  listAudit: async ({ books }, { query }) => {
    const { db, bookId } = books.store;
    if (query.format === 'json') return succeedWith(await listAudit(db, query));
    async function* lines(): AsyncGenerator<string> {
      yield `${JSON.stringify({ format: 'serialbook-audit-1', bookId })}\n`;
      for (let cursor = query.cursor; ;) {
        const page = await listAudit(db, { cursor, limit: linksAtOnce });
        yield page.items.map((link) => `${JSON.stringify(link)}\n`).join('');
        if (page.next === null) return;
        cursor = page.next;
      }
    }
    return {
      ...{ status: 200, body: Readable.from(lines()), type: types.ndjson },
      fileName: 'audit.ndjson',
    };
  },
  checkHead: async ({ books }, { query }) =>
    succeedWith(await checkHead(books.store.db, query.head)),
};
