/** Drafts of documents over HTTP. */
import { issuesSchema, type DocumentRequest } from '../../shared/api.ts';
import { draftAnswerSchema } from '../../shared/api/drafts.ts';
import { removeDraft } from '../commands/drafts.ts';
import { answerOf, idOf, post, readSeal } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../../testing/fixtures/server.ts';

let service: TestServer;
beforeEach(async () => {
  service = await openTestServer();
});
afterEach(async () => {
  await service.remove();
});

const partial = {
  kind: 'invoice',
  party: 'bolt',
  lines: [{ item: 'LAPTOP', serials: ['00012', 'A1'] }],
};

function put(number: number, draft: unknown): Promise<TestAnswer> {
  return service.ask('PUT', `/api/drafts/${idOf(number)}`, draft);
}

async function list(query = ''): Promise<string[]> {
  const { items } = (await service.ask('GET', `/api/drafts${query}`)).json() as {
    items: { id: string }[];
  };
  return items.map(({ id }) => id);
}

test('a draft is kept as far as it was written, and leaves the books alone', async () => {
  const seal = await readSeal(service.books);
  const answer = await put(1, partial);
  expect(answer.status).toBe(200);
  const kept = draftAnswerSchema.parse(answer.json());
  expect(kept).toMatchObject({ id: idOf(1), kind: 'invoice', user: 'admin' });
  expect(kept.document).toEqual({ ...partial, id: idOf(1) });
  const read = await service.ask('GET', `/api/drafts/${idOf(1)}`);
  expect(read.json()).toEqual(kept);
  expect(await readSeal(service.books)).toBe(seal);
});

test('a draft needs its kind alone, and is written over whole', async () => {
  await put(1, partial);
  expect((await put(1, { kind: 'credit_memo' })).status).toBe(200);
  const { document } = draftAnswerSchema.parse(
    (await service.ask('GET', `/api/drafts/${idOf(1)}`)).json(),
  );
  expect(document).toMatchObject({ kind: 'credit_memo', id: idOf(1) });
  expect(document).not.toHaveProperty('party');
});

test('drafts are listed by kind, the last one changed first, a page at a time', async () => {
  await put(1, partial);
  await put(2, { kind: 'goods_receipt' });
  await put(3, partial);
  await put(1, partial);
  expect(await list()).toEqual([idOf(1), idOf(3), idOf(2)]);
  expect(await list('?kind=invoice')).toEqual([idOf(1), idOf(3)]);
  const first = (await service.ask('GET', '/api/drafts?limit=2')).json() as { next: string };
  expect(await list(`?limit=2&cursor=${encodeURIComponent(first.next)}`)).toEqual([idOf(2)]);
  expect(await list('?cursor=')).toEqual([]);
});

test('a draft that is thrown away is answered once more, and is gone', async () => {
  await put(1, partial);
  const answer = await service.ask('DELETE', `/api/drafts/${idOf(1)}`);
  expect(answer.status).toBe(200);
  expect(answer.json()).toMatchObject({ id: idOf(1), document: { party: 'bolt' } });
  expect((await service.ask('DELETE', `/api/drafts/${idOf(1)}`)).status).toBe(404);
  expect((await service.ask('GET', `/api/drafts/${idOf(1)}`)).status).toBe(404);
  expect(await list()).toEqual([]);
});

test('the id may be written in any case, and must be a UUID', async () => {
  await put(10, partial);
  const url = `/api/drafts/${idOf(10).toUpperCase()}`;
  expect((await service.ask('GET', url)).json()).toMatchObject({ id: idOf(10) });
  for (const method of ['GET', 'DELETE'] as const) {
    expect((await service.ask(method, '/api/drafts/x')).status).toBe(404);
  }
  expect((await service.ask('PUT', '/api/drafts/x', partial)).status).toBe(404);
});

test.each([
  [{ party: 'bolt' }],
  [{ kind: 'gift' }],
  [{ kind: 'invoice', colour: 'red' }],
  [{ kind: 'invoice', occurredOn: 'today' }],
])('%j cannot be read', async (draft) => {
  expect((await put(1, draft)).status).toBe(400);
});

test('what says another id than its address is refused', async () => {
  const answer = await put(1, { ...partial, id: idOf(2) });
  expect(answer.status).toBe(422);
  expect(issuesSchema.parse(answer.json()).issues).toMatchObject([{ code: 'draft_refused' }]);
  expect((await put(1, { ...partial, id: idOf(1) })).status).toBe(200);
});

test('what was posted is no draft any more', async () => {
  const document: DocumentRequest = {
    id: idOf(1),
    kind: 'goods_receipt',
    occurredOn: '2024-01-10',
    party: 'acme',
    lines: [{ item: 'LAPTOP', serials: ['A1'], unitCost: '500.00' }],
  };
  answerOf(await post(service.books, document));
  const answer = await put(1, document);
  expect(answer.status).toBe(422);
  expect(issuesSchema.parse(answer.json()).issues[0]?.message).toContain('posted as GR-100001');
});

test('posting takes the draft of its document away', async () => {
  const { db } = service.books.store;
  await put(1, partial);
  await put(2, partial);
  expect(await removeDraft(db, idOf(1))).toMatchObject({ id: idOf(1) });
  expect(await removeDraft(db, idOf(1))).toBeNull();
  expect(await list()).toEqual([idOf(2)]);
});
