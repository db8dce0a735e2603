import type { ReportSheet } from '../../host/port.ts';
import { renderPane, type PaneStage, type Service } from '../../parts/render-pane.tsx';
import { View } from './view.tsx';
import type { Kept, KeptRow } from './use-kept.ts';

const none = { units: 0, amount: '0.00' };

function rowOf(row: number, fields: Partial<KeptRow>): KeptRow {
  return {
    row,
    serial: `Z${row}`,
    item: 'DISK',
    scannedItem: null,
    candidates: [],
    class: 'matched',
    expectedCost: '47.99',
    amount: '47.99',
    agreedCost: '47.99',
    counts: { expected: 1, scanned: 1, billed: 0 },
    decision: null,
    claim: null,
    receipt: null,
    sentBack: null,
    ...fields,
  };
}

const kept: Kept = {
  number: 'REC-100001',
  id: 'id-1',
  vendor: 'ACME',
  vendorName: 'Acme Ltd',
  order: 'PO-1',
  receipt: null,
  reference: 'DN-7',
  currency: 'USD',
  madeAt: '2026-03-31T08:00:00Z',
  user: 'ann',
  note: null,
  totals: {
    matched: { units: 1, amount: '47.99' },
    missing: { units: 2, amount: '95.98' },
    near_match: { units: 1, amount: '47.99' },
    extra: none,
    duplicate: none,
    wrong_item: none,
    already_in_stock: none,
    sold_before: none,
    expected: { units: 4, amount: '191.96' },
    scanned: { units: 2, amount: '95.98' },
    billed: none,
  },
  rows: [
    rowOf(1, { serial: '00012', decision: 'receive' }),
    rowOf(2, { class: 'missing', counts: { expected: 1, scanned: 0, billed: 0 } }),
    rowOf(3, { class: 'missing', counts: { expected: 1, scanned: 0, billed: 0 } }),
    rowOf(4, { class: 'near_match', candidate: 'Z4O', reason: 'look_alike' }),
  ],
  ordered: [
    { item: 'DISK', ordered: 4, open: 4, unitCost: '47.99', listed: 4, scanned: 2, billed: 0 },
  ],
  claimed: '0.00',
  undecided: 3,
  bill: null,
  ready: { receipt: 1, announcement: 0, vendor_rma: 0, debit_memo: 0, bill: 0 },
  steps: [],
};

function makeService(): { service: Service; state: { kept: Kept } } {
  const state = { kept };
  const service: Service = ({ method, path, body }) => {
    const key = `${method} ${path.split('?')[0] ?? ''}`;
    switch (key) {
      case 'GET /api/parties':
        return {
          status: 200,
          body: { items: [{ code: 'ACME', name: 'Acme Ltd', roles: ['vendor'] }], next: null },
        };
      case 'GET /api/items':
      case 'GET /api/reconciliations':
        return { status: 200, body: { items: [], next: null } };
      case 'GET /api/parties/ACME/list-layout':
        return { status: 200, body: { layout: null } };
      case 'PUT /api/parties/ACME/list-layout':
        return { status: 200, body: { layout: body } };
      case 'POST /api/reconciliations':
      case 'GET /api/reconciliations/REC-100001':
        return { status: 200, body: state.kept };
      case 'POST /api/reconciliations/REC-100001/decisions': {
        const step = { step: 1, at: kept.madeAt, user: 'ann', kind: 'decided' as const, units: 2 };
        const rows = kept.rows.map((row) =>
          row.class === 'missing' ? { ...row, decision: 'claim' as const, claim: '47.99' } : row,
        );
        state.kept = {
          ...kept,
          rows,
          undecided: 1,
          claimed: '95.98',
          steps: [{ ...step, decision: 'claim' }],
        };
        return { status: 200, body: state.kept };
      }
      case 'POST /api/reconciliations/REC-100001/results':
        return {
          status: 422,
          body: {
            issues: [
              {
                code: 'serial_begins_next_life',
                severity: 'question',
                line: 1,
                serial: '00012',
                message: '00012 left before.',
              },
            ],
          },
        };
      default:
        return { status: 404, body: {} };
    }
  };
  return { service, state };
}

function textOf({ page }: PaneStage): string {
  return page.textContent;
}

async function beginList(service: Service, host = {}): Promise<PaneStage> {
  const stage = await renderPane(<View text="" />, { service, host });
  await stage.press('Reconcile a list');
  return stage;
}

