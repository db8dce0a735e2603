/** Reconciliations that are kept, over HTTP: from the vendor's list to what is posted, and back. */
import { issuesSchema, type DocumentRequest } from '../../shared/api.ts';
import {
  reconciliationAnswerSchema,
  type ReconciliationAnswer,
} from '../../shared/api/reconciliations.ts';
import { answerOf, idOf, post } from '../../testing/fixtures/books.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../../testing/fixtures/server.ts';
import { verifyBooks } from '../queries/verify.ts';

let service: TestServer;
beforeEach(async () => {
  service = await openTestServer();
});
afterEach(async () => {
  await service.remove();
});

const order: DocumentRequest = {
  id: idOf(1),
  kind: 'purchase_order',
  occurredOn: '2024-01-02',
  party: 'acme',
  addOnCosts: [{ name: 'freight', amount: '40.00', by: 'quantity' }],
  lines: [{ item: 'LAPTOP', quantity: 4, unitCost: '500.00' }],
};

async function postOrder(): Promise<string> {
  return answerOf(await post(service.books, order)).answer.number ?? '';
}

const serials = ['SN-000181', 'SN-000182', 'SN-000183', 'SN-000184'];

async function make(fields: object): Promise<ReconciliationAnswer> {
  const answer = await service.ask('POST', '/api/reconciliations', {
    id: idOf(50),
    vendor: 'acme',
    reference: 'DN-7',
    expected: serials.map((serial) => ({ serial, unitCost: '500.00' })),
    ...fields,
  });
  expect([answer.status, answer.status === 201 ? '' : answer.text]).toEqual([201, '']);
  return reconciliationAnswerSchema.parse(answer.json());
}

async function decide(kept: ReconciliationAnswer, body: object): Promise<TestAnswer> {
  const after = kept.steps.at(-1)?.step ?? 0;
  return service.ask('POST', `/api/reconciliations/${kept.number}/decisions`, { after, ...body });
}

async function decided(kept: ReconciliationAnswer, body: object): Promise<ReconciliationAnswer> {
  const answer = await decide(kept, body);
  expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, '']);
  return reconciliationAnswerSchema.parse(answer.json());
}

async function read(number: string): Promise<ReconciliationAnswer> {
  return reconciliationAnswerSchema.parse(
    (await service.ask('GET', `/api/reconciliations/${number}`)).json(),
  );
}

function put(kept: ReconciliationAnswer, result: string, more: object = {}): Promise<TestAnswer> {
  return service.ask('POST', `/api/reconciliations/${kept.number}/results`, {
    id: idOf(60),
    result,
    occurredOn: '2024-01-10',
    ...more,
  });
}

function codesOf(answer: TestAnswer): string[] {
  return issuesSchema.parse(answer.json()).issues.map(({ message }) => message);
}

test('from the list to receipt, bill and claim, with a unit missing and one billed too dear', async () => {
  const number = await postOrder();
  let kept = await make({
    order: number,
    scanned: ['SN-000181', 'sn-000182', 'SN-OOO183'],
    billed: serials.map((serial, index) => ({
      serial,
      unitCost: index === 0 ? '510.00' : '500.00',
    })),
  });
  expect(kept.rows.map((row) => [row.class, row.decision, row.item])).toEqual([
    ['matched', 'receive', 'LAPTOP'],
    ['matched', 'receive', 'LAPTOP'],
    ['near_match', null, 'LAPTOP'],
    ['missing', null, 'LAPTOP'],
  ]);
  expect(kept.ordered).toEqual([
    { item: 'LAPTOP', ordered: 4, open: 4, unitCost: '500.00', listed: 4, scanned: 3, billed: 4 },
  ]);
  expect(kept.undecided).toBe(2);
  kept = await decided(kept, { rows: [[3, 3]], decision: 'receive_listed' });
  kept = await decided(kept, { class: 'missing', decision: 'claim' });
  expect(kept).toMatchObject({ undecided: 0, claimed: '510.00', ready: { receipt: 3, bill: 0 } });

  const received = await put(kept, 'receipt');
  expect(received.status).toBe(201);
  expect(received.json()).toMatchObject({
    kind: 'goods_receipt',
    reference: 'DN-7',
    totals: { units: 3, net: '1500.00', addOnCosts: '30.00', cost: '1530.00' },
  });
  const again = await put(kept, 'receipt');
  expect([again.status, again.text]).toEqual([200, received.text]);

  kept = await read(kept.number);
  expect(kept.ready).toMatchObject({ receipt: 0, bill: 3 });
  expect(kept.bill).toEqual({
    billed: '2010.00',
    booked: '1510.00',
    notBooked: [{ class: 'missing', units: 1, amount: '500.00' }],
    priceDifference: '10.00',
  });
  const billed = await put(kept, 'bill', { id: idOf(61) });
  expect(billed.status).toBe(201);
  expect(billed.json()).toMatchObject({ kind: 'vendor_bill', totals: { net: '1510.00' } });
  kept = await read(kept.number);
  expect(kept.steps.map(({ kind, result, document }) => [kind, result, document])).toEqual([
    ['decided', undefined, undefined],
    ['decided', undefined, undefined],
    ['posted', 'receipt', 'GR-100001'],
    ['posted', 'bill', 'VB-100001'],
  ]);
  expect((await verifyBooks(service.books)).differences).toEqual([]);
});

