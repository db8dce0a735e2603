import type { ExcelHost, ReportJob } from '../../host/port.ts';
import { act } from 'react';
import { renderPane, type PaneStage, type Service } from '../../parts/render-pane.tsx';
import { View } from './view.tsx';

// The tests' browser lays nothing out: a table is as high as a pane.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { value: 400 });
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { value: 320 });

function rowsOf({ page }: PaneStage): (string | null)[] {
  return [...page.querySelectorAll('[role="option"]')].map((row) => row.textContent);
}

const unit = {
  item: 'AMP',
  description: 'Amplifier',
  serial: '00012',
  manufacturerSerial: null,
  lot: null,
  life: 2,
  lives: 2,
  status: 'sold',
  area: null,
  holder: 'BOLT',
  vendor: 'ACME',
  receivedOn: '2026-01-05',
  receiptNumber: 'PR-1',
  unitCost: '1450.00',
  trueCost: '1462.50',
  customer: 'BOLT',
  soldOn: '2026-02-01',
  invoiceNumber: 'INV-1',
  unitPrice: '1700.00',
  margin: '237.50',
  daysInStock: 27,
  warrantyUntil: null,
  note: null,
  customFields: {},
  costParts: [
    { kind: 'price', name: '', document: 'PR-1', occurredOn: '2026-01-05', amount: '1450.00' },
    { kind: 'late', name: '', document: 'CA-1', occurredOn: '2026-02-05', amount: '12.50' },
  ],
  history: [
    {
      occurredOn: '2026-01-05',
      recordedAt: '2026-01-05T08:00:00Z',
      document: 'PR-1',
      kind: 'goods_receipt',
      fromArea: null,
      toArea: 'MAIN',
      party: 'ACME',
      user: 'ann',
      costChange: '1450.00',
    },
  ],
};

/** Answers with so many items that share the serial; what the page asks beside it, by the end of its path. */
function answering(...units: readonly object[]): Service {
  return serving({}, ...units);
}

function serving(more: Readonly<Record<string, unknown>>, ...units: readonly object[]): Service {
  return ({ path, body }) => {
    const { pathname } = new URL(path, 'http://books.example');
    const [name = ''] = pathname.split('/').slice(-1);
    if (name in more) return { status: 200, body: more[name] };
    if (name === 'parts') return { status: 200, body: { components: [], builtInto: null } };
    if (name !== 'lookup') return { status: 404, body: { message: 'no' } };
    return {
      status: 200,
      body: {
        results: (body as { serials: string[] }).serials.map((input) => ({
          input,
          match: units.length === 1 ? 'one' : units.length === 0 ? 'none' : 'several',
          units,
        })),
      },
    };
  };
}

/** What was asked of look-ups. */
function lookedUp({ asked }: PaneStage): unknown[] {
  return asked.flatMap(({ path, body }) => (path === '/api/units/lookup' ? [body] : []));
}

test('the text that the pane was opened with is looked up, and its whole story shown', async () => {
  const stage = await renderPane(<View text=" 00012 " />, { service: answering(unit) });
  expect(lookedUp(stage)).toEqual([{ serials: ['00012'], history: true, costParts: true }]);
  const shown = stage.page.textContent;
  for (const text of ['00012', 'AMP', 'sold', 'Life 2 of 2', '1,462.50', '237.50', 'INV-1']) {
    expect(shown).toContain(text);
  }
  expect(shown).toContain('into MAIN, ACME');
  expect(shown).toContain('PricePR-1, 2026-01-05+1,450.00');
  expect(shown).toContain('Came lateCA-1, 2026-02-05+12.50True cost1,462.50');
  expect(stage.said).toEqual([{ text: '00012: AMP, sold', tone: 'good' }]);
  await stage.press('Return');
  await stage.press('Goods receipt PR-1');
  expect(stage.shown).toEqual([
    ['return', '00012'],
    ['documents', 'PR-1'],
  ]);
  await stage.leave();
});

test('an earlier life is shown with its own story, and nothing of it is changed', async () => {
  const earlier = { ...unit, life: 1, status: 'sold', customer: 'FIRST', soldOn: '2025-02-01' };
  const service = serving({ '00012': earlier, history: { rows: [] } }, unit);
  const stage = await renderPane(<View text="00012" />, { service });
  await stage.press('Life 1');
  expect(stage.asked.map(({ path }) => path)).toEqual(
    expect.arrayContaining(['/api/units/AMP/00012?life=1', '/api/units/AMP/00012/history?life=1']),
  );
  expect(stage.page.textContent).toContain('FIRST');
  expect(stage.page.textContent).toContain('Life 1 of 2');
  expect(() => stage.find("Maker's serial and note")).toThrow('no "');
  expect(() => stage.find('Return')).toThrow('no "');
  await stage.press('Life 2');
  expect(stage.page.textContent).toContain('BOLT');
  await stage.leave();
});

