/**
 * True-cost profit and loss -> page model. What cannot be explained is always printed, also when it is 0.00.
 */
import { exponentOf, formatPercentOf } from '../../shared/money.ts';
import type { ChartInk } from '../../shared/report/plan.ts';
import { planChartPicture } from './chart-picture.ts';
import { printCount, printMoney } from './figures.ts';
import type { Block, CellText, LabelledText, PageColumn, PageDocument, PageRow } from './page.ts';
import { stackedCell, textCell } from './page.ts';
import type { ProfitBy, ProfitFacts, ProfitFigures, ProfitRow } from './profit-facts.ts';

/** What the first column is called, and what the title says the report is by. */
export const profitKeyHeads: Readonly<Record<ProfitBy, string>> = {
  total: 'Sales',
  month: 'Month',
  item: 'Item',
  serial: 'Serial',
  customer: 'Customer',
  vendor: 'Vendor',
  salesperson: 'Salesperson',
  area: 'Area',
};

/** `Year 2013` is never guessed: the period is printed as it was asked for. */
export function printPeriod(facts: Pick<ProfitFacts, 'from' | 'to'>): string {
  const { from, to } = facts;
  if (from === undefined && to === undefined) return 'From the beginning to today';
  if (from === undefined) return `Up to ${to ?? ''}`;
  return to === undefined ? `From ${from}` : `${from} to ${to}`;
}

/** A row's key in two parts: sku and serial where the report is by serial (a sku has no `/`). */
export function splitProfitKey(by: ProfitBy, key: string): readonly [string, string | undefined] {
  const slash = by === 'serial' ? key.indexOf('/') : -1;
  return slash < 0 ? [key, undefined] : [key.slice(0, slash), key.slice(slash + 1)];
}

export const adjustmentLabels = [
  ['writeOffs', 'Write-offs'],
  ['countDifferences', 'Count differences'],
  ['costChanges', 'Changes of cost'],
  ['vendorReturns', 'Returned to vendors'],
] as const;

export const besideLabels = [
  ['returnGains', 'Gain on vendor returns'],
  ['priceVariance', 'Price variance'],
] as const;

const tieOutLabels = [
  ['openingStock', 'Opening stock', '+'],
  ['purchases', 'Purchases', '+'],
  ['addOnCosts', 'Freight and other add-ons', '+'],
  ['costOfGoodsSold', 'Cost of goods sold', '-'],
  ['adjustments', 'Adjustments', '+'],
  ['unexplained', 'Unexplained', '+'],
] as const;

function figureColumn(head: string): PageColumn {
  return { head, align: 'right', size: 'fit' };
}

const figureColumns = [
  'Units',
  'Revenue',
  'Returns',
  'Net revenue',
  'Cost',
  'of which late',
  'Margin',
  'Margin %',
].map(figureColumn);

function planFigures(
  figures: ProfitFigures,
  currency: string,
  tone: CellText['tone'],
): PageRow['cells'] {
  const money = [
    figures.revenue,
    figures.returns,
    figures.netRevenue,
    figures.cost,
    figures.lateCost,
    figures.margin,
  ].map((amount) => printMoney(amount, currency));
  const percent = formatPercentOf(figures.margin, figures.netRevenue) ?? '–';
  return [printCount(figures.units), ...money, percent].map((text) => textCell(text, tone));
}

function planKey(by: ProfitBy, row: ProfitRow): readonly CellText[] {
  if (by === 'total') return textCell('All sales');
  if (row.key === '') return textCell('Not named', 'muted');
  const [first, serial] = splitProfitKey(by, row.key);
  if (serial === undefined) return stackedCell(first, row.label);
  return [
    { text: serial, tone: 'serial' },
    ...textCell(row.label === undefined ? first : `${first} ${row.label}`, 'muted'),
  ];
}

/** What changed the stock beside sales, and how its value ties out. */
function planStock({ currency, adjustments, tieOut }: ProfitFacts): Block {
  const money = (amount: number): string => printMoney(amount, currency);
  const tieRows: LabelledText[] = tieOutLabels.map(([key, label, sign]) => ({
    label: sign === '-' ? `less ${label.charAt(0).toLowerCase()}${label.slice(1)}` : label,
    value: money(sign === '-' && tieOut[key] !== 0 ? -tieOut[key] : tieOut[key]),
  }));
  return {
    kind: 'panels',
    panels: [
      {
        title: 'Adjustments of stock',
        rows: [
          ...adjustmentLabels.map(([key, label]) => ({
            label,
            value: money(adjustments[key]),
          })),
          { label: 'Total adjustments', value: money(adjustments.total), isStrong: true },
          ...besideLabels.map(([key, label]) => ({ label, value: money(adjustments[key]) })),
        ],
        remark: 'The last two change profit, not stock.',
      },
      {
        title: 'Tie-out of stock',
        rows: [
          ...tieRows,
          { label: 'Closing stock', value: money(tieOut.closingStock), isStrong: true },
        ],
        remark: 'Unexplained is closing stock less everything above it.',
      },
    ],
  };
}

/** The latest months as columns. */
const mostMonths = 12;

function planMonths({ by, rows, currency }: ProfitFacts): Block[] {
  if (by !== 'month' || rows.length < 2) return [];
  const shown = rows.slice(-mostMonths);
  const scale = 10 ** exponentOf(currency);
  const series = (id: 'netRevenue' | 'cost' | 'margin', head: string, ink: ChartInk) => ({
    ...{ head, ink },
    values: shown.map((row) => row[id] / scale),
  });
  const chart = {
    kind: 'columns',
    title: 'Net revenue, cost, margin',
    names: shown.map(({ key }) => key),
    series: [
      series('netRevenue', 'Net revenue', 'sum'),
      series('cost', 'Cost', 'loss'),
      series('margin', 'Margin', 'gain'),
    ],
  } as const;
  return [{ kind: 'chart', picture: planChartPicture(chart, currency) }];
}

export function planProfit(facts: ProfitFacts): PageDocument {
  const { by, currency, narrowed = [] } = facts;
  return {
    title: 'Profit and loss at true cost',
    number: printPeriod(facts),
    company: facts.company,
    meta: [
      { label: 'By', value: by === 'total' ? 'Total' : profitKeyHeads[by] },
      { label: 'Currency', value: currency },
      ...(facts.asOf === undefined ? [] : [{ label: 'As of', value: facts.asOf }]),
      ...(facts.knownAt === undefined ? [] : [{ label: 'As known at', value: facts.knownAt }]),
      ...narrowed.map(([name, value]) => ({ label: profitKeyHeads[name], value })),
    ],
    blocks: [
      {
        kind: 'table',
        columns: [{ head: profitKeyHeads[by], align: 'left', size: 'rest' }, ...figureColumns],
        rows: facts.rows.map((row) => ({
          cells: [planKey(by, row), ...planFigures(row, currency, 'normal')],
        })),
        foot: {
          cells: [textCell('Total', 'strong'), ...planFigures(facts.totals, currency, 'strong')],
        },
      },
      ...planMonths(facts),
      ...(narrowed.length > 0 ? [] : [planStock(facts)]),
    ],
    ...(facts.seal === undefined ? {} : { seal: facts.seal }),
    paper: facts.paper ?? 'a4',
    orientation: 'landscape',
  };
}
