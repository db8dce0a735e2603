/** Closing the books and reopening them over HTTP. */
import { issuesSchema } from '../../shared/api.ts';
import { periodsSchema } from '../../shared/api/periods.ts';
import { readClosedThrough } from '../queries/periods.ts';
import { verifyBooks } from '../queries/verify.ts';
import { readSeal } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../../testing/fixtures/server.ts';

let service: TestServer;
beforeEach(async () => {
  service = await openTestServer();
});
afterEach(async () => {
  await service.remove();
});

function close(through: unknown, reason?: unknown): Promise<TestAnswer> {
  return service.ask('POST', '/api/periods/close', { through, reason });
}

function reopen(through: unknown, reason?: unknown): Promise<TestAnswer> {
  return service.ask('POST', '/api/periods/reopen', { through, reason });
}

async function read(): Promise<ReturnType<typeof periodsSchema.parse>> {
  return periodsSchema.parse((await service.ask('GET', '/api/periods')).json());
}

/** Asks for what must be refused, and answers its sentence. */
async function refusalOf(asked: Promise<TestAnswer>): Promise<string | undefined> {
  const answer = await asked;
  expect(answer.status).toBe(422);
  const { issues } = issuesSchema.parse(answer.json());
  expect(issues.map(({ code }) => code)).toEqual(['period_refused']);
  return issues[0]?.message;
}

test('new books are open', async () => {
  expect(await read()).toEqual({ closedThrough: null, events: [] });
  expect(await readClosedThrough(service.books.store.db)).toBeNull();
});

test('every closing and reopening is told, the latest first', async () => {
  expect((await close('2024-01-31')).json()).toMatchObject({ closedThrough: '2024-01-31' });
  await close('2024-02-29', ' year end ');
  await reopen('2024-01-31', 'a late bill');
  const { closedThrough, events } = await read();
  expect(closedThrough).toBe('2024-01-31');
  expect(events.map(({ recordedAt: _when, ...event }) => event)).toEqual([
    { action: 'reopen', through: '2024-01-31', user: 'admin', reason: 'a late bill' },
    { action: 'close', through: '2024-02-29', user: 'admin', reason: 'year end' },
    { action: 'close', through: '2024-01-31', user: 'admin', reason: null },
  ]);
  expect(await readClosedThrough(service.books.store.db)).toBe('2024-01-31');
  expect(await verifyBooks(service.books)).toMatchObject({ differences: [], chain: 'intact' });
});

test('all of it may be reopened, and closed again', async () => {
  await close('2024-01-31');
  expect((await reopen(null, 'begin anew')).json()).toMatchObject({ closedThrough: null });
  expect((await close('2023-12-31')).json()).toMatchObject({ closedThrough: '2023-12-31' });
});

test('each is a link of the audit chain; closing through the same day again is none', async () => {
  await close('2024-01-31');
  const seal = await readSeal(service.books);
  expect((await close('2024-01-31', 'again')).status).toBe(200);
  expect(await readSeal(service.books)).toBe(seal);
  await reopen('2023-12-31', 'why');
  const links = await service.books.store.db
    .selectFrom('audit')
    .select(['action', 'subject'])
    .where('action', 'like', '% period')
    .orderBy('seq')
    .execute();
  expect(links).toEqual([
    { action: 'close period', subject: '2024-01-31' },
    { action: 'reopen period', subject: '2023-12-31' },
  ]);
});

test('what was closed is not closed earlier, and what is open is not reopened', async () => {
  expect(await refusalOf(reopen(null, 'why'))).toContain('No period is closed');
  await close('2024-01-31');
  expect(await refusalOf(close('2024-01-30'))).toContain('closed through 2024-01-31 already');
  expect(await refusalOf(reopen('2024-01-31', 'why'))).toContain('an earlier day');
  expect(await refusalOf(reopen('2024-02-01', 'why'))).toContain('an earlier day');
  expect((await read()).events).toHaveLength(1);
});

test('what cannot be read is not done', async () => {
  expect((await close('2024-02-30')).status).toBe(400);
  expect((await close(null)).status).toBe(400);
  expect((await reopen('2024-01-31')).status).toBe(400);
  expect((await reopen('2024-01-31', '  ')).status).toBe(400);
  expect((await reopen(undefined, 'why')).status).toBe(400);
});

test('an event never changes and never goes', async () => {
  await close('2024-01-31');
  const { db } = service.books.store;
  const refuseWith = (message: string): object => ({
    message: expect.stringContaining(message) as unknown,
  });
  const changing = db.updateTable('period_events').set({ through: null }).execute();
  await expect(changing).rejects.toMatchObject(refuseWith('never changes'));
  const removing = db.deleteFrom('period_events').execute();
  await expect(removing).rejects.toMatchObject(refuseWith('never goes'));
});