test('a unit that was received stays decided until its receipt is taken back', async () => {
  const number = await postOrder();
  let kept = await make({ order: number, scanned: serials });
  expect((await put(kept, 'receipt')).status).toBe(201);
  kept = await read(kept.number);
  const refused = await decide(kept, { rows: [[1, 1]], decision: 'wait' });
  expect([refused.status, codesOf(refused)]).toEqual([
    422,
    ['SN-000181 was settled by GR-100001. Reverse GR-100001 first to decide anew.'],
  ]);
  const reversed = await service.ask('POST', '/api/documents/GR-100001/reverse', { id: idOf(70) });
  expect(reversed.status).toBe(201);
  kept = await decided(await read(kept.number), { rows: [[1, 1]], decision: 'wait' });
  expect(kept.ready.receipt).toBe(3);
});

test('what is not ordered is received to go back, and its RMA is a draft until it is posted', async () => {
  let kept = await make({
    scanned: [...serials, 'FOREIGN-1'],
    item: 'LAPTOP',
    billed: [{ serial: 'FOREIGN-1', unitCost: '450.00' }],
  });
  kept = await decided(kept, { class: 'extra', decision: 'send_back' });
  expect(kept.claimed).toBe('450.00');
  expect((await put(kept, 'vendor_rma', { id: idOf(61) })).status).toBe(422);
  expect((await put(kept, 'receipt')).status).toBe(201);
  const draft = await put(kept, 'vendor_rma', { id: idOf(61), draft: true });
  expect([draft.status, draft.json()]).toMatchObject([201, { kind: 'vendor_rma' }]);
  kept = await read(kept.number);
  expect(kept.steps.at(-1)).toMatchObject({ document: null, draft: idOf(61) });
  const posted = await put(kept, 'vendor_rma', { id: idOf(61), vendorRmaNumber: 'R-9' });
  expect([posted.status, posted.json()]).toMatchObject([201, { totals: { units: 1 } }]);
  kept = await read(kept.number);
  expect(kept.rows.find(({ serial }) => serial === 'FOREIGN-1')).toMatchObject({
    receipt: 'GR-100001',
    sentBack: 'VRMA-100001',
  });
  expect(kept.ready.vendor_rma).toBe(0);
});

test('a list before the goods announces its serials, and receiving is then a scan of each', async () => {
  const number = await postOrder();
  let kept = await make({
    order: number,
    expected: serials.slice(0, 3).map((serial) => ({ serial })),
  });
  expect(kept.rows.map(({ decision }) => decision)).toEqual(['wait', 'wait', 'wait']);
  const announced = await put(kept, 'announcement');
  expect([announced.status, announced.json()]).toMatchObject([
    201,
    { kind: 'purchase_order', number: 'PO-100002', totals: { units: 4, net: '2000.00' } },
  ]);
  expect((await put(kept, 'announcement')).text).toBe(announced.text);
  const closed = await service.ask('GET', `/api/documents/${number}`);
  expect(closed.json()).toMatchObject({ orderStatus: 'closed' });
  const card = await service.ask('GET', '/api/units/LAPTOP/SN-000181');
  expect(card.json()).toMatchObject({ status: 'expected' });
  kept = await make({ id: idOf(51), order: 'PO-100002', scanned: serials.slice(0, 2) });
  expect(kept.rows.map((row) => row.class)).toEqual(['matched', 'matched', 'missing', 'missing']);
  const received = await put(kept, 'receipt', { id: idOf(62) });
  expect([received.status, received.json()]).toMatchObject([
    201,
    { totals: { units: 2, cost: '1020.00' } },
  ]);
  expect((await verifyBooks(service.books)).differences).toEqual([]);
});

