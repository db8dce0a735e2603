import { rememberFormulas } from './in-use.ts';
import { setUp, valueOf, type Setup } from '../../testing/fixtures/functions.ts';

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

test('what is known is not asked again until the books change', async () => {
  const { node, requests } = setup;
  await node.invokeCustomFunction('COST', [[['A1']]]);
  await node.invokeCustomFunction('STATUS', [[['A1']]]);
  expect(requests).toHaveLength(1);
  setup.service.head = '2-b';
  await node.invokeCustomFunction('STATUS', [[['A2']]]);
  await node.invokeCustomFunction('STATUS', [[['A1']]]);
  expect(requests).toEqual([['A1'], ['A2'], ['A1']]);
});

test('with the service away every cell settles, and recovers', async () => {
  setup.service.isAway = true;
  const away = await setup.node.invokeCustomFunction('COST', [[['A1']]]);
  expect(away).toMatchObject({ ok: false });
  setup.service.isAway = false;
  const back = await setup.node.invokeCustomFunction('COST', [[['A1']]]);
  expect(valueOf(back)).toEqual([[512.25]]);
});

test('once the books are back, Excel is asked to calculate again, once', async () => {
  setup.service.isAway = true;
  for (const serial of ['A1', 'A2', 'A3']) {
    expect(await setup.node.invokeCustomFunction('COST', [[[serial]]])).toMatchObject({
      ok: false,
    });
  }
  expect(setup.recovered).toBe(0);
  setup.service.isAway = false;
  for (let turn = 0; turn < 100 && setup.recovered === 0; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(setup.recovered).toBe(1);
  expect(setup.paths.filter((path) => path === '/api/health')).toHaveLength(1);
});

test('what the pane heard of a new version counts for cells too', async () => {
  const { node, requests, client, service } = setup;
  await node.invokeCustomFunction('COST', [[['A1']]]);
  service.head = '2-b';
  await client.call('health');
  await node.invokeCustomFunction('COST', [[['A1']]]);
  expect(requests).toEqual([['A1'], ['A1']]);
});

test('a workbook that is opened again knows that it has formulas, and asks nothing', async () => {
  const { node, host, formulas, paths } = setup;
  expect(formulas.areThere()).toBe(false);
  await node.invokeCustomFunction('COST', [[['A1']]]);
  expect(formulas.areThere()).toBe(true);
  paths.length = 0;
  const opened = rememberFormulas(host);
  for (let turn = 0; turn < 100 && !opened.areThere(); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(opened.areThere()).toBe(true);
  expect(paths).toEqual([]);
});
