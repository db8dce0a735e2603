import { act } from 'react';
import { HostFault, type ExcelHost } from '../../host/port.ts';
import { renderPane, type PaneStage, type Service } from '../../parts/render-pane.tsx';
import { speak } from '../../texts/texts.ts';
import { View } from './view.tsx';

function cardOf(serial: string, status = 'in_stock'): object {
  return {
    item: 'AMP',
    description: 'Amplifier',
    serial,
    manufacturerSerial: null,
    lot: null,
    life: 1,
    lives: 1,
    status,
    area: 'MAIN',
    holder: null,
    vendor: null,
    receivedOn: null,
    receiptNumber: null,
    customer: status === 'sold' ? 'BOLT' : null,
    soldOn: null,
    invoiceNumber: status === 'sold' ? 'INV-1' : null,
    unitPrice: null,
    daysInStock: null,
    warrantyUntil: null,
    note: null,
    customFields: {},
  };
}

/** Books in which A-serials are in stock, S-serials are sold, and others are unknown. */
const books: Service = ({ body }) => ({
  status: 200,
  body: {
    results: (body as { serials: string[] }).serials.map((input) => {
      const status = input.startsWith('S') ? 'sold' : 'in_stock';
      const isKnown = /^[AS0]/.test(input);
      return {
        input,
        match: isKnown ? 'one' : 'none',
        units: isKnown ? [cardOf(input, status)] : [],
      };
    }),
  },
});

const away: Service = () => null;

/** A workbook that keeps its settings. */
function keepingHost(kept = new Map<string, unknown>()): Partial<ExcelHost> {
  return {
    isExcel: true,
    readSetting: (name) => kept.get(name) ?? null,
    writeSetting: (name, value) => {
      kept.set(name, JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
    changeSetting: (name, change) => {
      kept.set(name, JSON.parse(JSON.stringify(change(kept.get(name) ?? null))));
      return Promise.resolve();
    },
    showTable: () => Promise.resolve(),
  };
}

/** A sheet of rows by key that refuses while a cell is being edited. */
function sheetHost(): {
  readonly host: Partial<ExcelHost>;
  readonly rows: Map<string, string>;
  isEditing: boolean;
} {
  const rows = new Map<string, string>();
  const guard = (change: () => void): Promise<void> => {
    if (sheet.isEditing)
      return Promise.reject(new HostFault('cell_being_edited', 'A cell is being edited.', true));
    change();
    return Promise.resolve();
  };
  const sheet = {
    rows,
    isEditing: false,
    host: {
      ...keepingHost(),
      putRows: (_spec: unknown, put: readonly { key: string; serial?: string }[]) =>
        guard(() => {
          for (const { key, serial = '' } of put) rows.set(key, serial);
        }),
      removeRows: (_spec: unknown, keys: readonly string[]) =>
        guard(() => {
          for (const key of keys) rows.delete(key);
        }),
    } satisfies Partial<ExcelHost>,
  };
  return sheet;
}

const rowsOf = (page: HTMLElement): string[] =>
  [...page.querySelectorAll('li')].map((row) => row.textContent);

const bannerOf = (page: HTMLElement): HTMLElement | null =>
  page.querySelector<HTMLElement>('[aria-label="Last scan"]');

async function pressUndo(stage: PaneStage): Promise<void> {
  const focused = document.activeElement;
  act(() => {
    focused?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true, cancelable: true }),
    );
  });
  await stage.settle();
}

const pause = (milliseconds: number): Promise<void> =>
  act(() => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)));

beforeEach(() => localStorage.clear());

test('bursts land as rows with verdicts in words, newest first, each said aloud', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.type('00012', 5);
  await stage.type('S0001', 5);
  await stage.type('X0009', 5);
  await stage.type('00012', 5);
  expect(rowsOf(stage.page)).toEqual([
    expect.stringContaining('Already in this batch as no. 1, read twice at once'),
    expect.stringContaining('X0009 is not in the books'),
    expect.stringContaining('Sold to BOLT (INV-1)'),
    expect.stringContaining('AMP, in MAIN'),
  ]);
  expect(stage.said.map(({ tone }) => tone)).toEqual(['good', 'bad', 'bad', 'bad']);
  expect(stage.find('1 in stock')).toBeTruthy();
  expect(stage.find('2 to look at')).toBeTruthy();
  expect(stage.find('1 not good')).toBeTruthy();
  await stage.leave();
});

