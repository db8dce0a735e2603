import { defaultDesign } from '../../../shared/company/design.ts';
import { defaultSettings } from '../../../shared/stock/settings.ts';
import { renderPane, type PaneStage, type Service } from '../../parts/render-pane.tsx';
import { speak } from '../../texts/texts.ts';
import { View } from './view.tsx';

type Answer = NonNullable<ReturnType<Service>>;

const about = {
  user: 'ann',
  role: 'purchasing',
  permissions: ['public', 'read', 'post'],
  company: { name: 'Cedar Audio', addressLines: ['31 Wharf Lane'] },
  currency: 'EUR',
};

const usual: Readonly<Record<string, unknown>> = {
  'GET /api/health': { status: 'ok', version: '1.2.3', currency: 'EUR' },
  'GET /api/about': about,
  'GET /api/settings': defaultSettings,
  'GET /api/settings/design': { ...defaultDesign, logo: null },
  'GET /api/areas': {
    items: [
      { code: 'BERLIN', kind: 'location' },
      { code: 'MAIN', kind: 'bin', binType: 'stock', stockType: 'normal', colour: 'red' },
      { code: 'DEPOT', kind: 'bin', binType: 'stock', parent: 'BERLIN' },
      { code: 'RELEASED', kind: 'bin', binType: 'out' },
    ],
    next: null,
  },
  'GET /api/items': { items: [{ sku: 'PAINT', tracking: 'quantity' }], next: null },
  'GET /api/parties': { items: [], next: null },
  'PUT /api/areas': { saved: 1 },
  'PUT /api/lots': { saved: 1 },
};

/** Books that answer so, but for what is said here; a function is told the body. */
function books(more: Readonly<Record<string, unknown>> = {}): Service {
  return ({ method, path, body, token }) => {
    const { pathname } = new URL(path, 'http://books.example');
    if (token !== 'Bearer a-token' && pathname !== '/api/health') {
      return { status: 401, body: { message: 'no' } };
    }
    const key = `${method} ${pathname}`;
    const found = key in more ? more[key] : usual[key];
    if (typeof found === 'function') return (found as (body: unknown) => Answer)(body);
    return found === undefined ? { status: 404, body: {} } : { status: 200, body: found };
  };
}

async function open(section: string, service: Service): Promise<PaneStage> {
  return renderPane(<View text={section} />, { service });
}

function sent({ asked }: PaneStage, method: string): unknown[] {
  return asked.flatMap((each) => (each.method === method ? [each.body] : []));
}

test('nothing is asked until a section is opened', async () => {
  const stage = await open('', books());
  expect(stage.asked).toEqual([]);
  await stage.press('The booksWhose they are, and whether they hold');
  expect(stage.page.textContent).toContain('1.2.3');
  expect(stage.page.textContent).toContain('Cedar Audio');
  await stage.leave();
});

test('a token is checked before it is kept, and a wrong one drives out no right one', async () => {
  const kept: string[] = [];
  const stage = await renderPane(<View text="" />, {
    service: books(),
    token: '',
    keepToken: (token) => kept.push(token),
  });
  await stage.change('Token of the service', 'wrong');
  await stage.press('Check and sign in');
  expect(stage.page.textContent).toContain('The service does not know this token.');
  await stage.change('Token of the service', 'two words');
  await stage.press('Check and sign in');
  expect(stage.page.textContent).toContain('This is no token');
  expect(kept).toEqual([]);
  await stage.change('Token of the service', ' a-token ');
  await stage.press('Check and sign in');
  expect(kept).toEqual(['a-token']);
  expect(stage.page.textContent).toContain('You are signed in as ann at Cedar Audio.');
  expect(stage.page.textContent).toContain('You mayread, write drafts and post documents');
  await stage.press('Sign out');
  expect(kept).toEqual(['a-token', '']);
  expect(stage.page.textContent).toContain('You are signed out.');
  await stage.leave();
});

