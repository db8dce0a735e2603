/** Every filter of a list of units, alone and together, now and for an earlier day. */
import { endpoints, type DocumentRequest } from '../../shared/api.ts';
import {
  answerOf,
  enterMasters,
  idOf,
  openTestBooks,
  post,
  usualMasters,
  type TestBooks,
} from '../../testing/fixtures/books.ts';
import { changeUnit } from '../commands/change-unit.ts';
import { listUnits } from './unit-list.ts';

let opened: TestBooks;

const deeds: readonly Omit<DocumentRequest, 'id'>[] = [
  {
    kind: 'goods_receipt',
    occurredOn: '2024-01-10',
    party: 'acme',
    lines: [
      {
        item: 'LAPTOP',
        serials: [
          { serial: 'A1', manufacturerSerial: 'mk-1', lot: 'L1' },
          { serial: 'A2', manufacturerSerial: 'MK-2', lot: 'L22' },
        ],
        unitCost: '10.00',
      },
    ],
  },
  {
    kind: 'goods_receipt',
    occurredOn: '2024-02-10',
    party: 'zenith',
    lines: [{ item: 'PHONE', serials: ['P1', 'P2'], unitCost: '20.00' }],
  },
  {
    kind: 'vendor_bill',
    occurredOn: '2024-02-11',
    party: 'zenith',
    from: ['GR-100002'],
    lines: [{ item: 'PHONE', quantity: 2, unitCost: '20.00' }],
  },
  {
    kind: 'invoice',
    occurredOn: '2024-03-01',
    party: 'bolt',
    lines: [{ item: 'LAPTOP', serials: ['A1'], unitPrice: '30.00' }],
  },
];

beforeAll(async () => {
  opened = await openTestBooks();
  await enterMasters(opened.books, usualMasters);
  for (const [index, deed] of deeds.entries()) {
    answerOf(await post(opened.books, { ...deed, id: idOf(index + 1) }));
  }
  const fields = { color: 'Dark red', power: 90, checked: '2024-05-01' };
  await changeUnit(opened.books, 'PHONE', 'P1', { note: 'Dent', customFields: fields }, 'test');
  await changeUnit(opened.books, 'PHONE', 'P2', { customFields: { power: 100 } }, 'test');
});
afterAll(() => opened.remove());

async function find(query: Readonly<Record<string, unknown>>): Promise<string> {
  const { items } = await listUnits(opened.books, endpoints.listUnits.query.parse(query));
  return items.map(({ serial }) => serial).join(' ');
}

test.each([
  [{}, 'A1 A2 P1 P2'],
  [{ item: ['LAPTOP', 'PHONE'] }, 'A1 A2 P1 P2'],
  [{ item: 'PHONE' }, 'P1 P2'],
  [{ vendor: ['acme', 'zenith'] }, 'A1 A2 P1 P2'],
  [{ vendor: 'acme', status: ['in_stock'] }, 'A2'],
  [{ vendor: 'nobody' }, ''],
  [{ customer: 'bolt' }, 'A1'],
  [{ area: ['MAIN', 'SHOP'] }, 'A2 P1 P2'],
  [{ areaType: 'out' }, 'A1'],
  [{ areaType: 'stock', area: 'RELEASED' }, 'A2 P1 P2'],
  [{ prefix: 'a' }, 'A1 A2'],
  [{ manufacturerPrefix: 'Mk-' }, 'A1 A2'],
  [{ lotPrefix: 'l2' }, 'A2'],
  [{ lot: 'L1' }, 'A1'],
  [{ notePrefix: 'de' }, 'P1'],
  [{ receivedFrom: '2024-02-01', receivedTo: '2024-02-29' }, 'P1 P2'],
  [{ soldFrom: '2024-03-01', soldTo: '2024-03-01' }, 'A1'],
  [{ soldFrom: '2024-03-02' }, ''],
  [{ receipt: ['GR-100001', 'GR-100002'] }, 'A1 A2 P1 P2'],
  [{ bill: 'VB-100001' }, 'P1 P2'],
  [{ invoice: 'INV-100001' }, 'A1'],
  [{ invoice: 'INV-9' }, ''],
  [{ costFrom: '10.00', costTo: '20.00' }, 'A1 A2 P1 P2'],
  [{ cost: '20' }, 'P1 P2'],
  [{ costNot: '20' }, 'A1 A2'],
  [{ costAbove: '10.00' }, 'P1 P2'],
  [{ costBelow: '20.00' }, 'A1 A2'],
  [{ field: 'color:contains:RED' }, 'P1'],
  [{ field: 'color:is:red' }, ''],
  [{ field: 'color:starts:dark' }, 'P1'],
  [{ field: 'power:from:95' }, 'P2'],
  [{ field: ['power:to:100', 'checked:to:2024-12-31'] }, 'P1'],
  [{ asOf: '2024-02-29', areaType: 'stock' }, 'A1 A2 P1 P2'],
  [{ asOf: '2024-02-29', invoice: 'INV-100001' }, ''],
  [{ asOf: '2024-01-31', costAbove: '5.00', field: 'power:from:1' }, ''],
])('units that fit %j are %s', async (query, expected) => {
  expect(await find(query)).toBe(expected);
});

test('a condition of a custom field that cannot be read says how one is written', () => {
  const parsed = endpoints.listUnits.query.safeParse({ field: 'color=red' });
  expect(JSON.stringify(parsed.error?.issues)).toContain('color:is:red');
});
