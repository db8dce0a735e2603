/**
 * A plain list as a sheet: heads, one row an entry, serials and codes as text, amounts and counts as numbers. For
 * exports that a person filters and sorts, such as units and movements.
 */
import type { Company } from './facts.ts';
import {
  dayCell,
  fitColumns,
  moneyCell,
  planFormats,
  textCell,
  type SheetCell,
  type SheetPlan,
  type SheetRow,
} from './sheet.ts';
import { parseDay } from '../../shared/day.ts';
import { parseMoney } from '../../shared/money.ts';

/** What a column holds: text as it stands, a day, an amount as decimal text, a whole number. */
export type ListKind = 'text' | 'day' | 'money' | 'count';

export interface ListColumn {
  readonly field: string;
  readonly head: string;
  readonly kind: ListKind;
}

export interface ListFacts {
  readonly company: Company;
  readonly title: string;
  readonly currency: string;
  readonly columns: readonly ListColumn[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

const widths: Readonly<Record<ListKind, number>> = { text: 40, day: 12, money: 14, count: 9 };

/** A value as its column's cell; text where it is not what the column holds. */
function cellOf(value: unknown, kind: ListKind, currency: string): SheetCell | null {
  if (typeof value === 'number') return { kind: 'number', value, format: 'count' };
  if (typeof value !== 'string') return null;
  if (kind === 'day') return dayCell(parseDay(value) ?? undefined) ?? textCell(value);
  const amount = kind === 'money' ? parseMoney(value, currency) : null;
  return amount === null ? textCell(value) : moneyCell(amount, currency);
}

/** The sheet of a list, with heads that stay and a real table. */
export function planListSheet(facts: ListFacts): SheetPlan {
  const rows: SheetRow[] = facts.rows.map((row) => ({
    role: 'line',
    cells: facts.columns.map(({ field, kind }) => cellOf(row[field], kind, facts.currency)),
  }));
  const columns = facts.columns.map(({ head, kind }) => ({
    head,
    width: widths[kind],
    align: kind === 'money' || kind === 'count' ? ('right' as const) : ('left' as const),
  }));
  const head: SheetRow = {
    role: 'head',
    cells: facts.columns.map((column) => ({ kind: 'text', text: column.head })),
  };
  return {
    name: facts.title,
    title: facts.title,
    columns: fitColumns(columns, rows),
    rows: [head, ...rows],
    headRow: 1,
    tableRows: rows.length,
    tableName: facts.title.replaceAll(/\W/g, ''),
    formats: planFormats(facts.currency),
    orientation: 'landscape',
    paper: 'a4',
  };
}
