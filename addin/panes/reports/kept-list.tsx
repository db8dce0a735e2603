/** The sheets of this workbook that are reports: when each was written last, and the buttons that write it anew. */
import {
  Body1Strong,
  Button,
  Caption1,
  Link,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons';
import type { KeptReport } from '../../host/port.ts';
import { Empty, Heading } from '../../parts/parts.tsx';
import { nameKey } from './filter-fields.tsx';
import { parseQuestion, type Question } from '../../reporting/question.ts';
import { statusName } from '../../parts/words.ts';
import { formatDay } from '../../texts/formats.ts';
import { unitStatuses } from '../../../shared/stock/lifecycle.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('reports');

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { display: 'flex', flexDirection: 'column', flexGrow: 1, minWidth: 0 },
  name: { overflowWrap: 'anywhere', textAlign: 'left' },
  more: { color: tokens.colorNeutralForeground2 },
  unfinished: { color: tokens.colorPaletteDarkOrangeForeground1 },
});

/** What a sheet was asked for, in a line: the report and its filters. */
function summaryOf(question: Question): string {
  const { report, by, from, to, asOf, status, period: moving } = question;
  const period = [from, to].map((day) => (day === undefined ? '' : formatDay(day)));
  const known = unitStatuses.find((each) => each === status);
  return [
    texts.names[report],
    by === undefined ? '' : nameKey(by),
    moving === undefined ? '' : texts.presets[moving],
    period.join('') === '' ? '' : period.join(' – '),
    asOf === undefined ? '' : formatDay(asOf),
    known === undefined ? '' : statusName(known),
    ...(['item', 'serial', 'area', 'vendor', 'customer', 'lot'] as const).map(
      (name) => question[name] ?? '',
    ),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

export interface KeptListProps {
  readonly reports: readonly KeptReport[];
  readonly isBusy: boolean;
  readonly onShow: (report: KeptReport) => void;
  readonly onRefresh: (report: KeptReport) => void;
  readonly onRefreshAll: () => void;
}

export function KeptList(props: KeptListProps): React.JSX.Element {
  const styles = useStyles();
  const { reports, isBusy, onRefreshAll } = props;
  return (
    <>
      <div className={styles.head}>
        <Heading>{texts.kept}</Heading>
        {reports.length > 1 && (
          <Button size="small" disabled={isBusy} onClick={onRefreshAll}>
            {texts.refreshAll}
          </Button>
        )}
      </div>
      {reports.length === 0 ? (
        <Empty>{texts.noneKept}</Empty>
      ) : (
        <ul className={styles.list} aria-label={texts.kept}>
          {reports.map((report) => (
            <KeptRow key={report.id} report={report} {...props} />
          ))}
        </ul>
      )}
    </>
  );
}

function KeptRow({
  report,
  isBusy,
  onShow,
  onRefresh,
}: KeptListProps & { report: KeptReport }): React.JSX.Element {
  const styles = useStyles();
  const { sheet, isComplete, refreshedAt, question } = report;
  const asked = parseQuestion(question);
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <Link as="button" className={styles.name} onClick={() => onShow(report)}>
          <Body1Strong>{sheet}</Body1Strong>
        </Link>
        {asked !== null && <Caption1 className={styles.more}>{summaryOf(asked)}</Caption1>}
        <Caption1 className={isComplete ? styles.more : styles.unfinished}>
          {isComplete ? texts.stood(refreshedAt) : texts.unfinished}
        </Caption1>
      </span>
      <Button
        size="small"
        icon={<ArrowClockwiseRegular />}
        disabled={isBusy}
        aria-label={isComplete ? texts.refreshSheet(sheet) : texts.complete(sheet)}
        onClick={() => onRefresh(report)}
      >
        {texts.refresh}
      </Button>
    </li>
  );
}
