import { makeClient, type Client } from '../client.ts';
import { finishIntent, postIntent, readIntent, type Intent } from './posting.ts';

const intent: Intent = {
  body: {
    id: '7d9f1c7e-54f9-4f6a-9e0b-0a6c0f6a0001',
    kind: 'invoice',
    occurredOn: '2026-01-02',
    party: 'BOLT',
    lines: [{ item: 'AMP', unitPrice: '700.00', serials: ['A1'] }],
  },
  keys: ['k1'],
};

const posted = {
  ...intent.body,
  number: 'INV-100001',
  recordedAt: '2026-01-02T08:00:00.000Z',
  currency: 'USD',
  lines: [],
  totals: { units: 1, net: '700.00', tax: '0.00', total: '700.00' },
  issues: [],
};

/** A workbook's settings, and a service that answers as it is told and remembers what it was sent. */
function setUp(): {
  settings: Map<string, unknown>;
  host: {
    readSetting: (name: string) => unknown;
    writeSetting: (name: string, value: unknown) => Promise<void>;
  };
  client: Client;
  sent: { body: unknown; kept: unknown }[];
  answers: (() => Promise<Response>)[];
} {
  const settings = new Map<string, unknown>();
  const sent: { body: unknown; kept: unknown }[] = [];
  const answers: (() => Promise<Response>)[] = [];
  const client = makeClient({
    base: '',
    token: 't',
    fetch: (_address, init) => {
      sent.push({
        body: JSON.parse(init?.body as string),
        kept: settings.get('intent:invoice'),
      });
      const answer = answers.shift();
      return answer === undefined ? Promise.reject(new TypeError('lost')) : answer();
    },
  });
  const host = {
    readSetting: (name: string) => settings.get(name) ?? null,
    writeSetting: (name: string, value: unknown) => {
      if (value === null) settings.delete(name);
      else settings.set(name, JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
  };
  return { settings, host, client, sent, answers };
}

const say = (status: number, body: unknown) => () =>
  Promise.resolve(new Response(JSON.stringify(body), { status }));

test('the document is kept in the workbook before it is sent, until the sheet shows it', async () => {
  const { host, client, sent, answers } = setUp();
  answers.push(say(201, posted));
  const answer = await postIntent({ host, client }, intent);
  expect(answer).toMatchObject({ ok: true, value: { number: 'INV-100001' } });
  expect(sent[0]?.kept).toEqual(intent);
  expect(readIntent(host, 'invoice')).toEqual(intent);
  await finishIntent({ host, client }, 'invoice');
  expect(readIntent(host, 'invoice')).toBeNull();
});

test('a lost answer leaves the document to be asked about under the same id', async () => {
  const { host, client, sent, answers } = setUp();
  const lost = await postIntent({ host, client }, intent);
  expect(lost).toMatchObject({ ok: false, error: { kind: 'offline' } });
  const kept = readIntent(host, 'invoice');
  expect(kept).toEqual(intent);
  answers.push(say(200, posted));
  await postIntent({ host, client }, kept!);
  expect(sent.map(({ body }) => body)).toEqual([intent.body, intent.body]);
});

test('a refused document is not kept: it may be changed and sent again', async () => {
  const { host, client, answers } = setUp();
  const issue = {
    code: 'party_unknown',
    severity: 'error',
    line: null,
    serial: null,
    message: 'No.',
  };
  answers.push(say(422, { issues: [issue] }));
  const refused = await postIntent({ host, client }, intent);
  expect(refused).toMatchObject({ ok: false, error: { kind: 'issues', issues: [issue] } });
  expect(readIntent(host, 'invoice')).toBeNull();
});

test('what was kept by something else is not sent', () => {
  const { host, settings } = setUp();
  settings.set('intent:invoice', { body: 'x' });
  expect(readIntent(host, 'invoice')).toBeNull();
});
