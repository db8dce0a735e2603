import { makeClient, sentenceOf, type Client } from './client.ts';
import { speak, spokenLanguage } from './texts/texts.ts';

interface Sent {
  readonly address: string;
  readonly init: RequestInit;
}

/** A client of a service that always answers the same, and what it was sent. */
function answering(response: () => Promise<Response>): { client: Client; sent: Sent[] } {
  const sent: Sent[] = [];
  const client = makeClient({
    base: 'https://books.test',
    token: 'secret',
    fetch: (address, init) => {
      sent.push({ address: address as string, init: init ?? {} });
      return response();
    },
  });
  return { client, sent };
}

function saying(status: number, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return answering(() => Promise.resolve(new Response(text, { status, headers })));
}

const health = { status: 'ok', version: '0.1.0', currency: 'USD' };
const ask = (client: Client) => client.call('listItems');

test('a call goes where the table says, with what is awkward in an address kept whole', async () => {
  const { client, sent } = saying(200, {});
  await client.call('getUnit', { params: { sku: 'A B', serial: 'Z/30?#%1+2' } });
  expect(sent[0]?.address).toBe('https://books.test/api/units/A%20B/Z%2F30%3F%23%251%2B2');
  expect(sent[0]?.init.method).toBe('GET');
  expect(sent[0]?.init.headers).toMatchObject({ Authorization: 'Bearer secret' });
});

test('a field given several times is sent several times, one left out not at all', async () => {
  const { client, sent } = saying(200, {});
  await client.call('listUnits', { query: { status: ['sold', 'in_stock'], prefix: undefined } });
  expect(new URL(sent[0]?.address ?? '').search).toBe('?status=sold&status=in_stock');
});

test('serials are sent as texts, to the character', async () => {
  const { client, sent } = saying(200, { results: [] });
  const serials = ['00012345678901234567', '12E5', '=1+1', '+49', 'A 1', '1'.repeat(30)];
  await client.call('lookupUnits', { body: { serials } });
  expect(JSON.parse(sent[0]?.init.body as string)).toEqual({ serials });
  expect(sent[0]?.init.headers).toMatchObject({ 'Content-Type': 'application/json' });
});

test('an answer is parsed, and the head of the books is remembered', async () => {
  const { client } = saying(200, health, { 'Serialbook-Head': '7-abc' });
  expect(await client.call('health')).toMatchObject({ ok: true, value: { currency: 'USD' } });
  expect(client.head()).toBe('7-abc');
});

test('an answer of another shape is a fault, not a value', async () => {
  for (const body of [{ status: 'ok' }, '<html>', '']) {
    const answer = await ask(saying(200, body).client);
    expect(answer).toMatchObject({ ok: false, error: { kind: 'failed' } });
  }
});

const issue = {
  code: 'serial_not_in_stock',
  severity: 'error',
  line: 1,
  serial: 'A1',
  message: 'A1 was sold.',
};

test.each([
  [422, false],
  [409, true],
])('%s is issues, all of them', async (status, isConflict) => {
  const answer = await ask(saying(status, { issues: [issue, { ...issue, line: 2 }] }).client);
  expect(answer).toEqual({
    ok: false,
    error: { kind: 'issues', isConflict, issues: [issue, { ...issue, line: 2 }] },
  });
});

test('issues that cannot be read are a fault', async () => {
  const answer = await ask(saying(422, { issues: [{ nonsense: true }] }).client);
  expect(answer).toMatchObject({ ok: false, error: { kind: 'failed' } });
});

test.each([
  [400, 'failed'],
  [401, 'token'],
  [403, 'forbidden'],
  [404, 'missing'],
  [413, 'failed'],
  [429, 'busy'],
  [500, 'failed'],
  [502, 'failed'],
  [503, 'busy'],
])('%s is a fault of kind %s, with a sentence and a next step', async (status, kind) => {
  const answer = await ask(saying(status, 'not json').client);
  if (answer.ok) throw new Error('a fault was expected');
  expect(answer.error.kind).toBe(kind);
  expect(sentenceOf(answer.error)).toMatch(/^[A-Z].*\. \S.*\.$/);
});

test('which right is missing is said as the service says it', async () => {
  const message = 'This needs a right that the role Warehouse does not have: to see cost.';
  expect(await ask(saying(403, { message }).client)).toEqual({
    ok: false,
    error: { kind: 'forbidden', message },
  });
});

test('a busy service says how long to wait, and that is passed on', async () => {
  const answer = await ask(saying(429, '', { 'Retry-After': '3' }).client);
  expect(answer).toMatchObject({
    ok: false,
    error: { kind: 'busy', message: 'The service is busy. Try again in 3 seconds.' },
  });
  const one = await ask(saying(503, '', { 'Retry-After': '1' }).client);
  expect(one).toMatchObject({
    ok: false,
    error: { message: 'The service is busy. Try again in 1 second.' },
  });
});

test('a service that cannot be reached is said so, whatever the network threw', async () => {
  const { client } = answering(() => Promise.reject(new TypeError('Failed to fetch')));
  expect(await ask(client)).toMatchObject({ ok: false, error: { kind: 'offline' } });
});

test('a connection that breaks within the answer is no answer', async () => {
  const broken = () =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          start: (controller) => controller.error(new TypeError('cut off')),
        }),
      ),
    );
  expect(await ask(answering(broken).client)).toMatchObject({ ok: false });
  expect(await answering(broken).client.download('listItems')).toMatchObject({ ok: false });
});

test('a new token is used from the next call on, and handed to who keeps it', async () => {
  const kept: string[] = [];
  const sent: unknown[] = [];
  const client = makeClient({
    base: '',
    token: '',
    fetch: (_address, init) => {
      sent.push(init?.headers);
      return Promise.resolve(new Response(JSON.stringify(health)));
    },
    keepToken: (token) => kept.push(token),
  });
  expect(client.hasToken()).toBe(false);
  client.setToken('new');
  await client.call('health');
  expect(client.hasToken()).toBe(true);
  expect(sent).toEqual([{ Authorization: 'Bearer new' }]);
  expect(kept).toEqual(['new']);
});

test('the language that is spoken is asked for at each call, and faults are said in it', async () => {
  const asked: unknown[] = [];
  const client = makeClient({
    base: '',
    token: 'secret',
    language: spokenLanguage,
    fetch: (_address, init) => {
      asked.push((init?.headers as Record<string, string>)['Accept-Language']);
      return Promise.resolve(new Response('', { status: 503, headers: { 'Retry-After': '1' } }));
    },
  });
  await client.call('health');
  await speak('de');
  try {
    const answer = await client.call('health');
    expect(asked).toEqual(['en', 'de']);
    expect(answer).toMatchObject({
      error: { message: 'Der Dienst ist beschäftigt. Versuchen Sie es in 1 Sekunde erneut.' },
    });
  } finally {
    await speak('en');
  }
});
