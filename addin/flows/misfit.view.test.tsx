import { act } from 'react';
import { renderPane, type Service } from '../parts/render-pane.tsx';
import { FlowPane } from './view.tsx';

const profile = { lengths: [6], prefix: 'Z3', places: [], checkDigit: null, learnedFrom: 40 };

/** Books that know the item and what its serials look like, and none of the serials. */
const service: Service = ({ path, body }) => {
  if (path === '/api/units/lookup') {
    const { serials } = body as { serials: string[] };
    const results = serials.map((input) => ({ input, match: 'none', units: [] }));
    return { status: 200, body: { results } };
  }
  if (path === '/api/items/DISK/serial-profile') {
    return { status: 200, body: { sku: 'DISK', gtin: '09506000134352', profile } };
  }
  return { status: 200, body: { items: [], next: null } };
};

test('a scan unlike its item is warned of, stays, and is taken out with one press', async () => {
  const draft = { on: '2026-03-31', header: { date: '2026-03-31', item: 'DISK' } };
  const host = { readSetting: (name: string) => (name === 'draft:goods_receipt' ? draft : null) };
  const stage = await renderPane(<FlowPane kind="goods_receipt" text="" />, { host, service });
  act(() => stage.find('Scan what arrived').focus());
  for (const serial of ['Z30001', 'Z3001', '9506000134352']) await stage.type(serial, 5);
  await stage.settle();
  expect(stage.page.textContent).toContain('it is shorter than 6 characters');
  expect(stage.page.textContent).toContain("it is the product's own barcode");
  expect(stage.asked.filter(({ path }) => path.endsWith('/serial-profile'))).toHaveLength(1);
  await stage.press('Take out 9506000134352');
  expect(stage.page.textContent).not.toContain("it is the product's own barcode");
  expect(stage.page.textContent).toContain('it is shorter than 6 characters');
});
