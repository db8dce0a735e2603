import { randomUUID } from 'node:crypto';
import { act } from 'react';
import type { DocumentRequest, UnitCard } from '../../../shared/api.ts';
import { renderPane, type Service } from '../../parts/render-pane.tsx';
import { ServicesContext, useServices } from '../../services.tsx';
import { View } from './view.tsx';

/** The pane with ids as the books take them. */
function Return({ text = '' }: { text?: string }): React.JSX.Element {
  const services = useServices();
  return (
    <ServicesContext.Provider value={{ ...services, makeId: () => randomUUID() }}>
      <View text={text} />
    </ServicesContext.Provider>
  );
}

const sold: UnitCard = {
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
  receivedOn: '2026-01-05',
  receiptNumber: 'GR-1',
  unitCost: '510.00',
  customer: 'BOLT',
  soldOn: '2026-02-01',
  invoiceNumber: 'INV-1',
  unitPrice: '700.00',
  daysInStock: 27,
  warrantyUntil: null,
  note: null,
  customFields: {},
};

const after = {
  customer_rma: ['return_expected', 'CRMA-1'],
  credit_memo: ['returned', 'CM-1'],
  vendor_rma: ['committed', 'VRMA-1'],
  debit_memo: ['at_vendor', 'DM-1'],
} as const;

type Kind = keyof typeof after;

/** Books with one unit, which goes where the documents send it. */
function makeBooks(): { service: Service; posted: DocumentRequest[] } {
  const posted: DocumentRequest[] = [];
  const rowOf = (kind: string, document: string): object => ({
    kind,
    document,
    occurredOn: '2026-02-01',
    recordedAt: '2026-02-01T08:00:00Z',
    fromArea: null,
    toArea: null,
    party: null,
    user: 'ann',
  });
  const history = [rowOf('goods_receipt', 'GR-1'), rowOf('invoice', 'INV-1')];
  let unit = sold;
  const answerOf = (body: DocumentRequest, number: string): object => ({
    id: body.id,
    number,
    kind: body.kind,
    occurredOn: body.occurredOn,
    recordedAt: null,
    party: body.party ?? null,
    currency: 'USD',
    exchangeRate: '1',
    lines: [
      {
        line: 1,
        item: 'AMP',
        description: 'Amplifier',
        quantity: 1,
        unitPrice: '700.00',
        discount: '0.00',
        taxRate: '19',
        units: [{ item: 'AMP', serial: '00012', manufacturerSerial: null, life: 1 }],
      },
    ],
    totals: { units: 1, net: '700.00', tax: '0.00', total: '700.00' },
    issues: [],
  });
  const service: Service = ({ method, path, body }) => {
    if (path === '/api/units/lookup') {
      const [input] = (body as { serials: string[] }).serials;
      const units = input === unit.serial ? [{ ...unit, history: [...history] }] : [];
      return {
        status: 200,
        body: { results: [{ input, match: units.length === 1 ? 'one' : 'none', units }] },
      };
    }
    if (method === 'POST' && path === '/api/documents') {
      const request = body as DocumentRequest;
      const [status, number] = after[request.kind as Kind];
      posted.push(request);
      history.push(rowOf(request.kind, number));
      const isBack = status !== 'return_expected';
      unit = { ...unit, status, ...(isBack ? { customer: null, invoiceNumber: null } : {}) };
      return { status: 201, body: answerOf(request, number) };
    }
    return {
      status: 200,
      body: answerOf({ id: '', kind: 'invoice', occurredOn: '2026-02-01' }, 'INV-1'),
    };
  };
  return { service, posted };
}

test('one serial fills the form, and the unit goes back step by step to its vendor', async () => {
  const { service, posted } = makeBooks();
  const stage = await renderPane(<Return />, { service });
  act(() => stage.find('Scan the returned unit').focus());
  await stage.type('00012', 5);
  for (const fact of ['BOLT', 'INV-1, 2026-02-01', '700.00', 'ACME', '510.00']) {
    expect(stage.page.textContent).toContain(fact);
  }
  act(() => stage.find('Reason').focus());
  await stage.type('Defective', 200);
  await stage.press('Create RMA');
  expect(stage.find('Open CRMA-1')).toBeDefined();
  expect((stage.find('Tax %') as HTMLInputElement).value).toBe('19');
  await stage.press('Take back now');
  act(() => stage.find("Vendor's RMA number").focus());
  await stage.type('R-7', 200);
  await stage.press('Create vendor RMA');
  expect((stage.find('What the vendor gives') as HTMLInputElement).value).toBe('510.00');
  await stage.press('Ship to vendor');
  expect(stage.page.textContent).toContain('The unit is back at its vendor.');
  // The sale is gone from the unit's card and stays in the story.
  expect(stage.page.textContent).toContain('INV-1, 2026-02-01');
  expect(posted).toMatchObject([
    { kind: 'customer_rma', party: 'BOLT', lines: [{ action: 'credit', reason: 'Defective' }] },
    {
      kind: 'credit_memo',
      party: 'BOLT',
      from: 'CRMA-1',
      lines: [{ unitPrice: '700.00', taxRate: '19' }],
    },
    { kind: 'vendor_rma', party: 'ACME', vendorRmaNumber: 'R-7' },
    { kind: 'debit_memo', party: 'ACME', from: 'VRMA-1', lines: [{ unitCost: '510.00' }] },
  ]);
  await stage.leave();
});

test('a return that was begun before goes on where it stands', async () => {
  const { service, posted } = makeBooks();
  const first = await renderPane(<Return text="00012" />, { service });
  await first.press('Create RMA');
  await first.leave();
  const again = await renderPane(<Return text="00012" />, { service });
  expect(again.find('Open CRMA-1')).toBeDefined();
  await again.press('Take back now');
  expect(posted[1]).toMatchObject({ kind: 'credit_memo', from: 'CRMA-1' });
  await again.leave();
});

test('a serial that no unit has gets a sentence', async () => {
  const stage = await renderPane(<Return text="NOT-OURS" />, { service: makeBooks().service });
  expect(stage.page.textContent).toContain('No unit has the serial NOT-OURS.');
  expect(stage.said.at(-1)?.tone).toBe('bad');
  await stage.leave();
});
