/** Small parts that the panes share: the frame of a pane, money, serials, a list of issues, an empty state. */
import {
  Body1,
  Caption1,
  Checkbox,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Subtitle2,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { IssueAnswer } from '../../shared/issues.ts';
import { formatAmount } from '../texts/formats.ts';
import { textsOf } from '../texts/texts.ts';

const texts = textsOf('parts');

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    boxSizing: 'border-box',
    minWidth: 0,
  },
  heading: { margin: 0, display: 'block' },
  serial: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  money: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  rows: {
    display: 'grid',
    // An amount is never broken; where there is no room the term gives way.
    gridTemplateColumns: 'minmax(min(96px, 35%), auto) minmax(min-content, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXXS,
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere', hyphens: 'auto' },
  value: { margin: 0, overflowWrap: 'anywhere', minWidth: 0 },
  figure: { textAlign: 'right' },
  empty: {
    padding: tokens.spacingVerticalL,
    textAlign: 'center',
    color: tokens.colorNeutralForeground3,
    border: `1px dashed ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  issues: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
});

export function Pane({
  title,
  children,
}: {
  title: string;
  children: ReactNode;
}): React.JSX.Element {
  const styles = useStyles();
  return (
    <section className={styles.pane} aria-label={title}>
      <Subtitle2 as="h1" className={styles.heading}>
        {title}
      </Subtitle2>
      {children}
    </section>
  );
}

/** A heading within a pane. */
export function Heading({ children }: { children: ReactNode }): React.JSX.Element {
  return (
    <Subtitle2 as="h2" className={useStyles().heading}>
      {children}
    </Subtitle2>
  );
}

export function Serial({ text }: { text: string }): React.JSX.Element {
  return <span className={useStyles().serial}>{text}</span>;
}

/** An amount as decimal text, with its currency where that is said. */
export function Money({
  amount,
  currency,
}: {
  amount: string | null | undefined;
  currency?: string;
}): React.JSX.Element {
  return (
    <span className={useStyles().money}>
      {amount === null || amount === undefined ? '–' : formatAmount(amount)}
      {currency !== undefined && ` ${currency}`}
    </span>
  );
}

/** Facts as terms and values; what is empty is left out. */
export function Facts({
  rows,
  isFigures = false,
}: {
  rows: readonly (readonly [term: string, value: ReactNode])[];
  isFigures?: boolean;
}): React.JSX.Element {
  const styles = useStyles();
  return (
    <dl className={styles.rows}>
      {rows
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([term, value]) => (
          <FactRow key={term} term={term} value={value} isFigure={isFigures} />
        ))}
    </dl>
  );
}

function FactRow(props: { term: string; value: ReactNode; isFigure: boolean }): React.JSX.Element {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.term}>
        <Body1>{props.term}</Body1>
      </dt>
      <dd className={props.isFigure ? `${styles.value} ${styles.figure}` : styles.value}>
        <Body1>{props.value}</Body1>
      </dd>
    </>
  );
}

export function Empty({ children }: { children: ReactNode }): React.JSX.Element {
  return (
    <div className={useStyles().empty}>
      <Caption1>{children}</Caption1>
    </div>
  );
}

export function Notice({
  intent,
  children,
}: {
  intent: 'info' | 'success' | 'warning' | 'error';
  children: ReactNode;
}): React.JSX.Element {
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  );
}

/** Issues as sentences; a question can be answered with yes. */
export function IssueList({
  issues,
  accepted,
  onAccept,
}: {
  issues: readonly IssueAnswer[];
  accepted: ReadonlySet<string>;
  onAccept: (code: string, isAccepted: boolean) => void;
}): React.JSX.Element | null {
  const styles = useStyles();
  if (issues.length === 0) return null;
  return (
    <div className={styles.issues} role="alert">
      {issues.slice(0, 50).map((issue, index) => (
        <Notice
          key={`${issue.code} ${issue.serial ?? ''} ${index}`}
          intent={issue.severity === 'question' ? 'warning' : 'error'}
        >
          {issue.line === null ? '' : texts.line(issue.line)}
          {issue.message}
          {issue.severity === 'question' && (
            <Checkbox
              label={texts.accept}
              checked={accepted.has(issue.code)}
              onChange={(_event, { checked }) => onAccept(issue.code, checked === true)}
            />
          )}
        </Notice>
      ))}
      {issues.length > 50 && <Caption1>{texts.moreIssues(issues.length - 50)}</Caption1>}
    </div>
  );
}
