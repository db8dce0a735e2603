/** A row of a list that is pressed to open what it names: a title, a line below it, and something at its end. */
import { Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    justifyContent: 'flex-start',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    width: '100%',
    maxWidth: 'none',
    minHeight: '44px',
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
  },
  words: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    minWidth: 0,
    overflowWrap: 'anywhere',
  },
  more: { color: tokens.colorNeutralForeground2 },
  end: { flexShrink: 0, color: tokens.colorNeutralForeground2 },
});

export function Rows({
  label,
  children,
}: {
  label: string;
  children: ReactNode;
}): React.JSX.Element {
  return (
    <ul className={useStyles().list} aria-label={label}>
      {children}
    </ul>
  );
}

export interface RowProps {
  readonly title: ReactNode;
  readonly more: ReactNode;
  readonly icon?: ReactElement;
  readonly end?: ReactNode;
  readonly onOpen: () => void;
}

export function Row({ title, more, icon, end, onOpen }: RowProps): React.JSX.Element {
  const styles = useStyles();
  return (
    <li>
      <Button
        appearance="subtle"
        className={styles.row}
        {...(icon === undefined ? {} : { icon })}
        onClick={onOpen}
      >
        <span className={styles.words}>
          <Body1Strong>{title}</Body1Strong>
          {more !== '' && <Caption1 className={styles.more}>{more}</Caption1>}
        </span>
        {end !== undefined && <Caption1 className={styles.end}>{end}</Caption1>}
      </Button>
    </li>
  );
}
