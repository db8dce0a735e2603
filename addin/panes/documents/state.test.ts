import { documentSchema, type UnitCard } from '../../../shared/api.ts';
import { documentKinds } from '../../../shared/documents/kinds.ts';
import { kindRules, lineRules } from '../../../shared/documents/rules.ts';
import { foldSerial } from '../../../shared/serial/text.ts';
import { formRules } from './forms.ts';
import {
  beginForm,
  fillForm,
  listWaiting,
  reduceForm,
  requestOf,
  type DocumentForm,
  type FormAction,
} from './state.ts';

const id = '00000000-0000-4000-8000-000000000001';
const day = '2026-03-31';

function run(form: DocumentForm, ...actions: FormAction[]): DocumentForm {
  return actions.reduce(reduceForm, form);
}

function cardOf(item: string, serial: string): UnitCard {
  return {
    item,
    description: '',
    serial,
    manufacturerSerial: null,
    lot: null,
    life: 1,
    lives: 1,
    status: 'in_stock',
    area: 'MAIN',
    holder: null,
    vendor: null,
    receivedOn: null,
    receiptNumber: null,
    customer: null,
    soldOn: null,
    invoiceNumber: null,
    unitPrice: null,
    daysInStock: null,
    warrantyUntil: null,
    note: null,
    customFields: {},
  };
}

function answersOf(pairs: readonly (readonly [item: string, serial: string])[]): FormAction {
  const answers = new Map(
    pairs.map(([item, serial]) => [foldSerial(serial), [cardOf(item, serial)]] as const),
  );
  return { type: 'lookedUp', answers };
}

test.each(documentKinds)('the form of a %s asks for the amount that its lines carry', (kind) => {
  const { event, in: into, out } = kindRules[kind];
  for (const each of [event, into, out]) {
    if (each === null || !lineRules[each].isAmountNeeded) continue;
    expect(formRules[kind].line).toContain(lineRules[each].amountField);
  }
  expect(formRules[kind].hasAddOns).toBe(kindRules[kind].takesAddOns);
  if (kindRules[kind].isPartyNeeded) expect(formRules[kind].header).toContain('party');
  if (kindRules[kind].follows.length > 0) expect(formRules[kind].header).toContain('from');
});

test.each(documentKinds)(
  'an empty form of a %s is a document that the service can read',
  (kind) => {
    const body = requestOf(beginForm(kind, id, day), []);
    expect(documentSchema.safeParse(body).success).toBe(true);
  },
);

test('scans of known units find their own lines, and a double scan is said', () => {
  const form = run(beginForm('invoice', id, day), {
    type: 'scanned',
    texts: ['A1', 'P1', 'a1'],
    key: 'k1',
  });
  expect(form.sentence).toBe('a1 is in this document already.');
  expect(listWaiting(form)).toEqual([foldSerial('A1'), foldSerial('P1')]);
  const known = run(
    form,
    answersOf([
      ['LAPTOP', 'A1'],
      ['PHONE', 'P1'],
    ]),
  );
  expect(known.lines.map(({ item, serials }) => [item, serials])).toEqual([
    ['LAPTOP', ['A1']],
    ['PHONE', ['P1']],
  ]);
  const more = run(
    known,
    { type: 'scanned', texts: ['A2'], key: 'k2' },
    answersOf([['LAPTOP', 'A2']]),
  );
  expect(more.lines.map(({ item, serials }) => [item, serials])).toEqual([
    ['LAPTOP', ['A1', 'A2']],
    ['PHONE', ['P1']],
  ]);
});

test('serials that are new to the books want their item first', () => {
  const begun = beginForm('goods_receipt', id, day);
  const early = run(begun, { type: 'scanned', texts: ['N1'], key: 'k1' });
  expect(early.lines).toEqual([]);
  expect(early.sentence).toContain('Choose the item first');
  const form = run(
    begun,
    { type: 'lineAdded', key: 'l1', item: 'LAPTOP' },
    { type: 'scanned', texts: ['N1', '00012'], key: 'k1' },
    { type: 'fieldSet', key: 'l1', field: 'unitCost', text: '500.00' },
    { type: 'headed', field: 'party', text: 'acme' },
    { type: 'headed', field: 'from', text: 'PO-100001, PO-100002' },
    { type: 'addOnAdded', key: 'c1' },
    { type: 'addOnChanged', key: 'c1', patch: { name: 'freight', amount: '10.00', by: 'value' } },
  );
  expect(requestOf(form, ['quantity_above_ordered'])).toEqual({
    id,
    kind: 'goods_receipt',
    occurredOn: day,
    party: 'acme',
    from: ['PO-100001', 'PO-100002'],
    lines: [{ item: 'LAPTOP', serials: ['N1', '00012'], unitCost: '500.00' }],
    addOnCosts: [{ name: 'freight', amount: '10.00', by: 'value' }],
    accept: ['quantity_above_ordered'],
  });
});

test('components are scanned into the unit that is built, and know their items', () => {
  const form = run(
    beginForm('assembly', id, day),
    { type: 'buildAdded', key: 'b1', isTakenApart: false },
    { type: 'buildChanged', key: 'b1', patch: { item: 'PC', serial: 'PC1' } },
    { type: 'scanned', texts: ['A1', 'D1'], key: 'k1' },
    answersOf([
      ['LAPTOP', 'A1'],
      ['DISK', 'D1'],
    ]),
    { type: 'buildAdded', key: 'b2', isTakenApart: true },
    { type: 'buildChanged', key: 'b2', patch: { item: 'PC', serial: 'PC0' } },
  );
  expect(requestOf(form, [])).toMatchObject({
    builds: [
      {
        item: 'PC',
        serial: 'PC1',
        components: [
          { item: 'LAPTOP', serial: 'A1' },
          { item: 'DISK', serial: 'D1' },
        ],
      },
    ],
    takeApart: [{ item: 'PC', serial: 'PC0' }],
  });
});

test('what a document of the books becomes fills the form, and goes out as it came', () => {
  const given = {
    kind: 'goods_receipt' as const,
    party: 'acme',
    from: 'PO-100001',
    lines: [
      { item: 'LAPTOP', serials: ['A1', { serial: 'A2', lot: 'L' }], unitCost: '500.00' },
      { item: 'SCREW', quantity: 40, unitCost: '0.10' },
    ],
  };
  const form = fillForm(beginForm('goods_receipt', id, day), given);
  expect(requestOf(form, [])).toEqual({
    id,
    kind: 'goods_receipt',
    occurredOn: day,
    party: 'acme',
    from: ['PO-100001'],
    lines: [
      { item: 'LAPTOP', serials: ['A1', 'A2'], unitCost: '500.00' },
      { item: 'SCREW', quantity: 40, unitCost: '0.10' },
    ],
  });
});

test('what is taken out of a line or a build is not sent', () => {
  const form = run(
    beginForm('stock_transfer', id, day),
    { type: 'scanned', texts: ['A1', 'A2'], key: 'k1' },
    answersOf([
      ['LAPTOP', 'A1'],
      ['LAPTOP', 'A2'],
    ]),
  );
  const [line] = form.lines;
  const key = line?.key ?? '';
  const less = run(form, { type: 'serialRemoved', key, serial: 'A1' });
  expect(less.lines.map(({ serials }) => serials)).toEqual([['A2']]);
  expect(run(less, { type: 'lineRemoved', key }).lines).toEqual([]);
});
