/** One scan of the inbox: its place, its serial, and what the books say of it in icon, colour and words. */
import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { memo } from 'react';
import { Serial } from '../../parts/parts.tsx';
import { formatCount } from '../../texts/formats.ts';
import { textsOf, type Language } from '../../texts/texts.ts';
import { sentenceOfScan, showScan, toneOf, type Scan } from './scan.ts';
import { marks, useEdgeStyles, useMarkStyles } from './tones.ts';

const texts = textsOf('scan');

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} 0 ${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderLeftStyle: 'solid',
    borderLeftWidth: '4px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  mark: { fontSize: '20px', display: 'flex' },
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

interface RowProps {
  readonly scan: Scan;
  readonly onRemove: (id: string) => void;
  readonly onChoose: (id: string, item: string) => void;
  /** The words of a row are of a language: another one draws the row anew. */
  readonly language: Language;
}

export const Row = memo(function Row({ scan, onRemove, onChoose }: RowProps) {
  const styles = useStyles();
  const colours = useMarkStyles();
  const edges = useEdgeStyles();
  const tone = toneOf(scan);
  const Mark = marks[tone];
  const { verdict, id } = scan;
  const shown = showScan(scan);
  return (
    <div className={mergeClasses(styles.row, edges[tone])}>
      <span className={mergeClasses(styles.mark, colours[tone])}>
        <Mark aria-label={texts.marks[tone]} />
      </span>
      <div className={styles.words}>
        <Body1>
          <span className={styles.number}>{formatCount(scan.no)}</span> <Serial text={shown} />
        </Body1>
        <Caption1>{sentenceOfScan(scan)}</Caption1>
        {verdict.kind === 'look' && verdict.units.length > 1 && (
          <div className={styles.choices}>
            <Caption1>{texts.choose}</Caption1>
            {verdict.units.map(({ item }) => (
              <Button key={item} size="small" onClick={() => onChoose(id, item)}>
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
        aria-label={texts.removeOf(shown)}
        onClick={() => onRemove(id)}
      />
    </div>
  );
});
