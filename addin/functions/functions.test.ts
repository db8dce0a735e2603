import { readFileSync } from 'node:fs';
import { defaultBaseUrl } from '../manifest/description.ts';
import { speak } from '../texts/texts.ts';
import { makeFunctions } from './functions.ts';
import { renderHelp } from './help.ts';
import { setUp, valueOf, type Setup } from '../../testing/fixtures/functions.ts';
import { describeFunctions, functionTable } from './table.ts';

let setup: Setup;
beforeEach(() => {
  setup = setUp();
});
afterEach(() => setup.close());

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

test('an unknown serial is an error in its cell', async () => {
  const answer = await setup.node.invokeCustomFunction('COST', [[['X9']]]);
  expect(answer).toMatchObject({ ok: false });
});

test('the metadata that Excel reads is that of the functions that are associated', () => {
  const written: unknown = JSON.parse(readFileSync('addin/functions/functions.json', 'utf8'));
  expect(written).toEqual(describeFunctions(defaultBaseUrl));
  expect(readFileSync('addin/assets/functions.html', 'utf8')).toBe(renderHelp());
  const associated = Object.keys(
    makeFunctions({
      batch: setup.batch,
      client: setup.client,
      host: setup.host,
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
  expect(valueOf(answer)).toEqual([
    ['X9 is not in the books. Check the label, or receive it.'],
    ['ok'],
  ]);
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

test('who may not see costs is told so in the cell, and has no column for them', async () => {
  const { node, service } = setup;
  service.fields = { trueCost: undefined, unitCost: undefined, margin: undefined, costParts: [] };
  for (const [id, args] of [
    ['COST', [[['A1']]]],
    ['MARGIN', [[['A1']]]],
    ['WHY', ['A1']],
  ] as const) {
    expect(await node.invokeCustomFunction(id, args)).toMatchObject({
      ok: false,
      error: '#N/A',
      message: 'You may not see costs. Ask who runs Serialbook.',
    });
  }
  const [heads] = valueOf(await node.invokeCustomFunction('LIST', [])) as string[][];
  expect(heads).not.toContain('Cost');
});

test('a check says what stands in the way', async () => {
  const { node, service } = setup;
  const check = async (serial: string): Promise<unknown> =>
    valueOf(await node.invokeCustomFunction('CHECK', [[[serial]]]));
  expect(await check('TWO1')).toEqual([['A serial of several items: AMP, AMP']]);
  service.fields = { status: 'sold', customer: 'MOSS', invoiceNumber: 'IN-100007' };
  service.head = '2-b';
  expect(await check('S1')).toEqual([['AMP: Sold to MOSS (IN-100007)']]);
  service.fields = { status: 'none', area: null };
  expect(await check('N1')).toEqual([['N1 is not in the books. Check the label, or receive it.']]);
  expect(await check('A'.repeat(101))).toEqual([
    ['The scan holds characters that no serial has. Scan it again.'],
  ]);
});

test('sentences follow the language, what formulas compare does not', async () => {
  const { node } = setup;
  await speak('de');
  try {
    expect(await node.invokeCustomFunction('COST', [[['X9']]])).toMatchObject({
      message: 'Keine Einheit hat die Seriennummer X9. Prüfen Sie die Schreibweise.',
    });
    expect(valueOf(await node.invokeCustomFunction('STATUS', [[['A1']]]))).toEqual([['in stock']]);
    expect(valueOf(await node.invokeCustomFunction('CHECK', [[['A1']]]))).toEqual([['ok']]);
  } finally {
    await speak('en');
  }
});

test('an empty cell of a column of keys has no figure', async () => {
  const answer = await setup.node.invokeCustomFunction('PNL', ['margin', '', '', 'customer', 0]);
  expect(valueOf(answer)).toEqual([['']]);
});

test('days come as Excel counts them; what no calendar has is refused in words', async () => {
  const { node, paths } = setup;
  await node.invokeCustomFunction('PNL', ['margin', 46_143, 46_173.75]);
  expect(paths).toEqual([expect.stringContaining('from=2026-05-01&to=2026-05-31')]);
  for (const date of [1e20, -1, 12]) {
    expect(await node.invokeCustomFunction('COST', [[['A1']], date])).toMatchObject({
      ok: false,
      message: expect.stringContaining('is not a day') as string,
    });
  }
});
