import { documentSchema, itemSchema, partySchema } from '../../shared/api.ts';
import { smallYear } from './fixture.ts';
import { codeOf, idOf, planDays, planMasters } from './plan.ts';

const days = planDays(smallYear);

test('masters: items by capacity, parties by what they do', () => {
  const { items, parties } = planMasters(smallYear);
  expect(items.map(({ description }) => description)).toEqual([
    'Sea Gate hard disk drive, 4 TB',
    'Sea Gate hard disk drive, 1.5 TB',
    'Tosh hard disk drive, 3 TB',
  ]);
  expect(parties).toContainEqual({ code: 'SEA-GATE', name: 'Sea Gate', roles: ['vendor'] });
  expect(parties).toContainEqual({ code: 'ASH-FARM', name: 'Ash Farm', roles: ['customer'] });
  for (const item of items) expect(itemSchema.safeParse(item).success).toBe(true);
  for (const party of parties) expect(partySchema.safeParse(party).success).toBe(true);
});

test('days stand in order, each with receipts, invoices and failures', () => {
  expect(
    days.map(({ day, receipts, invoices, failures }) => [
      day,
      receipts.length,
      invoices.length,
      failures.length,
    ]),
  ).toEqual([
    ['2013-04-10', 1, 0, 0],
    ['2013-04-11', 1, 2, 1],
    ['2013-04-12', 0, 1, 0],
    ['2013-05-02', 0, 0, 1],
  ]);
});

test('a receipt has a line for each model, and the freight of its packing list once', () => {
  const [receipt] = days[0]!.receipts;
  expect(receipt!.header.addOnCosts).toEqual([{ name: 'freight', amount: '0.10', by: 'quantity' }]);
  expect(receipt!.lines).toEqual([
    { item: 'A', serials: ['A1', 'A2'], unitCost: '50.00' },
    { item: 'B', serials: ['B1'], unitCost: '20.00' },
  ]);
});

test('one invoice a day and customer', () => {
  expect(days[1]!.invoices.map(({ header, lines }) => [header.party, lines.length])).toEqual([
    ['ASH-FARM', 2],
    ['BELL', 1],
  ]);
});

test('a failed unit comes back from its customer at the price it was sold at, then goes to its vendor', () => {
  const [sold] = days[3]!.failures;
  expect(sold!.steps.map(({ header }) => [header.kind, header.party])).toEqual([
    ['customer_rma', 'ASH-FARM'],
    ['credit_memo', 'ASH-FARM'],
    ['vendor_rma', 'SEA-GATE'],
    ['debit_memo', 'SEA-GATE'],
  ]);
  expect(sold!.steps[1]!.lines[0]).toMatchObject({ serials: ['A1'], unitPrice: '70.00' });
  const [unsold] = days[1]!.failures;
  expect(unsold!.steps.map(({ header }) => header.kind)).toEqual(['vendor_rma', 'debit_memo']);
});

test('every document parses by the contract and has an id of its own, the same in each run', () => {
  const list = (): object[] =>
    planDays(smallYear).flatMap(({ receipts, invoices, failures }) =>
      [...receipts, ...invoices, ...failures.flatMap(({ steps }) => steps)].map(
        ({ id, header, lines }) => ({ id, ...header, lines }),
      ),
    );
  const documents = list();
  for (const document of documents) {
    expect(documentSchema.safeParse(document).error).toBeUndefined();
  }
  expect(list()).toEqual(documents);
  expect(new Set(documents.map((document) => 'id' in document && document.id)).size).toBe(11);
});

test('ids are UUIDs, codes are names in capitals', () => {
  expect(idOf('x')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(codeOf('Corran  Film Archive')).toBe('CORRAN-FILM-ARCHIVE');
});
