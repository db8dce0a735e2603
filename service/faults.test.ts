import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { documentSchema } from '../shared/api.ts';
import { openTestServer } from '../testing/fixtures/server.ts';
import { describeUnreadable, faultTexts, germanReasons, reasonsIn } from './faults.ts';

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name));
}

test('every reason that a schema gives in its own words has German ones', () => {
  const sources = [join('shared', 'api.ts'), ...filesIn(join('shared', 'api'))];
  const reasons = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'(must [^']+)'/g)].map(([, reason = '']) => reason),
  );
  expect(reasons.length).toBeGreaterThan(20);
  expect(reasons.filter((reason) => germanReasons[reason] === undefined)).toEqual([]);
});

test('what cannot be read is said in the language that is asked for', () => {
  const given = { id: 'x', kind: 'invoice', occurredOn: '2026-02-30', lines: [{ item: 7 }] };
  const said = (['en', 'de'] as const).map((language) => {
    const parsed = documentSchema.safeParse(given, reasonsIn(language));
    if (parsed.success) throw new Error('it was read');
    return describeUnreadable('body', parsed.error, language);
  });
  expect(said.map(({ message }) => message)).toEqual([
    'The body cannot be read at id: must be a UUID. Correct it and send it again.',
    'Der Inhalt ist bei id nicht zu lesen: muss eine UUID sein. Berichtigen Sie das und senden Sie erneut.',
  ]);
  expect(said[1]?.errors.map(({ path }) => path)).toEqual(said[0]?.errors.map(({ path }) => path));
  expect(said[1]?.errors.at(-1)?.message).toMatch(/^Ungültige Eingabe/);
});

test('both languages say the same faults', () => {
  const shape = (texts: object): unknown => z.record(z.string(), z.unknown()).parse(texts);
  const [english, german] = [shape(faultTexts('en')), shape(faultTexts('de'))] as const;
  expect(JSON.stringify(german).match(/"\w+":/g)).toEqual(JSON.stringify(english).match(/"\w+":/g));
});

const refusals: readonly (readonly [
  method: 'GET' | 'PUT' | 'POST',
  address: string,
  body: unknown,
  status: number,
  german: RegExp,
])[] = [
  [
    'PUT',
    '/api/areas',
    [{ code: 'X', kind: 'bin', parent: 'X' }],
    422,
    /^X liegt in X, also in sich selbst\./,
  ],
  ['PUT', '/api/lots', [{ item: 'NONE', lot: 'L1' }], 422, /^Es gibt keinen Artikel NONE/],
  [
    'PUT',
    '/api/settings',
    { bins: { receipt: 'NOWHERE' } },
    422,
    /^Es gibt keinen Lagerplatz NOWHERE/,
  ],
  [
    'POST',
    '/api/periods/reopen',
    { through: null, reason: 'x' },
    422,
    /^Keine Periode ist geschlossen/,
  ],
  ['GET', '/api/documents/INV-1', undefined, 404, /^Diesen Beleg gibt es nicht/],
  ['GET', '/api/units/LAPTOP/NONE', undefined, 404, /^Diese Einheit gibt es nicht/],
  ['GET', '/api/drafts/none', undefined, 404, /^Diesen Entwurf gibt es nicht/],
  ['GET', '/api/nothing', undefined, 404, /^Unter GET \/api\/nothing gibt es nichts/],
  ['POST', '/api/documents', { kind: 'invoice' }, 400, /^Der Inhalt ist bei id nicht zu lesen/],
  ['POST', '/api/documents', '{', 400, /^Der Inhalt ist nicht zu lesen/],
];

describe('asked in German', () => {
  let service: Awaited<ReturnType<typeof openTestServer>>;
  beforeAll(async () => {
    service = await openTestServer();
  });
  afterAll(async () => {
    await service.remove();
  });

  test.each(refusals)('%s %s', async (method, address, body, status, german) => {
    const answer = await service.ask(method, address, body, { 'accept-language': 'de-AT' });
    const { message, issues } = z
      .object({
        message: z.string().optional(),
        issues: z.array(z.object({ message: z.string() })).optional(),
      })
      .parse(answer.json());
    expect([answer.status, message ?? issues?.[0]?.message]).toEqual([
      status,
      expect.stringMatching(german),
    ]);
  });
});