test('where the books are is said, also when they cannot be reached', async () => {
  const stage = await open('books', () => null);
  expect(stage.page.textContent).toContain(location.origin);
  expect(stage.page.textContent).toContain('cannot be reached');
  await stage.leave();
});

test('the books are verified, and a difference is no good news', async () => {
  const verdict = { units: 3, movements: 5, documents: 2, differences: [], chain: 'intact' };
  let answer: object = verdict;
  const stage = await open(
    'books',
    books({ 'GET /api/verify': () => ({ status: 200, body: answer }) }),
  );
  await stage.press('Verify the books');
  expect(stage.said.at(-1)).toMatchObject({ tone: 'good' });
  expect(stage.page.textContent).toContain('2 documents, 3 units and 5 movements agree');
  answer = { ...verdict, differences: ['A1 is not in MAIN'] };
  await stage.press('Verify the books');
  expect(stage.said.at(-1)).toMatchObject({ tone: 'bad' });
  expect(stage.page.textContent).toContain('A1 is not in MAIN');
  answer = { ...verdict, chain: 'broken at 7' };
  await stage.press('Verify the books');
  expect(stage.page.textContent).toContain('The audit chain is broken');
  await stage.leave();
});

test('a rule is saved as it is chosen, and the usual choice is marked', async () => {
  const changed = { ...defaultSettings, overReceipt: 'forbid' };
  const stage = await open('rules', books({ 'PUT /api/settings': changed }));
  expect(stage.page.textContent).toContain('Ask (usual)');
  await stage.press('Forbid it');
  expect(sent(stage, 'PUT')).toEqual([{ overReceipt: 'forbid' }]);
  expect(stage.page.textContent).toContain('More than was ordered is saved.');
  await stage.leave();
});

test('who may not change a rule is told who may', async () => {
  const refused = (): Answer => ({
    status: 403,
    body: { message: 'This needs the right to change settings.' },
  });
  const stage = await open('rules', books({ 'PUT /api/settings': refused }));
  await stage.press('Allow it');
  expect(stage.page.textContent).toContain('This needs the right to change settings.');
  expect(stage.said.at(-1)?.tone).toBe('bad');
  await stage.leave();
});

test('a usual bin is chosen among those of the right type', async () => {
  const changed = { ...defaultSettings, bins: { ...defaultSettings.bins, receipt: 'DEPOT' } };
  const stage = await open('bins', books({ 'PUT /api/settings': changed }));
  const optionsOf = (name: string): (string | null)[] =>
    [...stage.find(name).querySelectorAll('option')].map((option) => option.textContent);
  expect(optionsOf('Goods that are received')).toEqual(['MAIN (usual)', 'DEPOT']);
  expect(optionsOf('Units that are sold')).toEqual(['RELEASED (usual)']);
  expect(optionsOf('Units that a sales order holds')[0]).toBe('Stay where they lie (usual)');
  await stage.change('Goods that are received', 'DEPOT');
  expect(sent(stage, 'PUT')).toEqual([{ bins: { receipt: 'DEPOT' } }]);
  expect(stage.page.textContent).toContain('Goods that are received is saved.');
  await stage.leave();
});

test('only the accounts that were changed are saved, and each keeps a name', async () => {
  const stage = await open(
    'accounts',
    books({
      'PUT /api/settings': (body: unknown) => ({
        status: 200,
        body: {
          ...defaultSettings,
          accounts: { ...defaultSettings.accounts, ...(body as { accounts: object }).accounts },
        },
      }),
    }),
  );
  await stage.press('Save');
  expect(stage.page.textContent).toContain('Nothing was changed.');
  await stage.change('Name of Sales, without tax', ' ');
  await stage.press('Save');
  expect(stage.page.textContent).toContain('Every account needs a name.');
  await stage.change('Name of Sales, without tax', 'Sales');
  await stage.change('Number of Sales, without tax', '4000');
  await stage.press('Save');
  expect(sent(stage, 'PUT')).toEqual([
    { accounts: { revenue: { number: '4000', name: 'Sales' } } },
  ]);
  expect(stage.page.textContent).toContain('1 account is saved.');
  await stage.press('Save');
  expect(sent(stage, 'PUT')).toHaveLength(1);
  await stage.leave();
});

