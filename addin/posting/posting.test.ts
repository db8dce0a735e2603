import type { DocumentAnswer } from '../../shared/api.ts';
import { makeClient } from '../client.ts';
import { makeIntent, readIntent, type Intent } from './intent.ts';
import { makePosting, type Posting, type Stamp } from './posting.ts';
import { speak } from '../texts/texts.ts';
import { beginPosting, reducePosting, type PostingState } from './state.ts';

const id = '7d9f1c7e-54f9-4f6a-9e0b-0a6c0f6a0001';
const intent = makeIntent(
  {
    id,
    kind: 'invoice',
    occurredOn: '2026-01-02',
    party: 'BOLT',
    lines: [{ item: 'AMP', unitPrice: '700.00', serials: ['A1'] }],
  },
  ['k1'],
  '2026-01-02',
);

const posted = {
  ...intent.body,
  number: 'INV-100001',
  recordedAt: '2026-01-02T08:00:00.000Z',
  party: 'BOLT',
  currency: 'USD',
  reverses: null,
  lines: [],
  totals: { units: 1, net: '700.00', tax: '0.00', total: '700.00' },
  issues: [],
};

const row = {
  id,
  number: 'INV-100001',
  kind: 'invoice',
  occurredOn: '2026-01-02',
  recordedAt: '2026-01-02T08:00:00.000Z',
  party: 'BOLT',
  reference: null,
  currency: 'USD',
  total: '700.00',
  units: 1,
  reverses: null,
  reversedBy: null,
};

const issue = {
  code: 'party_unknown',
  severity: 'error',
  line: null,
  serial: null,
  message: 'No.',
};

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** What the workbook kept at that moment. */
  readonly kept: unknown;
}

type Answer = readonly [status: number, body: unknown] | 'lost';

interface Stage {
  readonly posting: Posting;
  readonly sent: Sent[];
  readonly stamped: string[];
  readonly stamp: Stamp;
  readonly kept: () => Intent | null;
  readonly state: () => PostingState;
  readonly settings: Map<string, unknown>;
}

/** A workbook's settings, and a service that answers as it is told and remembers what it was sent. */
function setUp(...answers: Answer[]): Stage {
  const settings = new Map<string, unknown>();
  const sent: Sent[] = [];
  const stamped: string[] = [];
  let state = beginPosting([]);
  const host = {
    readSetting: (name: string) => settings.get(name) ?? null,
    changeSetting: (name: string, change: (kept: unknown) => unknown) => {
      const value = change(settings.get(name) ?? null);
      if (value === null) settings.delete(name);
      else settings.set(name, JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
  };
  const client = makeClient({
    base: '',
    token: 't',
    fetch: (path, init) => {
      const { body } = init ?? {};
      sent.push({
        method: init?.method ?? 'GET',
        path: path as string,
        body: typeof body === 'string' ? JSON.parse(body) : null,
        kept: readIntent(host, 'invoice'),
      });
      const answer = answers.shift() ?? 'lost';
      if (answer === 'lost') return Promise.reject(new TypeError('lost'));
      const [status, content] = answer;
      return Promise.resolve(new Response(JSON.stringify(content), { status }));
    },
  });
  return {
    posting: makePosting({
      host,
      client,
      tell: (action) => {
        state = reducePosting(state, action);
      },
    }),
    sent,
    stamped,
    stamp: (_intent, answer: DocumentAnswer) => {
      stamped.push(answer.number ?? '');
      return Promise.resolve();
    },
    kept: () => readIntent(host, 'invoice'),
    state: () => state,
    settings,
  };
}

const read = (): Promise<Intent> => Promise.resolve(intent);

test('the document is kept in the workbook before it is sent, until the sheet shows it', async () => {
  const { posting, sent, stamped, stamp, kept, state } = setUp([201, posted]);
  await posting.post(read, async (own, answer) => {
    expect(kept()).toEqual(intent);
    await stamp(own, answer);
  });
  expect(sent[0]?.kept).toEqual(intent);
  expect(stamped).toEqual(['INV-100001']);
  expect(kept()).toBeNull();
  expect(state()).toMatchObject({ phase: 'posted', unwritten: null, toCheck: [] });
});

test('a double press posts once', async () => {
  const { posting, sent, stamp } = setUp([201, posted]);
  const outcomes = await Promise.all([posting.post(read, stamp), posting.post(read, stamp)]);
  expect(outcomes.map((outcome) => outcome?.type)).toEqual(['posted', undefined]);
  expect(sent).toHaveLength(1);
});

test('a lost answer is asked about, and sent again with the same id and content', async () => {
  const { posting, sent, stamp, kept, state } = setUp(
    'lost',
    [200, { items: [], next: null }],
    [201, posted],
  );
  expect(await posting.post(read, stamp)).toMatchObject({ type: 'lost', isAbsent: false });
  expect(kept()).toEqual(intent);
  expect(state().toCheck).toEqual([intent]);
  expect(await posting.settle(intent, stamp)).toMatchObject({ type: 'posted' });
  expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /api/documents',
    `GET /api/documents?id=${id}`,
    'POST /api/documents',
  ]);
  expect(sent[2]?.body).toEqual(sent[0]?.body);
  expect(kept()).toBeNull();
});

