import { makeFault } from '../../host/faults.ts';
import type { ExcelHost, KeptReport, ReportJob } from '../../host/port.ts';
import { renderPane, type Service } from '../../parts/render-pane.tsx';
import { View } from './view.tsx';

const figures = {
  units: 2,
  revenue: '1400.00',
  returns: '100.00',
  netRevenue: '1300.00',
  cost: '1000.00',
  lateCost: '12.50',
  margin: '300.00',
  marginPercent: '23.08',
};

const answer = {
  by: 'item',
  from: null,
  to: null,
  company: 'Cedar',
  currency: 'USD',
  rows: [{ key: '=A1', ...figures }],
  totals: figures,
  adjustments: {
    writeOffs: '0.00',
    countDifferences: '0.00',
    costChanges: '0.00',
    vendorReturns: '-510.00',
    returnGains: '0.00',
    priceVariance: '0.00',
    total: '-510.00',
  },
  tieOut: {
    openingStock: '0.00',
    purchases: '5000.00',
    addOnCosts: '56.25',
    costOfGoodsSold: '1000.00',
    adjustments: '-510.00',
    closingStock: '3546.25',
    unexplained: '0.00',
  },
};

const about = {
  user: 'accountant',
  role: 'auditor',
  permissions: ['read', 'cost'],
  company: { name: 'Cedar', addressLines: [] },
  currency: 'USD',
};

function serving(report: object, status = 200): Service {
  return ({ path }) =>
    path === '/api/about'
      ? { status: 200, body: about }
      : path.startsWith('/api/reports')
        ? { status, body: report }
        : { status: 200, body: { items: [], next: null } };
}

/** A workbook that keeps what was written to it. */
function keeping(reports: KeptReport[], jobs: ReportJob[]): Partial<ExcelHost> {
  return {
    isExcel: true,
    makeReport: (job) => {
      jobs.push(job);
      const sheet = `${job.report.sheetName} ${jobs.length}`;
      const { question, askedAt: refreshedAt } = job;
      reports.push({ id: sheet, sheet, question, refreshedAt, isComplete: true });
      return Promise.resolve(sheet);
    },
    refreshReport: (id, job) => {
      jobs.push(job);
      return Promise.resolve(id);
    },
    listReports: () => Promise.resolve({ reports: [...reports], forgotten: [] }),
  };
}

test('the report goes to a new sheet with live totals, and its tie-out stands in the pane', async () => {
  const jobs: ReportJob[] = [];
  const host = keeping([], jobs);
  const stage = await renderPane(<View text="" />, { host, service: serving(answer) });
  await stage.press('This year');
  await stage.press('To a new sheet');
  expect(stage.asked.map(({ path }) => path)).toContain(
    '/api/reports/profit-and-loss?by=item&from=2026-01-01&to=2026-12-31',
  );
  expect(stage.page.textContent).toContain('The report stands in the sheet Profit and loss 1');
  for (const text of ['1,300.00', '3,546.25', 'Unexplained', 'ties out']) {
    expect(stage.page.textContent).toContain(text);
  }
  const [job] = jobs;
  expect(job?.question).toEqual({
    report: 'profit',
    language: 'en',
    by: 'item',
    period: 'year',
  });
  expect(job?.report.main.rows[0]?.[0]).toBe('=A1');
  expect(job?.report.totals).toContainEqual({ formula: 'SUBTOTAL(109,[:revenue])', value: 1400 });
  await stage.press('All');
  expect(stage.page.textContent).not.toContain('3,546.25');
  await stage.leave();
});

