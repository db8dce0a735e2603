import { planWork, summarize, type OpenDocument, type OpenWork } from './work.ts';

const today = '2026-03-31';

function order(number: string, facts: Partial<OpenDocument>): OpenDocument {
  return {
    id: number,
    number,
    kind: 'purchase_order',
    occurredOn: '2026-03-01',
    recordedAt: '2026-03-01T08:00:00Z',
    party: 'ACME',
    reference: null,
    currency: 'EUR',
    total: '0.00',
    units: 1,
    reverses: null,
    reversedBy: null,
    ...facts,
  };
}

const nothing: OpenWork = {
  documents: [],
  hasMoreDocuments: false,
  drafts: [],
  hasMoreDrafts: false,
  intents: [],
  scans: 0,
};

test('groups without work are left out, and the others stand in the order of a day', () => {
  expect(planWork(nothing, today)).toEqual([]);
  const groups = planWork(
    {
      ...nothing,
      documents: [
        order('ST-1', { kind: 'stock_transfer' }),
        order('SO-1', { kind: 'sales_order' }),
        order('PO-1', {}),
        order('CRMA-1', { kind: 'customer_rma' }),
        order('VRMA-1', { kind: 'vendor_rma' }),
      ],
      drafts: [{ id: 'd', kind: 'invoice', user: 'ann', changedAt: '2026-03-30T22:00:00Z' }],
      scans: 3,
    },
    today,
  );
  expect(groups.map(({ name }) => name)).toEqual([
    'scans',
    'drafts',
    'toReceive',
    'toShip',
    'returns',
    'setAside',
    'inTransit',
  ]);
  expect(groups[1]?.rows[0]).toMatchObject({
    ageDays: 1,
    target: { pane: 'documents', text: 'd' },
  });
});

test('what is overdue comes first, then what waits longest', () => {
  const [group] = planWork(
    {
      ...nothing,
      documents: [
        order('R-1', { kind: 'customer_rma', occurredOn: '2026-01-01' }),
        order('R-2', { kind: 'customer_rma', expiresOn: '2026-03-30' }),
        order('R-3', { kind: 'customer_rma', expiresOn: '2026-03-20' }),
        order('R-4', { kind: 'customer_rma', occurredOn: '2026-02-01', expiresOn: today }),
      ],
    },
    today,
  );
  expect(group?.rows.map(({ number }) => number)).toEqual(['R-3', 'R-2', 'R-1', 'R-4']);
  expect(group === undefined ? null : summarize(group)).toEqual({
    count: 4,
    overdue: 2,
    oldestDays: 89,
  });
});

test('a document that was being sent leads to the pane that settles it', () => {
  const body = { id: 'x', kind: 'goods_receipt', occurredOn: '2026-03-31' } as const;
  const [group] = planWork(
    { ...nothing, intents: [{ id: 'x', body, keys: [], at: '2026-03-31' }] },
    today,
  );
  expect(group).toMatchObject({ name: 'toCheck', rows: [{ target: { pane: 'receive' } }] });
});

test('thousands of open orders are planned in one pass', () => {
  const documents = Array.from({ length: 20_000 }, (_, index) =>
    order(`PO-${index}`, { occurredOn: `2026-01-${String((index % 28) + 1).padStart(2, '0')}` }),
  );
  const [group] = planWork({ ...nothing, documents, hasMoreDocuments: true }, today);
  expect(group).toMatchObject({ hasMore: true });
  expect(group?.rows).toHaveLength(20_000);
});
