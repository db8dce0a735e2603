import type { DocumentAnswer, HistoryRow } from '../../../shared/api.ts';
import {
  beginReturn,
  planReturn,
  progressOf,
  reduceReturn,
  soldOn,
  type ReturnAction,
  type ReturnState,
  type StoriedUnit,
} from './state.ts';

const story = (...rows: readonly (readonly [HistoryRow['kind'], string])[]): HistoryRow[] =>
  rows.map(([kind, document]) => ({
    kind,
    document,
    occurredOn: '2026-02-01',
    recordedAt: '2026-02-01T08:00:00Z',
    fromArea: null,
    toArea: null,
    party: null,
    user: 'test',
  }));

const bought = ['goods_receipt', 'GR-1'] as const;
const sold = ['invoice', 'INV-1'] as const;
const expected = ['customer_rma', 'CRMA-7'] as const;
const back = ['credit_memo', 'CM-3'] as const;

const unit: StoriedUnit = {
  item: 'AMP',
  description: 'Amplifier',
  serial: '00012',
  manufacturerSerial: null,
  lot: null,
  life: 1,
  lives: 1,
  status: 'sold',
  area: 'RELEASED',
  holder: 'BOLT',
  vendor: 'ACME',
  receivedOn: '2026-01-02',
  receiptNumber: 'GR-1',
  unitCost: '510.00',
  trueCost: '510.00',
  customer: 'BOLT',
  soldOn: '2026-02-01',
  invoiceNumber: 'INV-1',
  unitPrice: '700.00',
  margin: '190.00',
  daysInStock: 30,
  warrantyUntil: null,
  note: null,
  customFields: {},
  history: story(bought, sold),
};

const id = '7d9f1c7e-54f9-4f6a-9e0b-0a6c0f6a0001';
const none: ReadonlySet<string> = new Set();

function run(...actions: readonly ReturnAction[]): ReturnState {
  return actions.reduce(reduceReturn, beginReturn('2026-03-01'));
}

function statesOf(of: StoriedUnit): string[] {
  return progressOf(of).steps.map(({ state }) => state);
}

test('one serial fills the form', () => {
  const found = run(
    { type: 'asked', serial: '00012', date: '2026-03-01' },
    { type: 'found', units: [unit] },
  );
  expect(found.unit).toEqual(unit);
  expect(found.form).toMatchObject({ price: '700.00', vendorCredit: '510.00', date: '2026-03-01' });
});

test('the steps follow the status and the history, so that a return can be taken up anywhere', () => {
  expect(statesOf(unit)).toEqual(['now', 'now', 'later', 'later']);
  const awaited: StoriedUnit = {
    ...unit,
    status: 'return_expected',
    history: story(bought, sold, expected),
  };
  expect(statesOf(awaited)).toEqual(['done', 'now', 'later', 'later']);
  expect(progressOf(awaited).steps[0]?.number).toBe('CRMA-7');
  const returned: StoriedUnit = {
    ...unit,
    status: 'returned',
    history: story(bought, sold, expected, back),
  };
  expect(statesOf(returned)).toEqual(['done', 'done', 'now', 'later']);
  expect(statesOf({ ...unit, status: 'in_stock', history: story(bought) })).toEqual([
    'skipped',
    'skipped',
    'now',
    'later',
  ]);
  const set = [bought, ['vendor_rma', 'VRMA-1'] as const];
  expect(statesOf({ ...unit, status: 'committed', history: story(...set) })).toEqual([
    'skipped',
    'skipped',
    'done',
    'now',
  ]);
});

test('a unit that an order holds, or that is gone, takes no step', () => {
  const held = story(bought, ['sales_order', 'SO-1']);
  expect(progressOf({ ...unit, status: 'committed', history: held }).isStuck).toBe(true);
  expect(progressOf({ ...unit, status: 'written_off' })).toEqual({ steps: [], isStuck: true });
});

test('an earlier return of the unit is no part of this one', () => {
  const history = story(bought, ['invoice', 'INV-0'], ['credit_memo', 'CM-0'], sold);
  expect(progressOf({ ...unit, history }).steps.map(({ number }) => number)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

test('an RMA names the customer, the reason and what the customer gets', () => {
  const state = run(
    { type: 'found', units: [unit] },
    { type: 'filled', form: { reason: 'Defective', action: 'refund' } },
  );
  expect(planReturn(state, unit, 'customer_rma', id, none)).toEqual({
    id,
    kind: 'customer_rma',
    occurredOn: '2026-03-01',
    party: 'BOLT',
    lines: [{ item: 'AMP', serials: ['00012'], reason: 'Defective', action: 'refund' }],
  });
});

test('taking back follows the RMA of the history, at the price and tax of the sale', () => {
  const awaited: StoriedUnit = {
    ...unit,
    status: 'return_expected',
    history: story(bought, sold, expected),
  };
  const invoice = {
    currency: 'EUR',
    exchangeRate: '1.1',
    lines: [
      {
        unitPrice: '650.00',
        discount: '50.00',
        taxRate: '19',
        units: [{ item: 'AMP', serial: '00012' }],
      },
    ],
  } as unknown as DocumentAnswer;
  const sale = soldOn(invoice, unit);
  expect(sale).toEqual({ price: '600.00', taxRate: '19', currency: 'EUR', exchangeRate: '1.1' });
  const state = run({ type: 'found', units: [awaited] }, { type: 'saleFound', sold: sale! });
  expect(planReturn(state, awaited, 'credit_memo', id, new Set(['x']))).toMatchObject({
    party: 'BOLT',
    from: 'CRMA-7',
    currency: 'EUR',
    exchangeRate: '1.1',
    lines: [{ unitPrice: '600.00', taxRate: '19' }],
    accept: ['x'],
  });
});

test('a vendor gets his own unit, under his own number, for what he gives', () => {
  const returned: StoriedUnit = { ...unit, status: 'returned', customer: null };
  let state = run(
    { type: 'found', units: [returned] },
    { type: 'filled', form: { vendorRmaNumber: ' R-7 ' } },
  );
  expect(planReturn(state, returned, 'vendor_rma', id, none)).toMatchObject({
    party: 'ACME',
    vendorRmaNumber: 'R-7',
  });
  const set: StoriedUnit = {
    ...returned,
    status: 'committed',
    history: story(bought, ['vendor_rma', 'VRMA-1']),
  };
  state = reduceReturn(state, { type: 'moved', unit: set });
  expect(planReturn(state, set, 'debit_memo', id, none)).toMatchObject({
    party: 'ACME',
    from: 'VRMA-1',
    lines: [{ unitCost: '510.00' }],
  });
});

test('a price that a person changed is not overwritten by that of the invoice', () => {
  const state = run(
    { type: 'found', units: [unit] },
    { type: 'filled', form: { price: '500.00' } },
    {
      type: 'saleFound',
      sold: { price: '700.00', taxRate: '19', currency: 'USD', exchangeRate: '1' },
    },
  );
  expect(state.form).toMatchObject({ price: '500.00', taxRate: '19' });
});
