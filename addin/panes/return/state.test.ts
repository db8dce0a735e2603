import type { DocumentAnswer, UnitCard } from '../../../shared/api.ts';
import { beginReturn, nextSteps, planReturn, reduceReturn } from './state.ts';

const unit: UnitCard = {
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
  receiptNumber: 'GR-100001',
  unitCost: '510.00',
  trueCost: '510.00',
  customer: 'BOLT',
  soldOn: '2026-02-01',
  invoiceNumber: 'INV-100001',
  unitPrice: '700.00',
  margin: '190.00',
  daysInStock: 30,
  warrantyUntil: null,
  note: null,
  customFields: {},
};

const id = '7d9f1c7e-54f9-4f6a-9e0b-0a6c0f6a0001';

test('one serial fills the form', () => {
  const asked = reduceReturn(beginReturn('2026-03-01'), { type: 'asked', serial: '00012' });
  const found = reduceReturn(asked, { type: 'found', units: [unit] });
  expect(found.unit).toEqual(unit);
  expect(found.form).toMatchObject({ price: '700.00', vendorCredit: '510.00', date: '2026-03-01' });
  expect(nextSteps('sold')).toEqual(['customer_rma', 'credit_memo']);
});

test('an RMA names the customer, the reason and what the customer gets', () => {
  let state = reduceReturn(beginReturn('2026-03-01'), { type: 'found', units: [unit] });
  state = reduceReturn(state, { type: 'filled', form: { reason: 'Defective', action: 'refund' } });
  expect(planReturn(state, unit, 'customer_rma', id)).toEqual({
    id,
    kind: 'customer_rma',
    occurredOn: '2026-03-01',
    party: 'BOLT',
    lines: [{ item: 'AMP', serials: ['00012'], reason: 'Defective', action: 'refund' }],
  });
});

test('taking back follows the RMA, and a vendor gets his own unit', () => {
  let state = reduceReturn(beginReturn('2026-03-01'), { type: 'found', units: [unit] });
  const answer = { number: 'CRMA-100007' } as DocumentAnswer;
  state = reduceReturn(state, { type: 'posted', kind: 'customer_rma', answer });
  expect(planReturn(state, unit, 'credit_memo', id)).toMatchObject({
    party: 'BOLT',
    from: 'CRMA-100007',
    lines: [{ unitPrice: '700.00' }],
  });
  state = reduceReturn(state, { type: 'filled', form: { vendorRmaNumber: 'R-7' } });
  expect(planReturn(state, unit, 'vendor_rma', id)).toMatchObject({
    party: 'ACME',
    vendorRmaNumber: 'R-7',
  });
});

test('nothing is offered for a unit that is back at its vendor', () => {
  expect(nextSteps('at_vendor')).toEqual([]);
});
