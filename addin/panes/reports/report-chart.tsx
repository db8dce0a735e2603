/**
 * The chart of a report in the pane: a table whose rows have their bars in them, so that who cannot see the bars reads the
 * same figures, and long names have room in a narrow pane.
 */
import { Caption1, Caption1Strong, makeStyles, tokens } from '@fluentui/react-components';
import { readChart, type ChartFacts } from '../../../shared/report/chart.ts';
import type { PlannedReport } from '../../../shared/report/plan.ts';
import { inkOf, type PictureInk } from '../../../reports/model/chart-picture.ts';
import { Heading } from '../../parts/parts.tsx';
import { textsOf } from '../../texts/texts.ts';
import { printFigure } from './print-figure.ts';

const texts = textsOf('reports');

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'auto' },
  head: {
    fontWeight: tokens.fontWeightRegular,
    textAlign: 'start',
    padding: '2px 8px 2px 0',
    width: '34%',
    overflowWrap: 'anywhere',
  },
  bars: { padding: '2px 0', verticalAlign: 'middle' },
  svg: { display: 'block', width: '100%', minWidth: '60px', overflow: 'visible' },
  figures: {
    padding: '2px 0 2px 8px',
    textAlign: 'end',
    whiteSpace: 'nowrap',
    width: '1%',
    fontVariantNumeric: 'tabular-nums',
  },
  figure: { display: 'block', textAlign: 'end' },
  legend: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM },
  sign: { display: 'inline-block', width: '10px', height: '10px', marginInlineEnd: '6px' },
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
  },
});

const inks: Readonly<Record<PictureInk, string>> = {
  sum: tokens.colorPaletteBlueBorderActive,
  gain: tokens.colorPaletteGreenForeground1,
  loss: tokens.colorPaletteDarkOrangeForeground1,
};

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly ink: PictureInk;
  readonly figure: number;
}

interface ChartRow {
  readonly name: string;
  readonly isStrong: boolean;
  readonly bars: readonly Bar[];
}

function rowsOf(chart: ChartFacts): ChartRow[] {
  if (chart.kind === 'waterfall') {
    return chart.steps.map(({ name, isSum, amount, before, after }) => {
      const ink = isSum ? 'sum' : amount < 0 ? 'loss' : 'gain';
      return { name, isStrong: isSum, bars: [{ from: before, to: after, ink, figure: amount }] };
    });
  }
  return chart.names.map((name, place) => ({
    name,
    isStrong: false,
    bars: chart.series.map((series, index) => {
      const figure = series.values[place] ?? 0;
      return { from: 0, to: figure, ink: inkOf(series, index), figure };
    }),
  }));
}

/** As high as a line of figures beside them. */
const thick = 16;

interface BarsProps {
  readonly bars: readonly Bar[];
  readonly low: number;
  readonly high: number;
}

/** The bars of a row below each other, over a line where nothing is. */
function Bars({ bars, low, high }: BarsProps): React.JSX.Element {
  const styles = useStyles();
  const at = (value: number): number => (high === low ? 0 : ((value - low) / (high - low)) * 100);
  const height = bars.length * thick;
  return (
    <svg className={styles.svg} height={height} aria-hidden>
      <line
        x1={`${at(0)}%`}
        x2={`${at(0)}%`}
        y1={0}
        y2={height}
        stroke={tokens.colorNeutralStroke1}
      />
      {bars.map(({ from, to, ink }, index) => {
        const [start, end] = [at(Math.min(from, to)), at(Math.max(from, to))];
        return (
          <rect
            key={index}
            x={`${start}%`}
            y={index * thick + 4}
            width={`${Math.max(end - start, 0.5)}%`}
            height={thick - 8}
            fill={inks[ink]}
          />
        );
      })}
    </svg>
  );
}

function Legend({ chart }: { readonly chart: ChartFacts }): React.JSX.Element | null {
  const styles = useStyles();
  if (chart.kind === 'waterfall' || chart.series.length < 2) return null;
  return (
    <div className={styles.legend} aria-hidden>
      {chart.series.map((series, index) => (
        <Caption1 key={series.head}>
          <span className={styles.sign} style={{ backgroundColor: inks[inkOf(series, index)] }} />
          {series.head}
        </Caption1>
      ))}
    </div>
  );
}

interface LineProps {
  readonly isStrong: boolean;
  readonly className?: string;
  readonly children: string;
}

function Line({ isStrong, ...rest }: LineProps): React.JSX.Element {
  return isStrong ? <Caption1Strong {...rest} /> : <Caption1 {...rest} />;
}

export function ReportChart({ report }: { report: PlannedReport }): React.JSX.Element | null {
  const styles = useStyles();
  const chart = readChart(report);
  const rows = chart === null ? [] : rowsOf(chart);
  if (chart === null || rows.length === 0) return null;
  const ends = rows.flatMap(({ bars }) => bars.flatMap(({ from, to }) => [from, to]));
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const heads = chart.kind === 'waterfall' ? [] : chart.series.map(({ head }) => head);
  return (
    <>
      <Heading>{chart.title}</Heading>
      <Legend chart={chart} />
      <table className={styles.table} aria-label={chart.title}>
        <thead className={styles.unseen}>
          <tr>
            <th scope="col">{texts.chartHeads.name}</th>
            <td />
            <th scope="col">{heads.length === 0 ? texts.chartHeads.amount : heads.join(', ')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, isStrong, bars }) => (
            <tr key={name}>
              <th scope="row" className={styles.head}>
                <Line isStrong={isStrong}>{name === '' ? texts.unnamed : name}</Line>
              </th>
              <td className={styles.bars}>
                <Bars {...{ bars, low, high }} />
              </td>
              <td className={styles.figures}>
                {bars.map(({ figure }, index) => (
                  <Line key={index} isStrong={isStrong} className={styles.figure}>
                    {printFigure('money', figure, report)}
                  </Line>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
