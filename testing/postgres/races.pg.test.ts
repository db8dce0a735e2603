/**
 * Two services share one database. What they do at once has one outcome, the same as if one had waited for the other;
 * `ROUNDS=` asks for more rounds.
 */
import { sql } from 'kysely';
import type { FastifyInstance } from 'fastify';
import { documentAnswerSchema, issuesSchema, type DocumentRequest } from '../../shared/api.ts';
import { LostRace, transact } from '../../service/store/transact.ts';
import { updateUnitColumns } from '../../service/commands/write-units.ts';
import { verifyBooks } from '../../service/queries/verify.ts';
import { sendAtOnce } from '../fixtures/at-once.ts';
import { answerOf, idOf, post } from '../fixtures/books.ts';
import { openTestServer, serveBooks, type TestServer } from '../fixtures/server.ts';

const rounds = Number(process.env['ROUNDS'] ?? 20);
const clients = 16;

let service: TestServer;
let other: Awaited<ReturnType<typeof serveBooks>>;
let servers: FastifyInstance[];
let nextId = 1;

beforeAll(async () => {
  service = await openTestServer();
  other = await serveBooks(await service.reopen());
  servers = [service.server, other.server];
});
afterAll(async () => {
  await other.server.close();
  await service.remove();
});

function receive(serials: readonly string[]): DocumentRequest {
  nextId += 1;
  return {
    id: idOf(nextId),
    kind: 'goods_receipt',
    occurredOn: '2024-01-10',
    party: 'acme',
    lines: [{ item: 'LAPTOP', serials: [...serials], unitCost: '500.00' }],
  };
}

function sell(serials: readonly string[]): DocumentRequest {
  nextId += 1;
  return {
    id: idOf(nextId),
    kind: 'invoice',
    occurredOn: '2024-01-11',
    party: nextId % 2 === 0 ? 'bolt' : 'carol',
    lines: [{ item: 'LAPTOP', serials: [...serials], unitPrice: '700.00' }],
  };
}

