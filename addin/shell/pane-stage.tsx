/** The pane that is shown: loaded when it is first opened, with words while it comes and where it does not. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useEffect, useState, type ComponentType } from 'react';
import type { PaneName } from '../commands/table.ts';
import { Notice } from '../parts/parts.tsx';
import type { PaneProps } from '../services.tsx';
import { textsOf } from '../texts/texts.ts';
import { panes } from './panes.tsx';

const texts = textsOf('shell');
const loaded = new Map<PaneName, ComponentType<PaneProps>>();

const useStyles = makeStyles({ wait: { padding: tokens.spacingVerticalXXL } });

/** Loads every pane that is not there yet, one after the other, so that each opens at once and without the service. */
export async function loadPanes(names: readonly PaneName[]): Promise<void> {
  for (const name of names) {
    if (!loaded.has(name)) loaded.set(name, (await panes[name].load()).View);
  }
}

export function PaneStage({ name, text }: { name: PaneName; text: string }): React.JSX.Element {
  const styles = useStyles();
  const [attempt, setAttempt] = useState(0);
  const [isMissing, setMissing] = useState(false);
  const [, redraw] = useState(0);
  const View = loaded.get(name);

  useEffect(() => {
    if (loaded.has(name)) return undefined;
    let isShown = true;
    loadPanes([name])
      .then(() => {
        if (isShown) redraw((turn) => turn + 1);
      })
      .catch(() => {
        if (isShown) setMissing(true);
      });
    return () => {
      isShown = false;
    };
  }, [name, attempt]);

  if (View !== undefined) return <View text={text} />;
  if (!isMissing) {
    return <Spinner className={styles.wait} size="small" delay={200} label={texts.loading} />;
  }
  return (
    <Notice intent="error">
      {texts.notLoaded}{' '}
      <Button
        size="small"
        onClick={() => {
          setMissing(false);
          setAttempt(attempt + 1);
        }}
      >
        {texts.retry}
      </Button>
    </Notice>
  );
}
