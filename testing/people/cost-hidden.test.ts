/**
 * Cost is masked at its source: two books that differ only in cost answer a person who may not see cost the same, byte
 * for byte; on paper and in workbooks, all but the seal, which is a hash over everything that was written.
 */
import { strFromU8, unzipSync } from 'fflate';
import { readPdfTexts } from '../../reports/pdf/read-texts.ts';
import { endpoints, type EndpointName } from '../../shared/api.ts';
import { documentKinds } from '../../shared/documents/kinds.ts';
import { stylesOfKinds } from '../../shared/documents/print-styles.ts';
import type { TestAnswer } from '../fixtures/server.ts';
import { highCosts, lowCosts, openSeat, documentsOf, type Asked, type Seat } from './two-books.ts';

jest.setTimeout(300_000);

const numbers = [
  ...['PO-100001', 'PO-100002', 'GR-100001', 'GR-100002', 'VB-100001', 'SO-100001', 'INV-100001'],
  ...['CA-100001', 'CRMA-100001', 'CM-100001', 'VRMA-100001', 'DM-100001', 'ST-100001'],
  ...['QA-100001', 'SC-100001', 'AS-100001', 'NONE-1'],
];
const units = [
  ...['LAPTOP/L1', 'LAPTOP/L2', 'LAPTOP/L3', 'LAPTOP/L5', 'PHONE/P1', 'PHONE/P2', 'PHONE/P9'],
  ...['ROUTER/R1', 'PHONE/E1', 'LAPTOP/NONE'],
];
const get = (url: string): Asked => ({ method: 'GET', url });
const post = (url: string, body: unknown): Asked => ({ method: 'POST', url, body });

const kindOf = (number: string) =>
  documentsOf(lowCosts).find(({ kind }) => number.startsWith(prefixes[kind] ?? '?'))?.kind ??
  'invoice';
const prefixes: Readonly<Record<string, string>> = {
  ...{ purchase_order: 'PO-', goods_receipt: 'GR-', vendor_bill: 'VB-', vendor_rma: 'VRMA-' },
  ...{ debit_memo: 'DM-', sales_order: 'SO-', invoice: 'INV-', customer_rma: 'CRMA-' },
  ...{ credit_memo: 'CM-', stock_transfer: 'ST-', quantity_adjustment: 'QA-' },
  ...{ cost_adjustment: 'CA-', stock_count: 'SC-', assembly: 'AS-' },
};

/** Addresses of reports that need no more than their path. */
const plainGets = (Object.keys(endpoints) as EndpointName[]).flatMap((name) => {
  const { method, path } = endpoints[name];
  return method === 'GET' && !path.includes('{') ? [get(path)] : [];
});

