import { readFileSync } from 'node:fs';
import { openNodeHost, type NodeHost } from '../../sandbox/adapters/node.ts';
import type { FunctionResult } from '../../sandbox/requests/custom-functions.ts';
import { makeClient } from '../client.ts';
import { openExcelHost } from '../host/excel-host.ts';
import { makeBatch } from './batch.ts';
import { makeFunctions } from './functions.ts';
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

interface Setup {
  readonly node: NodeHost;
  readonly requests: string[][];
  readonly close: () => void;
  isAway: boolean;
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
    isAway: false,
    head: '1-a',
    close: () => {
      uninstall();
      node.close();
    },
  };
  const answer: typeof fetch = (_address, init) => {
    if (setup.isAway) return Promise.reject(new TypeError('away'));
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
  const later = (run: () => void, milliseconds: number): void => void setTimeout(run, milliseconds);
  host.registerFunctions(makeFunctions({ batch: makeBatch({ client, host, later }), host }));
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
  expect(written).toEqual(describeFunctions());
  const associated = Object.keys(
    makeFunctions({
      batch: { ask: jest.fn(), forget: jest.fn() },
      host: { makeCellError: jest.fn() },
    }),
  );
  expect(associated.sort()).toEqual(functionTable.map(({ id }) => id).sort());
});
