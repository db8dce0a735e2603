/** The rows of the profit and loss in the pane, each of which leads to its units. */
import { Caption1, Link, makeStyles, tokens } from '@fluentui/react-components';
import type { ProfitAnswer } from '../../../shared/api.ts';
import { Heading } from '../../parts/parts.tsx';
import { formatAmount, formatCount } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { nameKey } from './filter-fields.tsx';

const texts = textsOf('reports');

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse' },
  key: { textAlign: 'start', padding: '2px 8px 2px 0', overflowWrap: 'anywhere' },
  head: { textAlign: 'end', padding: '2px 0 2px 8px', color: tokens.colorNeutralForeground2 },
  figure: {
    textAlign: 'end',
    padding: '2px 0 2px 8px',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
});

/** As many as a person reads here; the sheet has all. */
const mostRows = 20;

export interface ProfitRowsProps {
  readonly answer: ProfitAnswer;
  /** Asks for the units of a row; null where a row is a unit already. */
  readonly onUnits: ((key: string) => void) | null;
}

export function ProfitRows({ answer, onUnits }: ProfitRowsProps): React.JSX.Element {
  const styles = useStyles();
  const { by, rows } = answer;
  const hidden = rows.length - mostRows;
  const nameOf = (key: string): string => (by === 'total' ? nameKey('total') : key);
  return (
    <>
      <Heading>{nameKey(by)}</Heading>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {[texts.figures.netRevenue, texts.figures.margin].map((head) => (
              <th key={head} scope="col" className={styles.head}>
                <Caption1>{head}</Caption1>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostRows).map(({ key, netRevenue, margin }) => (
            <tr key={key}>
              <th scope="row" className={styles.key}>
                {onUnits === null || key === '' ? (
                  <Caption1>{key === '' ? texts.unnamed : nameOf(key)}</Caption1>
                ) : (
                  <Link as="button" title={texts.unitsOf(nameOf(key))} onClick={() => onUnits(key)}>
                    <Caption1>{nameOf(key)}</Caption1>
                  </Link>
                )}
              </th>
              {[netRevenue, margin].map((amount, index) => (
                <td key={index} className={styles.figure}>
                  <Caption1>{formatAmount(amount)}</Caption1>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {hidden > 0 && <Caption1>{texts.moreRows(formatCount(hidden))}</Caption1>}
    </>
  );
}
