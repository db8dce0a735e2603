/** The scan inbox: scans land here, are checked behind, and go to the sheet or into a document when a person says so. */
import { Button, Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { Empty, Notice, Pane } from '../../parts/parts.tsx';
import { ScanField } from '../../scanning/scan-field.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import { scansTable } from '../../sheets/scans.ts';
import { textsOf } from '../../texts/texts.ts';
import { Banner } from './banner.tsx';
import { Counters, type Shown } from './counters.tsx';
import { ScanList } from './list.tsx';
import { hasRow, showScan, toneOf } from './scan.ts';
import { StartMenu } from './start-menu.tsx';
import { stationOf, type Station } from './station.ts';
import { timeOf } from './time.ts';

const texts = textsOf('scan');
const hostTexts = textsOf('host');

const useStyles = makeStyles({
  body: { display: 'contents' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  // In line with the buttons, whose edge is not the box's.
  option: { marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
  kept: { color: tokens.colorNeutralForeground3 },
});

/** The station, drawn anew with each of its changes, and speaking while this pane is shown. */
function useStation(): Station {
  const services = useServices();
  const station = stationOf(services);
  const { announce } = services;
  useSyncExternalStore(station.subscribe, station.version);
  useEffect(() => {
    station.speak = announce;
    return () => {
      station.speak = () => undefined;
    };
  }, [station, announce]);
  return station;
}

export function View(_props: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { host, announce } = useServices();
  const station = useStation();
  const { inbox } = station;
  const [shown, setShown] = useState<Shown>('all');
  const [written, setWritten] = useState<number | null>(null);
  const all = inbox.scans.length;
  const scans =
    shown === 'all' ? inbox.scans : inbox.scans.filter((scan) => toneOf(scan) === shown);

  function takeIn(raws: readonly string[]): void {
    setWritten(null);
    station.scan(raws);
  }

  async function writeToSheet(): Promise<void> {
    setWritten(null);
    const count = await station.writeAll(() => host.showTable(scansTable));
    if (count === null) {
      announce(station.sheetTrouble?.sentence ?? '', 'bad');
      return;
    }
    setWritten(count);
    announce(texts.saidWritten, 'plain');
  }

  function undo(): void {
    const undone = station.undo();
    if (undone === null) return;
    const { kind, scans: those } = undone;
    const [first] = those;
    if (kind === 'cameBack') announce(texts.cameBack(those.length), 'plain');
    else if (those.length === 1 && first !== undefined)
      announce(texts.takenBack(showScan(first)), 'plain');
    else announce(texts.takenBackMany(those.length), 'plain');
  }

  function clear(): void {
    station.clear();
    setShown('all');
    setWritten(null);
    announce(texts.cleared, 'plain');
  }

  function removeBad(): void {
    const count = station.removeBad();
    setShown('all');
    announce(texts.removed(count), 'plain');
  }

  const remove = useCallback((id: string) => station.remove([id]), [station]);
  const choose = useCallback((id: string, item: string) => station.choose(id, item), [station]);

  function onKeyDown(event: React.KeyboardEvent): void {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === 'z';
    // Text that a person is typing has an undo of its own.
    const isTyping = event.target instanceof HTMLInputElement && event.target.value !== '';
    if (!isUndo || isTyping) return;
    event.preventDefault();
    undo();
  }

  /** A click on a button leaves the focus in the field, so that the next scan lands there. */
  function onMouseDown(event: React.MouseEvent): void {
    if (event.target instanceof Element && event.target.closest('li, [data-keeps-focus]') !== null)
      event.preventDefault();
  }

  return (
    <div className={styles.body} onKeyDown={onKeyDown} onMouseDown={onMouseDown}>
      <Pane title={texts.title}>
        <ScanField label={texts.field} hint={texts.hint} onScan={takeIn} />
        <Banner last={station.last} all={all} />
        <Troubles station={station} />
        <Counters counts={inbox.counts} all={all} shown={shown} onShow={setShown} />
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            data-keeps-focus
            disabled={!inbox.scans.some(hasRow) || station.isWriting}
            onClick={() => void writeToSheet()}
          >
            {station.isWriting ? texts.writing : texts.write}
          </Button>
          <StartMenu scans={scans} />
        </div>
        <Checkbox
          className={styles.option}
          label={texts.automatic}
          checked={station.isAutomatic}
          onChange={(_event, { checked }) => station.setAutomatic(checked === true)}
        />
        {written !== null && <Notice intent="success">{texts.written(written)}</Notice>}
        <div className={styles.buttons} data-keeps-focus>
          <Button size="small" disabled={!inbox.canUndo} title={texts.undoHint} onClick={undo}>
            {texts.undo}
          </Button>
          <Button size="small" disabled={all === 0} onClick={clear}>
            {texts.clear}
          </Button>
          {inbox.counts.bad > 0 && (
            <Button size="small" onClick={removeBad}>
              {texts.removeBad(inbox.counts.bad)}
            </Button>
          )}
        </div>
        {scans.length === 0 ? (
          <Empty>{all === 0 ? texts.empty : texts.emptyFilter}</Empty>
        ) : (
          <>
            <Caption1 className={styles.kept}>{sentenceOfKept(station)}</Caption1>
            <ScanList scans={scans} onRemove={remove} onChoose={choose} />
          </>
        )}
      </Pane>
    </div>
  );
}

function sentenceOfKept({ kept }: Station): string {
  return kept.kind === 'refused' ? '' : texts.kept[kept.kind];
}

/** What stands in the way of checking, of keeping and of writing, each with its way out. */
function Troubles({ station }: { station: Station }): React.JSX.Element {
  const { trouble, sheetTrouble, kept, waitingSince, inbox } = station;
  return (
    <>
      {trouble !== null && waitingSince !== null && (
        <Notice intent="warning">
          {trouble} {texts.troubled(inbox.counts.waiting, timeOf(new Date(waitingSince)))}{' '}
          <Button size="small" data-keeps-focus onClick={() => station.retry()}>
            {texts.retry}
          </Button>
        </Notice>
      )}
      {station.elsewhere.map(({ device, count, at }) => (
        <Notice key={device} intent="info">
          {texts.elsewhere(count, timeOf(new Date(at)))}{' '}
          <Button size="small" data-keeps-focus onClick={() => station.bring(device)}>
            {texts.bring}
          </Button>{' '}
          <Button size="small" data-keeps-focus onClick={() => station.putAway(device)}>
            {texts.putAway}
          </Button>
        </Notice>
      ))}
      {kept.kind === 'refused' && (
        <Notice intent="warning">{texts.notKept(inbox.scans.length, kept.sentence)}</Notice>
      )}
      {sheetTrouble !== null && (
        <Notice intent={sheetTrouble.canRetry ? 'warning' : 'error'}>
          {sheetTrouble.sentence}{' '}
          {(sheetTrouble.canRetry || sheetTrouble.offer === 'rebuild') && (
            <Button size="small" data-keeps-focus onClick={() => void station.writeQueued()}>
              {hostTexts.offers[sheetTrouble.offer]}
            </Button>
          )}
        </Notice>
      )}
    </>
  );
}