test('a document that the books have is finished in the sheet and not sent again', async () => {
  const { posting, sent, stamp, stamped, kept } = setUp(
    'lost',
    [200, { items: [row], next: null }],
    [200, posted],
  );
  await posting.post(read, stamp);
  expect(await posting.settle(intent, stamp)).toMatchObject({ type: 'posted' });
  expect(sent.filter(({ method }) => method === 'POST')).toHaveLength(1);
  expect(stamped).toEqual(['INV-100001']);
  expect(kept()).toBeNull();
});

test('a document that the books do not have can be taken back and changed under its id', async () => {
  const { posting, stamp, kept, state } = setUp(
    'lost',
    [200, { items: [], next: null }],
    [500, {}],
  );
  await posting.post(read, stamp);
  expect(await posting.settle(intent, stamp)).toMatchObject({ type: 'lost', isAbsent: true });
  expect(await posting.withdraw(intent)).toMatchObject({ type: 'withdrawn', intent: { id } });
  expect(kept()).toBeNull();
  expect(state().toCheck).toEqual([]);
});

test('content that was changed while the first try went through after all is asked about', async () => {
  const reused = { ...issue, code: 'document_id_reused', message: 'Posted as INV-100001.' };
  const { posting, stamp, kept } = setUp([409, { issues: [reused] }]);
  expect(await posting.post(read, stamp)).toMatchObject({ type: 'lost' });
  expect(kept()).toEqual(intent);
});

test('a refused document is not kept: it may be changed and sent again', async () => {
  const { posting, stamp, kept, state } = setUp([422, { issues: [issue] }], [201, posted]);
  expect(await posting.post(read, stamp)).toEqual({ type: 'refused', issues: [issue] });
  expect(kept()).toBeNull();
  expect(state().issues).toEqual([issue]);
  const changed = makeIntent({ ...intent.body, accept: ['x'] }, ['k1'], '2026-01-02');
  expect(await posting.post(() => Promise.resolve(changed), stamp)).toMatchObject({
    type: 'posted',
  });
});

test('a sheet that cannot be written leaves the document to be finished', async () => {
  const { posting, sent, stamp, stamped, kept, state } = setUp([201, posted]);
  await posting.post(read, () => Promise.reject(new Error('A cell is being edited.')));
  expect(state()).toMatchObject({ phase: 'posted', unwritten: 'A cell is being edited.' });
  expect(kept()).toEqual(intent);
  await posting.finish(intent, state().posted!.answer, stamp);
  expect(state()).toMatchObject({ phase: 'posted', unwritten: null });
  expect(stamped).toEqual(['INV-100001']);
  expect(kept()).toBeNull();
  expect(sent).toHaveLength(1);
});

test('content that the books could not even read is not sent', async () => {
  const { posting, sent, stamp, kept } = setUp();
  const lines = [{ item: 'AMP', unitPrice: 'abc', serials: ['A1'] }];
  const wrong = makeIntent({ ...intent.body, lines }, [], '2026-01-02');
  expect(await posting.post(() => Promise.resolve(wrong), stamp)).toEqual({
    type: 'stopped',
    sentence: 'Line 1, unit price: must be a decimal number from 0 up as text, as in "47.99".',
  });
  await speak('de');
  const said = await posting.post(() => Promise.resolve(wrong), stamp);
  await speak('en');
  expect(said).toMatchObject({ sentence: 'Zeile 1, Stückpreis: muss eine Zahl sein, wie 47.99.' });
  expect(sent).toEqual([]);
  expect(kept()).toBeNull();
});

test('what was kept by something else is not sent', () => {
  const { settings, kept } = setUp();
  settings.set('intents', { x: { body: 'x' } });
  expect(kept()).toBeNull();
});

test('accepting a question keeps what is asked; a change of the content takes back what was said of it', () => {
  const question = { ...issue, severity: 'question' } as never;
  let state = reducePosting(beginPosting([]), { type: 'refused', issues: [question] });
  state = reducePosting(state, { type: 'accepted', code: 'party_unknown', isAccepted: true });
  expect([...state.accepted]).toEqual(['party_unknown']);
  expect(state.issues).toHaveLength(1);
  expect(reducePosting(state, { type: 'changed' }).issues).toEqual([]);
  state = reducePosting(state, { type: 'accepted', code: 'party_unknown', isAccepted: false });
  expect(state.accepted.size).toBe(0);
});

test('an answer about content that changed meanwhile says so, and is not taken for the new', async () => {
  const { posting, state } = setUp([200, posted], [200, posted]);
  const checking = posting.rehearse(() => Promise.resolve(intent.body));
  posting.noteChange();
  expect(await checking).toMatchObject({ type: 'stopped' });
  expect(state()).toMatchObject({ checked: null, phase: 'open' });
  expect(state().sentence).toContain('Check once more');
  expect(await posting.rehearse(() => Promise.resolve(intent.body))).toMatchObject({
    type: 'checked',
  });
});
