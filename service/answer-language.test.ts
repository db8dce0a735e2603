/** Refusals in the language that is asked for, against the real service and store. */
import { issuesSchema, type DocumentRequest } from '../shared/api.ts';
import { idOf } from '../testing/fixtures/books.ts';
import { openTestServer, type TestServer } from '../testing/fixtures/server.ts';

let service: TestServer;
beforeEach(async () => {
  service = await openTestServer();
});
afterEach(async () => {
  await service.remove();
});

const receipt: DocumentRequest = {
  id: idOf(1),
  kind: 'goods_receipt',
  occurredOn: '2024-01-10',
  party: 'acme',
  lines: [{ item: 'LAPTOP', serials: ['A1'], unitCost: '500.00' }],
};
const sale: DocumentRequest = {
  id: idOf(2),
  kind: 'invoice',
  occurredOn: '2024-01-11',
  party: 'bolt',
  lines: [{ item: 'LAPTOP', serials: ['A9'], unitPrice: '700.00' }],
};

/** Status, codes and sentences of what is refused. */
async function refused(url: string, body: unknown, language?: string) {
  const headers = language === undefined ? {} : { 'accept-language': language };
  const answer = await service.ask('POST', url, body, headers);
  const { issues } = issuesSchema.parse(answer.json());
  return {
    status: answer.status,
    codes: issues.map(({ code }) => code),
    said: issues.map(({ message }) => message).join(' '),
  };
}

const english = 'No unit of LAPTOP has the serial A9. Check the text, or receive the unit first.';
const german =
  'Keine Einheit von LAPTOP hat die Seriennummer A9. Prüfen Sie den Text, oder buchen Sie zuerst den Wareneingang der Einheit.';

test.each([
  [undefined, english],
  ['en-GB,en;q=0.9,de;q=0.8', english],
  ['pl', english],
  ['de', german],
  ['fr;q=1, en;q=0.2, de-CH;q=0.9', german],
])('asked with Accept-Language %j', async (language, sentence) => {
  for (const url of ['/api/documents', '/api/documents?rehearse=true']) {
    const answer = await refused(url, sale, language);
    expect(answer).toEqual({ status: 422, codes: ['serial_unknown'], said: sentence });
  }
});

test('a conflict and a refused reversal are said in German too', async () => {
  expect((await service.ask('POST', '/api/documents', receipt)).status).toBe(201);
  const other = { ...receipt, occurredOn: '2024-01-12' };
  const conflict = await refused('/api/documents', other, 'de');
  expect([conflict.status, conflict.codes]).toEqual([409, ['document_id_reused']]);
  expect(conflict.said).toContain('Senden Sie geänderten Inhalt unter einer neuen Kennung.');
  const close = { id: idOf(7), occurredOn: '2024-01-12' };
  const closing = await refused('/api/documents/GR-100001/close', close, 'de');
  expect(closing.said).toBe(
    'GR-100001 ist ein Wareneingang. Dabei bleibt nichts offen, also gibt es nichts zu schließen. Stornieren Sie den Beleg, wenn er nicht gelten soll.',
  );
});

test('a document that is sent again is answered as it was the first time, whatever the language', async () => {
  const first = await service.ask('POST', '/api/documents', receipt);
  const again = await service.ask('POST', '/api/documents', receipt, { 'accept-language': 'de' });
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.text).toBe(first.text);
});