test('a place is added and changed, and what it had beside stays', async () => {
  const stage = await open('places', books());
  expect(stage.page.textContent).toMatch(/BERLIN.*DEPOT.*MAIN/);
  await stage.press('Add a place');
  await stage.change('Code*', 'MAIN');
  await stage.press('Save');
  expect(stage.page.textContent).toContain('MAIN is there already.');
  await stage.change('Code*', 'SHELF');
  await stage.change('Lies in', 'BERLIN');
  await stage.change('Goods that lie in it', 'repair');
  await stage.press('Save');
  expect(stage.page.textContent).toContain('SHELF is saved.');
  await stage.press('MAIN');
  await stage.change('Description', 'Main stock');
  await stage.press('Save');
  await stage.press('BERLINLocation');
  await stage.change('First number', 'x');
  await stage.press('Save');
  expect(stage.page.textContent).toContain('A number has 1 to 15 digits');
  await stage.change('First number', '000100');
  await stage.change('Prefix', 'B-');
  await stage.press('Save');
  expect(sent(stage, 'PUT')).toEqual([
    [{ code: 'SHELF', kind: 'bin', parent: 'BERLIN', binType: 'stock', stockType: 'repair' }],
    [
      {
        code: 'MAIN',
        kind: 'bin',
        colour: 'red',
        description: 'Main stock',
        parent: null,
        binType: 'stock',
        stockType: 'normal',
      },
    ],
    [
      {
        code: 'BERLIN',
        kind: 'location',
        parent: null,
        serialSeries: { prefix: 'B-', start: '000100' },
      },
    ],
  ]);
  await stage.leave();
});

test('a period is closed, and reopened with a reason alone', async () => {
  const event = {
    action: 'close',
    through: '2026-02-28',
    user: 'ann',
    recordedAt: '2026-03-02T08:00:00Z',
    reason: 'February',
  };
  const closed = { closedThrough: '2026-02-28', events: [event] };
  const stage = await open(
    'periods',
    books({
      'GET /api/periods': { closedThrough: null, events: [] },
      'POST /api/periods/close': closed,
      'POST /api/periods/reopen': (): Answer => ({
        status: 403,
        body: { message: 'Only a manager may do this.' },
      }),
    }),
  );
  await stage.press('Close');
  expect(stage.page.textContent).toContain('Choose a day.');
  await stage.change('Last closed day', '2026-02-28');
  await stage.change('Reason', 'February');
  await stage.press('Close');
  expect(stage.page.textContent).toContain('The books are closed through 2026-02-28.');
  expect(stage.page.textContent).toContain('Closed through 2026-02-282026-03-02 · ann · February');
  await stage.press('Reopen');
  await stage.press('Reopen');
  expect(stage.page.textContent).toContain('Say why the books are reopened.');
  await stage.change('Reason*', 'A bill came late');
  await stage.press('Reopen');
  expect(stage.page.textContent).toContain('Only a manager may do this.');
  expect(sent(stage, 'POST')).toEqual([
    { through: '2026-02-28', reason: 'February' },
    { through: null, reason: 'A bill came late' },
  ]);
  await stage.leave();
});

