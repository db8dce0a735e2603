import { randomUUID } from 'node:crypto';
import { act } from 'react';
import type { DocumentRequest } from '../../../shared/api.ts';
import { renderPane, type PaneStage, type Service } from '../../parts/render-pane.tsx';
import { ServicesContext, useServices } from '../../services.tsx';
import { View } from './view.tsx';

function Return(): React.JSX.Element {
  const services = useServices();
  return (
    <ServicesContext.Provider value={{ ...services, makeId: () => randomUUID() }}>
      <View text="" />
    </ServicesContext.Provider>
  );
}

/** Units whose serial begins with B are Bolt's, with C Coil's; R was announced by CRMA-7, S is in stock. */
function cardOf(serial: string): object {
  const isStock = serial.startsWith('S');
  const isAnnounced = serial.startsWith('R');
  return {
    item: 'AMP',
    description: 'Amplifier',
    serial,
    manufacturerSerial: null,
    lot: null,
    life: 1,
    lives: 1,
    status: isStock ? 'in_stock' : isAnnounced ? 'return_expected' : 'sold',
    area: null,
    holder: null,
    vendor: 'ACME',
    receivedOn: '2026-01-05',
    receiptNumber: 'GR-1',
    customer: isStock ? null : serial.startsWith('C') ? 'COIL' : 'BOLT',
    soldOn: '2026-02-01',
    invoiceNumber: 'INV-1',
    unitPrice: '700.00',
    daysInStock: 27,
    warrantyUntil: null,
    note: null,
    customFields: {},
    history: [
      'goods_receipt GR-1',
      'invoice INV-1',
      ...(isAnnounced ? ['customer_rma CRMA-7'] : []),
    ].map((text) => ({
      kind: text.split(' ')[0],
      document: text.split(' ')[1],
      occurredOn: '2026-02-01',
      recordedAt: '2026-02-01T08:00:00Z',
      fromArea: null,
      toArea: null,
      party: null,
      user: 'ann',
    })),
  };
}

function makeBooks(): { service: Service; posted: DocumentRequest[] } {
  const posted: DocumentRequest[] = [];
  const invoice = (serials: readonly string[]): object => ({
    id: randomUUID(),
    number: 'INV-1',
    kind: 'invoice',
    occurredOn: '2026-02-01',
    recordedAt: null,
    party: 'BOLT',
    currency: 'USD',
    lines: [
      {
        line: 1,
        item: 'AMP',
        description: 'Amplifier',
        quantity: serials.length,
        unitPrice: '700.00',
        discount: '20.00',
        taxRate: '19',
        units: serials.map((serial) => ({
          item: 'AMP',
          serial,
          manufacturerSerial: null,
          life: 1,
        })),
      },
    ],
    totals: { units: 1, net: '680.00', tax: '0.00', total: '680.00' },
    issues: [],
  });
  const known: string[] = [];
  const service: Service = ({ method, path, body }) => {
    if (path === '/api/units/lookup') {
      const { serials } = body as { serials: string[] };
      known.push(...serials);
      const results = serials.map((input) => ({
        input,
        match: input.startsWith('?') ? 'none' : 'one',
        units: input.startsWith('?') ? [] : [cardOf(input)],
      }));
      return { status: 200, body: { results } };
    }
    if (method === 'POST' && path === '/api/documents') {
      const request = body as DocumentRequest;
      posted.push(request);
      return {
        status: 201,
        body: { ...invoice([]), id: request.id, kind: request.kind, number: 'CM-1' },
      };
    }
    return { status: 200, body: invoice(known) };
  };
  return { service, posted };
}

async function open(service: Service): Promise<PaneStage> {
  const stage = await renderPane(<Return />, { service });
  await stage.press('Several units of one customer in one document');
  return stage;
}

async function scan(stage: PaneStage, ...serials: readonly string[]): Promise<void> {
  act(() => stage.find('Scan what came back').focus());
  for (const serial of serials) await stage.type(serial, 5);
}

test('units of one customer become one credit memo, each at what it was sold for', async () => {
  const { service, posted } = makeBooks();
  const stage = await open(service);
  await scan(stage, 'B0001', 'B0002', 'B0001', 'C0001', 'S0001', '?0001');
  const said = stage.said.filter(({ tone }) => tone === 'bad').map(({ text }) => text);
  expect(said).toEqual([
    'B0001 is in the list already.',
    'C0001 was sold to COIL, and this list is of BOLT. Take it back in a document of its own.',
    'S0001 is in stock. Only units that a customer has can come back.',
    'No unit has the serial ?0001. Check the label.',
  ]);
  expect(stage.page.textContent).toContain('2 units from BOLT');
  await stage.change('Credit for the unit, B0002', '600,00');
  await stage.press('Take back now');
  expect(stage.page.textContent).toContain('CM-1 is posted.');
  expect(posted).toMatchObject([
    {
      kind: 'credit_memo',
      party: 'BOLT',
      lines: [
        { item: 'AMP', serials: ['B0001'], unitPrice: '680.00', taxRate: '19' },
        { item: 'AMP', serials: ['B0002'], unitPrice: '600.00', taxRate: '19' },
      ],
    },
  ]);
  await stage.press('Next return');
  expect(stage.page.textContent).toContain('Scan the units that one customer brings back.');
  await stage.leave();
});

test('an RMA names each unit with what the customer gets', async () => {
  const { service, posted } = makeBooks();
  const stage = await open(service);
  await scan(stage, 'B0001', 'B0002');
  await stage.press('Take out B0001');
  await stage.change('What the customer gets', 'repair');
  await stage.press('Create RMA');
  expect(posted).toMatchObject([
    { kind: 'customer_rma', lines: [{ item: 'AMP', serials: ['B0002'], action: 'repair' }] },
  ]);
  await stage.leave();
});

test('units that were announced are taken back by their RMA, and no other stands beside them', async () => {
  const { service, posted } = makeBooks();
  const stage = await open(service);
  await scan(stage, 'R0001', 'R0002', 'B0001');
  expect(stage.page.textContent).toContain('B0001 is sold, and the others are ');
  await stage.press('Take back now');
  expect(posted).toMatchObject([{ kind: 'credit_memo', from: ['CRMA-7'] }]);
  expect(posted[0]?.lines).toHaveLength(2);
  await stage.leave();
});

test('the button pressed right after a scan waits for it', async () => {
  const { service, posted } = makeBooks();
  const stage = await open(service);
  await scan(stage, 'B0001');
  act(() => {
    const field = stage.find('Scan what came back');
    field.focus();
    [...Array.from('B0002'), 'Enter'].forEach((key, index) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      Object.defineProperty(event, 'timeStamp', { value: 20_000 + index * 5 });
      field.dispatchEvent(event);
    });
    stage.find('Take back now').click();
  });
  await stage.settle();
  expect(posted[0]?.lines).toHaveLength(2);
  await stage.leave();
});
