/** What all reports have in common: whose books, in which language and currency, as of when; and how cells are made. */
import { kindFacts, type DocumentKind } from '../../shared/documents/kinds.ts';
import { exponentOf, formatMoney, type Minor } from '../../shared/money.ts';
import type {
  ColumnKind,
  PlannedCell,
  PlannedColumn,
  PlannedReport,
  PlannedTable,
} from '../../shared/report/plan.ts';
import { toSheetDay } from '../../shared/report/plan.ts';
import type { UnitEvent, UnitStatus } from '../../shared/stock/lifecycle.ts';
import type { Paper } from './facts.ts';
import { reportTexts, type ReportLanguage, type ReportTexts } from './report-texts.ts';

/** What a person calls kinds, statuses and events. */
export interface ReportWords {
  readonly kind: (kind: DocumentKind) => string;
  readonly status: (status: UnitStatus) => string;
  readonly event: (event: UnitEvent) => string;
}

/** As the books call them, in English. */
export const plainWords: ReportWords = {
  kind: (kind) => kindFacts[kind].title,
  status: (status) => status.replaceAll('_', ' '),
  event: (event) => event.replaceAll('_', ' '),
};

export interface ReportFrame {
  readonly company: string;
  readonly currency: string;
  readonly language: ReportLanguage;
  readonly words: ReportWords;
  /** When the books were asked, as a person reads it; left out where nobody is told. */
  readonly askedAt?: string;
  readonly paper?: Paper;
}

export function textsOfFrame({ language }: Pick<ReportFrame, 'language'>): ReportTexts {
  return reportTexts[language];
}

function planKindFormats(currency: string): Readonly<Record<ColumnKind, string>> {
  const exponent = exponentOf(currency);
  return {
    text: '@',
    day: 'yyyy-mm-dd',
    instant: 'yyyy-mm-dd hh:mm:ss',
    money: exponent === 0 ? '#,##0' : `#,##0.${'0'.repeat(exponent)}`,
    count: '#,##0',
    percent: '0.00%',
  };
}

export interface ReportBody {
  readonly sheetName: string;
  readonly tableName: string;
  readonly title: string;
  /** Parts of what was asked for; empty ones are left out. */
  readonly asked: readonly string[];
  readonly main: PlannedTable;
  readonly totals: Readonly<Record<string, PlannedCell>>;
  readonly below?: readonly PlannedTable[];
  readonly chart?: PlannedReport['chart'];
  readonly seal?: string | undefined;
  readonly isPortrait?: boolean;
}

/** A report in its frame. Columns are no wider than their texts need. */
export function planReport(frame: ReportFrame, body: ReportBody): PlannedReport {
  const texts = textsOfFrame(frame);
  const { sheetName, tableName, title, asked, totals, chart, seal } = body;
  const main = { ...body.main, columns: fitWidths(body.main, totals) };
  const below = (body.below ?? []).map((table) => ({ ...table, columns: fitWidths(table, {}) }));
  return {
    sheetName,
    tableName,
    title,
    company: frame.company,
    caption: asked.filter((part) => part !== '').join(', '),
    status: {
      complete: frame.askedAt === undefined ? '' : texts.stood(frame.askedAt),
      unfinished: texts.unfinished,
    },
    main,
    totals: main.columns.map(({ id }) => totals[id]),
    below,
    ...(chart === undefined ? {} : { chart }),
    formats: planKindFormats(frame.currency),
    isLandscape: body.isPortrait !== true,
    paper: frame.paper ?? 'a4',
    pageWord: texts.page,
    ...(seal === undefined ? {} : { seal }),
  };
}

/** Room for the button of the filter beside the head. */
const headRoom = 3;

/** How long a figure is with its separators: `-1,234.56`. */
function lengthOf(figure: number, kind: ColumnKind): number {
  if (kind !== 'money' && kind !== 'count') return 0;
  const whole = Math.trunc(Math.abs(figure)).toString().length;
  const decimals = kind === 'money' ? 3 : 0;
  return (figure < 0 ? 1 : 0) + whole + Math.floor((whole - 1) / 3) + decimals;
}

function widthOfCell(cell: PlannedCell | undefined, kind: ColumnKind): number {
  const value = typeof cell === 'object' && cell !== null ? cell.value : cell;
  if (typeof value === 'string') return value.length;
  return typeof value === 'number' ? lengthOf(value, kind) : 0;
}

/** Columns as wide as their heads, and their cells where these are no longer than the plan allows; figures always fit. */
function fitWidths(
  { columns, rows }: PlannedTable,
  totals: Readonly<Record<string, PlannedCell>>,
): PlannedColumn[] {
  return columns.map((column, place) => {
    const { id, kind, head, width } = column;
    let longest = widthOfCell(totals[id], kind);
    for (const row of rows) longest = Math.max(longest, widthOfCell(row[place], kind));
    const least = head.length + headRoom;
    const isFixed = kind === 'day' || kind === 'instant' || kind === 'percent';
    if (isFixed) return { ...column, width: Math.max(width, least) };
    const wanted = longest + 2;
    return {
      ...column,
      width: Math.max(least, kind === 'text' ? Math.min(width, wanted) : wanted),
    };
  });
}

/** An amount as the number that a sheet calculates with: the decimals of the currency, without any noise. */
export function moneyNumber(amount: Minor, currency: string): number {
  return Number(formatMoney(amount, currency));
}

/** Decimal text as a number; nothing for nothing. */
export function decimalCell(text: string | null | undefined): number | null {
  return text === null || text === undefined || text === '' ? null : Number(text);
}

/** A real date; as text where Excel's calendar does not reach. */
export function dayCell(day: string | null | undefined): PlannedCell {
  return day === null || day === undefined || day === '' ? null : (toSheetDay(day) ?? day);
}

export function textCell(text: string | null | undefined): PlannedCell {
  return text === '' ? null : (text ?? null);
}

/** A formula where it gives the stored amount, and the stored amount alone where it does not. */
export function formulaOr(
  formula: string,
  computed: Minor,
  stored: Minor,
  currency: string,
): PlannedCell {
  const value = moneyNumber(stored, currency);
  return computed === stored ? { formula, value } : value;
}

/** The sum of a column as it is shown: what a filter hides is not in it. */
export function shownSum(column: string, value: number): PlannedCell {
  return { formula: `SUBTOTAL(109,[:${column}])`, value };
}

/** How many rows are shown, by a column that no row leaves blank. */
export function shownCount(column: string, value: number): PlannedCell {
  return { formula: `SUBTOTAL(103,[:${column}])`, value };
}

/** The sum of decimal figures, without the noise of adding them. */
export function sumOf(values: Iterable<PlannedCell | undefined>, currency: string): number {
  const scale = 10 ** exponentOf(currency);
  let total = 0;
  for (const value of values) if (typeof value === 'number') total += Math.round(value * scale);
  return total / scale;
}

/**
 * What part one figure is of another, as a formula; blank where the whole is nothing. Sums that a sheet works out may miss
 * the true one by a hair, so both are rounded to more decimals than any currency has.
 */
export function shareFormula(part: string, whole: string): string {
  return `IF(ROUND(${whole},4)=0,"",ROUND(${part},4)/ROUND(${whole},4))`;
}
