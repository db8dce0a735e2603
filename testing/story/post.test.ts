/** What is sent again after a refusal, against a client that answers what it is told to. */
import type { PostOutcome, StoryClient } from './client.ts';
import type { StoryDocument } from './plan.ts';
import { postDocument, runEach } from './post.ts';

const document: StoryDocument = {
  id: '00000000-0000-4000-8000-000000000001',
  paper: '2013-04-11 Bell',
  header: { kind: 'invoice', occurredOn: '2013-04-11', party: 'BELL' },
  lines: [
    { item: 'A', serials: ['A1', 'A2'], unitPrice: '1.00' },
    { item: 'B', serials: ['B1'], unitPrice: '2.00' },
  ],
};

const answer = {
  id: document.id,
  number: 'INV-100001',
  kind: 'invoice',
  occurredOn: '2013-04-11',
  recordedAt: null,
  party: 'BELL',
  currency: 'USD',
  lines: [],
  totals: { units: 0, net: '0.00', tax: '0.00', total: '0.00' },
  issues: [],
};

type Issues = Extract<PostOutcome, { kind: 'refused' }>['issues'];
const refused = (...issues: Issues): PostOutcome => ({ kind: 'refused', issues });
const posted: PostOutcome = { kind: 'posted', isNew: true, answer };

function clientWith(outcomes: PostOutcome[], found: unknown = answer): [StoryClient, unknown[]] {
  const sent: unknown[] = [];
  const client: StoryClient = {
    put: () => Promise.resolve(),
    get: (path) =>
      Promise.resolve(path.includes('?id=') ? { items: [{ number: 'INV-100001' }] } : found),
    getBytes: () => Promise.resolve(new Uint8Array()),
    post: (_path, body) => {
      sent.push(body);
      return Promise.resolve(outcomes.shift() ?? posted);
    },
  };
  return [client, sent];
}

const issue = (line: number | null, serial: string | null): Issues[number] => ({
  code: 'serial_unknown',
  severity: 'error',
  line,
  serial,
  message: 'Because.',
});

test('what is posted is posted once', async () => {
  const [client, sent] = clientWith([]);
  await expect(postDocument(client, document)).resolves.toEqual({
    number: 'INV-100001',
    isNew: true,
    units: ['A/A1', 'A/A2', 'B/B1'],
    refusals: [],
  });
  expect(sent).toHaveLength(1);
});

test('a refused serial is taken out and told, the rest is sent again under the same id', async () => {
  const [client, sent] = clientWith([refused(issue(1, 'A2'), issue(2, 'B1')), posted]);
  const result = await postDocument(client, document, 'SO-1');
  expect(result.units).toEqual(['A/A1']);
  expect(result.refusals.map(({ unit, reason }) => [unit, reason])).toEqual([
    ['A/A2', 'Because.'],
    ['B/B1', 'Because.'],
  ]);
  expect(sent[1]).toEqual({
    id: document.id,
    ...document.header,
    from: 'SO-1',
    lines: [{ item: 'A', serials: ['A1'], unitPrice: '1.00' }],
  });
});

test('an issue of a line takes the line, an issue of the header takes all', async () => {
  const [ofLine] = clientWith([refused(issue(1, null)), posted]);
  expect((await postDocument(ofLine, document)).units).toEqual(['B/B1']);
  const [ofHeader, sent] = clientWith([refused(issue(null, null))]);
  const result = await postDocument(ofHeader, document);
  expect(result).toMatchObject({ number: null, units: [] });
  expect(result.refusals).toHaveLength(3);
  expect(sent).toHaveLength(1);
});

test('of a serial that stands twice the first stays', async () => {
  const twice = { ...issue(1, 'A1'), code: 'serial_twice_in_document' as const };
  const [client] = clientWith([refused(twice), posted]);
  const [line] = document.lines;
  const lines = [{ ...line!, serials: ['A1', 'A2', 'A1'] }];
  const result = await postDocument(client, { ...document, lines });
  expect(result.units).toEqual(['A/A1', 'A/A2']);
  expect(result.refusals).toHaveLength(1);
});

test('what an earlier run posted without some rows stands, and the rows are told', async () => {
  const lines = [
    {
      line: 1,
      item: 'A',
      description: '',
      quantity: 1,
      units: [{ item: 'A', serial: 'A1', manufacturerSerial: null, life: 1 }],
    },
  ];
  const reused = { ...issue(null, null), code: 'document_id_reused' as const };
  const [client] = clientWith([refused(reused)], { ...answer, lines });
  const result = await postDocument(client, document);
  expect(result).toMatchObject({ number: 'INV-100001', isNew: false, units: ['A/A1'] });
  expect(result.refusals.map(({ unit }) => unit)).toEqual(['A/A2', 'B/B1']);
});

test('tasks run so many at a time and answer in the order of their entries', async () => {
  let running = 0;
  let most = 0;
  const results = await runEach([30, 5, 20, 1, 10], 2, async (delay) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, delay));
    running -= 1;
    return delay;
  });
  expect(results).toEqual([30, 5, 20, 1, 10]);
  expect(most).toBe(2);
});
