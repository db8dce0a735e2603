import { randomUUID } from 'node:crypto';
import { act } from 'react';
import type { DocumentRequest } from '../../shared/api.ts';
import type { ExcelHost, KeyedRow } from '../host/port.ts';
import { renderPane, type PaneStage, type Service } from '../parts/render-pane.tsx';
import { makeIntent, readIntents } from '../posting/intent.ts';
import { ServicesContext, useServices } from '../services.tsx';
import { de } from '../texts/de.ts';
import { en } from '../texts/en.ts';
import { writeAs } from '../texts/formats.ts';
import { speak } from '../texts/texts.ts';
import { FlowPane } from './view.tsx';

const today = '2026-03-31';

/** The pane with ids as the books take them. */
function Sell(): React.JSX.Element {
  const services = useServices();
  return (
    <ServicesContext.Provider value={{ ...services, makeId: () => randomUUID() }}>
      <FlowPane kind="invoice" text="" />
    </ServicesContext.Provider>
  );
}

const unitOf = (serial: string, item: string): object => ({
  item,
  description: `The ${item}`,
  serial,
  manufacturerSerial: null,
  lot: null,
  life: 1,
  lives: 1,
  status: 'in_stock',
  area: 'MAIN',
  holder: null,
  vendor: 'ACME',
  receivedOn: '2026-01-05',
  receiptNumber: 'GR-1',
  customer: null,
  soldOn: null,
  invoiceNumber: null,
  unitPrice: null,
  daysInStock: 27,
  warrantyUntil: null,
  note: null,
  customFields: {},
});

const listed = (items: readonly object[]): { status: number; body: unknown } => ({
  status: 200,
  body: { items, next: null },
});

interface Books {
  readonly service: Service;
  /** What became of each posting in turn; then they are taken. */
  readonly outcomes: (null | { status: number; body: unknown } | 'cut off')[];
  readonly posted: DocumentRequest[];
}

/** Books that know every serial; a serial with an X is one of two items. */
function makeBooks(): Books {
  const outcomes: Books['outcomes'] = [];
  const posted: DocumentRequest[] = [];
  const answerOf = (body: DocumentRequest, number: string | null): object => ({
    id: body.id,
    number,
    kind: body.kind,
    occurredOn: body.occurredOn,
    recordedAt: null,
    party: body.party ?? null,
    currency: 'USD',
    lines: [],
    totals: { units: 2, net: '1300.00', tax: '0.00', total: '1300.00', cost: '1000.00' },
    issues: [],
  });
  const service: Service = ({ method, path, body }) => {
    if (path.startsWith('/api/parties')) {
      return listed([
        { code: 'BOLT', name: 'Bolt Hi-Fi', roles: ['customer'] },
        { code: 'ACME', name: 'Acme', roles: ['vendor'] },
      ]);
    }
    if (path === '/api/units/lookup') {
      const { serials } = body as { serials: string[] };
      const results = serials.map((input) => {
        const items = input.includes('X') ? ['AMP', 'DAC'] : ['AMP'];
        return {
          input,
          match: items.length === 1 ? 'one' : 'several',
          units: items.map((item) => unitOf(input, item)),
        };
      });
      return { status: 200, body: { results } };
    }
    if (path === '/api/documents?rehearse=true') {
      return { status: 200, body: answerOf(body as DocumentRequest, null) };
    }
    if (path.startsWith('/api/documents?id=')) {
      const found = posted.find(({ id }) => path.endsWith(id));
      const row = {
        ...(found === undefined ? {} : answerOf(found, 'INV-1')),
        number: 'INV-1',
        recordedAt: '',
        reference: null,
        total: '1300.00',
        units: 2,
        reverses: null,
        reversedBy: null,
      };
      return listed(found === undefined ? [] : [row]);
    }
    if (method === 'POST' && path === '/api/documents') {
      const outcome = outcomes.shift();
      if (outcome !== undefined && outcome !== 'cut off') return outcome;
      posted.push(body as DocumentRequest);
      return outcome === 'cut off'
        ? null
        : { status: 201, body: answerOf(body as DocumentRequest, 'INV-1') };
    }
    const [last] = posted;
    return last === undefined ? null : { status: 200, body: answerOf(last, 'INV-1') };
  };
  return { service, outcomes, posted };
}

interface Workbook {
  readonly host: Partial<ExcelHost>;
  readonly rows: Map<string, Record<string, string | undefined>>;
  readonly settings: Map<string, unknown>;
}

