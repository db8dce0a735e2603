/** The first label as it will be printed, and how many there will be; or why they cannot be printed. */
import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { LabelsPreview } from '../../../shared/api/labels.ts';
import { sentenceOf } from '../../client.ts';
import { Notice } from '../../parts/parts.tsx';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';
import { labelsOnSheet, type LabelsBody } from './state.ts';

const texts = textsOf('labels');

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  label: {
    maxWidth: '100%',
    maxHeight: '260px',
    alignSelf: 'flex-start',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** Until a person stops typing for as long, in milliseconds, nothing is asked. */
const pauseMs = 300;

type Shown =
  | { readonly kind: 'preview'; readonly preview: LabelsPreview }
  | { readonly kind: 'refused'; readonly sentence: string };

/** `body` is the same object for as long as the same labels are asked for. */
export function Preview({ body }: { readonly body: LabelsBody | null }): React.JSX.Element | null {
  const styles = useStyles();
  const { client } = useServices();
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    setShown(null);
    if (body === null) return undefined;
    let isShown = true;
    const timer = setTimeout(() => {
      void client.call('previewLabels', { body }).then((answer) => {
        if (!isShown) return;
        setShown(
          answer.ok
            ? { kind: 'preview', preview: answer.value }
            : { kind: 'refused', sentence: sentenceOf(answer.error) },
        );
      });
    }, pauseMs);
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, [client, body]);

  if (body === null || shown === null) return null;
  if (shown.kind === 'refused') return <Notice intent="error">{shown.sentence}</Notice>;
  const { picture, labels, sheets } = shown.preview;
  const isRoll = labelsOnSheet(body.stock ?? 'L7160') === 1;
  return (
    <div className={styles.frame}>
      <Caption1>{isRoll ? texts.onRoll(labels) : texts.onSheets(labels, sheets)}</Caption1>
      {picture !== '' && (
        <img
          className={styles.label}
          alt={texts.firstLabel}
          src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
        />
      )}
    </div>
  );
}