test('the expenses of a month are entered as a whole, and taken over from the month before', async () => {
  const rows = [{ day: '2026-01-31', name: 'Rent', amount: '900.00', memo: '' }];
  const month = { from: null, to: null, currency: 'EUR', rows, total: '900.00' };
  const stage = await open(
    'expenses',
    books({
      'GET /api/expenses': month,
      'PUT /api/expenses': (body: { rows: unknown[] }) => ({
        status: 200,
        body: { ...month, rows: body.rows, total: '1800.00' },
      }),
    }),
  );
  expect(stage.page.textContent).toContain('Entered: 900.00 EUR');
  await stage.press('Take over the month before');
  expect(stage.page.textContent).toContain('1 expense taken over');
  await stage.press('Add an expense');
  await stage.press('Save');
  expect(stage.page.textContent).toContain('Say of each expense what it was for');
  await stage.press('Remove 3');
  await stage.press('Save');
  expect(sent(stage, 'PUT')).toMatchObject([
    {
      rows: [
        { name: 'Rent', amount: '900.00' },
        { name: 'Rent', amount: '900.00' },
      ],
    },
  ]);
  await stage.leave();
});

test('a lot is entered and changed, and its units are recalled', async () => {
  const lot = { item: 'PAINT', lot: 'L7', expiresOn: '2026-01-31', supplierCode: '77' };
  const stage = await open(
    'lots',
    books({
      'GET /api/lots': { items: [lot], next: null },
      'GET /api/lots/PAINT/L7/recall': { items: [], next: null },
    }),
  );
  expect(stage.page.textContent).toContain('PAINT · Good through 2026-01-31');
  expect(stage.page.textContent).toContain('expired');
  await stage.press('Enter a lot');
  await stage.press('Save');
  expect(stage.page.textContent).toContain('Choose the item.');
  await stage.change('Item', 'PAINT');
  await stage.change('Lot*', 'L8');
  await stage.change('Made on', '2026-03-01');
  await stage.change('Good through', '2026-02-01');
  await stage.press('Save');
  expect(stage.page.textContent).toContain('The last good day lies before');
  await stage.change('Good through', '2027-02-01');
  await stage.press('Save');
  expect(stage.page.textContent).toContain('L8 is saved.');
  await stage.press('L7PAINT · Good through 2026-01-31expired');
  await stage.change('Note', 'Check the lid');
  await stage.press('Save');
  expect(sent(stage, 'PUT')).toEqual([
    [{ item: 'PAINT', lot: 'L8', manufacturedOn: '2026-03-01', expiresOn: '2027-02-01' }],
    [{ ...lot, note: 'Check the lid' }],
  ]);
  await stage.press('L7PAINT · Good through 2026-01-31expired');
  await stage.press('Where its units are');
  expect(stage.page.textContent).toContain('No unit of this lot is in the books.');
  await stage.leave();
});

test('language, formats and sounds are chosen', async () => {
  const stage = await open('reading', books());
  await stage.change('Language', 'de');
  await stage.change('Numbers and dates', 'uk');
  expect(stage.chosen).toEqual(['de', 'uk']);
  await stage.leave();
});

test('Settings speak German', async () => {
  await speak('de');
  const stage = await open('rules', books());
  expect(stage.page.textContent).toContain('Einstellungen');
  expect(stage.page.textContent).toContain('Nachfragen (üblich)');
  await stage.leave();
  await speak('en');
});

test('the design of documents is previewed, checked at its field, and saved as it stands', async () => {
  const stage = await open(
    'documents',
    books({ 'PUT /api/settings/design': (body: unknown) => ({ status: 200, body }) }),
  );
  await stage.change('Company', 'Cedar Audio');
  await stage.change('Colour', '#ffff00');
  expect(stage.page.textContent).toContain('too light to be read');
  await stage.press('Save');
  expect(sent(stage, 'PUT')).toEqual([]);
  await stage.change('Colour', '#7a1f3d');
  await stage.change('Bank account', 'DE89370400440532013000');
  expect(stage.page.textContent).toContain('DE89 3704 0044 0532 0130 00');
  await stage.press('Save');
  expect(sent(stage, 'PUT')).toMatchObject([
    { name: 'Cedar Audio', accent: '#7a1f3d', bankLine: 'DE89370400440532013000', logo: null },
  ]);
  expect(stage.page.textContent).toContain('The design of documents is saved.');
  await stage.leave();
});
