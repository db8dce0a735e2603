import { readFileSync } from 'node:fs';
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import type { FunctionResult } from '../../sandbox/requests/custom-functions.ts';
import { makeClient } from '../client.ts';
import { openExcelHost } from '../host/excel-host.ts';
import { makeBatch } from './batch.ts';
import { makeFunctions } from './functions.ts';
import { renderHelp } from './help.ts';
import { defaultBaseUrl } from '../manifest/description.ts';
import { describeFunctions, functionTable } from './table.ts';

function cardOf(serial: string): Record<string, unknown> {
  return {
    item: 'AMP',
    description: 'Amplifier',
    serial,
    manufacturerSerial: null,
    lot: null,
    life: 1,
    lives: 1,
    status: 'in_stock',
    area: 'MAIN',
    holder: null,
    vendor: 'ACME',
    receivedOn: '2026-01-02',
    receiptNumber: 'GR-100001',
    unitCost: '510.00',
    trueCost: '512.25',
    customer: null,
    soldOn: null,
    invoiceNumber: null,
    unitPrice: null,
    margin: null,
    daysInStock: 3,
    warrantyUntil: null,
    note: null,
    customFields: {},
    costParts: [
      {
        kind: 'price',
        name: '',
        document: 'GR-100001',
        occurredOn: '2026-01-02',
        amount: '510.00',
      },
      {
        kind: 'late',
        name: '',
        document: 'CA-100001',
        occurredOn: '2026-02-02',
        amount: '2.25',
      },
    ],
    history: [
      {
        occurredOn: '2026-01-02',
        recordedAt: '2026-01-02T08:00:00.000Z',
        document: 'GR-100001',
        kind: 'goods_receipt',
        fromArea: null,
        toArea: 'MAIN',
        party: 'ACME',
        user: 'admin',
        costChange: '510.00',
      },
    ],
  };
}

const figures = (units: number, revenue: string, margin: string): Record<string, unknown> => ({
  units,
  revenue,
  returns: '0.00',
  netRevenue: revenue,
  cost: '0.00',
  lateCost: '0.00',
  margin,
  marginPercent: null,
});

function profitOf(): Record<string, unknown> {
  return {
    by: 'customer',
    from: null,
    to: null,
    currency: 'USD',
    rows: [
      { key: 'MOSS', ...figures(2, '300.00', '50.00') },
      { key: 'BOLT', ...figures(1, '100.00', '-5.00') },
    ],
    totals: figures(3, '400.00', '45.00'),
    adjustments: {
      writeOffs: '0.00',
      countDifferences: '0.00',
      costChanges: '0.00',
      vendorReturns: '0.00',
      returnGains: '0.00',
      priceVariance: '0.00',
      total: '0.00',
    },
    tieOut: {
      openingStock: '0.00',
      purchases: '0.00',
      addOnCosts: '0.00',
      costOfGoodsSold: '0.00',
      adjustments: '0.00',
      closingStock: '0.00',
      unexplained: '0.00',
    },
  };
}

interface Setup {
  readonly node: NodeHost;
  readonly requests: string[][];
  readonly paths: string[];
  readonly close: () => void;
  isAway: boolean;
  recovered: number;
  head: string;
}

/** The functions on Microsoft's own runtime, with a service that knows every serial but those that begin with X. */
function setUp(): Setup {
  const node = openNodeHost();
  const uninstall = node.install();
  const host = openExcelHost();
  const setup: Setup = {
    node,
    requests: [],
    paths: [],
    isAway: false,
    recovered: 0,
    head: '1-a',
    close: () => {
      uninstall();
      node.close();
    },
  };
  const answer: typeof fetch = (address, init) => {
    if (setup.isAway) return Promise.reject(new TypeError('away'));
    const path = address as string;
    setup.paths.push(path);
    const say = (body: object): Promise<Response> =>
      Promise.resolve(
        new Response(JSON.stringify(body), { headers: { 'Serialbook-Head': setup.head } }),
      );
    if (path === '/api/health') return say({ status: 'ok', version: '1', currency: 'USD' });
    if (path.startsWith('/api/units?'))
      return say({ items: [cardOf('L1'), cardOf('L2')], next: null });
    if (path.startsWith('/api/reports/')) return say(profitOf());
    const { serials } = JSON.parse(init?.body as string) as { serials: string[] };
    setup.requests.push(serials);
    const results = serials.map((input) => {
      const units = input.startsWith('X') ? [] : [cardOf(input)];
      return { input, match: units.length === 0 ? 'none' : 'one', units };
    });
    return Promise.resolve(
      new Response(JSON.stringify({ results }), { headers: { 'Serialbook-Head': setup.head } }),
    );
  };
  const client = makeClient({ base: '', token: 't', fetch: answer });
  // Probes come at once, so that no test waits for them.
  const later = (run: () => void, milliseconds: number): void =>
    void setTimeout(run, Math.min(milliseconds, 50));
  const batch = makeBatch({ client, host, later, onRecovered: () => (setup.recovered += 1) });
  host.registerFunctions(makeFunctions({ batch, client, host }));
  return setup;
}

