import { act } from 'react';
import type { JobAnswer } from '../../../shared/api/jobs.ts';
import { renderPane, type PaneStage, type Service } from '../../parts/render-pane.tsx';
import { de } from '../../texts/de.ts';
import { en } from '../../texts/en.ts';
import { speak } from '../../texts/texts.ts';
import { View } from './view.tsx';

const rows = Array.from({ length: 3 }, (_, index) => ({
  id: `0000000${index}-0000-4000-8000-000000000000`,
  number: `INV-10000${3 - index}`,
  kind: 'invoice',
  occurredOn: '2026-03-01',
  recordedAt: '2026-03-01T08:00:00.000Z',
  party: 'bolt',
  reference: null,
  currency: 'USD',
  total: '800.00',
  units: 1,
  reverses: null,
  reversedBy: null,
  closes: null,
  closedBy: null,
  orderStatus: null,
  expiresOn: null,
}));

const job: JobAnswer = {
  id: 'job-1',
  state: 'working',
  done: 1,
  of: 2,
  failed: [],
  fileName: null,
};

const reasons = ['شركة cannot be printed.'];
const done: JobAnswer = {
  ...job,
  state: 'done',
  done: 2,
  failed: [{ document: 'INV-100001', reasons }],
  fileName: 'Documents INV-100001 to INV-100003.zip',
};

const opened: string[] = [];

beforeAll(() => {
  Object.assign(URL, { createObjectURL: () => 'blob:documents' });
});
afterEach(async () => {
  opened.length = 0;
  await speak('en');
});

/** The page with books of three invoices, and a job that ends as `end` says. */
async function openPage(end: JobAnswer, label: string = en.printMany.begin): Promise<PaneStage> {
  const service: Service = ({ method, path }) => {
    if (path === '/api/documents/print-batch') return { status: 201, body: job };
    if (path === '/api/jobs/job-1') {
      return { status: 200, body: method === 'DELETE' ? { ...job, state: 'cancelled' } : end };
    }
    if (path.startsWith('/api/documents'))
      return { status: 200, body: { items: rows, next: null } };
    return { status: 200, body: { items: [], next: null } };
  };
  const stage = await renderPane(<View text="" />, {
    service,
    host: { openFile: (_address, name) => void opened.push(name) },
  });
  await stage.press(label);
  return stage;
}

async function letTheJobGoOn(stage: PaneStage): Promise<void> {
  await act(() => new Promise((resolve) => setTimeout(resolve, 450)));
  await stage.settle();
}

function isProgressShown({ page }: PaneStage): boolean {
  return page.querySelector('[role="progressbar"]') !== null;
}

test('documents are filtered, chosen and printed as one file; what is missing is named', async () => {
  const stage = await openPage(done);
  const { printMany: words } = en;
  expect(stage.asked.at(-1)?.path).toContain('from=2026-03-01&to=2026-03-31&limit=2000');
  await stage.change(words.kind, 'invoice');
  expect(stage.asked.at(-1)?.path).toContain('kind=invoice');
  await stage.press(words.choose('INV-100002'));
  await stage.change(words.file, 'zip');
  await stage.change(words.paper, 'packing_slip');
  await stage.press('Print 2 documents');
  expect(stage.asked.find(({ path }) => path.endsWith('print-batch'))?.body).toEqual({
    documents: ['INV-100001', 'INV-100003'],
    as: 'zip',
    format: 'pdf',
    style: 'packing_slip',
  });
  expect(isProgressShown(stage)).toBe(true);
  expect(stage.page.textContent).toContain('1 of 2');
  await letTheJobGoOn(stage);
  expect(isProgressShown(stage)).toBe(false);
  expect(opened).toEqual(['Documents INV-100001 to INV-100003.zip']);
  expect(stage.page.textContent).toContain('1 document is printed.');
  expect(stage.page.textContent).toContain('INV-100001: شركة cannot be printed.');
  await stage.leave();
});

test('all are let go at once, and none is asked for then', async () => {
  const stage = await openPage(done);
  await stage.press(en.printMany.all(3));
  expect(stage.find(en.printMany.nothing)).toHaveProperty('disabled', true);
  await stage.press(en.printMany.all(3));
  expect(stage.find('Print 3 documents')).toHaveProperty('disabled', false);
  await stage.leave();
});

test('stopped, the job is given up, and its file does not come', async () => {
  const stage = await openPage(done);
  await stage.press('Print 3 documents');
  await stage.press(en.parts.stop);
  expect(stage.asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/api/jobs/job-1' });
  await letTheJobGoOn(stage);
  expect([isProgressShown(stage), opened]).toEqual([false, []]);
  await stage.leave();
});

test('whoever leaves the page gives the job up', async () => {
  const stage = await openPage(done);
  await stage.press('Print 3 documents');
  await stage.press(en.documents.back);
  expect(stage.asked.filter(({ method }) => method === 'DELETE')).toHaveLength(1);
  await stage.leave();
});

test('a job that failed says why, and can be asked for again', async () => {
  const sentence = 'Making the file took too long.';
  const failed = [{ document: 'INV-100001', reasons: [sentence] }];
  const stage = await openPage({ ...job, state: 'failed', failed });
  await stage.press('Print 3 documents');
  await letTheJobGoOn(stage);
  expect(stage.page.textContent).toContain(sentence);
  expect(stage.find('Print 3 documents')).toHaveProperty('disabled', false);
  await stage.leave();
});

test('all of it is said in German', async () => {
  await speak('de');
  const stage = await openPage(done, de.printMany.begin);
  await stage.press('3 Belege drucken');
  await letTheJobGoOn(stage);
  expect(stage.page.textContent).toContain('1 Beleg ist gedruckt.');
  expect(stage.page.textContent).toContain('1 Beleg konnte nicht gedruckt werden:');
  await stage.leave();
});
