import { randomUUID } from 'node:crypto';
import { act } from 'react';
import type { DocumentRequest } from '../../../shared/api.ts';
import { renderPane, type Service } from '../../parts/render-pane.tsx';
import { ServicesContext, useServices } from '../../services.tsx';
import { kindName } from '../../parts/words.ts';
import { de } from '../../texts/de.ts';
import { en } from '../../texts/en.ts';
import { writeAs } from '../../texts/formats.ts';
import { speak } from '../../texts/texts.ts';
import { View } from './view.tsx';

/** The pane with ids as the books take them. */
function Documents({ text = '' }: { text?: string }): React.JSX.Element {
  const services = useServices();
  return (
    <ServicesContext.Provider value={{ ...services, makeId: () => randomUUID() }}>
      <View text={text} />
    </ServicesContext.Provider>
  );
}

const order = {
  id: randomUUID(),
  number: 'PO-100001',
  kind: 'purchase_order',
  occurredOn: '2026-03-01',
  recordedAt: '2026-03-01T08:00:00.000Z',
  party: 'acme',
  reference: null,
  currency: 'USD',
  from: [],
  followedBy: [],
  orderStatus: 'open',
  lines: [
    {
      line: 1,
      item: 'LAPTOP',
      description: 'Laptop computer',
      quantity: 4,
      open: 4,
      net: '2000.00',
      units: [],
    },
  ],
  totals: { units: 4, net: '2000.00', tax: '0.00', total: '2000.00' },
  issues: [],
};

const row = {
  id: order.id,
  number: order.number,
  kind: order.kind,
  occurredOn: order.occurredOn,
  recordedAt: order.recordedAt,
  party: order.party,
  reference: null,
  currency: 'USD',
  total: '2000.00',
  units: 4,
  reverses: null,
  reversedBy: null,
  closes: null,
  closedBy: null,
  orderStatus: 'open',
};

interface Fake {
  readonly service: Service;
  readonly posted: DocumentRequest[];
}

/** Books with one open order, which refuse the first receipt with a question. */
function makeBooks(): Fake {
  const posted: DocumentRequest[] = [];
  const ok = (body: unknown): { status: number; body: unknown } => ({ status: 200, body });
  const service: Service = ({ method, path, body }) => {
    if (path.startsWith('/api/documents/PO-100001/convert')) {
      return ok({
        kind: 'goods_receipt',
        party: 'acme',
        from: 'PO-100001',
        lines: [{ item: 'LAPTOP', quantity: 4, unitCost: '500.00' }],
      });
    }
    if (path === '/api/documents/PO-100001') return ok(order);
    if (path.startsWith('/api/documents/PO-100001/')) {
      return { status: 201, body: { ...order, number: 'PO-100002' } };
    }
    if (method === 'POST' && path.startsWith('/api/documents')) {
      const request = body as DocumentRequest;
      if (!(request.accept ?? []).includes('quantity_above_ordered')) {
        const issue = {
          code: 'quantity_above_ordered',
          severity: 'question',
          line: 1,
          serial: null,
          message: '5 of LAPTOP came and 4 are open on PO-100001.',
        };
        return { status: 422, body: { issues: [issue] } };
      }
      posted.push(request);
      return {
        status: 201,
        body: { ...order, id: request.id, kind: request.kind, number: 'GR-100001' },
      };
    }
    if (path === '/api/units/lookup') {
      const { serials } = body as { serials: string[] };
      return ok({ results: serials.map((input) => ({ input, match: 'none', units: [] })) });
    }
    if (path.startsWith('/api/documents')) {
      return ok({ items: path.includes('orderStatus') ? [row] : [], next: null });
    }
    return ok({ items: [], next: null });
  };
  return { service, posted };
}

test('an open order becomes its receipt: scanned, asked about, accepted, posted', async () => {
  const { service, posted } = makeBooks();
  const stage = await renderPane(<Documents />, { service });
  await stage.press('PO-100001Purchase order · acme · 2026-03-01Open');
  expect(stage.page.textContent).toContain('4 open');
  await stage.press('Next: Goods receipt');
  await stage.press('Scan into this line');
  act(() => stage.find('Scan a serial, or type a range').focus());
  await stage.type('N1+4', 200);
  expect(stage.page.textContent).toContain('N5');
  await stage.press('Post');
  expect(stage.page.textContent).toContain('Line 1: 5 of LAPTOP came');
  await stage.press('Accept');
  await stage.press('Post');
  expect(stage.page.textContent).toContain('GR-100001 is posted.');
  expect(posted).toMatchObject([
    {
      kind: 'goods_receipt',
      party: 'acme',
      from: ['PO-100001'],
      lines: [{ item: 'LAPTOP', serials: ['N1', 'N2', 'N3', 'N4', 'N5'], unitCost: '500.00' }],
      accept: ['quantity_above_ordered'],
    },
  ]);
  await stage.leave();
});