/** A workbook that keeps to memory. */
function makeWorkbook(): Workbook {
  const rows: Workbook['rows'] = new Map();
  const settings = new Map<string, unknown>([
    [
      'draft:invoice',
      {
        on: today,
        header: { party: 'BOLT', date: today },
      },
    ],
  ]);
  const host: Partial<ExcelHost> = {
    isExcel: true,
    readSetting: (name) => settings.get(name) ?? null,
    writeSetting: (name, value) => {
      settings.set(name, value === null ? null : JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
    putRows: (_spec, put) => {
      for (const row of put) rows.set(row.key, { ...rows.get(row.key), ...row });
      return Promise.resolve();
    },
    readRows: () => Promise.resolve([...rows.values()] as KeyedRow<never>[]),
    removeRows: (_spec, keys) => {
      for (const key of keys) rows.delete(key);
      return Promise.resolve();
    },
    countHiddenRows: () => Promise.resolve(0),
    showTable: () => Promise.resolve(),
  };
  return { host, rows, settings };
}

function rowOf({ rows }: Workbook, serial: string): Record<string, string | undefined> {
  const found = [...rows.values()].find((row) => row['serial'] === serial);
  if (found === undefined) throw new Error(`no row of ${serial}`);
  return found;
}

async function scan(stage: PaneStage, ...serials: readonly string[]): Promise<void> {
  act(() => stage.find('Scan what is sold').focus());
  for (const serial of serials) await stage.type(serial, 5);
}

test('scans stand in the sheet, prices are read from it, and a lost answer is posted once', async () => {
  const books = makeBooks();
  const workbook = makeWorkbook();
  const stage = await renderPane(<Sell />, { host: workbook.host, service: books.service });
  await scan(stage, '00012', '12E50');
  expect(rowOf(workbook, '00012')).toMatchObject({
    item: 'AMP',
    note: 'AMP, in MAIN',
    document: '',
  });
  rowOf(workbook, '00012')['price'] = '700.00';
  rowOf(workbook, '12E50')['price'] = '600.00';

  await stage.press('Check');
  expect(stage.page.textContent).toContain('Everything is right.');
  expect(stage.page.textContent).toContain('300.00');

  books.outcomes.push('cut off');
  await stage.press('Post');
  expect(stage.page.textContent).toContain('1 document to check');
  expect(stage.find('Post').hasAttribute('disabled')).toBe(true);
  expect(
    readIntents({ readSetting: (name) => workbook.settings.get(name) }, ['invoice'])[0] ?? null,
  ).toMatchObject({ body: { party: 'BOLT' } });

  await stage.press('Ask the books');
  expect(stage.page.textContent).toContain('INV-1 is posted.');
  expect(books.posted).toHaveLength(1);
  expect(books.posted[0]).toMatchObject({
    kind: 'invoice',
    party: 'BOLT',
    occurredOn: today,
    lines: [
      { item: 'AMP', unitPrice: '700.00', serials: ['00012'] },
      { item: 'AMP', unitPrice: '600.00', serials: ['12E50'] },
    ],
  });
  expect(rowOf(workbook, '00012')).toMatchObject({ document: 'INV-1', price: '700.00' });
  expect(
    readIntents({ readSetting: (name) => workbook.settings.get(name) }, ['invoice'])[0] ?? null,
  ).toBeNull();
  await stage.leave();
});

test('a question is accepted, and the same document is sent again with it', async () => {
  const books = makeBooks();
  const workbook = makeWorkbook();
  const stage = await renderPane(<Sell />, { host: workbook.host, service: books.service });
  await scan(stage, 'A0001');
  const question = {
    code: 'serial_begins_next_life',
    severity: 'question',
    line: 1,
    serial: 'A0001',
    message: 'A0001 was here before.',
  };
  books.outcomes.push({ status: 422, body: { issues: [question] } });
  await stage.press('Post');
  expect(rowOf(workbook, 'A0001')['note']).toBe('A0001 was here before.');
  await stage.press('Accept');
  await stage.press('Post');
  expect(stage.page.textContent).toContain('INV-1 is posted.');
  const sent = stage.asked.filter(
    ({ method, path }) => method === 'POST' && path === '/api/documents',
  );
  const [first, second] = sent.map(({ body }) => body as DocumentRequest);
  expect(second).toEqual({ ...first, accept: ['serial_begins_next_life'] });
  await stage.leave();
});

test('a serial of several items is chosen in its row', async () => {
  const workbook = makeWorkbook();
  const { service } = makeBooks();
  const stage = await renderPane(<Sell />, { host: workbook.host, service });
  await scan(stage, 'X0001');
  expect(rowOf(workbook, 'X0001')['item']).toBe('');
  await stage.press('Check');
  expect(stage.page.textContent).toContain('The item of X0001 is not known.');
  await stage.press('DAC');
  expect(rowOf(workbook, 'X0001')['item']).toBe('DAC');
  await stage.leave();
});

test('a document that was being posted when the workbook was closed is asked about first', async () => {
  const books = makeBooks();
  const workbook = makeWorkbook();
  const id = randomUUID();
  const body: DocumentRequest = {
    id,
    kind: 'invoice',
    occurredOn: today,
    party: 'BOLT',
    lines: [{ item: 'AMP', unitPrice: '700.00', serials: ['A0001'] }],
  };
  workbook.rows.set('k1', { key: 'k1', item: 'AMP', serial: 'A0001', price: '700.00' });
  workbook.settings.set('intents', { [id]: makeIntent(body, ['k1'], today) });
  const stage = await renderPane(<Sell />, { host: workbook.host, service: books.service });
  expect(stage.page.textContent).toContain('1 document to check');
  expect(stage.find('Post').hasAttribute('disabled')).toBe(true);
  await stage.press('Ask the books');
  expect(books.posted).toEqual([body]);
  expect(rowOf(workbook, 'A0001')['document']).toBe('INV-1');
  await stage.leave();
});

test('outside Excel the rows stay in the pane, and prices are changed there', async () => {
  const books = makeBooks();
  const { settings } = makeWorkbook();
  const host = { readSetting: (name: string) => settings.get(name) ?? null };
  const stage = await renderPane(<Sell />, { host, service: books.service });
  await scan(stage, 'A0001');
  act(() => stage.find('Price, A0001').focus());
  await stage.type('650.00', 200);
  await stage.press('Post');
  expect(books.posted[0]?.lines).toEqual([
    { item: 'AMP', unitPrice: '650.00', serials: ['A0001'] },
  ]);
  await stage.leave();
});

test('books that cannot be reached are said once, and asked again when a person says so', async () => {
  let isOff = true;
  const { service } = makeBooks();
  const workbook = makeWorkbook();
  const stage = await renderPane(<Sell />, {
    host: workbook.host,
    service: (asked) => (isOff && asked.path === '/api/units/lookup' ? null : service(asked)),
  });
  await scan(stage, 'A0001');
  expect(stage.asked.filter(({ path }) => path === '/api/units/lookup')).toHaveLength(1);
  expect(stage.page.textContent).toContain('cannot be reached');
  isOff = false;
  await stage.press('Try again');
  expect(stage.page.textContent).not.toContain('cannot be reached');
  expect(rowOf(workbook, 'A0001')['note']).toBe('AMP, in MAIN');
  await stage.leave();
});

test('a scan without suffix that the focus leaves goes along with the check pressed next', async () => {
  const books = makeBooks();
  const workbook = makeWorkbook();
  const stage = await renderPane(<Sell />, { host: workbook.host, service: books.service });
  const field = stage.find('Scan what is sold');
  act(() => field.focus());
  act(() => {
    Array.from('00012345').forEach((key, index) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: 10_000 + index * 5 });
      field.dispatchEvent(event);
    });
  });
  expect([...workbook.rows.values()]).toEqual([]);
  act(() => field.blur());
  await stage.press('Check');
  expect(rowOf(workbook, '00012345')).toMatchObject({ item: 'AMP' });
  expect(stage.page.textContent).toContain('Everything is right.');
  await stage.leave();
});