/** What the cell shows: its value, or its error. */
function valueOf(result: FunctionResult): unknown {
  return result.ok ? result.value : result.error;
}

let setup: Setup;
beforeEach(() => {
  setup = setUp();
});
afterEach(() => setup.close());

test('many cells are one request, each serial once', async () => {
  const { node, requests } = setup;
  const answers = await Promise.all(
    ['A1', 'A2', 'A1', 'A3'].map((serial) => node.invokeCustomFunction('COST', [[[serial]]])),
  );
  expect(answers.map(valueOf)).toEqual([[[512.25]], [[512.25]], [[512.25]], [[512.25]]]);
  expect(requests).toEqual([['A1', 'A2', 'A3']]);
});

test('10,000 cells are few requests, and every one settles', async () => {
  const { node, requests } = setup;
  const answers = await Promise.all(
    Array.from({ length: 10_000 }, (_, index) =>
      node.invokeCustomFunction('COST', [[[`A${index}`]]]),
    ),
  );
  expect(answers.every(({ ok }) => ok)).toBe(true);
  expect(requests.length).toBeLessThanOrEqual(10);
}, 30_000);

test('a date that is an empty cell is none; one that is no date is an error', async () => {
  const { node } = setup;
  for (const date of [0, '', null]) {
    expect(valueOf(await node.invokeCustomFunction('COST', [[['A1']], date]))).toEqual([[512.25]]);
  }
  expect(await node.invokeCustomFunction('COST', [[['A1']], 'soon'])).toMatchObject({ ok: false });
});

test('a range spills in its own shape', async () => {
  const answer = await setup.node.invokeCustomFunction('STATUS', [[['A1'], ['A2'], ['']]]);
  expect(valueOf(answer)).toEqual([['in stock'], ['in stock'], ['']]);
});

test('history spills with heads', async () => {
  const answer = await setup.node.invokeCustomFunction('HISTORY', ['A1']);
  expect(valueOf(answer)).toEqual([
    ['Date', 'Document', 'Kind', 'From', 'To', 'Party', 'Cost change'],
    ['2026-01-02', 'GR-100001', 'Goods receipt', '', 'MAIN', 'ACME', 510],
  ]);
});

test('what is known is not asked again until the books change', async () => {
  const { node, requests } = setup;
  await node.invokeCustomFunction('COST', [[['A1']]]);
  await node.invokeCustomFunction('STATUS', [[['A1']]]);
  expect(requests).toHaveLength(1);
  setup.head = '2-b';
  await node.invokeCustomFunction('STATUS', [[['A2']]]);
  await node.invokeCustomFunction('STATUS', [[['A1']]]);
  expect(requests).toEqual([['A1'], ['A2'], ['A1']]);
});

test('an unknown serial is an error in its cell', async () => {
  const answer = await setup.node.invokeCustomFunction('COST', [[['X9']]]);
  expect(answer).toMatchObject({ ok: false });
});

test('with the service away every cell settles, and recovers', async () => {
  setup.isAway = true;
  const away = await setup.node.invokeCustomFunction('COST', [[['A1']]]);
  expect(away).toMatchObject({ ok: false });
  setup.isAway = false;
  const back = await setup.node.invokeCustomFunction('COST', [[['A1']]]);
  expect(valueOf(back)).toEqual([[512.25]]);
});

test('the metadata that Excel reads is that of the functions that are associated', () => {
  const written: unknown = JSON.parse(readFileSync('addin/functions/functions.json', 'utf8'));
  expect(written).toEqual(describeFunctions(defaultBaseUrl));
  expect(readFileSync('addin/assets/functions.html', 'utf8')).toBe(renderHelp());
  const associated = Object.keys(
    makeFunctions({
      batch: { ask: jest.fn(), askOnce: jest.fn(), forget: jest.fn(), isUsed: jest.fn() },
      client: makeClient({ base: '', token: '', fetch }),
      host: { makeCellError: jest.fn() },
    }),
  );
  expect(associated.sort()).toEqual(functionTable.map(({ id }) => id).sort());
});

