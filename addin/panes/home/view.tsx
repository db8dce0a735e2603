/** Where a day begins: a serial to look up, the jobs, and whether the books are open. */
import {
  Body1Strong,
  Button,
  Caption1,
  CompoundButton,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { sentenceOf } from '../../client.ts';
import { Notice, Pane } from '../../parts/parts.tsx';
import { ScanField } from '../../scanning/scan-field.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  tiles: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  tile: { justifyContent: 'flex-start', textAlign: 'left', maxWidth: 'none', width: '100%' },
  words: { display: 'flex', flexDirection: 'column' },
});

const tiles = ['scan', 'lookUp', 'sell', 'return', 'reports'] as const;

export function View(_props: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { client, show } = useServices();
  const [state, setState] = useState<{ intent: 'success' | 'error'; text: string } | null>(null);

  useEffect(() => {
    let isShown = true;
    void client.call('health').then((answer) => {
      if (!isShown) return;
      setState(
        answer.ok
          ? { intent: 'success', text: texts.ready(answer.value.currency) }
          : { intent: 'error', text: sentenceOf(answer.error) },
      );
    });
    return () => {
      isShown = false;
    };
  }, [client]);

  return (
    <Pane title={texts.title}>
      {!client.hasToken() && (
        <Notice intent="warning">
          {texts.noToken}{' '}
          <Button size="small" onClick={() => show('settings')}>
            {texts.openSettings}
          </Button>
        </Notice>
      )}
      <ScanField label={texts.field} onScan={([serial]) => show('lookUp', serial ?? '')} />
      <div className={styles.tiles}>
        {tiles.map((pane) => (
          <CompoundButton key={pane} className={styles.tile} onClick={() => show(pane)}>
            <span className={styles.words}>
              <Body1Strong>{texts.tiles[pane][0]}</Body1Strong>
              <Caption1>{texts.tiles[pane][1]}</Caption1>
            </span>
          </CompoundButton>
        ))}
      </div>
      {state !== null && <Notice intent={state.intent}>{state.text}</Notice>}
    </Pane>
  );
}