test('the units of a receipt count as scanned, and are received no second time', async () => {
  const receipt: DocumentRequest = {
    id: idOf(2),
    kind: 'goods_receipt',
    occurredOn: '2024-01-05',
    party: 'acme',
    lines: [{ item: 'LAPTOP', serials: serials.slice(0, 3), unitCost: '500.00' }],
  };
  await post(service.books, receipt);
  const kept = await make({ receipt: 'GR-100001', item: 'LAPTOP' });
  expect(kept.rows.map((row) => [row.class, row.receipt])).toEqual([
    ['matched', 'GR-100001'],
    ['matched', 'GR-100001'],
    ['matched', 'GR-100001'],
    ['missing', null],
  ]);
  const nothing = await put(kept, 'receipt');
  expect([nothing.status, codesOf(nothing)]).toEqual([
    422,
    ['No row is decided for a receipt and still open. Decide the rows first.'],
  ]);
});

test('decisions are taken back one by one, and two people do not decide past one another', async () => {
  const first = await make({ item: 'LAPTOP', scanned: [] });
  const claimed = await decided(first, { class: 'missing', decision: 'claim' });
  const waiting = await decided(claimed, { rows: [[2, 3]], decision: 'wait' });
  expect(waiting.rows.map(({ decision }) => decision)).toEqual(['claim', 'wait', 'wait', 'claim']);
  const late = await decide(claimed, { undo: true });
  expect([late.status, codesOf(late)]).toEqual([
    409,
    ['Meanwhile admin decided something here. Look at it, and decide again.'],
  ]);
  const back = await decided(waiting, { undo: true });
  expect(back.rows.map(({ decision }) => decision)).toEqual(['claim', 'claim', 'claim', 'claim']);
  const undecided = await decided(back, { undo: true });
  expect(undecided.undecided).toBe(4);
  expect((await decide(undecided, { undo: true })).status).toBe(422);
});

test.each<[object, string]>([
  [
    { rows: [[1, 9]], decision: 'claim' },
    'There is no row 9: the reconciliation has 4 rows. Choose one of them.',
  ],
  [
    { rows: [[1, 1]], decision: 'receive' },
    'SN-000181: to receive it does not fit what was found. Choose what the row offers.',
  ],
  [
    { class: 'extra', decision: 'leave' },
    'No row that is still open is of this kind, so nothing was decided. Choose other rows.',
  ],
])('%j is refused in words', async (body, message) => {
  const kept = await make({ item: 'LAPTOP', scanned: [] });
  const refused = await decide(kept, body);
  expect([refused.status, codesOf(refused)]).toEqual([422, [message]]);
});

test.each<[object, number, string]>([
  [{ order: 'PO-9' }, 422, 'There is no such document'],
  [{ expected: [{ serial: 'A1', unitCost: '1.005' }] }, 422, '1.005, the cost of A1, is no amount'],
  [{ vendor: 'nobody' }, 422, 'There is no such'],
  [{ receipt: 'PO-100001' }, 422, 'is a purchase order, and a goods receipt is needed here'],
])('lists with %j are refused in words', async (fields, status, message) => {
  await postOrder();
  const body = { id: idOf(50), vendor: 'acme', expected: [], ...fields };
  const answer = await service.ask('POST', '/api/reconciliations', body);
  expect(answer.status).toBe(status);
  expect(codesOf(answer).join()).toContain(message);
});

test('what was reconciled is listed, and the same id again changes nothing', async () => {
  const body = { id: idOf(50), vendor: 'acme', expected: [{ serial: 'A1' }], scanned: ['A1'] };
  const first = await service.ask('POST', '/api/reconciliations', body);
  const again = await service.ask('POST', '/api/reconciliations', body);
  expect([first.status, again.status, again.text]).toEqual([201, 200, first.text]);
  const other = await service.ask('POST', '/api/reconciliations', { ...body, scanned: [] });
  expect(other.status).toBe(409);
  const { items } = (await service.ask('GET', '/api/reconciliations?vendor=acme')).json() as {
    items: object[];
  };
  expect(items).toMatchObject([{ number: 'REC-100001', totals: { matched: { units: 1 } } }]);
  const nameless = await put(await read('REC-100001'), 'receipt');
  expect(codesOf(nameless)).toEqual(['The item of A1 is not known. Name the item of the list.']);
});

test("a vendor's layout is remembered as it was confirmed last", async () => {
  const at = '/api/parties/acme/list-layout';
  expect((await service.ask('GET', at)).json()).toEqual({ layout: null });
  await service.ask('PUT', at, { serials: [0], columns: {} });
  const layout = { serials: ['s n'], columns: { cost: 'price', item: 0 } };
  expect((await service.ask('PUT', at, layout)).status).toBe(200);
  expect((await service.ask('GET', at)).json()).toEqual({ layout });
  expect((await service.ask('GET', '/api/parties/nobody/list-layout')).status).toBe(404);
});