test('each fact of a unit has its function', async () => {
  const { node } = setup;
  const ask = async (id: string): Promise<unknown> =>
    valueOf(await node.invokeCustomFunction(id, [[['A1']]]));
  expect(await ask('ITEM')).toEqual([['AMP']]);
  expect(await ask('VENDOR')).toEqual([['ACME']]);
  expect(await ask('RECEIVED')).toEqual([['2026-01-02']]);
  expect(await ask('AREA')).toEqual([['MAIN']]);
  expect(await ask('CHECK')).toEqual([['ok']]);
  for (const id of ['CUSTOMER', 'SOLD', 'PRICE', 'MARGIN']) expect(await ask(id)).toEqual([['']]);
  expect(setup.requests).toHaveLength(1);
});

test('a check answers also of what is not in the books', async () => {
  const answer = await setup.node.invokeCustomFunction('CHECK', [[['X9'], ['A1']]]);
  expect(valueOf(answer)).toEqual([['not in the books'], ['ok']]);
});

test('why a unit costs what it costs: parts that add up', async () => {
  expect(valueOf(await setup.node.invokeCustomFunction('WHY', ['A1']))).toEqual([
    ['Part', 'Name', 'Document', 'Date', 'Amount'],
    ['Price', '', 'GR-100001', '2026-01-02', 510],
    ['Late cost', '', 'CA-100001', '2026-02-02', 2.25],
    ['True cost', '', '', '', 512.25],
  ]);
});

test('units are listed by filters, asked for once', async () => {
  const { node, paths } = setup;
  const listed = valueOf(
    await node.invokeCustomFunction('LIST', ['AMP', 'in stock']),
  ) as unknown[][];
  expect(listed.map(([serial, item, status]) => [serial, item, status])).toEqual([
    ['Serial', 'Item', 'Status'],
    ['L1', 'AMP', 'in stock'],
    ['L2', 'AMP', 'in stock'],
  ]);
  await node.invokeCustomFunction('LIST', ['AMP', 'in_stock']);
  expect(paths.filter((path) => path.startsWith('/api/units?'))).toEqual([
    expect.stringContaining('item=AMP&status=in_stock'),
  ]);
  const refused = await node.invokeCustomFunction('LIST', ['AMP', 'lost']);
  expect(refused).toMatchObject({
    ok: false,
    message: expect.stringContaining('no status') as string,
  });
});

test('figures of the profit and loss: one request for many keys, nil for what sold nothing', async () => {
  const { node, paths } = setup;
  const ask = async (...args: unknown[]): Promise<unknown> =>
    valueOf(await node.invokeCustomFunction('PNL', args));
  expect(await ask('margin', '', '', 'customer', 'MOSS')).toEqual([[50]]);
  expect(await ask('margin', '', '', 'customer', 'bolt')).toEqual([[-5]]);
  expect(await ask('revenue', '', '', 'customer', 'NOBODY')).toEqual([[0]]);
  expect(await ask('Net revenue', '', '', 'customer')).toEqual([[400]]);
  const table = (await ask('all', '', '', 'customer')) as unknown[][];
  expect(table.map(([key]) => key)).toEqual(['key', 'MOSS', 'BOLT', 'total']);
  expect(paths).toHaveLength(1);
  expect(await node.invokeCustomFunction('PNL', ['profit'])).toMatchObject({ ok: false });
});

test('ranges and lists are worked out without asking anybody', async () => {
  const { node, paths } = setup;
  const ask = async (id: string, ...args: unknown[]): Promise<unknown> =>
    valueOf(await node.invokeCustomFunction(id, args));
  expect(await ask('EXPAND', [['A0001-A0003, not A0002'], ['B7']])).toEqual([
    ['A0001'],
    ['A0003'],
    ['B7'],
  ]);
  expect(await ask('COMPRESS', [['A0001'], ['A0002'], [''], ['B7']])).toEqual([
    ['A0001-A0002, B7'],
  ]);
  expect(await ask('DIFF', [['00012'], ['a1'], ['B2'], ['b2']], [['A1'], ['12']])).toEqual([
    ['00012'],
    ['B2'],
  ]);
  expect(await ask('DIFF', [['A1']], [['a1']])).toEqual([['']]);
  expect(paths).toEqual([]);
  expect(await node.invokeCustomFunction('EXPAND', [['A9-A1']])).toMatchObject({ ok: false });
  expect(await node.invokeCustomFunction('COST', [[[1234567890123456789]]])).toMatchObject({
    ok: false,
    message: expect.stringContaining('lost digits') as string,
  });
});

test('once the books are back, Excel is asked to calculate again, once', async () => {
  setup.isAway = true;
  for (const serial of ['A1', 'A2', 'A3']) {
    expect(await setup.node.invokeCustomFunction('COST', [[[serial]]])).toMatchObject({
      ok: false,
    });
  }
  expect(setup.recovered).toBe(0);
  setup.isAway = false;
  for (let turn = 0; turn < 100 && setup.recovered === 0; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(setup.recovered).toBe(1);
  expect(setup.paths.filter((path) => path === '/api/health')).toHaveLength(1);
});
