/** The last scan, to be read from where the scanner is: its serial, what the books say of it, and its number. */
import { Body1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { formatCount } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { sentenceOfScan, showScan, toneOf, type Scan } from './scan.ts';
import { marks, useGroundStyles } from './tones.ts';

const texts = textsOf('scan');

const useStyles = makeStyles({
  // It stays in sight above a list that is scrolled, and it is as high without a scan as with one.
  banner: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '72px',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  mark: { fontSize: '36px', display: 'flex' },
  words: { minWidth: 0, display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
  serial: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  long: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  count: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
});

const longSerial = 14;

interface BannerProps {
  readonly last: { readonly scan: Scan; readonly count: number } | null;
  /** All scans of the batch. */
  readonly all: number;
}

export function Banner({ last, all }: BannerProps): React.JSX.Element {
  const styles = useStyles();
  const grounds = useGroundStyles();
  const tone = last === null ? 'waiting' : toneOf(last.scan);
  const Mark = marks[tone];
  const shown = last === null ? texts.ready : showScan(last.scan);
  const isLong = last === null || shown.length > longSerial;
  return (
    <div
      className={mergeClasses(styles.banner, grounds[tone])}
      role="group"
      aria-label={texts.last}
      data-tone={tone}
    >
      <span className={styles.mark}>
        <Mark />
      </span>
      <div className={styles.words}>
        <span className={mergeClasses(styles.serial, isLong && styles.long)}>{shown}</span>
        {last !== null && (
          <Body1>
            {sentenceOfScan(last.scan)}
            {last.count > 1 && ` (${texts.lastOf(last.count - 1)})`}
          </Body1>
        )}
      </div>
      <span className={styles.count}>{formatCount(all)}</span>
    </div>
  );
}
