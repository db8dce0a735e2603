/** Where a day begins: a serial to look up, the jobs, and whether the books are open. */
import { Body1Strong, Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowHookUpLeftRegular } from '@fluentui/react-icons/svg/arrow-hook-up-left';
import { BarcodeScannerRegular } from '@fluentui/react-icons/svg/barcode-scanner';
import { DataTrendingRegular } from '@fluentui/react-icons/svg/data-trending';
import { DocumentMultipleRegular } from '@fluentui/react-icons/svg/document-multiple';
import { ReceiptRegular } from '@fluentui/react-icons/svg/receipt';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useEffect, useState } from 'react';
import { sentenceOf } from '../../client.ts';
import { Notice, Pane } from '../../parts/parts.tsx';
import { ScanField } from '../../scanning/scan-field.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('home');

const useStyles = makeStyles({
  tiles: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  tile: {
    justifyContent: 'flex-start',
    textAlign: 'left',
    gap: tokens.spacingHorizontalS,
    maxWidth: 'none',
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  words: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  more: { color: tokens.colorNeutralForeground2 },
});

const tiles = [
  ['scan', BarcodeScannerRegular],
  ['lookUp', SearchRegular],
  ['sell', ReceiptRegular],
  ['return', ArrowHookUpLeftRegular],
  ['documents', DocumentMultipleRegular],
  ['reports', DataTrendingRegular],
] as const;

interface Outcome {
  readonly isGood: boolean;
  readonly text: string;
}

export function View(_props: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { client, show } = useServices();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    let isShown = true;
    void client.call('health').then((answer) => {
      if (!isShown) return;
      setOutcome(
        answer.ok
          ? { isGood: true, text: texts.ready(answer.value.currency) }
          : { isGood: false, text: sentenceOf(answer.error) },
      );
    });
    return () => {
      isShown = false;
    };
  }, [client, attempt]);

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
      <ul className={styles.tiles} aria-label={texts.jobs}>
        {tiles.map(([pane, Icon]) => (
          <li key={pane}>
            <Button className={styles.tile} icon={<Icon />} onClick={() => show(pane)}>
              <span className={styles.words}>
                <Body1Strong>{texts.tiles[pane][0]}</Body1Strong>
                <Caption1 className={styles.more}>{texts.tiles[pane][1]}</Caption1>
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {outcome === null ? (
        <Caption1 className={styles.more}>{texts.asking}</Caption1>
      ) : (
        <Notice intent={outcome.isGood ? 'success' : 'error'}>
          {outcome.text}{' '}
          {!outcome.isGood && (
            <Button
              size="small"
              onClick={() => {
                setOutcome(null);
                setAttempt(attempt + 1);
              }}
            >
              {texts.retry}
            </Button>
          )}
        </Notice>
      )}
    </Pane>
  );
}