describe('amounts as the person writes them', () => {
  afterEach(async () => {
    await speak('en');
    writeAs('iso');
  });

  const cases = [
    { language: 'en', format: 'iso', typed: '1,234.50', shown: '1,234.50', sent: '1234.50' },
    { language: 'de', format: 'de', typed: '1.234,50', shown: '1.234,50', sent: '1234.50' },
    { language: 'de', format: 'de', typed: '47.99', shown: '47,99', sent: '47.99' },
    { language: 'de', format: 'de', typed: '1.234', shown: '1.234', sent: '1234' },
    { language: 'en', format: 'us', typed: '1.234', shown: '1.234', sent: '1.234' },
  ] as const;

  test.each(cases)('$typed in $language, $format', async ({ language, format, ...amount }) => {
    await speak(language);
    writeAs(format);
    const { flows: words } = language === 'de' ? de : en;
    const books = makeBooks();
    const { settings } = makeWorkbook();
    const host = { readSetting: (name: string) => settings.get(name) ?? null };
    const stage = await renderPane(<Sell />, { host, service: books.service });
    act(() => stage.find(words.kinds.invoice.scan).focus());
    await stage.type('A0001', 5);
    const field = stage.find(`${words.columns.price}, A0001`);
    act(() => field.focus());
    await stage.type(amount.typed, 200);
    act(() => field.blur());
    expect((field as HTMLInputElement).value).toBe(amount.shown);
    act(() => field.focus());
    act(() => field.blur());
    await stage.press(words.post);
    expect(books.posted[0]?.lines).toEqual([
      { item: 'AMP', unitPrice: amount.sent, serials: ['A0001'] },
    ]);
    await stage.leave();
  });

  test.each([
    ['en', 'iso', 'Write an amount as in 1,234.50.'],
    ['de', 'de', 'Schreiben Sie einen Betrag wie 1.234,50.'],
  ] as const)('what is no amount is refused with the format wanted: %s', async (...given) => {
    const [language, format, sentence] = given;
    await speak(language);
    writeAs(format);
    const { flows: words } = language === 'de' ? de : en;
    const books = makeBooks();
    const { settings } = makeWorkbook();
    const host = { readSetting: (name: string) => settings.get(name) ?? null };
    const stage = await renderPane(<Sell />, { host, service: books.service });
    act(() => stage.find(words.kinds.invoice.scan).focus());
    await stage.type('A0001', 5);
    const field = stage.find(`${words.columns.price}, A0001`);
    act(() => field.focus());
    await stage.type('47,99 EUR', 200);
    expect(stage.page.textContent).not.toContain(sentence);
    act(() => field.blur());
    expect(stage.page.textContent).toContain(sentence);
    await stage.press(words.post);
    expect(books.posted).toEqual([]);
    expect(stage.page.textContent).toContain('47,99 EUR');
    await stage.leave();
  });
});
