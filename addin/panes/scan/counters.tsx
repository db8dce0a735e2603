/** How many scans are of each kind, as buttons that show those alone. */
import { makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { formatCount } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import type { Counts } from './inbox.ts';
import { tones, type ScanTone } from './scan.ts';
import { marks, useMarkStyles } from './tones.ts';

const texts = textsOf('scan');

export type Shown = ScanTone | 'all';

const useStyles = makeStyles({
  counters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  counter: {
    minWidth: 'auto',
    paddingLeft: tokens.spacingHorizontalSNudge,
    paddingRight: tokens.spacingHorizontalSNudge,
    fontVariantNumeric: 'tabular-nums',
  },
});

interface CountersProps {
  readonly counts: Counts;
  readonly all: number;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}

export function Counters({ counts, all, shown, onShow }: CountersProps): React.JSX.Element {
  const styles = useStyles();
  const colours = useMarkStyles();
  return (
    <div className={styles.counters} role="group" aria-label={texts.counters} data-keeps-focus>
      {(['all', ...tones] as const).map((name) => {
        const count = name === 'all' ? all : counts[name];
        const Mark = name === 'all' ? null : marks[name];
        return (
          <ToggleButton
            key={name}
            size="small"
            className={styles.counter}
            appearance={shown === name ? 'primary' : 'secondary'}
            checked={shown === name}
            disabled={count === 0 && shown !== name}
            {...(Mark === null || name === 'all'
              ? {}
              : {
                  icon: (
                    <Mark
                      {...(shown === name || count === 0 ? {} : { className: colours[name] })}
                    />
                  ),
                })}
            onClick={() => onShow(name)}
          >
            {formatCount(count)} {texts.tones[name]}
          </ToggleButton>
        );
      })}
    </div>
  );
}