test('the banner shows the last scan, its verdict and the count', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  expect(bannerOf(stage.page)?.textContent).toContain('Nothing scanned yet');
  await stage.type('A0001', 5);
  expect(bannerOf(stage.page)?.textContent).toBe('A0001AMP, in MAIN1');
  expect(bannerOf(stage.page)?.dataset['tone']).toBe('good');
  await stage.type('X0001', 5);
  expect(bannerOf(stage.page)?.textContent).toContain('X0001');
  expect(bannerOf(stage.page)?.dataset['tone']).toBe('bad');
  await stage.leave();
});

test('a typed range and a pasted column are many scans; a burst never is a range', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.type('A0001-A0003', 150);
  await stage.paste('A0007\r\nA0008\r\n');
  await stage.type('A0100-A0200', 5);
  expect(rowsOf(stage.page)).toHaveLength(6);
  expect(rowsOf(stage.page)[0]).toContain('A0100-A0200');
  await stage.leave();
});

test('an empty scan is said with a bad tone and takes no row', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.type('', 5);
  expect(stage.said).toEqual([{ text: expect.stringContaining('empty') as string, tone: 'bad' }]);
  expect(rowsOf(stage.page)).toEqual([]);
  await stage.leave();
});

test('without the service scans wait and say since when; on return each is checked once', async () => {
  let service = away;
  const stage = await renderPane(<View text="" />, { service: (asked) => service(asked) });
  await stage.type('A0001', 5);
  await stage.type('A0002', 5);
  expect(stage.page.textContent).toMatch(/2 scans kept since \d\d:\d\d\./);
  const before = stage.asked.length;
  service = books;
  act(() => void window.dispatchEvent(new Event('online')));
  await stage.settle();
  expect(stage.find('2 in stock')).toBeTruthy();
  expect(stage.page.textContent).not.toContain('kept since');
  expect(stage.asked.slice(before).map(({ body }) => body)).toEqual([
    { serials: ['A0001', 'A0002'] },
  ]);
  await stage.leave();
});

test('a pane that is closed and opened again has lost nothing, and begins where it was', async () => {
  const kept = new Map<string, unknown>();
  const before = await renderPane(<View text="" />, { service: away, host: keepingHost(kept) });
  await before.type('00012', 5);
  await before.type('A0001', 5);
  await before.leave();
  const after = await renderPane(<View text="" />, { service: books, host: keepingHost(kept) });
  expect(rowsOf(after.page)).toEqual([
    expect.stringContaining('A0001AMP'),
    expect.stringContaining('00012AMP'),
  ]);
  await after.press('Undo');
  expect(rowsOf(after.page)).toEqual([expect.stringContaining('00012')]);
  await after.leave();
});

test('where the browser keeps nothing, the workbook keeps the scans at once', async () => {
  const kept = new Map<string, unknown>();
  const refused = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const before = await renderPane(<View text="" />, { service: away, host: keepingHost(kept) });
  await before.type('00012', 5);
  expect(before.page.textContent).toContain('Kept in the workbook.');
  await before.leave();
  const after = await renderPane(<View text="" />, { service: away, host: keepingHost(kept) });
  expect(rowsOf(after.page)).toEqual([expect.stringContaining('00012')]);
  await after.leave();
  refused.mockRestore();
});