test('another day is asked about, and then now again', async () => {
  const stage = await renderPane(<View text="00012" />, { service: answering(unit) });
  await stage.change('As of', '2026-01-31');
  await stage.press('Now');
  expect(lookedUp(stage)).toEqual([
    { serials: ['00012'], history: true, costParts: true },
    { serials: ['00012'], history: true, costParts: true, asOf: '2026-01-31' },
    { serials: ['00012'], history: true, costParts: true },
  ]);
  await stage.leave();
});

test('a note and photos are changed, and what is no https link is refused', async () => {
  const changed = {
    ...unit,
    note: 'Scratched',
    customFields: { photo: 'https://a.example/1.jpg' },
  };
  const service = serving({ '00012': changed }, unit);
  const stage = await renderPane(<View text="00012" />, { service });
  await stage.press("Maker's serial and note");
  await stage.change('Note', 'Scratched');
  await stage.press('Save');
  expect(stage.page.textContent).toContain('It is saved.');
  expect(stage.page.querySelector('img')?.getAttribute('src')).toBe('https://a.example/1.jpg');
  expect(stage.page.querySelector('img')?.getAttribute('loading')).toBe('lazy');
  await stage.press('Add a photo by its link');
  await stage.change('Add a photo by its link', 'http://a.example/2.jpg');
  await stage.press('Add');
  expect(stage.page.textContent).toContain('This is no link that begins with https://');
  await stage.change('Add a photo by its link', 'https://a.example/2.jpg');
  await stage.press('Add');
  await stage.press('Take photo 1 away');
  const patches = stage.asked.filter(({ method }) => method === 'PATCH').map(({ body }) => body);
  expect(patches).toEqual([
    { manufacturerSerial: null, note: 'Scratched' },
    {
      customFields: { photos: ['https://a.example/1.jpg', 'https://a.example/2.jpg'], photo: null },
    },
    { customFields: { photos: null, photo: null } },
  ]);
  await stage.leave();
});

test('what it was built of is shown, and opens', async () => {
  const part = {
    item: 'TUBE',
    serial: 'T-1',
    life: 1,
    manufacturerSerial: null,
    vendor: 'ACME',
    receiptNumber: 'PR-2',
    document: 'AS-1',
  };
  const service = serving({ parts: { components: [part], builtInto: null } }, unit);
  const stage = await renderPane(<View text="00012" />, { service });
  expect(stage.page.textContent).toContain('Built of');
  await stage.press('T-1TUBE · ACME · AS-1');
  expect(lookedUp(stage).at(-1)).toEqual({ serials: ['T-1'], history: true, costParts: true });
  await stage.leave();
});

test('several serials are listed and counted, a line opens its unit, and the list is there again', async () => {
  const known: Service = (asked) => {
    const { serials = [] } = (asked.body ?? {}) as { serials?: readonly string[] };
    if (asked.path !== '/api/units/lookup') return answering(unit)(asked);
    const results = serials.map((input) => ({
      input,
      match: 'one',
      units: input.startsWith('X') ? [] : [{ ...unit, serial: input }],
    }));
    return { status: 200, body: { results } };
  };
  const stage = await renderPane(<View text={'A1\nA2\nX1\na1'} />, { service: known });
  expect(stage.page.textContent).toContain('3 serials');
  expect(lookedUp(stage)).toEqual([{ serials: ['A1', 'A2', 'X1'] }]);
  expect(stage.find('sold 2')).toBeDefined();
  await stage.press('not in the books 1');
  expect(rowsOf(stage)).toEqual(['X1not in the books']);
  await stage.press('All 3');
  expect(rowsOf(stage)).toHaveLength(3);
  const [row] = stage.page.querySelectorAll<HTMLElement>('[role="option"]');
  act(() => row?.click());
  await stage.settle();
  expect(stage.page.textContent).toContain('Amplifier');
  await stage.press('Back to the list');
  expect(rowsOf(stage)).toHaveLength(3);
  await stage.leave();
});

