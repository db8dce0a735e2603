/** The reports that are a table each: loaded, and answered in every format from the same columns. */
import { endpoints, type QueryOf } from '../../shared/api.ts';
import {
  tableOfEndpoint,
  type TableAnswer,
  type TableEndpoint,
} from '../../shared/api/table-reports.ts';
import { parseInstant, type Instant } from '../../shared/day.ts';
import {
  columnsOf,
  completeRow,
  totalsOf,
  type TableColumnId,
  type TableName,
} from '../../shared/report/tables.ts';
import { planTableSheet, type TableFacts } from '../../reports/model/table-sheet.ts';
import { nowOf, type Books } from '../books.ts';
import type { Answer } from '../exchange.ts';
import { loadCountDifferences } from '../queries/tables/count-differences.ts';
import { loadStockMovements } from '../queries/tables/movements.ts';
import { loadPurchases } from '../queries/tables/purchases.ts';
import { loadSalesProfit } from '../queries/tables/sales-profit.ts';
import type { TablePage } from '../queries/tables/table.ts';
import { loadVendorScorecard } from '../queries/tables/vendor-scorecard.ts';
import { loadWarranty } from '../queries/tables/warranty.ts';
import { succeedWith, type Handlers } from './answers.ts';
import {
  answerCsvPages,
  answerNdjsonPages,
  answerReportFile,
  wholePage,
  type FileContext,
} from './report-files.ts';

type TableQuery = QueryOf<TableEndpoint>;

/** Where a page begins, and what was known when the first was read: later postings do not shift the others. */
interface Cursor {
  readonly offset: number;
  readonly knownAt: Instant | null;
}

/** What is no cursor was refused with the address. */
function readCursor(text: string | undefined): Cursor {
  const [offset = '', known = ''] = (text ?? '0').split('~');
  return { offset: Number(offset), knownAt: parseInstant(known) };
}

function writeCursor({ offset, knownAt }: Cursor): string {
  return knownAt === null ? String(offset) : `${offset}~${knownAt}`;
}

const rowsPerPage = 10_000;

/** A page where one is asked for, else all rows. */
function answerPage(
  name: TableName,
  query: TableQuery,
  { rows }: TablePage,
  cursor: Cursor,
  currency: string,
): TableAnswer {
  const columns = columnsOf(name, query.by);
  const isPaged = query.limit !== undefined || query.cursor !== undefined;
  const limit = isPaged ? (query.limit ?? rowsPerPage) : rows.length;
  const end = cursor.offset + limit;
  const isWhole = cursor.offset === 0 && end >= rows.length;
  return {
    report: name,
    by: query.by,
    from: query.from ?? null,
    to: 'to' in query ? (query.to ?? null) : null,
    currency,
    rows: rows.slice(cursor.offset, end).map((row) => completeRow(columns, row, currency)),
    totals: isWhole ? totalsOf(columns, rows, currency) : null,
    next: end >= rows.length ? null : writeCursor({ ...cursor, offset: end }),
  };
}

const filterColumns = ['item', 'vendor', 'customer', 'area'] as const satisfies TableColumnId[];

function factsOf(name: TableName, query: TableQuery, { rows }: TablePage): TableFacts {
  const given: Readonly<Record<string, unknown>> = query;
  const { by, from } = query;
  const days = given['days'];
  return {
    name,
    by,
    from,
    to: 'to' in query ? query.to : undefined,
    days: typeof days === 'number' ? String(days) : undefined,
    filters: filterColumns.flatMap((column) => {
      const value = given[column];
      return typeof value === 'string' ? [[column, value] as const] : [];
    }),
    rows,
  };
}

async function answerTable<Query extends TableQuery>(
  context: FileContext,
  endpoint: TableEndpoint,
  query: Query,
  load: (books: Books, query: Query) => Promise<TablePage>,
): Promise<Answer> {
  const { books } = context;
  const name = tableOfEndpoint[endpoint];
  const { format } = query;
  const cursor = readCursor(query.cursor);
  const isPinned = 'knownAt' in endpoints[endpoint].query.shape;
  const knownAt = ('knownAt' in query ? query.knownAt : undefined) ?? cursor.knownAt;
  const pinned = knownAt ?? (isPinned && query.limit !== undefined ? nowOf(books) : null);
  const page = await load(
    books,
    isPinned && pinned !== null ? { ...query, knownAt: pinned } : query,
  );
  if (format === 'json') {
    const { baseCurrency } = books.store;
    return succeedWith(answerPage(name, query, page, { ...cursor, knownAt: pinned }, baseCurrency));
  }
  if (format === 'xlsx' || format === 'pdf') {
    return answerReportFile(context, format, (frame) =>
      planTableSheet(factsOf(name, query, page), frame),
    );
  }
  const columns = columnsOf(name, query.by);
  const rows = page.rows.map((row) => completeRow(columns, row, books.store.baseCurrency));
  if (format === 'ndjson') return answerNdjsonPages(wholePage(rows));
  const figures = new Set<string>(
    columns.flatMap(({ id, kind }) => (kind === 'money' || kind === 'percent' ? [id] : [])),
  );
  const heads = columns.map(({ id }) => id);
  return answerCsvPages(heads, figures, wholePage(rows), `${name}.csv`);
}

export const tableHandlers: Handlers<TableEndpoint> = {
  salesProfit: (context, { query, language }) =>
    answerTable({ ...context, language }, 'salesProfit', query, loadSalesProfit),
  purchases: (context, { query, language }) =>
    answerTable({ ...context, language }, 'purchases', query, loadPurchases),
  vendorScorecard: (context, { query, language }) =>
    answerTable({ ...context, language }, 'vendorScorecard', query, loadVendorScorecard),
  warranty: (context, { query, language }) =>
    answerTable({ ...context, language }, 'warranty', query, loadWarranty),
  stockMovements: (context, { query, language }) =>
    answerTable({ ...context, language }, 'stockMovements', query, loadStockMovements),
  countDifferences: (context, { query, language }) =>
    answerTable({ ...context, language }, 'countDifferences', query, loadCountDifferences),
};