const asked: Asked[] = [
  ...plainGets,
  get('/api/find?text=L'),
  get('/api/find?text=VB-100001'),
  get('/api/find?text=CA-1'),
  ...documentKinds.map((kind) => get(`/api/documents?kind=${kind}`)),
  get('/api/documents?limit=3'),
  get('/api/documents?orderStatus=open'),
  ...numbers.map((number) => get(`/api/documents/${number}`)),
  ...numbers.flatMap((number) =>
    stylesOfKinds[kindOf(number)].flatMap((style) =>
      ['pdf', 'xlsx'].map((format) =>
        get(`/api/documents/${number}/print?format=${format}&style=${style}`),
      ),
    ),
  ),
  ...['goods_receipt', 'invoice', 'vendor_rma', 'debit_memo'].flatMap((to) =>
    ['PO-100001', 'PO-100002', 'SO-100001', 'GR-100001', 'INV-100001'].map((number) =>
      get(`/api/documents/${number}/convert?to=${to}`),
    ),
  ),
  ...units.flatMap((unit) => [
    get(`/api/units/${unit}`),
    get(`/api/units/${unit}?asOf=2025-01-06`),
    get(`/api/units/${unit}/parts`),
    ...['json', 'csv', 'xlsx', 'pdf'].map((format) =>
      get(`/api/units/${unit}/history?format=${format}`),
    ),
    ...['customer', 'vendor', 'house'].flatMap((whom) =>
      ['pdf', 'xlsx'].map((format) =>
        get(`/api/units/${unit}/rma-form?for=${whom}&format=${format}`),
      ),
    ),
    get(`/api/units/${unit}/rma-form?for=house&cost=true`),
  ]),
  ...['json', 'csv', 'ndjson', 'xlsx', 'pdf'].flatMap((format) => [
    get(`/api/units?format=${format}`),
    get(`/api/units?format=${format}&status=in_stock&item=LAPTOP`),
    get(`/api/units?format=${format}&asOf=2025-01-08`),
  ]),
  ...['cost', 'costNot', 'costFrom', 'costTo', 'costAbove', 'costBelow'].map((filter) =>
    get(`/api/units?${filter}=100`),
  ),
  post('/api/units/lookup', { serials: ['L1', 'l2', 'P9', 'R1', 'X'], history: true }),
  post('/api/units/lookup', { serials: ['L1'], costParts: true }),
  post('/api/units/lookup', { serials: ['L1'], asOf: '2025-01-07' }),
  post('/api/serials/parse', { texts: ['L1'] }),
  post('/api/rma-forms?format=xlsx', { for: 'vendor', units: [{ sku: 'LAPTOP', serial: 'L3' }] }),
  post('/api/labels/preview', { document: 'GR-100001' }),
  post('/api/reconcile', { vendor: 'acme', expected: [{ serial: 'L1' }], scanned: ['L1'] }),
  post('/api/seals', { report: 'journal' }),
  get('/api/verify'),
  ...['units', 'serial', 'item'].map((by) => get(`/api/reports/valuation?by=${by}`)),
  ...['gap', 'ending'].map((by) => get(`/api/reports/warranty?by=${by}`)),
  get('/api/areas/MAIN/count-sheet'),
  get('/api/areas/MAIN/count-sheet?format=xlsx'),
  // What is refused names no cost, and what is rehearsed shows none.
  ...documentsOf(lowCosts).map((document, index) =>
    post('/api/documents?rehearse=true', {
      ...document,
      id: `00000000-0000-4000-8000-${String(900 + index).padStart(12, '0')}`,
      addOnCosts: undefined,
      lines: document.lines?.map((line) => ({ ...line, unitCost: undefined })),
    }),
  ),
  post('/api/documents', documentsOf(lowCosts)[5]),
  post('/api/documents/INV-100001/reverse', { id: '00000000-0000-4000-8000-000000000999' }),
  get('/api/drafts'),
];

const seal = /\b\d+-[0-9a-f]{16}\b/g;

/** What a person can read of an answer: of paper its texts, of a workbook its parts. */
async function readable(answer: TestAnswer): Promise<string> {
  const type =
    typeof answer.headers['content-type'] === 'string' ? answer.headers['content-type'] : '';
  if (type.includes('pdf')) {
    const texts = await readPdfTexts(new Uint8Array(answer.bytes));
    return texts
      .map(({ page, x, y, text }) => `${page} ${x} ${y} ${text.replace(seal, 'SEAL')}`)
      .join('\n');
  }
  if (type.includes('spreadsheet')) {
    const parts = Object.entries(unzipSync(new Uint8Array(answer.bytes)));
    return parts
      .map(([name, part]) => `${name}\n${strFromU8(part).replace(seal, 'SEAL')}`)
      .join('\n');
  }
  return answer.text;
}

let low: Seat;
let high: Seat;
beforeAll(async () => {
  [low, high] = [await openSeat(lowCosts, 'warehouse'), await openSeat(highCosts, 'warehouse')];
});
afterAll(async () => {
  await low.remove();
  await high.remove();
});

test('books that differ only in cost answer the warehouse the same', async () => {
  const differing: string[] = [];
  let answered = 0;
  for (const each of asked) {
    const [one, other] = [await low.askAs(each), await high.askAs(each)];
    if (one.status >= 500) differing.push(`${each.url} fails: ${one.text}`);
    if (one.status < 300) answered += 1;
    const name = `${each.method} ${each.url} ${JSON.stringify(each.body ?? '').slice(0, 60)}`;
    if (one.status !== other.status) differing.push(`${name}: ${one.status} ${other.status}`);
    else if ((await readable(one)) !== (await readable(other))) differing.push(name);
  }
  expect(asked.length).toBeGreaterThanOrEqual(300);
  expect(answered).toBeGreaterThan(asked.length / 2);
  expect(differing).toEqual([]);
});

test('the same requests of an accountant differ, so that the comparison can fail', async () => {
  let differing = 0;
  for (const each of asked.filter(({ method }) => method === 'GET').slice(0, 120)) {
    const [one, other] = [await low.ask('GET', each.url), await high.ask('GET', each.url)];
    if ((await readable(one)) !== (await readable(other))) differing += 1;
  }
  expect(differing).toBeGreaterThan(25);
});
