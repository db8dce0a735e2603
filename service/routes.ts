/** The handler of each endpoint: thin, from a parsed request to a command or query and its answer. */
import type { EndpointName } from '../shared/api.ts';
import { permissions } from '../shared/api/endpoint.ts';
import { writeCsv, type CsvValue } from '../reports/csv.ts';
import { renderProfitPdf } from '../reports/pdf/render.ts';
import type { Refusal } from '../shared/refusals.ts';
import type { PlannedReport } from '../shared/report/plan.ts';
import { planJournalSheet } from '../reports/model/journal-sheet.ts';
import { plainWords, type ReportFrame } from '../reports/model/report-frame.ts';
import { planValuationSheet } from '../reports/model/valuation-sheet.ts';
import { renderListXlsx, renderProfitXlsx, renderReportXlsx } from '../reports/xlsx/render.ts';
import { nowOf, type Books } from './books.ts';
import { changeUnit } from './commands/change-unit.ts';
import { putAreas, putItems, putParties } from './commands/masters.ts';
import type { Answer } from './exchange.ts';
import { listAuditTrail } from './queries/audit-trail.ts';
import { readCompany } from './queries/company.ts';
import { findText } from './queries/find.ts';
import { findParts } from './queries/parts.ts';
import { listMasters } from './queries/masters.ts';
import { answerProfit, loadProfit } from './queries/profit.ts';
import { loadJournal, loadValuation } from './queries/reports.ts';
import { listUnits } from './queries/unit-list.ts';
import { findCard, findHistory, lookupUnits } from './queries/units.ts';
import { verifyBooks } from './queries/verify.ts';
import {
  answerMasters,
  miss,
  succeedWith,
  types,
  unprintable,
  type Handlers,
} from './routes/answers.ts';
import { bookHandlers } from './routes/books.ts';
import { ledgerHandlers } from './routes/documents.ts';
import { tableHandlers } from './routes/tables.ts';
import { incomeHandlers } from './routes/income.ts';
import { sealHandlers } from './routes/seals.ts';

/** Rows of flat objects as CSV; decimal texts of the named columns stand as figures. */
function answerCsv(
  heads: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
  figures: ReadonlySet<string>,
  fileName: string,
): Answer {
  const cell = (row: Readonly<Record<string, unknown>>, head: string): CsvValue => {
    const value = row[head];
    if (value === null || value === undefined) return null;
    if (typeof value === 'number') return value;
    if (typeof value === 'object') return JSON.stringify(value);
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return figures.has(head) ? { figure: text } : text;
  };
  const body = writeCsv(
    heads,
    rows.map((row) => heads.map((head) => cell(row, head))),
  );
  return { status: 200, body, type: types.csv, fileName };
}

const dayHeads = new Set(['occurredOn', 'receivedOn', 'soldOn']);
const countHeads = new Set(['life', 'daysInStock', 'quantity']);