test('a browser that forgot, or another machine, brings the scans of the workbook here', async () => {
  const kept = new Map<string, unknown>();
  const before = await renderPane(<View text="" />, { service: books, host: keepingHost(kept) });
  await before.paste('A0001\nA0002');
  act(() => void window.dispatchEvent(new Event('pagehide')));
  await before.leave();
  localStorage.clear();
  localStorage.setItem('serialbook  device', 'another');
  const after = await renderPane(<View text="" />, { service: books, host: keepingHost(kept) });
  expect(rowsOf(after.page)).toEqual([]);
  expect(after.page.textContent).toMatch(/2 scans of \d\d:\d\d in this workbook are of another/);
  await after.press('Bring them here');
  expect(rowsOf(after.page)).toEqual([
    expect.stringContaining('A0002'),
    expect.stringContaining('A0001'),
  ]);
  expect(after.page.textContent).not.toContain('are of another');
  await after.leave();
  const third = await renderPane(<View text="" />, { service: books, host: keepingHost(kept) });
  expect(rowsOf(third.page)).toHaveLength(2);
  await third.leave();
});

test('what neither browser nor workbook keeps is said', async () => {
  const refused = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('no room', 'QuotaExceededError');
  });
  const host: Partial<ExcelHost> = {
    ...keepingHost(),
    writeSetting: () => Promise.reject(new HostFault('workbook_read_only', 'Read only.', false)),
  };
  const stage = await renderPane(<View text="" />, { service: books, host });
  await stage.type('A0001', 5);
  expect(stage.page.textContent).toContain('1 scan is not kept yet');
  expect(stage.page.textContent).toContain('Read only.');
  await stage.leave();
  refused.mockRestore();
});

test('what is kept holds no cost, and nothing else of what the books say', async () => {
  const kept = new Map<string, unknown>();
  const stage = await renderPane(<View text="" />, { service: books, host: keepingHost(kept) });
  await stage.type('A0001', 5);
  act(() => void window.dispatchEvent(new Event('pagehide')));
  await stage.settle();
  const texts = [
    ...Array.from({ length: localStorage.length }, (_, at) =>
      localStorage.getItem(localStorage.key(at) ?? ''),
    ),
    ...kept.values(),
  ].join(' ');
  expect(texts).toContain('A0001');
  expect(texts).not.toMatch(/AMP|MAIN|in_stock/);
  await stage.leave();
});

test('rows go to the sheet under the same keys each time; a cell that is edited is waited for', async () => {
  const sheet = sheetHost();
  const stage = await renderPane(<View text="" />, { service: books, host: sheet.host });
  await stage.paste('A0001\nA0002');
  sheet.isEditing = true;
  await stage.press('Write to sheet');
  expect(stage.page.textContent).toContain('A cell is being edited.');
  sheet.isEditing = false;
  await stage.press('Try again');
  expect([...sheet.rows.values()]).toEqual(['A0001', 'A0002']);
  await stage.press('Write to sheet');
  expect([...sheet.rows.values()]).toEqual(['A0001', 'A0002']);
  expect(stage.page.textContent).toContain('2 serials stand in the sheet Scans');
  expect(stage.page.textContent).not.toContain('being edited');
  await stage.leave();
});

test('undo takes the last scan back, and its row out of the sheet', async () => {
  const sheet = sheetHost();
  const stage = await renderPane(<View text="" />, { service: books, host: sheet.host });
  await stage.type('A0001', 5);
  await stage.type('A0002', 5);
  await stage.press('Write to sheet');
  await pressUndo(stage);
  expect(rowsOf(stage.page)).toEqual([expect.stringContaining('A0001')]);
  expect(stage.said.at(-1)).toEqual({ text: 'A0002 is taken back.', tone: 'plain' });
  await pause(1100);
  await stage.settle();
  expect([...sheet.rows.values()]).toEqual(['A0001']);
  await stage.type('A0002', 5);
  expect(rowsOf(stage.page)[0]).toContain('AMP, in MAIN');
  await stage.leave();
});

test('a row that was to be taken out is taken out after the pane was closed and opened again', async () => {
  const sheet = sheetHost();
  const before = await renderPane(<View text="" />, { service: books, host: sheet.host });
  await before.type('A0001', 5);
  await before.type('A0002', 5);
  await before.press('Write to sheet');
  sheet.isEditing = true;
  await pressUndo(before);
  await before.leave();
  sheet.isEditing = false;
  const after = await renderPane(<View text="" />, { service: books, host: { ...sheet.host } });
  await pause(1100);
  await after.settle();
  expect([...sheet.rows.values()]).toEqual(['A0001']);
  await after.leave();
});