test('each row of the profit leads to its units, and narrowed sales have no tie-out', async () => {
  const by = { ...answer, by: 'salesperson' };
  const rows = ['', 'Ida'].map((key) => ({ key, ...figures }));
  const stage = await renderPane(<View text="" />, {
    service: (asked) =>
      serving(asked.path.includes('by=serial') ? { ...by, by: 'serial' } : { ...by, rows })(asked),
  });
  await stage.press('Show here');
  expect(stage.page.textContent).toContain('Not named');
  expect(stage.page.textContent).toContain('Tie-out of stock');
  await stage.press('Ida');
  expect(stage.asked.at(-1)?.path).toContain('by=serial');
  expect(stage.page.textContent).not.toContain('Tie-out of stock');
  await stage.leave();
});

test('a chart is a table too: every bar has its name and its figure', async () => {
  const months = ['2026-01', '2026-02'].map((key) => ({ key, ...figures }));
  const stage = await renderPane(<View text="" />, {
    service: serving({ ...answer, by: 'month', rows: months }),
  });
  await stage.press('Show here');
  const chart = stage.page.querySelector('table[aria-label="Net revenue, Cost, Margin"]');
  const read = [...(chart?.querySelectorAll('tbody tr') ?? [])].map((row) => [
    row.querySelector('th')?.textContent,
    ...[...row.querySelectorAll('td:last-child > *')].map((figure) => figure.textContent),
  ]);
  expect(read).toEqual([
    ['2026-01', '1,300.00', '1,000.00', '300.00'],
    ['2026-02', '1,300.00', '1,000.00', '300.00'],
  ]);
  expect(chart?.querySelectorAll('rect')).toHaveLength(6);
  await stage.leave();
});

test('a sheet of this workbook is refreshed with what it was asked for', async () => {
  const jobs: ReportJob[] = [];
  const stage = await renderPane(<View text="" />, {
    host: keeping([], jobs),
    service: serving(answer),
  });
  expect(stage.page.textContent).toContain('No sheet of this workbook is a report yet.');
  await stage.press('This month');
  await stage.press('To a new sheet');
  await stage.press('All');
  await stage.press('Refresh Profit and loss 1');
  expect(stage.page.textContent).toContain('Profit and loss 1 is as the books stand now.');
  expect(jobs[1]?.question).toEqual(jobs[0]?.question);
  await stage.press('To a new sheet');
  await stage.press('Refresh all');
  expect(stage.page.textContent).toContain('2 reports are as the books stand now.');
  await stage.leave();
});

test('what keeps a report from being written is said, and the sheet offers to be completed', async () => {
  const half = { id: 'a', sheet: 'Units', refreshedAt: '', isComplete: false };
  const question = { report: 'profit', language: 'en', by: 'item' };
  const stage = await renderPane(<View text="" />, {
    host: {
      ...keeping([{ ...half, question }], []),
      refreshReport: () => Promise.reject(makeFault('sheet_protected')),
    },
    service: serving(answer),
  });
  expect(stage.page.textContent).toContain('Not complete.');
  await stage.press('Complete Units');
  expect(stage.page.textContent).toContain('The sheet is protected.');
  expect(stage.said.at(-1)?.tone).toBe('bad');
  await stage.leave();
});

test('a deleted sheet is said once', async () => {
  const stage = await renderPane(<View text="" />, {
    host: {
      isExcel: true,
      listReports: () => Promise.resolve({ reports: [], forgotten: ['Stock'] }),
    },
    service: serving(answer),
  });
  expect(stage.page.textContent).toContain(
    'The sheet Stock was deleted, so its report is forgotten',
  );
  await stage.leave();
});

test('what cannot be explained stands in the pane, and a refusal is spoken', async () => {
  let service = serving({ ...answer, tieOut: { ...answer.tieOut, unexplained: '-0.05' } });
  const stage = await renderPane(<View text="" />, { service: (asked) => service(asked) });
  await stage.press('Show here');
  expect(stage.page.textContent).toContain('-0.05 USD cannot be explained.');
  service = serving({}, 403);
  await stage.press('Show here');
  expect(stage.page.textContent).toContain('Your token does not allow this.');
  expect(stage.said.at(-1)?.tone).toBe('bad');
  await stage.leave();
});