test('a list is pasted, what arrived is scanned, and both are sent with the order', async () => {
  const stage = await beginList(makeService().service);
  await stage.change('Vendor*', 'ACME');
  await stage.settle();
  await stage.change('Purchase order', 'po-1');
  await stage.change("The vendor's list", 'Item\tS/N\tPrice\nDISK\t00012\t47.99\nTotal\t\t47.99');
  stage.find("The vendor's list").focus();
  stage.find("The vendor's list").blur();
  await stage.settle();
  expect(textOf(stage)).toContain('1 serial');
  expect(textOf(stage)).toContain('2 rows are no units');
  expect(textOf(stage)).toContain('Row 3: Total | 47.99 – a total');
  stage.find('Scan what arrived').focus();
  await stage.type('00012', 5);
  await stage.press('Reconcile');
  const sent = stage.asked.find(
    ({ method, path }) => method === 'POST' && path === '/api/reconciliations',
  );
  expect(sent?.body).toMatchObject({
    vendor: 'ACME',
    order: 'PO-1',
    expected: [{ serial: '00012', item: 'DISK', unitCost: '47.99' }],
    scanned: ['00012'],
  });
  expect(stage.asked.find(({ method }) => method === 'PUT')?.body).toEqual({
    serials: ['s n'],
    columns: { item: 'item', cost: 'price' },
  });
  expect(textOf(stage)).toContain('REC-100001');
  expect(stage.said.at(-1)).toEqual({ text: '1 unit fit, 3 to decide.', tone: 'bad' });
  await stage.leave();
});

test('without a vendor or a list it says what is needed, and sends nothing', async () => {
  const stage = await beginList(makeService().service);
  await stage.press('Reconcile');
  expect(textOf(stage)).toContain('Choose the vendor whose list this is.');
  await stage.change('Vendor*', 'ACME');
  await stage.press('Reconcile');
  expect(textOf(stage)).toContain("Give the vendor's list first.");
  expect(stage.asked.some(({ method }) => method === 'POST')).toBe(false);
  await stage.leave();
});

test('a list from the sheet whose column was guessed wrong is read anew as a person says', async () => {
  const rows = [
    ['Ref', 'Unit'],
    ['LOT-2024-01', 'X1'],
    ['LOT-2024-02', 'X2'],
  ];
  const host = { isExcel: true, readList: () => Promise.resolve({ sheet: 'Theirs', rows }) };
  const stage = await beginList(makeService().service, host);
  await stage.press('From the sheet');
  expect(textOf(stage)).toContain('Sheet Theirs');
  expect(textOf(stage)).toContain('LOT-2024-01');
  await stage.change('Serials are in', '1');
  const cells = [...stage.page.querySelectorAll('td')].map((cell) => cell.textContent);
  expect(cells).toEqual(expect.arrayContaining(['X1', 'X2']));
  await stage.leave();
});

test('what was found is shown class by class, and a class is decided at once', async () => {
  const { service } = makeService();
  const stage = await renderPane(<View text="REC-100001" />, { service });
  expect(textOf(stage)).toContain('3 units to decide');
  expect(textOf(stage)).toContain('scanned as Z4O: characters that look alike');
  const sections = [...stage.page.querySelectorAll('section section')].map((section) =>
    section.getAttribute('aria-label'),
  );
  expect(sections).toEqual([
    'Against the order',
    'Missing',
    'Nearly the same',
    'Fits',
    'What follows',
  ]);
  await stage.change('Decision on all: Missing', 'claim');
  expect(stage.asked.at(-1)?.body).toEqual({ class: 'missing', decision: 'claim', after: 0 });
  expect(textOf(stage)).toContain('95.98');
  expect(textOf(stage)).toContain('Letter (PDF)');
  await stage.change('Decision on Z4', 'receive');
  expect(stage.asked.at(-1)?.body).toEqual({ rows: [[4, 4]], decision: 'receive', after: 1 });
  await stage.leave();
});

test('a question on posting is answered with yes, and the same document is sent again', async () => {
  const stage = await renderPane(<View text="REC-100001" />, { service: makeService().service });
  await stage.press('Post receipt of 1 unit');
  expect(textOf(stage)).toContain('00012 left before.');
  await stage.press('Accept');
  await stage.press('Post receipt of 1 unit');
  const [first, second] = stage.asked.filter(({ path }) => path.endsWith('/results'));
  expect(first?.body).toMatchObject({ result: 'receipt', occurredOn: '2026-03-31', draft: false });
  expect(second?.body).toMatchObject({ accept: ['serial_begins_next_life'] });
  expect((second?.body as { id: string }).id).toBe((first?.body as { id: string }).id);
  await stage.leave();
});

test('the sheet has a row for every unit, and sums that stand over their columns', async () => {
  const written: ReportSheet[] = [];
  const host = {
    isExcel: true,
    writeReport: (report: ReportSheet) => {
      written.push(report);
      return Promise.resolve('Reconciliation');
    },
  };
  const stage = await renderPane(<View text="REC-100001" />, {
    service: makeService().service,
    host,
  });
  await stage.press('To a new sheet');
  expect(textOf(stage)).toContain('stands in the sheet Reconciliation');
  const [sheet] = written;
  expect(sheet?.rows.length).toBe((sheet?.headRow ?? 0) + 4);
  expect(sheet?.rows[3]?.[2]).toEqual({
    kind: 'formula',
    formula: '=COUNTIF($D$10:$D$13,$B$4)',
    format: '0',
    isStrong: false,
  });
  expect(sheet?.rows[9]?.[1]).toMatchObject({ kind: 'text', text: '00012' });
  await stage.leave();
});
