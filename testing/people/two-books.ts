/** Two books that differ in nothing but what things cost, and a person who may not see cost in both. */
import type { DocumentRequest } from '../../shared/api.ts';
import type { Role } from '../../shared/people/rights.ts';
import { idOf } from '../fixtures/books.ts';
import { openTestServer, type TestAnswer, type TestServer } from '../fixtures/server.ts';

/** Every amount that is a cost, by its place in {@link documentsOf}. */
export interface Costs {
  readonly laptop: string;
  readonly phone: string;
  readonly screw: string;
  readonly freight: string;
  readonly billed: string;
  readonly late: string;
  readonly found: string;
  readonly credited: string;
}

export const lowCosts: Costs = {
  ...{ laptop: '7.00', phone: '3.10', screw: '0.02', freight: '1.00', billed: '7.00' },
  ...{ late: '2.00', found: '1.00', credited: '6.50' },
};
export const highCosts: Costs = {
  ...{
    laptop: '812345.67',
    phone: '99.99',
    screw: '1.75',
    freight: '5432.10',
    billed: '812344.00',
  },
  ...{ late: '1000.01', found: '45678.90', credited: '700000.00' },
};

type Unnumbered = DocumentRequest extends infer Each ? Omit<Each & DocumentRequest, 'id'> : never;

/** A day of everything that changes stock or cost. */
export function documentsOf(costs: Costs): DocumentRequest[] {
  const documents: Unnumbered[] = [
    {
      kind: 'purchase_order',
      occurredOn: '2025-01-02',
      party: 'acme',
      addOnCosts: [{ name: 'freight', amount: costs.freight, by: 'value' }],
      lines: [
        { item: 'LAPTOP', quantity: 6, unitCost: costs.laptop },
        { item: 'PHONE', quantity: 3, unitCost: costs.phone },
      ],
    },
    {
      kind: 'goods_receipt',
      occurredOn: '2025-01-03',
      party: 'acme',
      from: 'PO-100001',
      lines: [
        { item: 'LAPTOP', serials: ['L1', 'L2', 'L3', 'L4', 'L5'] },
        { item: 'PHONE', serials: ['P1', 'P2'] },
      ],
    },
    {
      kind: 'goods_receipt',
      occurredOn: '2025-01-03',
      party: 'zenith',
      lines: [{ item: 'SCREW', quantity: 100, unitCost: costs.screw }],
    },
    {
      kind: 'vendor_bill',
      occurredOn: '2025-01-04',
      party: 'acme',
      from: ['GR-100001'],
      lines: [{ item: 'LAPTOP', quantity: 5, unitCost: costs.billed }],
    },
    {
      kind: 'sales_order',
      occurredOn: '2025-01-05',
      party: 'bolt',
      lines: [{ item: 'LAPTOP', serials: ['L1', 'L2'], unitPrice: '900.00' }],
    },
    {
      kind: 'invoice',
      occurredOn: '2025-01-06',
      party: 'bolt',
      from: 'SO-100001',
      lines: [{ item: 'LAPTOP', serials: ['L1', 'L2'], unitPrice: '900.00', taxRate: '20' }],
    },
    {
      kind: 'cost_adjustment',
      occurredOn: '2025-01-07',
      against: 'GR-100001',
      addOnCosts: [{ name: 'customs', amount: costs.late, by: 'quantity' }],
    },
    {
      kind: 'customer_rma',
      occurredOn: '2025-01-08',
      party: 'bolt',
      lines: [{ item: 'LAPTOP', serials: ['L1'], reason: 'faulty', action: 'credit' }],
    },
    {
      kind: 'credit_memo',
      occurredOn: '2025-01-09',
      party: 'bolt',
      from: 'CRMA-100001',
      lines: [{ item: 'LAPTOP', serials: ['L1'], unitPrice: '900.00' }],
    },
    {
      kind: 'vendor_rma',
      occurredOn: '2025-01-10',
      party: 'acme',
      vendorRmaNumber: 'V-1',
      lines: [{ item: 'LAPTOP', serials: ['L1'], reason: 'faulty' }],
    },
    {
      kind: 'debit_memo',
      occurredOn: '2025-01-11',
      party: 'acme',
      from: 'VRMA-100001',
      lines: [{ item: 'LAPTOP', serials: ['L1'], unitCost: costs.credited }],
    },
    {
      kind: 'stock_transfer',
      occurredOn: '2025-01-12',
      fromArea: 'MAIN',
      toArea: 'SHOP',
      lines: [
        { item: 'LAPTOP', serials: ['L3'] },
        { item: 'SCREW', quantity: 5 },
      ],
    },
    {
      kind: 'quantity_adjustment',
      occurredOn: '2025-01-13',
      area: 'MAIN',
      lines: [
        { item: 'PHONE', direction: 'out', serials: ['P1'], reason: 'broken' },
        {
          ...{ item: 'PHONE', direction: 'in', serials: ['P9'] },
          ...{ reason: 'found', unitCost: costs.found },
        },
      ],
    },
    {
      kind: 'stock_count',
      occurredOn: '2025-01-14',
      area: 'MAIN',
      items: ['LAPTOP'],
      lines: [{ item: 'LAPTOP', serials: ['L4'] }],
    },
    {
      kind: 'assembly',
      occurredOn: '2025-01-15',
      area: 'MAIN',
      builds: [
        {
          ...{ item: 'ROUTER', serial: 'R1' },
          components: [
            { item: 'PHONE', serial: 'P2' },
            { item: 'SCREW', quantity: 4 },
          ],
        },
      ],
    },
    {
      kind: 'purchase_order',
      occurredOn: '2025-01-16',
      party: 'zenith',
      lines: [{ item: 'PHONE', serials: ['E1', 'E2'], unitCost: costs.phone }],
    },
  ];
  return documents.map((document, index) => ({ ...document, id: idOf(index + 1) }));
}

export interface Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly body?: unknown;
}

export interface Seat extends TestServer {
  /** Asks as the person whose seat it is. */
  readonly askAs: (asked: Asked) => Promise<TestAnswer>;
}

/** Books of these costs, and somebody of a role who asks them. */
export async function openSeat(costs: Costs, role: Role): Promise<Seat> {
  const server = await openTestServer();
  for (const document of documentsOf(costs)) {
    const answer = await server.ask('POST', '/api/documents', document);
    if (answer.status !== 201) throw new Error(`${document.kind}: ${answer.text}`);
  }
  const entered = await server.ask('PUT', '/api/users', [{ name: 'Wendy', role }]);
  if (entered.status !== 200) throw new Error(entered.text);
  const made = (await server.ask('POST', '/api/users/Wendy/token')).json() as { token: string };
  const authorization = `Bearer ${made.token}`;
  return {
    ...server,
    askAs: ({ method, url, body }) => server.ask(method, url, body, { authorization }),
  };
}
