import type { FindAnswer } from '../../../shared/api/find.ts';
import type { ExcelHost } from '../../host/port.ts';
import { renderPane, type Service } from '../../parts/render-pane.tsx';
import { speak } from '../../texts/texts.ts';
import { View as Scan } from '../scan/view.tsx';
import { View } from './view.tsx';

const about = {
  user: 'ann',
  role: 'purchasing',
  permissions: ['read', 'post'],
  company: { name: 'Cedar Audio', addressLines: [] },
  currency: 'EUR',
};

const order = {
  id: 'o1',
  number: 'PO-100001',
  kind: 'purchase_order',
  occurredOn: '2026-03-19',
  recordedAt: '2026-03-19T08:00:00Z',
  party: 'ACME',
  reference: null,
  currency: 'EUR',
  total: '1200.00',
  units: 3,
  reverses: null,
  reversedBy: null,
};

const rma = {
  ...order,
  id: 'o2',
  number: 'CRMA-1',
  kind: 'customer_rma',
  expiresOn: '2026-03-29',
  party: 'BOLT',
};

const nothing: FindAnswer = { documents: [], units: [], items: [], parties: [] };

interface Books {
  readonly found?: Readonly<Record<string, Partial<FindAnswer>>>;
  readonly open?: readonly object[];
  readonly drafts?: readonly object[];
}

function serving({ found = {}, open = [], drafts = [] }: Books): Service {
  return ({ path }) => {
    const { pathname, searchParams } = new URL(path, 'http://books.example');
    const text = searchParams.get('text') ?? '';
    const bodies: Readonly<Record<string, unknown>> = {
      '/api/about': about,
      '/api/documents': { items: open, next: null },
      '/api/drafts': { items: drafts, next: null },
      '/api/find': { ...nothing, ...found[text] },
      '/api/units': {
        items: [],
        next: null,
      },
      '/api/balances': {
        rows: [{ item: 'AMP', area: 'MAIN', lot: null, units: 5, committed: 2, available: 3 }],
      },
    };
    return { status: 200, body: bodies[pathname] };
  };
}

const unit = {
  item: 'AMP',
  serial: '00012',
  status: 'in_stock',
  area: 'MAIN',
  isExact: true,
} as const;
const document = {
  number: 'INV-1',
  kind: 'invoice',
  party: 'BOLT',
  occurredOn: '2026-02-01',
  orderStatus: null,
  isExact: true,
} as const;

test('a scan leads to its unit, a number to its document, and each job is one press away', async () => {
  const stage = await renderPane(<View text="" />, {
    service: serving({ found: { '00012': { units: [unit] }, 'INV-1': { documents: [document] } } }),
  });
  expect(stage.page.textContent).toContain('The books of Cedar Audio are open, in EUR');
  await stage.type('00012', 5);
  await stage.clear();
  await stage.type('INV-1', 100);
  for (const name of ['Receive', 'Sell', 'Transfer', 'Count']) await stage.press(name);
  expect(stage.shown).toEqual([
    ['lookUp', '00012'],
    ['documents', 'INV-1'],
    ['receive', ''],
    ['sell', ''],
    ['transfer', ''],
    ['count', ''],
  ]);
  await stage.leave();
});

test('of several matches one is chosen, and nothing is said to be found where nothing is', async () => {
  const party = { code: 'BOLT', name: 'Bolt Ltd', roles: ['customer' as const], isExact: false };
  const stage = await renderPane(<View text="" />, {
    service: serving({
      found: {
        bo: { parties: [party], items: [{ sku: 'BOX', description: 'A box', isExact: false }] },
      },
      open: [order],
    }),
  });
  await stage.type('nowhere', 100);
  expect(stage.said.at(-1)).toMatchObject({ tone: 'bad' });
  expect(stage.page.textContent).toContain('Nothing is called nowhere');
  await stage.clear();
  await stage.type('bo', 100);
  expect(stage.said.at(-1)).toEqual({ text: '2 matches', tone: 'plain' });
  await stage.press('Bolt LtdBOLT · Customer');
  expect(stage.asked.map(({ path }) => path)).toContain(
    '/api/documents?party=BOLT&orderStatus=open&limit=200',
  );
  expect(stage.page.textContent).toContain('PO-100001');
  await stage.press('Back');
  expect(stage.page.textContent).toContain('Waiting for you');
  await stage.leave();
});

