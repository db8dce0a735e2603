import { emptyBuyer, emptySeller } from '../../../shared/company/einvoice.ts';
import { renderPane, type Service } from '../../parts/render-pane.tsx';
import { EInvoices } from './e-invoices.tsx';

test('the company and a customer say what e-invoices need, and what is wrong is said at its field', async () => {
  const sent: [string, unknown][] = [];
  const customer = { code: 'bolt', name: 'Bolt', roles: ['customer'] };
  const service: Service = ({ method, path, body }) => {
    if (method === 'PUT') sent.push([path, body]);
    if (path === '/api/settings/e-invoices') {
      return { status: 200, body: { ...emptySeller, ...(body as object | undefined) } };
    }
    if (path === '/api/parties/bolt/e-invoices') {
      const eInvoice = { ...emptyBuyer, ...(body as object | undefined) };
      return { status: 200, body: { code: 'bolt', eInvoice } };
    }
    return { status: 200, body: { items: [customer], next: null } };
  };
  const stage = await renderPane(<EInvoices />, { service });
  await stage.change('Country', 'Germany');
  expect(stage.page.textContent).toContain('This is not what it must be.');
  await stage.change('Country', 'DE');
  await stage.press('Save');
  expect(stage.page.textContent).toContain('E-invoices say it from now on.');
  expect(sent).toMatchObject([['/api/settings/e-invoices', { country: 'DE' }]]);
});