/** `receivedOn` as a person reads it: `Received on`. */
function headOf(field: string): string {
  const words = field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The same rows as a workbook. */
async function answerXlsx(
  books: Books,
  title: string,
  fields: readonly string[],
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<Answer> {
  const facts = {
    company: await readCompany(books),
    title,
    currency: books.store.baseCurrency,
    columns: fields.map((field) => ({
      field,
      head: headOf(field),
      kind: dayHeads.has(field)
        ? ('day' as const)
        : moneyHeads.has(field)
          ? ('money' as const)
          : countHeads.has(field)
            ? ('count' as const)
            : ('text' as const),
    })),
    rows,
  };
  return answerPrinted(await renderListXlsx(facts, nowOf(books)), title);
}

function answerPrinted(printed: Awaited<ReturnType<typeof renderListXlsx>>, title: string): Answer {
  if (!printed.ok) {
    const issues = printed.error.map((issue) => unprintable(issue.message));
    return { status: 422, body: { issues } };
  }
  const fileName = `${title.replaceAll(' ', '-')}.xlsx`;
  return { status: 200, body: Buffer.from(printed.value), type: types.xlsx, fileName };
}

/** A report as a workbook, from the plan that its sheet in Excel is written from. */
async function answerReport(
  books: Books,
  plan: (frame: ReportFrame) => PlannedReport,
): Promise<Answer> {
  const company = await readCompany(books);
  const report = plan({
    company: company.name,
    currency: books.store.baseCurrency,
    language: 'en',
    words: plainWords,
  });
  return answerPrinted(await renderReportXlsx(report, company, nowOf(books)), report.sheetName);
}

const unitHeads = [
  'item',
  'description',
  'serial',
  'manufacturerSerial',
  'lot',
  'life',
  'status',
  'area',
  'holder',
  'vendor',
  'receivedOn',
  'receiptNumber',
  'unitCost',
  'trueCost',
  'customer',
  'soldOn',
  'invoiceNumber',
  'unitPrice',
  'margin',
  'daysInStock',
  'note',
];
const moneyHeads = new Set([
  'unitCost',
  'trueCost',
  'unitPrice',
  'margin',
  'costChange',
  'debit',
  'credit',
  'value',
]);
const trailHeads = [
  'occurredOn',
  'recordedAt',
  'item',
  'serial',
  'quantity',
  'event',
  'document',
  'kind',
  'fromArea',
  'toArea',
  'party',
  'user',
  'costChange',
  'lateCost',
];
const journalHeads = [
  'date',
  'document',
  'account',
  'debit',
  'credit',
  'party',
  'currency',
  'memo',
];

/** Every page of a list, for exports that are whole. */
async function readAll<Row>(
  readPage: (cursor: string | undefined) => Promise<{ items: readonly Row[]; next: string | null }>,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await readPage(cursor);
    rows.push(...page.items);
    if (page.next === null) return rows;
    cursor = page.next;
  }
}

function nameUnit(params: Readonly<Record<string, string>>): { sku: string; serial: string } {
  return { sku: params['sku'] ?? '', serial: params['serial'] ?? '' };
}

const noUnit: Refusal = { code: 'no_unit', details: {} };

export const handlers: Handlers<EndpointName> = {
  health: ({ books, version }) =>
    Promise.resolve(succeedWith({ status: 'ok', version, currency: books.store.baseCurrency })),
  putItems: async ({ books }, { body, user, language }) =>
    answerMasters(await putItems(books, body, user), language),
  listItems: async ({ books }, { query }) =>
    succeedWith(await listMasters(books.store, 'items', query)),
  putParties: async ({ books }, { body, user, language }) =>
    answerMasters(await putParties(books, body, user), language),
  listParties: async ({ books }, { query }) =>
    succeedWith(await listMasters(books.store, 'parties', query)),
  putAreas: async ({ books }, { body, user, language }) =>
    answerMasters(await putAreas(books, body, user), language),
  listAreas: async ({ books }, { query }) =>
    succeedWith(await listMasters(books.store, 'areas', query)),
  about: async ({ books }, { user }) => {
    const { name, addressLines } = await readCompany(books);
    const currency = books.store.baseCurrency;
    const company = { name, addressLines };
    return succeedWith({ user, permissions, company, currency });
  },
  find: async ({ books }, { query }) => succeedWith(await findText(books, query.text)),
  ...ledgerHandlers,
  lookupUnits: async ({ books }, { body }) => succeedWith(await lookupUnits(books, body)),
  listUnits: async ({ books }, { query }) => {
    if (query.format === 'json') return succeedWith(await listUnits(books, query));
    const units = await readAll((cursor) =>
      listUnits(books, { ...query, limit: 10_000, cursor: cursor ?? query.cursor }),
    );
    if (query.format === 'csv') return answerCsv(unitHeads, units, moneyHeads, 'units.csv');
    if (query.format === 'xlsx') return answerXlsx(books, 'Units', unitHeads, units);
    const body = units.map((unit) => `${JSON.stringify(unit)}\n`).join('');
    return { status: 200, body, type: types.ndjson };
  },
  getUnit: async ({ books }, { params, query, language }) => {
    const { sku, serial } = nameUnit(params);
    const card = await findCard(books, sku, serial, query);
    return card === null ? miss(noUnit, language) : succeedWith(card);
  },
  changeUnit: async ({ books }, { params, body, user, language }) => {
    const { sku, serial } = nameUnit(params);
    const isChanged = await changeUnit(books, sku, serial, body, user);
    const card = isChanged ? await findCard(books, sku, serial, {}) : null;
    return card === null ? miss(noUnit, language) : succeedWith(card);
  },
  getHistory: async ({ books }, { params, query, language }) => {
    const { sku, serial } = nameUnit(params);
    const rows = await findHistory(books, sku, serial, query);
    return rows === null ? miss(noUnit, language) : succeedWith({ rows });
  },
  getParts: async ({ books }, { params, query, language }) => {
    const { sku, serial } = nameUnit(params);
    const parts = await findParts(books, sku, serial, query.life);
    return parts === null ? miss(noUnit, language) : succeedWith(parts);
  },
  profitAndLoss: async ({ books, fonts }, { query }) => {
    const facts = await loadProfit(books, query);
    const { format } = query;
    if (format === 'json') return succeedWith(answerProfit(facts));
    const printedAt = nowOf(books);
    const printed =
      format === 'pdf'
        ? await renderProfitPdf(facts, fonts(), printedAt)
        : await renderProfitXlsx(facts, printedAt);
    if (!printed.ok) {
      return {
        status: 422,
        body: { issues: printed.error.map((issue) => unprintable(issue.message)) },
      };
    }
    const fileName = `Profit-and-loss.${format}`;
    return { status: 200, body: Buffer.from(printed.value), type: types[format], fileName };
  },
  valuation: async ({ books }, { query }) => {
    const valuation = await loadValuation(books, query);
    if (query.format === 'json') return succeedWith(valuation);
    if (query.format === 'xlsx') {
      const facts = { by: query.by, answer: valuation };
      return answerReport(books, (frame) => planValuationSheet(facts, frame));
    }
    const heads = ['item', 'area', 'serial', 'units', 'value'];
    return answerCsv(heads, valuation.rows, moneyHeads, 'valuation.csv');
  },
  auditTrail: async ({ books }, { query }) => {
    if (query.format === 'json') return succeedWith(await listAuditTrail(books, query));
    const rows = await readAll((cursor) =>
      listAuditTrail(books, { ...query, limit: 10_000, cursor: cursor ?? query.cursor }),
    );
    return query.format === 'csv'
      ? answerCsv(trailHeads, rows, moneyHeads, 'audit-trail.csv')
      : answerXlsx(books, 'Audit trail', trailHeads, rows);
  },
  journal: async ({ books }, { query }) => {
    const journal = await loadJournal(books, query);
    if (query.format === 'json') return succeedWith(journal);
    if (query.format === 'xlsx') {
      const { from, to } = query;
      return answerReport(books, (frame) =>
        planJournalSheet({ from, to, rows: journal.rows }, frame),
      );
    }
    return answerCsv(journalHeads, journal.rows, moneyHeads, 'journal.csv');
  },
  verify: async ({ books }) => succeedWith(await verifyBooks(books)),
  ...bookHandlers,
  ...tableHandlers,
  ...sealHandlers,
  ...incomeHandlers,
};