test('an item shows where it lies and what of it is free', async () => {
  const stage = await renderPane(<View text="" />, {
    service: serving({
      found: { AMP: { items: [{ sku: 'AMP', description: '', isExact: true }] } },
    }),
  });
  await stage.type('AMP', 100);
  expect(stage.page.textContent).toContain('MAIN5, 3 free');
  expect(stage.asked.map(({ path }) => path)).toContain('/api/units?item=AMP&limit=500');
  await stage.leave();
});

test('several lines and a range are serials to look up together', async () => {
  const stage = await renderPane(<View text="" />, { service: serving({}) });
  await stage.paste('A1\nA2');
  await stage.type('B1-B3', 100);
  expect(stage.shown).toEqual([
    ['lookUp', 'A1\nA2'],
    ['lookUp', 'B1\nB2\nB3'],
  ]);
  await stage.leave();
});

test('open work is counted, with its age, and each row leads to it', async () => {
  const host: Partial<ExcelHost> = {
    readSetting: (name) =>
      name === 'intents'
        ? {
            '00000000-0000-4000-8000-000000000001': {
              id: '00000000-0000-4000-8000-000000000001',
              body: {
                id: '00000000-0000-4000-8000-000000000001',
                kind: 'goods_receipt',
                occurredOn: '2026-03-31',
                party: 'ACME',
              },
              keys: [],
              at: '2026-03-31',
            },
          }
        : null,
  };
  const stage = await renderPane(<View text="" />, {
    service: serving({
      open: [order, rma],
      drafts: [{ id: 'd1', kind: 'invoice', user: 'ann', changedAt: '2026-03-30T09:00:00Z' }],
    }),
    host,
  });
  const shown = stage.page.textContent;
  expect(shown).toContain('Documents to check');
  expect(shown).toContain('Orders to receiveoldest 12 days1');
  expect(shown).toContain('Returns expected1 overdue1');
  await stage.press('Goods receiptACME · Sent, and no answer came. Open it to ask the books.today');
  await stage.press('Orders to receiveoldest 12 days1');
  await stage.press('PO-100001ACME · 3 units12 days');
  await stage.press('Returns expected1 overdue1');
  await stage.press('CRMA-1BOLT · 3 units2 days overdue');
  await stage.press('Draftsoldest 1 day1');
  await stage.press('Invoice1 day');
  expect(stage.shown).toEqual([
    ['receive', ''],
    ['documents', 'PO-100001'],
    ['documents', 'CRMA-1'],
    ['documents', 'd1'],
  ]);
  await stage.leave();
});

test('scans that were left in the inbox wait for their document', async () => {
  const known: Service = (asked) =>
    asked.path === '/api/units/lookup'
      ? { status: 200, body: { results: [{ input: 'A1', match: 'none', units: [] }] } }
      : serving({})(asked);
  const workbook = new Map<string, unknown>();
  const host: Partial<ExcelHost> = {
    readSetting: (name) => workbook.get(name) ?? null,
    writeSetting: (name, value) => {
      workbook.set(name, value);
      return Promise.resolve();
    },
  };
  const scanning = await renderPane(<Scan text="" />, { service: known, host });
  await scanning.type('A1', 5);
  await scanning.leave();
  const stage = await renderPane(<View text="" />, { service: known, host });
  expect(stage.page.textContent).toContain('Scans in the inbox1');
  await stage.press('1 scan no document has taken');
  expect(stage.shown).toEqual([['scan', '']]);
  await stage.leave();
  localStorage.clear();
});

test('a day without work says so', async () => {
  const stage = await renderPane(<View text="" />, { service: serving({}) });
  expect(stage.page.textContent).toContain('Nothing is waiting.');
  await stage.leave();
});

test('without a token the way to Settings is shown, and nobody is asked', async () => {
  const stage = await renderPane(<View text="" />, { service: serving({}), token: '' });
  await stage.press('Open Settings');
  expect(stage.shown).toEqual([['settings', '']]);
  expect(stage.asked).toEqual([]);
  await stage.leave();
});

test('a service that cannot be reached is said, and asked again', async () => {
  let isReachable = false;
  const ready = serving({});
  const stage = await renderPane(<View text="" />, {
    service: (asked) => (isReachable ? ready(asked) : null),
  });
  expect(stage.page.textContent).toContain('cannot be reached');
  isReachable = true;
  await stage.press('Try again');
  expect(stage.page.textContent).toContain('The books of Cedar Audio are open, in EUR');
  await stage.leave();
});

test('Home speaks German', async () => {
  await speak('de');
  const stage = await renderPane(<View text="" />, { service: serving({ open: [order] }) });
  expect(stage.page.textContent).toContain('Das wartet auf Sie');
  expect(stage.page.textContent).toContain('Erwartete Bestellungen');
  await stage.leave();
  await speak('en');
});