test('each scan is written as it lands where a person wants so', async () => {
  const sheet = sheetHost();
  const stage = await renderPane(<View text="" />, { service: books, host: sheet.host });
  await stage.press('Write each scan to the sheet as it lands');
  stage.page.querySelector('input')?.focus();
  await stage.type('A0001', 5);
  await stage.type('A0001', 5);
  await stage.type('A0002', 5);
  expect([...sheet.rows.values()]).toEqual([]);
  await pause(1100);
  await stage.settle();
  expect([...sheet.rows.values()]).toEqual(['A0001', 'A0002']);
  await stage.leave();
});

test('clear can be undone, and what is not good goes at once', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.paste('A0001\nX0001\nA0002\nX0002');
  await stage.press('Clear');
  expect(rowsOf(stage.page)).toEqual([]);
  await stage.press('Undo');
  expect(rowsOf(stage.page)).toHaveLength(4);
  await stage.press('Take out 2 not good');
  expect(rowsOf(stage.page)).toHaveLength(2);
  expect(stage.said.at(-1)?.text).toBe('2 scans taken out. Undo brings them back.');
  await stage.leave();
});

test('the counters show one kind alone', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.paste('A0001\nX0001\nS0002');
  await stage.press('1 not good');
  expect(rowsOf(stage.page)).toEqual([expect.stringContaining('X0001')]);
  await stage.press('3 all');
  expect(rowsOf(stage.page)).toHaveLength(3);
  await stage.leave();
});

test('a document begins with the serials that are shown, each once', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.paste('A0001\nX0001\na0001\nA0002');
  await stage.press('Start a document');
  const items = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  act(() => items.find(({ textContent }) => textContent === 'Transfer')?.click());
  await stage.settle();
  expect(stage.shown).toEqual([['transfer', 'A0001\nX0001\nA0002']]);
  await stage.leave();
});

test('of many scans those in sight are drawn, and one look-up at a time asks for all that wait', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.type('A00001+9999', 150);
  expect(rowsOf(stage.page).length).toBeGreaterThan(5);
  expect(rowsOf(stage.page).length).toBeLessThan(60);
  expect(stage.asked.map(({ body }) => (body as { serials: string[] }).serials.length)).toEqual([
    10_000,
  ]);
  expect(stage.find('10,000 in stock')).toBeTruthy();
  await stage.leave();
});

test('a range says how many serials it is before it is taken in', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement)) throw new Error('the field has no focus');
  act(() => {
    Reflect.set(HTMLInputElement.prototype, 'value', 'A0001-A0250', field);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await pause(250);
  expect(stage.page.textContent).toContain('250 serials, A0001 to A0250. Enter takes them in.');
  expect(rowsOf(stage.page)).toEqual([]);
  await stage.leave();
});

test('each reason for which there is no camera is said in words', async () => {
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.press('Scan with the camera');
  expect(stage.page.textContent).toContain('A camera needs a secure page (https).');
  const reasons = [
    ['NotAllowedError', 'The camera is not allowed here.'],
    ['NotFoundError', 'No camera was found.'],
    ['NotReadableError', 'The camera is in use by another program.'],
  ] as const;
  for (const [name, sentence] of reasons) {
    Object.defineProperty(navigator, 'mediaDevices', {
      configurable: true,
      value: { getUserMedia: () => Promise.reject(new DOMException('no', name)) },
    });
    await stage.press('Try again');
    expect(stage.page.textContent).toContain(sentence);
  }
  Reflect.deleteProperty(navigator, 'mediaDevices');
  await stage.press('Close the camera');
  await stage.leave();
});

test('German says the same', async () => {
  await speak('de');
  const stage = await renderPane(<View text="" />, { service: books });
  await stage.type('A0001', 5);
  await stage.type('S0001', 5);
  expect(rowsOf(stage.page)).toEqual([
    expect.stringContaining('AMP: Verkauft an BOLT (INV-1)'),
    expect.stringContaining('AMP, in MAIN'),
  ]);
  expect(stage.find('Ins Blatt schreiben')).toBeTruthy();
  await speak('en');
  await stage.leave();
});
