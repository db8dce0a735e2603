/** How far long work has come, what time is left, and a way to stop it. */
import {
  Button,
  Caption1,
  Field,
  makeStyles,
  ProgressBar,
  tokens,
} from '@fluentui/react-components';
import { textsOf } from '../texts/texts.ts';
import { secondsLeft } from './time-left.ts';

const texts = textsOf('parts');

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  words: { flexGrow: 1, fontVariantNumeric: 'tabular-nums' },
});

export interface ProgressLineProps {
  /** What is being done. */
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** Milliseconds since it began. */
  readonly elapsedMs: number;
  readonly onStop?: () => void;
}

export function ProgressLine(props: ProgressLineProps): React.JSX.Element {
  const styles = useStyles();
  const { label, done, total, elapsedMs, onStop } = props;
  const left = secondsLeft(done, total, elapsedMs);
  return (
    <Field validationState="none" label={label}>
      <ProgressBar value={done} max={Math.max(total, 1)} aria-label={label} />
      <div className={styles.line}>
        <Caption1 className={styles.words}>
          {texts.doneOf(done, total)}
          {left === null ? '' : `, ${texts.timeLeft(left)}`}
        </Caption1>
        {onStop !== undefined && (
          <Button size="small" onClick={onStop}>
            {texts.stop}
          </Button>
        )}
      </div>
    </Field>
  );
}
