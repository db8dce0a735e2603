/** The button of RMA forms: which it offers of a unit, what it asks of the books, and what it says where they refuse. */
import { act } from 'react';
import { speak } from '../texts/texts.ts';
import { renderPane, type PaneStage, type Service } from './render-pane.tsx';
import { RmaFormButton, type RmaFormUnit } from './rma-form-button.tsx';

const unit: RmaFormUnit['unit'] = {
  item: 'AMP',
  serial: '00012',
  customer: 'BOLT',
  vendor: 'ACME',
  unitCost: '510.00',
};

beforeAll(() => {
  // The tests' browser keeps no files.
  Object.assign(URL, { createObjectURL: () => 'blob:form' });
});
afterEach(async () => {
  await speak('en');
});

const printing: Service = () => ({ status: 200, body: 'a form' });

/** The choices of the open menu; it stands beside the pane. */
function offersOf(): (string | null)[] {
  return [...document.querySelectorAll('[role="menuitem"]')].map(({ textContent }) => textContent);
}

async function choose(stage: PaneStage, name: string): Promise<void> {
  const item = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find(
    ({ textContent }) => textContent === name,
  );
  expect(item).toBeDefined();
  act(() => item?.click());
  await stage.settle();
}

test.each([
  [
    unit,
    ['For the customer', 'For the vendor', 'For the vendor, with cost', 'For us, whole story'],
  ],
  [
    { ...unit, customer: null },
    ['For the vendor', 'For the vendor, with cost', 'For us, whole story'],
  ],
  [{ ...unit, vendor: null }, ['For the customer', 'For us, whole story']],
  [
    { item: 'AMP', serial: '1', customer: 'BOLT', vendor: 'ACME' },
    ['For the customer', 'For the vendor', 'For us, whole story'],
  ],
])('of %j there are %j', async (each, offers) => {
  const stage = await renderPane(<RmaFormButton units={[{ unit: each }]} />, { service: printing });
  await stage.press('RMA form');
  expect(offersOf()).toEqual(offers);
  await stage.leave();
});

test('what was said of the return goes along, the form opens, and can be saved', async () => {
  const opened: string[] = [];
  const stage = await renderPane(
    <RmaFormButton units={[{ unit, reason: ' Hums ', action: 'repair' }]} />,
    { service: printing, host: { openFile: (_address, name) => void opened.push(name) } },
  );
  await stage.press('RMA form');
  await choose(stage, 'For the vendor, with cost');
  expect(stage.asked).toMatchObject([
    {
      method: 'POST',
      path: '/api/rma-forms?format=pdf',
      body: {
        for: 'vendor',
        cost: true,
        language: 'en',
        units: [{ sku: 'AMP', serial: '00012', reason: 'Hums', action: 'repair' }],
      },
    },
  ]);
  expect(opened).toEqual(['RMA 00012.pdf']);
  expect(stage.said).toEqual([{ text: 'The RMA form is open.', tone: 'good' }]);
  expect(stage.page.querySelector('a')?.textContent).toBe('Save the RMA form');
  await stage.leave();
});

test('a refusal stands beside the button, in German too', async () => {
  await speak('de');
  const message = '00012 wurde nie verkauft.';
  const issue = { code: 'rma_not_sold', severity: 'error', line: 1, serial: '00012', message };
  const stage = await renderPane(<RmaFormButton units={[{ unit }]} />, {
    service: () => ({ status: 422, body: { issues: [issue] } }),
  });
  await stage.press('RMA-Formular');
  await choose(stage, 'Für den Kunden');
  expect(stage.asked).toMatchObject([{ body: { for: 'customer', cost: false, language: 'de' } }]);
  expect(stage.page.textContent).toContain(message);
  expect(stage.said).toEqual([{ text: message, tone: 'bad' }]);
  await stage.leave();
});
