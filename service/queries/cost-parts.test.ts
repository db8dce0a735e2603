import { readFileSync } from 'node:fs';
import type { DocumentRequest } from '../../shared/api.ts';
import type { CostPart } from '../../shared/api/units.ts';
import { parseMoney, sum } from '../../shared/money.ts';
import {
  answerOf,
  enterMasters,
  idOf,
  openTestBooks,
  post,
  usualMasters,
  type TestBooks,
} from '../../testing/fixtures/books.ts';
import type { Books } from '../books.ts';
import { importFile } from '../commands/import-file.ts';
import { listUnits } from './unit-list.ts';
import { lookupUnits } from './units.ts';

let test_: TestBooks;
beforeEach(async () => {
  test_ = await openTestBooks();
});
afterEach(() => test_.remove());

async function partsOf(books: Books, serial: string): Promise<readonly CostPart[]> {
  const { results } = await lookupUnits(books, { serials: [serial], costParts: true });
  return results[0]?.units[0]?.costParts ?? [];
}

const say = (parts: readonly CostPart[]): string[] =>
  parts.map(({ kind, name, document, amount }) =>
    `${document} ${kind} ${name} ${amount}`.replace('  ', ' '),
  );

test('price, discount, each add-on by its name, an order’s among them, and what came late', async () => {
  const { books } = test_;
  await enterMasters(books, usualMasters);
  const send = async (number: number, request: Omit<DocumentRequest, 'id' | 'occurredOn'>) =>
    answerOf(await post(books, { ...request, id: idOf(number), occurredOn: '2026-01-02' }));
  await send(1, {
    kind: 'purchase_order',
    party: 'acme',
    lines: [{ item: 'LAPTOP', quantity: 3, unitCost: '500.00', discount: '20.00' }],
    addOnCosts: [{ name: 'freight', amount: '10.00', by: 'quantity' }],
  });
  await send(2, {
    kind: 'goods_receipt',
    party: 'acme',
    from: 'PO-100001',
    accept: ['item_not_on_order'],
    lines: [
      { item: 'LAPTOP', serials: ['A1', 'A2', 'A3'], unitCost: '500.00', discount: '20.00' },
      { item: 'SCREW', quantity: 100, unitCost: '0.10' },
    ],
    addOnCosts: [{ name: 'duty', amount: '29.00', by: 'value' }],
  });
  await send(3, {
    kind: 'cost_adjustment',
    party: 'zenith',
    against: 'GR-100001',
    addOnCosts: [{ name: 'customs', amount: '3.01', by: 'quantity' }],
  });
  const parts = await partsOf(books, 'A1');
  expect(say(parts).slice(0, 2)).toEqual(['GR-100001 price 500.00', 'GR-100001 discount -20.00']);
  expect(parts.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    'price ',
    'discount ',
    'add_on duty',
    'add_on freight',
    'late customs',
  ]);
  const { results } = await lookupUnits(books, { serials: ['A1', 'A2', 'A3'], costParts: true });
  for (const { units } of results) {
    const [unit] = units;
    const total = sum(
      (unit?.costParts ?? []).map(({ amount }) => parseMoney(amount, 'USD') ?? NaN),
    );
    expect(total).toBe(parseMoney(unit?.trueCost ?? '', 'USD'));
  }
});

test('in another currency, with tax that is lost, the parts add up too', async () => {
  const { books } = test_;
  await enterMasters(books, usualMasters);
  answerOf(
    await post(books, {
      id: idOf(1),
      occurredOn: '2026-01-02',
      kind: 'goods_receipt',
      party: 'acme',
      currency: 'EUR',
      exchangeRate: '1.0837',
      lines: [
        {
          item: 'LAPTOP',
          serials: ['A1', 'A2', 'A3'],
          unitCost: '333.33',
          discount: '11.11',
          taxRate: '19',
          taxRecoverable: false,
        },
      ],
      addOnCosts: [{ name: 'freight', amount: '10.00', by: 'weight' }],
    }),
  );
  const { results } = await lookupUnits(books, { serials: ['A1', 'A2', 'A3'], costParts: true });
  for (const { units } of results) {
    const [unit] = units;
    const kinds = unit?.costParts?.map(({ kind }) => kind);
    expect(kinds).toEqual(['price', 'discount', 'tax', 'add_on']);
    const total = sum(
      (unit?.costParts ?? []).map(({ amount }) => parseMoney(amount, 'USD') ?? NaN),
    );
    expect(total).toBe(parseMoney(unit?.trueCost ?? '', 'USD'));
  }
});

test('of every unit of the sample company the parts add up to its true cost, and nothing is unexplained', async () => {
  const { books } = test_;
  await importFile(books, readFileSync('service/sample/company.json', 'utf8'), () => undefined);
  const { items } = await listUnits(books, { limit: 10_000, format: 'json' });
  const serials = [...new Set(items.map(({ serial }) => serial))];
  expect(serials.length).toBeGreaterThan(300);
  const { results } = await lookupUnits(books, { serials, costParts: true });
  const kinds = new Set<string>();
  for (const unit of results.flatMap(({ units }) => units)) {
    const parts = unit.costParts ?? [];
    for (const { kind } of parts) kinds.add(kind);
    const total = sum(parts.map(({ amount }) => parseMoney(amount, 'USD') ?? NaN));
    expect([unit.serial, total]).toEqual([unit.serial, parseMoney(unit.trueCost ?? '0', 'USD')]);
    if (unit.item !== 'CA-SET-A60') {
      expect([unit.serial, parts.filter(({ kind }) => kind === 'other')]).toEqual([
        unit.serial,
        [],
      ]);
    }
  }
  expect([...kinds].sort()).toEqual(
    expect.arrayContaining(['add_on', 'component', 'late', 'price']),
  );
});
