/** Posted rows of a flow's sheet that a person changed: said as it happens, and put right from the books on demand. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Notice } from '../parts/parts.tsx';
import { ProgressLine } from '../parts/progress.tsx';
import { checkMirror, repairMirror } from '../posting/mirror.ts';
import { useServices } from '../services.tsx';
import { textsOf } from '../texts/texts.ts';
import type { Progress } from './book.ts';
import { sheetOf, type FlowKind } from './table.ts';

const texts = textsOf('posting');

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalXS,
  },
});

interface Standing {
  readonly differing: number;
  /** Rows of the books that the sheet has no longer; known once it was refreshed. */
  readonly missing: number;
  readonly said: string | null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function MirrorNotice({ kind }: { kind: FlowKind }): React.JSX.Element | null {
  const styles = useStyles();
  const { host, client, makeId, announce } = useServices();
  const [standing, setStanding] = useState<Standing>({ differing: 0, missing: 0, said: null });
  const [progress, setProgress] = useState<Progress | null>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    let isShown = true;
    let stopWatching = (): void => undefined;
    const check = (): void => {
      void checkMirror(host, sheetOf(kind), makeId)
        .then(({ differing }) => {
          if (isShown) setStanding((before) => ({ ...before, differing: differing.length }));
        })
        // A sheet that cannot be read now is compared after the next change.
        .catch(() => undefined);
    };
    check();
    host
      .watchTable(sheetOf(kind), check)
      .then((stop) => {
        if (isShown) stopWatching = stop;
        else stop();
      })
      .catch(() => undefined);
    return () => {
      isShown = false;
      stopWatching();
    };
  }, [host, kind]);

  async function refresh(bringsBack: boolean): Promise<void> {
    setBusy(true);
    const begun = performance.now();
    try {
      const repair = await repairMirror(host, client, sheetOf(kind), {
        makeKey: makeId,
        bringsBack,
        onProgress: (done, total) =>
          setProgress({ work: 'writing', done, total, elapsedMs: performance.now() - begun }),
      });
      const said = repair.sentence ?? texts.refreshed(repair.repaired + repair.broughtBack);
      setStanding({ differing: 0, missing: bringsBack ? 0 : repair.missing, said });
      announce(said, repair.sentence === null ? 'good' : 'bad');
    } catch (error) {
      setStanding((before) => ({ ...before, said: messageOf(error) }));
      announce(messageOf(error), 'bad');
    } finally {
      setBusy(false);
      setProgress(null);
    }
  }

  const { differing, missing, said } = standing;
  if (differing === 0 && missing === 0 && said === null) return null;
  const needsWork = differing > 0 || missing > 0;
  return (
    <Notice intent={needsWork ? 'warning' : 'info'}>
      {differing > 0 && <div>{texts.differing(differing)}</div>}
      {missing > 0 && <div>{texts.missingRows(missing)}</div>}
      {said !== null && <div>{said}</div>}
      {progress !== null && <ProgressLine label={texts.refresh} {...progress} />}
      {needsWork && (
        <div className={styles.buttons}>
          {differing > 0 && (
            <Button size="small" disabled={isBusy} onClick={() => void refresh(false)}>
              {texts.refresh}
            </Button>
          )}
          {missing > 0 && (
            <Button size="small" disabled={isBusy} onClick={() => void refresh(true)}>
              {texts.bringBack}
            </Button>
          )}
        </div>
      )}
    </Notice>
  );
}