test('a list that was stopped by a lost service goes on where it was', async () => {
  let isReachable = true;
  const service: Service = (asked) => {
    if (!isReachable) return null;
    if (lookUps(asked) === 1) isReachable = false;
    return answering(unit)(asked);
  };
  let count = 0;
  function lookUps({ path }: { path: string }): number {
    if (path === '/api/units/lookup') count += 1;
    return count;
  }
  const serials = Array.from({ length: 700 }, (_, index) => `S${index}`);
  const stage = await renderPane(<View text={serials.join('\n')} />, { service });
  expect(stage.page.textContent).toContain('cannot be reached');
  expect(stage.find('not looked up 200')).toBeDefined();
  isReachable = true;
  await stage.press('Try again');
  expect(stage.find('sold 700')).toBeDefined();
  await stage.leave();
});

test('the selected cells are followed until that is switched off', async () => {
  let tell: (cells: readonly string[]) => void = () => undefined;
  let isStopped = false;
  const host: Partial<ExcelHost> = {
    isExcel: true,
    watchSelection: (onTexts) => {
      tell = onTexts;
      return Promise.resolve(() => {
        isStopped = true;
      });
    },
  };
  const stage = await renderPane(<View text="" />, { service: answering(unit), host });
  await stage.press('Follow the selection');
  act(() => tell(['00012']));
  await act(() => new Promise((resolve) => setTimeout(resolve, 300)));
  await stage.settle();
  expect(stage.page.textContent).toContain('AMP – Amplifier');
  expect(stage.said).toEqual([{ text: '00012: AMP, sold', tone: 'plain' }]);
  await stage.press('Follow the selection');
  expect(isStopped).toBe(true);
  await stage.leave();
});

test('who may not see cost sees no figures and no heading over them', async () => {
  const { unitCost, trueCost, unitPrice, margin, costParts, ...open } = unit;
  expect([unitCost, trueCost, unitPrice, margin, costParts]).toHaveLength(5);
  const history = unit.history.map(({ costChange: _, ...row }) => row);
  const service = answering({ ...open, unitPrice: null, history });
  const stage = await renderPane(<View text="00012" />, { service });
  expect(stage.page.textContent).not.toContain('Cost');
  expect(stage.page.textContent).not.toContain('1,4');
  await stage.leave();
});

test('of several items one is chosen', async () => {
  const stage = await renderPane(<View text="00012" />, {
    service: answering(unit, { ...unit, item: 'DAC' }),
  });
  expect(stage.page.textContent).toContain('2 items have this serial. Choose one.');
  await stage.press('DAC');
  expect(stage.page.textContent).toContain('DAC – Amplifier');
  await stage.leave();
});

test('an unknown serial, and a service that cannot be reached, are said', async () => {
  const unknown = await renderPane(<View text="X1" />, { service: answering() });
  expect(unknown.page.textContent).toContain('No unit has the serial X1');
  expect(unknown.said[0]?.tone).toBe('bad');
  await unknown.leave();
  let isReachable = false;
  const stage = await renderPane(<View text="00012" />, {
    service: (asked) => (isReachable ? answering(unit)(asked) : null),
  });
  expect(stage.page.textContent).toContain('cannot be reached');
  isReachable = true;
  await stage.press('Try again');
  expect(stage.page.textContent).toContain('AMP – Amplifier');
  await stage.leave();
});

test('the selected cell is looked up, and the history goes to a sheet', async () => {
  const jobs: ReportJob[] = [];
  const host: Partial<ExcelHost> = {
    isExcel: true,
    readSelection: () => Promise.resolve(['00012']),
    makeReport: (job) => {
      jobs.push(job);
      return Promise.resolve('History 00012');
    },
  };
  const about = {
    user: 'clerk',
    role: 'warehouse',
    permissions: ['read'],
    company: { name: 'Cedar', addressLines: [] },
    currency: 'USD',
  };
  const service = serving({ about, history: { rows: unit.history } }, unit);
  const stage = await renderPane(<View text="" />, { service, host });
  await stage.press('Use the selection');
  await stage.press('History to a sheet');
  expect(jobs.map(({ report }) => report.main.rows.length)).toEqual([1]);
  expect(jobs[0]?.question).toMatchObject({ report: 'history', item: 'AMP', serial: '00012' });
  expect(stage.page.textContent).toContain('The history stands in the sheet History 00012.');
  await stage.leave();
});

test('serials looked up before are offered again', async () => {
  const stage = await renderPane(<View text="" />, { service: answering(unit) });
  await stage.type('00012', 5);
  await stage.type('00013', 5);
  await stage.press('00012');
  expect(lookedUp(stage)).toHaveLength(3);
  await stage.leave();
});
