import { act } from 'react';
import { renderPane, type PaneStage, type Service } from '../../parts/render-pane.tsx';
import { speak } from '../../texts/texts.ts';
import { View } from './view.tsx';

const preview = { picture: '<svg xmlns="http://www.w3.org/2000/svg"/>', labels: 500, sheets: 24 };
const refusal = {
  code: 'label_refused',
  severity: 'error',
  line: 1,
  serial: 'A1',
  message: 'AMP has no GTIN.',
};

/** Books that know no serial and refuse GS1 barcodes. */
const books: Service = ({ path, body }) => {
  const { pathname } = new URL(path, 'http://books.example');
  const isGs1 = JSON.stringify(body ?? '').includes('gs1_datamatrix');
  if (pathname.startsWith('/api/labels') && isGs1) {
    return { status: 422, body: { issues: [refusal] } };
  }
  if (pathname === '/api/labels/preview') return { status: 200, body: preview };
  if (pathname.endsWith('/lookup')) return { status: 200, body: { results: [] } };
  if (pathname === '/api/labels') return { status: 200, body: '%PDF' };
  return { status: 200, body: { items: [], next: null } };
};

const opened: string[] = [];

function open(text: string): Promise<PaneStage> {
  opened.length = 0;
  return renderPane(<View text={text} />, {
    service: books,
    host: {
      isExcel: true,
      openFile: (_address, name) => opened.push(name),
      readSelection: () => Promise.resolve(['A1 ', '', 'A1', 'A2']),
    },
  });
}

/** Lets the pause after typing pass, and the answer come. */
async function pause(stage: PaneStage): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, 400)));
  await stage.settle();
}

function askedOf(stage: PaneStage, path: string): unknown[] {
  return stage.asked.filter((each) => each.path.startsWith(path)).map(({ body }) => body);
}

beforeAll(() => Object.assign(URL, { createObjectURL: () => 'blob:labels' }));
afterEach(() => speak('en'));

test('a range is previewed and printed as it was chosen', async () => {
  const stage = await open('');
  expect(stage.find('Make labels').hasAttribute('disabled')).toBe(true);
  await stage.change('Item', 'AMP');
  await stage.change('Serials', 'A0001-A0500');
  await stage.change('Barcode', 'qr');
  await stage.change('First free label', '4');
  await pause(stage);
  expect(stage.page.textContent).toContain('500 labels on 24 sheets');
  expect(stage.page.querySelector('img')?.src).toContain('data:image/svg+xml');
  await stage.press('Make labels');
  const wanted = {
    range: { item: 'AMP', serials: 'A0001-A0500' },
    stock: 'L7160',
    symbology: 'qr',
    startAt: 4,
    copies: 1,
    withManufacturerSerial: false,
    withLot: false,
  };
  expect(askedOf(stage, '/api/labels/preview')).toEqual([wanted]);
  expect(askedOf(stage, '/api/labels?')).toEqual([wanted]);
  expect(opened).toEqual(['Labels.pdf']);
  await stage.leave();
});

test('opened on a document, its units are printed, with their lots where asked', async () => {
  const stage = await open('GR-100001');
  await stage.press('Lot, and day of expiry');
  await stage.press('Make labels');
  expect(askedOf(stage, '/api/labels?')).toMatchObject([{ document: 'GR-100001', withLot: true }]);
  expect(opened).toEqual(['Labels-GR-100001.pdf']);
  await stage.leave();
});

test('a number that no sheet has is told, and nothing is asked', async () => {
  const stage = await open('AMP\t00012');
  expect(stage.page.textContent).toContain('00012');
  await stage.change('First free label', '22');
  expect(stage.page.textContent).toContain('A whole number from 1 to 21.');
  expect(stage.find('Make labels').hasAttribute('disabled')).toBe(true);
  await stage.change('Sheet or roll', '4x6');
  expect(stage.find('Make labels').hasAttribute('disabled')).toBe(false);
  await stage.leave();
});

test('what cannot be printed is told in place of the preview, and no file is opened', async () => {
  const stage = await open('AMP\t00012');
  await stage.change('Barcode', 'gs1_datamatrix');
  await pause(stage);
  expect(stage.page.textContent).toContain('AMP has no GTIN.');
  await stage.press('Make labels');
  expect(stage.said.at(-1)).toEqual({ text: 'AMP has no GTIN.', tone: 'bad' });
  expect(opened).toEqual([]);
  await stage.leave();
});

test('the cells that are selected are asked for once each, and where none is a unit it is told', async () => {
  const stage = await open('');
  await stage.change('Labels of', 'units');
  expect(stage.page.textContent).toContain('Select the serials in the sheet');
  await stage.press('Take the selected cells');
  expect(stage.asked.find(({ path }) => path.endsWith('/lookup'))?.body).toEqual({
    serials: ['A1', 'A2'],
  });
  expect(stage.page.textContent).toContain('hold no serial of the books');
  await stage.leave();
});

test('in German every word of it is German', async () => {
  await speak('de');
  const stage = await open('AMP\t00012');
  await pause(stage);
  expect(stage.page.textContent).toContain('500 Etiketten auf 24 Bögen');
  expect(stage.find('Etiketten erstellen')).toBeDefined();
  await stage.leave();
});
