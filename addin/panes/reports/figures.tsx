/** The figures of a report in the pane: its totals, and of the profit and loss the tie-out of the stock. */
import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { ProfitAnswer } from '../../../shared/api.ts';
import type { PlannedReport } from '../../../shared/report/plan.ts';
import { Facts, Heading, Money, Notice } from '../../parts/parts.tsx';
import type { Asked } from '../../reporting/ask.ts';
import { formatAmount, formatCount } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { printFigure } from './print-figure.ts';
import { ProfitRows, type ProfitRowsProps } from './profit-rows.tsx';
import { ReportChart } from './report-chart.tsx';

const texts = textsOf('reports');

const moneyFigures = ['revenue', 'returns', 'netRevenue', 'cost', 'lateCost', 'margin'] as const;
const adjusted = [
  'writeOffs',
  'countDifferences',
  'costChanges',
  'vendorReturns',
  'total',
] as const;
const tied = [
  'openingStock',
  'purchases',
  'addOnCosts',
  'costOfGoodsSold',
  'adjustments',
  'closingStock',
  'unexplained',
] as const;

export function Figures({
  profit,
  report,
  onUnits,
}: Asked & Pick<ProfitRowsProps, 'onUnits'>): React.JSX.Element {
  // Of sales that are narrowed the plan has no tie-out, which is of all goods.
  const isWhole = report.below.some(({ id }) => id === 'tieOut');
  return (
    <>
      {profit === null ? <Totals report={report} /> : <ProfitTotals answer={profit} />}
      <ReportChart report={report} />
      {profit !== null && profit.rows.length > 0 && (
        <ProfitRows answer={profit} onUnits={onUnits} />
      )}
      {profit !== null && isWhole && <Stock answer={profit} />}
    </>
  );
}

function ProfitTotals({ answer }: { answer: ProfitAnswer }): React.JSX.Element {
  const { totals, currency, rows } = answer;
  const money = (amount: string): React.JSX.Element => <Money amount={amount} />;
  return (
    <>
      <Heading>
        {texts.totals}, {currency}
      </Heading>
      {rows.length === 0 && <Notice intent="info">{texts.noSales}</Notice>}
      <Facts
        isFigures
        rows={[
          [texts.figures.units, formatCount(totals.units)],
          ...moneyFigures.map((key) => [texts.figures[key], money(totals[key])] as const),
          [texts.figures.marginPercent, money(totals.marginPercent ?? '–')],
        ]}
      />
    </>
  );
}

/** What changed the stock beside sales, and how its value ties out. */
function Stock({ answer }: { answer: ProfitAnswer }): React.JSX.Element {
  const { adjustments, tieOut, currency } = answer;
  const money = (amount: string): React.JSX.Element => <Money amount={amount} />;
  const { unexplained } = tieOut;
  const isTied = !/[1-9]/.test(unexplained);
  return (
    <>
      <Heading>{texts.adjustments}</Heading>
      <Facts
        isFigures
        rows={adjusted.map((key) => [texts.adjusted[key], money(adjustments[key])] as const)}
      />
      <Heading>{texts.tieOut}</Heading>
      <Facts isFigures rows={tied.map((key) => [texts.tied[key], money(tieOut[key])] as const)} />
      <Notice intent={isTied ? 'success' : 'error'}>
        {isTied ? texts.tiesOut : texts.apart(`${formatAmount(unexplained)} ${currency}`)}
      </Notice>
    </>
  );
}

/** How many rows there are, and the total of every column that has one. */
function Totals({ report }: { report: PlannedReport }): React.JSX.Element {
  const { main, totals } = report;
  const figures = main.columns.flatMap(({ head, kind }, place) => {
    const cell = totals[place];
    const value = typeof cell === 'object' && cell !== null ? cell.value : cell;
    if (typeof value !== 'number' || kind === 'text') return [];
    return [[head, <Money key={head} amount={printFigure(kind, value, report)} />] as const];
  });
  return (
    <>
      <Heading>{texts.totals}</Heading>
      {main.rows.length === 0 && (
        <MessageBar intent="info">
          <MessageBarBody>{texts.nothing}</MessageBarBody>
        </MessageBar>
      )}
      <Facts
        isFigures
        rows={[[texts.rowsShown, formatCount(main.rows.length)] as const, ...figures]}
      />
    </>
  );
}
