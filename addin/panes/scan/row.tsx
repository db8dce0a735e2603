/** One scan of the inbox: its place, its serial, and what the books say of it in icon, colour and words. */
import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { DismissCircleRegular } from '@fluentui/react-icons/svg/dismiss-circle';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { memo } from 'react';
import { Serial } from '../../parts/parts.tsx';
import { sentenceOfScan, toneOf, type InboxAction, type Scan } from './state.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('scan');

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderLeft: `4px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  mark: { fontSize: '20px', display: 'flex', color: tokens.colorNeutralForeground3 },
  goodEdge: { borderLeftColor: tokens.colorPaletteGreenBorder2 },
  lookEdge: { borderLeftColor: tokens.colorPaletteDarkOrangeBorder2 },
  badEdge: { borderLeftColor: tokens.colorPaletteRedBorder2 },
  good: { color: tokens.colorPaletteGreenForeground1 },
  look: { color: tokens.colorPaletteDarkOrangeForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  words: { minWidth: 0, display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  number: { color: tokens.colorNeutralForeground3 },
  choices: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    marginTop: tokens.spacingVerticalXXS,
  },
});

const marks = {
  good: CheckmarkCircleRegular,
  look: WarningRegular,
  bad: DismissCircleRegular,
  waiting: ClockRegular,
} as const;

/** A text that is no serial, with its control characters made visible. */
function showRaw(raw: string): string {
  const shown = Array.from(raw.trim(), (character) => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : character;
  });
  return shown.length === 0 ? texts.emptyText : shown.slice(0, 200).join('');
}

interface RowProps {
  readonly scan: Scan;
  readonly number: number;
  /** The place of the scan that was the same serial first. */
  readonly first: number | undefined;
  readonly dispatch: (action: InboxAction) => void;
}

export const Row = memo(function Row({ scan, number, first, dispatch }: RowProps) {
  const styles = useStyles();
  const tone = toneOf(scan);
  const Mark = marks[tone];
  const { verdict, id } = scan;
  const shown = scan.isSerial ? scan.serial : showRaw(scan.raw);
  const edge = tone === 'waiting' ? undefined : styles[`${tone}Edge`];
  return (
    <li className={mergeClasses(styles.row, edge)}>
      <span className={mergeClasses(styles.mark, tone === 'waiting' ? undefined : styles[tone])}>
        <Mark aria-label={texts.marks[tone]} />
      </span>
      <div className={styles.words}>
        <Body1>
          <span className={styles.number}>{number}</span> <Serial text={shown} />
        </Body1>
        <Caption1>{sentenceOfScan(scan, first)}</Caption1>
        {verdict.kind === 'look' && verdict.units.length > 1 && (
          <div className={styles.choices}>
            <Caption1>{texts.choose}</Caption1>
            {verdict.units.map(({ item }) => (
              <Button
                key={item}
                size="small"
                onClick={() => dispatch({ type: 'chosen', id, item })}
              >
                {item}
              </Button>
            ))}
          </div>
        )}
      </div>
      <Button
        size="small"
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={`${texts.remove} ${shown}`}
        onClick={() => dispatch({ type: 'removed', id })}
      />
    </li>
  );
});
