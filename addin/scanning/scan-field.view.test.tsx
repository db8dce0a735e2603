import { renderPane, type PaneStage } from '../parts/render-pane.tsx';
import { ScanField } from './scan-field.tsx';

const gtin = '09506000134352';
let stage: PaneStage;
let taken: string[];
beforeEach(async () => {
  taken = [];
  stage = await renderPane(
    <ScanField label="Serial" onScan={(texts, how) => taken.push(`${how}: ${texts.join(' ')}`)} />,
    { service: () => null },
  );
});
afterEach(async () => {
  await stage.leave();
});

const last = () => stage.said.at(-1)?.text ?? '';

test('a code of GS1 enters its serial, however it comes', async () => {
  await stage.type(`]d201${gtin}21S-1`, 5);
  await stage.paste(`A1\n(01)${gtin}(21)S-2`);
  await stage.type(`https://id.gs1.org/01/${gtin}/21/S-3`, 200);
  expect(taken).toEqual(['scan: S-1', 'paste: A1 S-2', 'typed: S-3']);
});

test('the code of a product is refused with the way out, and the field is free for the next scan', async () => {
  await stage.type(`]d201${gtin}`, 5);
  expect(last()).toMatch(/names a product and no serial\. Scan the code with the serial\./);
  expect(stage.page.textContent).toContain('names a product and no serial');
  await stage.type('SN-0001', 5);
  expect(taken).toEqual(['scan: SN-0001']);
  expect(stage.page.textContent).not.toContain('names a product');
});

test('a separator that may be lost is asked about until the scanner has sent one', async () => {
  await stage.type(`]d201${gtin}21A110LOT`, 5);
  expect(last()).toContain('(21)A110LOT, (21)A1(10)LOT');
  await stage.type(`]d201${gtin}10L\u001d21S-1`, 5);
  await stage.type(`]d201${gtin}21A110LOT`, 5);
  expect(taken).toEqual(['scan: S-1', 'scan: A110LOT']);
});
