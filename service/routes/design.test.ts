/** The company's design over HTTP, and on what is printed after. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { designSchema } from '../../shared/api/design.ts';
import { defaultDesign } from '../../shared/company/design.ts';
import { readPdfTexts } from '../../reports/pdf/read-texts.ts';
import { verifyBooks } from '../queries/verify.ts';
import { answerOf, idOf, post } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../../testing/fixtures/server.ts';

let service: TestServer;
beforeEach(async () => {
  service = await openTestServer();
});
afterEach(async () => {
  await service.remove();
});

const address = '/api/settings/design';
const logo = readFileSync(join(process.cwd(), 'addin/assets/color-192.png'));

function put(
  changes: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<TestAnswer> {
  return service.ask('PUT', address, changes, headers);
}

async function readLinks(): Promise<string[]> {
  const rows = await service.books.store.db
    .selectFrom('audit')
    .select('subject')
    .where('action', '=', 'change setting')
    .orderBy('seq')
    .execute();
  return rows.map(({ subject }) => subject);
}

test('new books have what the table says, and no logo', async () => {
  const answer = await service.ask('GET', address);
  expect(designSchema.parse(answer.json())).toEqual({ ...defaultDesign, logo: null });
});

test('what is named changes, what is left out stays, and each change is a link', async () => {
  await put({ name: ' Cedar Audio ', accent: '#7A1F3D', addressLines: ['31 Wharf Lane', ''] });
  await put({ footer: 'Thank you.', logo: { data: logo.toString('base64') } });
  const read = designSchema.parse((await service.ask('GET', address)).json());
  expect(read).toMatchObject({
    name: 'Cedar Audio',
    accent: '#7a1f3d',
    addressLines: ['31 Wharf Lane'],
    footer: 'Thank you.',
    logo: { type: 'png', width: 192, height: 192 },
  });
  const links = await readLinks();
  expect(links).toEqual([
    'design.name: "Your company" -> "Cedar Audio"',
    'design.addressLines: [] -> ["31 Wharf Lane"]',
    'design.accent: "#174d70" -> "#7a1f3d"',
    'design.footer: "" -> "Thank you."',
    expect.stringMatching(/^design\.logo: null -> [0-9a-f]{64}$/),
  ]);
  await put({ footer: 'Thank you.' });
  expect(await readLinks()).toHaveLength(links.length);
  expect(await verifyBooks(service.books)).toMatchObject({ chain: 'intact', differences: [] });
  expect(await service.ask('GET', '/api/about').then((answer) => answer.json())).toMatchObject({
    company: { name: 'Cedar Audio' },
  });
});

test('all that is wrong is said at once, in the language asked for, and nothing is kept', async () => {
  const wrong = {
    accent: '#ffff00',
    bankLine: 'DE89 3704 0044 0532 0130 01',
    logo: { data: Buffer.from('GIF89a').toString('base64') },
  };
  const answer = await put(wrong, { 'accept-language': 'de' });
  expect(answer.status).toBe(422);
  expect(answer.json()).toMatchObject({
    issues: [{ field: 'accent' }, { field: 'bankLine' }, { field: 'logo' }],
  });
  expect(answer.text).toContain('Prüfziffern der IBAN');
  expect(await readLinks()).toEqual([]);
});

test('a logo that is cut off behind its head is refused before an invoice needs it', async () => {
  const answer = await put({ logo: { data: logo.subarray(0, 400).toString('base64') } });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain('The file of the logo is broken');
});

test('what is printed after has it: texts, paper, and serials unless they are asked for', async () => {
  const receipt = await post(service.books, {
    id: idOf(1),
    kind: 'goods_receipt',
    occurredOn: '2026-01-05',
    party: 'acme',
    area: 'MAIN',
    lines: [{ item: 'LAPTOP', unitCost: '10.00', serials: ['Z-77'] }],
  });
  const { number } = answerOf(receipt).answer;
  await put({ name: 'Cedar Audio', footer: 'Reg. 12', paper: 'letter', serials: 'none' });
  const print = async (query: string): Promise<string[]> => {
    const answer = await service.ask('GET', `/api/documents/${String(number)}/print${query}`);
    expect(answer.status).toBe(200);
    const pdf = await PDFDocument.load(answer.bytes);
    expect(pdf.getPage(0).getWidth()).toBe(612);
    return (await readPdfTexts(new Uint8Array(answer.bytes))).map(({ text }) => text);
  };
  const plain = await print('');
  expect(plain).toContain('Reg. 12');
  expect(plain).toContain('Cedar Audio');
  expect(plain).not.toContain('Z-77');
  expect(await print('?serials=serial')).toContain('Z-77');
});