function many<Value>(count: number, make: (index: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

async function proveBooks(): Promise<void> {
  const { differences, chain } = await verifyBooks(service.books);
  expect([differences, chain]).toEqual([[], 'intact']);
}

test(`${clients} clients sell one unit through two services, ${rounds} times: one wins, the others hear who`, async () => {
  for (let round = 0; round < rounds; round += 1) {
    const serial = `RACE-${round}`;
    answerOf(await post(service.books, receive([serial])));
    const heard = await sendAtOnce(
      servers,
      many(clients, () => sell([serial])),
    );
    const won = heard.filter(({ status }) => status === 201);
    expect(heard.map(({ status }) => status).sort()).toEqual([
      201,
      ...many(clients - 1, () => 409),
    ]);
    const { number } = documentAnswerSchema.parse(JSON.parse(won[0]?.text ?? ''));
    for (const { status, text } of heard) {
      if (status === 201) continue;
      const { issues } = issuesSchema.parse(JSON.parse(text));
      expect(issues.map(({ code }) => code)).toEqual(['unit_moved_meanwhile']);
      expect(text).toContain(number);
    }
  }
  await proveBooks();
}, 120_000);

test('batches that share units are sold whole or not at all', async () => {
  const serials = many(40, (index) => `BATCH-${index}`);
  answerOf(await post(service.books, receive(serials)));
  const batches = many(clients, (index) => serials.slice(index * 2, index * 2 + 10));
  const heard = await sendAtOnce(servers, batches.map(sell));
  const sold = batches.filter((_, index) => heard[index]?.status === 201);
  expect(sold.length).toBeGreaterThan(0);
  expect(new Set(sold.flat()).size).toBe(sold.length * 10);
  expect(heard.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from units where fold like 'BATCH-%' and status = 'sold'`.execute(
    service.books.store.db,
  );
  expect(rows[0]?.count).toBe(sold.length * 10);
  await proveBooks();
});

test('a text with a character that the database cannot keep is refused, wherever it stands', async () => {
  const { ask } = service;
  const statuses = [
    await ask('POST', '/api/documents', { ...receive(['NUL-1']), reference: 'a\u0000b' }),
    await ask('PUT', '/api/items', [{ sku: 'NUL', description: 'a\u0000b', tracking: 'serial' }]),
    await ask('GET', '/api/units?item=a%00b'),
    await ask('GET', '/api/documents/x%00'),
  ].map(({ status }) => status);
  expect(statuses).toEqual([400, 400, 400, 400]);
});

test('one document sent twenty times at once to two services has one effect and one answer', async () => {
  const sent = receive(['TWICE-1', 'TWICE-2']);
  const heard = await sendAtOnce(
    servers,
    many(20, () => sent),
  );
  expect(heard.map(({ status }) => status).sort()).toEqual([...many(19, () => 200), 201]);
  expect(new Set(heard.map(({ text }) => text)).size).toBe(1);
  await proveBooks();
});

test('a serial that many receive at once begins one life', async () => {
  const heard = await sendAtOnce(
    servers,
    many(clients, () => receive(['FRESH-1'])),
  );
  expect(heard.map(({ status }) => status).sort()).toEqual([201, ...many(clients - 1, () => 409)]);
  await proveBooks();
});

test('generated serials that two services give out at once are all different', async () => {
  const bodies = many(clients, (index): DocumentRequest => {
    const item = index % 4 < 2 ? 'ROUTER' : 'CABLE';
    return { ...receive([]), lines: [{ item, quantity: 5, unitCost: '1.00' }] };
  });
  const heard = await sendAtOnce(servers, bodies);
  expect(heard.map(({ status }) => status)).toEqual(many(clients, () => 201));
  const given = heard.flatMap(({ text }) =>
    documentAnswerSchema
      .parse(JSON.parse(text))
      .lines.flatMap(({ units }) => units.map(({ serial }) => serial)),
  );
  expect(new Set(given).size).toBe(clients * 5);
  await proveBooks();
});

test('masters, changes of units and documents at once leave a chain without a fork', async () => {
  answerOf(await post(service.books, receive(['NOTED-1'])));
  const work = many(24, async (index) => {
    const { ask } = index % 2 === 0 ? service : other;
    if (index % 3 === 0) {
      return ask('PATCH', '/api/units/LAPTOP/NOTED-1', { customFields: { [`f${index}`]: 'x' } });
    }
    if (index % 3 === 1) return ask('POST', '/api/documents', receive([`CHAIN-${index}`]));
    return ask('PUT', '/api/items', [{ sku: `NEW-${index}`, tracking: 'serial' }]);
  });
  const statuses = (await Promise.all(work)).map(({ status }) => status);
  expect(statuses.filter((status) => status >= 300)).toEqual([]);
  const card = (await service.ask('GET', '/api/units/LAPTOP/NOTED-1')).json() as {
    customFields: object;
  };
  expect(Object.keys(card.customFields)).toHaveLength(8);
  await proveBooks();
});

test('without a turn, the database itself refuses what another has moved', async () => {
  answerOf(await post(service.books, receive(['GUARD-1'])));
  const { store } = service.books;
  const { id, last_document_id: seen } = await store.db
    .selectFrom('units')
    .select(['id', 'last_document_id'])
    .where('serial', '=', 'GUARD-1')
    .executeTakeFirstOrThrow();
  answerOf(await post(service.books, sell(['GUARD-1'])));
  const write = store.db
    .transaction()
    .execute((db) =>
      updateUnitColumns(store, db, ['status'], ['last_document_id'], [[id, 'in_stock', seen]]),
    );
  await expect(write).rejects.toBeInstanceOf(LostRace);
  await proveBooks();
});

test('a command that lost is begun again from reading, and gives up after eight tries', async () => {
  const { store } = service.books;
  let tries = 0;
  const second = await transact(store, () => {
    tries += 1;
    return tries < 3 ? Promise.reject(new LostRace()) : Promise.resolve(tries);
  });
  expect(second).toBe(3);
  tries = 0;
  const lost = transact(store, () => {
    tries += 1;
    return Promise.reject(new LostRace());
  });
  await expect(lost).rejects.toMatchObject({ message: /too busy just now/ });
  expect(tries).toBe(8);
}, 30_000);

test('connections that break are answered 503 at most, and others take their place', async () => {
  const { db } = service.books.store;
  const broken = many(6, async (index) => {
    if (index === 3) {
      await sql`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`.execute(db);
    }
    return other.ask('POST', '/api/documents', receive([`BROKEN-${index}`]));
  });
  const statuses = (await Promise.all(broken)).map(({ status }) => status);
  expect(statuses.filter((status) => status !== 201 && status !== 503)).toEqual([]);
  const sent = receive(['BROKEN-X']);
  let status = 503;
  // Each connection is found broken once.
  for (let tries = 0; tries < 20 && status === 503; tries += 1) {
    ({ status } = await other.ask('POST', '/api/documents', sent));
  }
  expect(status).toBe(201);
  await proveBooks();
});