test('an order is closed, and taken back only after a second word', async () => {
  const { service } = makeBooks();
  const stage = await renderPane(<Documents text="PO-100001" />, { service });
  await stage.press('Close the order');
  await stage.press('Take it back');
  const sent = (): string[] =>
    stage.asked.filter(({ method }) => method === 'POST').map(({ path }) => path);
  expect(sent()).toEqual(['/api/documents/PO-100001/close']);
  await stage.press('Take it back now');
  expect(sent()).toEqual(['/api/documents/PO-100001/close', '/api/documents/PO-100001/reverse']);
  await stage.leave();
});

test('a document that is not finished is kept as a draft under the id that it will have', async () => {
  const { service } = makeBooks();
  const stage = await renderPane(<Documents />, { service });
  const begin = [...stage.page.querySelectorAll('button')].find((button) =>
    button.textContent.startsWith('Stock count'),
  );
  act(() => begin?.click());
  await stage.settle();
  await stage.press('Save as draft');
  const draft = stage.asked.find(({ method }) => method === 'PUT');
  expect(draft?.path).toMatch(/^\/api\/drafts\//);
  expect(draft?.body).toMatchObject({ kind: 'stock_count', occurredOn: '2026-03-31' });
  await stage.leave();
});

describe('numbers as the person writes them', () => {
  afterEach(async () => {
    await speak('en');
    writeAs('iso');
  });

  const written = [
    [
      'en',
      'us',
      { quantity: '1,200', cost: '1,234.50', tax: '8.25', rate: '1.0825', late: '47.99' },
    ],
    [
      'de',
      'de',
      { quantity: '1.200', cost: '1.234,50', tax: '8,25 %', rate: '1,0825', late: '47,99' },
    ],
  ] as const;

  test.each(written)('an order with a cost, a tax, a rate and freight: %s', async (...given) => {
    const [language, format, { quantity, cost, tax, rate, late }] = given;
    await speak(language);
    writeAs(format);
    const { documents: words, parts } = language === 'de' ? de : en;
    const { service } = makeBooks();
    const stage = await renderPane(<Documents />, { service });
    const begin = [...stage.page.querySelectorAll('button')].find((button) =>
      button.textContent.startsWith(kindName('purchase_order')),
    );
    act(() => begin?.click());
    await stage.settle();
    await stage.press(words.addLine);
    await stage.press(words.addAddOn);
    await stage.change(words.quantity, quantity);
    await stage.change(words.lineLabels.unitCost, cost);
    await stage.change(words.lineLabels.taxRate, tax);
    await stage.change(words.headerLabels.exchangeRate, rate);
    await stage.change(words.addOnAmount, late);
    await stage.press(words.save);
    expect(stage.asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      kind: 'purchase_order',
      exchangeRate: '1.0825',
      lines: [{ quantity: 1200, unitCost: '1234.50', taxRate: '8.25' }],
      addOnCosts: [{ amount: '47.99' }],
    });

    // A quantity is whole: it is refused, and never read as another.
    await stage.change(words.quantity, '1,5');
    await stage.press(words.check);
    expect(stage.page.textContent).toContain(
      parts.cannotRead(words.quantity, '1,5', parts.wanted.count()),
    );
    expect(stage.asked.filter(({ method }) => method === 'POST')).toEqual([]);
    await stage.leave();
  });
});

test('a document is printed as another of its papers, in another language', async () => {
  const asked: string[] = [];
  const { service } = makeBooks();
  const stage = await renderPane(<Documents text="PO-100001" />, {
    service: (request) => {
      if (!request.path.includes('/print')) return service(request);
      asked.push(request.path);
      // What a file looks like is told in a real browser.
      return { status: 400, body: { message: 'Nothing was printed.' } };
    },
  });
  await stage.press('Print as');
  await stage.change('Paper', 'packing_slip');
  await stage.change('Language', 'de');
  await stage.press('Open');
  expect(asked).toEqual([
    '/api/documents/PO-100001/print?style=packing_slip&format=pdf&language=de',
  ]);
});
