/** The income statement -> plan of a sheet: every sum is a formula, shares and changes too; a waterfall of its lines. */
import type { Instant } from '../../shared/day.ts';
import type { Minor } from '../../shared/money.ts';
import { cellReference } from '../../shared/report/formula.ts';
import type {
  PlannedCell,
  PlannedColumn,
  PlannedReport,
  PlannedTable,
} from '../../shared/report/plan.ts';
import { incomeSums, isIncomeSum, type IncomeRow } from '../../shared/report/income.ts';
import { incomeTexts } from './income-texts.ts';
import { planIncomeWaterfall } from './income-waterfall.ts';
import {
  moneyNumber,
  planReport,
  shareFormula,
  textsOfFrame,
  type ReportFrame,
} from './report-frame.ts';

export interface IncomeFacts {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly knownAt?: Instant | undefined;
  /** The days that are compared; null where none are. */
  readonly other: { readonly from?: string | undefined; readonly to?: string | undefined } | null;
  readonly rows: readonly IncomeRow[];
}

type Figure = 'amount' | 'compared';

/** The name of each row, as the sheet has it. */
export function nameIncomeRows(rows: readonly IncomeRow[], frame: ReportFrame): string[] {
  const texts = incomeTexts[frame.language];
  const taken = new Set<string>(Object.values(texts.lines));
  return rows.map(({ line, name }) => {
    if (line !== 'expense') return texts.lines[line];
    return taken.has(name) ? texts.expense(name) : name;
  });
}

/** The formula of a sum, in the column of this period or of the other. */
function sumFormula(
  line: keyof typeof incomeSums,
  figure: Figure,
  rows: readonly IncomeRow[],
  names: readonly string[],
): string | null {
  const cell = (name: string): string => cellReference('income', name, figure);
  const parts = incomeSums[line];
  const wanted = rows.flatMap((row, place) => {
    const isPart =
      parts === 'expenses' ? row.line === 'expense' : parts.some((part) => part === row.line);
    return isPart ? [cell(names[place] ?? '')] : [];
  });
  if (parts !== 'expenses') return wanted.join('+');
  const [first, last] = [wanted[0], wanted.at(-1)];
  return first === undefined || last === undefined ? null : `SUM(${first}:${last})`;
}

function planMain({ rows, other }: IncomeFacts, frame: ReportFrame): PlannedTable {
  const texts = incomeTexts[frame.language];
  const names = nameIncomeRows(rows, frame);
  const net = texts.lines.netRevenue;
  const netRevenue = rows.find(({ line }) => line === 'netRevenue')?.amount ?? 0;
  const column = (
    id: keyof typeof texts.heads,
    rest: Partial<PlannedColumn> = {},
  ): PlannedColumn => ({
    ...{ id, head: texts.heads[id], kind: 'money', width: 16, ...rest },
  });
  const money = (row: IncomeRow, amount: Minor, figure: Figure): PlannedCell => {
    const value = moneyNumber(amount, frame.currency);
    const formula = isIncomeSum(row.line) ? sumFormula(row.line, figure, rows, names) : null;
    return formula === null ? value : { formula, value };
  };
  const shareOf = ({ amount }: IncomeRow): PlannedCell => ({
    formula: shareFormula('[amount]', cellReference('income', net, 'amount')),
    value: netRevenue === 0 ? '' : amount / netRevenue,
  });
  const compare = (row: IncomeRow): PlannedCell[] => {
    if (row.compared === null) return [];
    const change = row.amount - row.compared;
    return [
      money(row, row.compared, 'compared'),
      { formula: '[amount]-[compared]', value: moneyNumber(change, frame.currency) },
      {
        formula: shareFormula('[change]', 'ABS([compared])'),
        value: row.compared === 0 ? '' : change / Math.abs(row.compared),
      },
    ];
  };
  return {
    id: 'income',
    columns: [
      column('line', { kind: 'text', width: 40, isKey: true }),
      column('amount'),
      column('share', { kind: 'percent' }),
      ...(other === null
        ? []
        : [column('compared'), column('change'), column('changePercent', { kind: 'percent' })]),
    ],
    strongRows: rows.flatMap(({ line }, place) => (isIncomeSum(line) ? [place] : [])),
    rows: rows.map((row, place) => [
      names[place] ?? '',
      money(row, row.amount, 'amount'),
      shareOf(row),
      ...compare(row),
    ]),
  };
}

export function planIncomeSheet(facts: IncomeFacts, frame: ReportFrame): PlannedReport {
  const texts = incomeTexts[frame.language];
  const common = textsOfFrame(frame);
  const { from, to, knownAt, other } = facts;
  const comparison =
    other === null ? '' : texts.comparedWith(common.period(other.from, other.to).toLowerCase());
  const waterfall = planIncomeWaterfall(facts.rows, frame);
  return planReport(frame, {
    sheetName: texts.sheet,
    tableName: 'IncomeStatement',
    title: texts.title,
    asked: [
      common.period(from, to),
      comparison,
      common.inCurrency(frame.currency),
      knownAt === undefined ? '' : common.knownAt(knownAt),
    ],
    main: planMain(facts, frame),
    totals: {},
    below: waterfall.tables,
    chart: waterfall.chart,
  });
}
