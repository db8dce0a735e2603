/** The scan inbox: scans land here, are checked behind, and go to the sheet when a person says so. */
import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { UnitCard } from '../../../shared/api.ts';
import { sentenceOf } from '../../client.ts';
import { HostFault } from '../../host/port.ts';
import { Empty, Notice, Pane } from '../../parts/parts.tsx';
import { ScanField } from '../../scanning/scan-field.tsx';
import { useServices, type PaneProps, type Services } from '../../services.tsx';
import { scansTable } from '../../sheets/scans.ts';
import { Row } from './row.tsx';
import {
  countScans,
  describeScans,
  keepScans,
  listWaiting,
  numberScans,
  planScanRows,
  readKeptScans,
  reduceInbox,
  type Inbox,
  type InboxAction,
  type Scan,
} from './state.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('scan');

const settingName = 'scans';
const shownAtOnce = 200;
const checkedAtOnce = 10_000;
const retryMs = 5000;
const keepAfterMs = 300;

const useStyles = makeStyles({
  body: { display: 'contents' },
  counters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  // Narrow, so that three buttons stand in one line of a narrow pane.
  small: { minWidth: 'auto' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
});

function timeOf(now: Date): string {
  return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Checks what waits, one look-up at a time: whatever is scanned meanwhile goes into the next. */
function useChecking(
  inbox: Inbox,
  dispatch: (action: InboxAction) => void,
  { client, announce }: Services,
): void {
  const isChecking = useRef(false);
  const waiting = useMemo(() => listWaiting(inbox), [inbox]);
  // After a failed check nothing is asked until the next attempt.
  const failedAttempt = useRef(-1);

  useEffect(() => {
    const batch = waiting.slice(0, checkedAtOnce);
    if (batch.length === 0 || isChecking.current) return;
    if (inbox.trouble !== null && failedAttempt.current === inbox.attempt) return;
    isChecking.current = true;
    const { attempt } = inbox;
    void client
      .call('lookupUnits', { body: { serials: batch.map(({ serial }) => serial) } })
      .then((answer) => {
        isChecking.current = false;
        if (!answer.ok) {
          failedAttempt.current = attempt;
          const sentence = sentenceOf(answer.error);
          dispatch({ type: 'troubled', sentence, at: timeOf(new Date()) });
          if (inbox.trouble === null) announce(sentence, 'bad');
          return;
        }
        const answers = new Map<string, readonly UnitCard[]>();
        batch.forEach(({ id }, index) => {
          answers.set(id, answer.value.results[index]?.units ?? []);
        });
        const action = { type: 'checked', answers } as const;
        dispatch(action);
        // What was scanned twice was said when it was scanned.
        const judged = reduceInbox(inbox, action).scans.filter(
          ({ id, twiceOf }) => answers.has(id) && twiceOf === null,
        );
        const said = describeScans(judged, new Map());
        if (said !== null) announce(said.text, said.tone);
      });
  }, [inbox, waiting, client, announce, dispatch]);

  useEffect(() => {
    if (inbox.trouble === null) return undefined;
    const timer = setInterval(() => dispatch({ type: 'retried' }), retryMs);
    return () => clearInterval(timer);
  }, [inbox.trouble, dispatch]);
}

/** Keeps the scans in the workbook, a moment after they changed; answers the sentence of why it cannot, if so. */
function useKeeping(scans: readonly Scan[], { host }: Services): string | null {
  const [trouble, setTrouble] = useState<string | null>(null);
  const latest = useRef(scans);
  const kept = useRef(scans);

  useEffect(() => {
    latest.current = scans;
    if (kept.current === scans) return undefined;
    let timer: ReturnType<typeof setTimeout>;
    const write = async (): Promise<void> => {
      try {
        await host.writeSetting(settingName, keepScans(scans));
        kept.current = scans;
        setTrouble(null);
      } catch (error) {
        setTrouble(messageOf(error));
        const canRetry = !(error instanceof HostFault) || error.canRetry;
        if (canRetry && latest.current === scans) timer = setTimeout(() => void write(), retryMs);
      }
    };
    timer = setTimeout(() => void write(), keepAfterMs);
    return () => clearTimeout(timer);
  }, [scans, host]);

  useEffect(
    () => () => {
      if (kept.current === latest.current) return;
      host.writeSetting(settingName, keepScans(latest.current)).catch(() => undefined);
    },
    [host],
  );
  return trouble;
}

interface Outcome {
  readonly intent: 'success' | 'error';
  readonly text: string;
  readonly canRetry: boolean;
}

export function View(_props: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const services = useServices();
  const { host, announce, makeId } = services;
  const [inbox, dispatch] = useReducer(reduceInbox, null, () =>
    readKeptScans(host.readSetting(settingName)),
  );
  const [shown, setShown] = useState(shownAtOnce);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isWriting, setWriting] = useState(false);
  useChecking(inbox, dispatch, services);
  const notKept = useKeeping(inbox.scans, services);
  const numbers = useMemo(() => numberScans(inbox.scans), [inbox.scans]);
  const counts = useMemo(() => countScans(inbox), [inbox]);

  function takeIn(raws: readonly string[]): void {
    const action = {
      type: 'scanned',
      entries: raws.map((raw) => ({ id: makeId(), raw })),
    } as const;
    dispatch(action);
    setOutcome(null);
    // What no service needs to say is said at once.
    const { scans } = reduceInbox(inbox, action);
    const settled = scans
      .slice(inbox.scans.length)
      .filter(({ isSerial, twiceOf }) => !isSerial || twiceOf !== null);
    const said = describeScans(settled, numberScans(scans));
    if (said !== null) announce(said.text, said.tone);
  }

  async function writeToSheet(): Promise<void> {
    setWriting(true);
    setOutcome(null);
    try {
      const rows = planScanRows(inbox);
      await host.putRows(scansTable, rows);
      await host.showTable(scansTable);
      setOutcome({ intent: 'success', text: texts.written(rows.length), canRetry: false });
      announce(texts.saidWritten, 'plain');
    } catch (error) {
      const text = messageOf(error);
      const canRetry = !(error instanceof HostFault) || error.canRetry;
      setOutcome({ intent: 'error', text, canRetry });
      announce(text, 'bad');
    } finally {
      setWriting(false);
    }
  }

  function undo(): void {
    if (inbox.before.length === 0) return;
    dispatch({ type: 'undone' });
    announce(texts.undone, 'plain');
  }

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

  const newest = inbox.scans.slice(-shown).reverse();
  const canWrite = inbox.scans.some(({ isSerial }) => isSerial);
  return (
    <div className={styles.body} onKeyDown={onKeyDown} onMouseDown={onMouseDown}>
      <Pane title={texts.title}>
        <ScanField label={texts.field} hint={texts.hint} onScan={takeIn} />
        {inbox.trouble !== null && (
          <Notice intent="warning">
            {inbox.trouble.sentence} {texts.troubled(inbox.trouble.since, counts.waiting)}{' '}
            <Button size="small" data-keeps-focus onClick={() => dispatch({ type: 'retried' })}>
              {texts.retry}
            </Button>
          </Notice>
        )}
        {notKept !== null && (
          <Notice intent="warning">
            {texts.notKept} {notKept}
          </Notice>
        )}
        <div className={styles.counters} role="group" aria-label={texts.counters}>
          <Badge color={counts.good > 0 ? 'success' : 'subtle'} appearance="tint">
            {counts.good} {texts.good}
          </Badge>
          <Badge color={counts.look > 0 ? 'warning' : 'subtle'} appearance="tint">
            {counts.look} {texts.look}
          </Badge>
          <Badge color={counts.waiting > 0 ? 'informative' : 'subtle'} appearance="tint">
            {counts.waiting} {texts.waiting}
          </Badge>
        </div>
        <div className={styles.buttons} data-keeps-focus>
          <Button
            appearance="primary"
            disabled={!canWrite || isWriting}
            onClick={() => void writeToSheet()}
          >
            {isWriting ? texts.writing : texts.write}
          </Button>
          <Button className={styles.small} disabled={inbox.before.length === 0} onClick={undo}>
            {texts.undo}
          </Button>
          <Button
            className={styles.small}
            disabled={counts.all === 0}
            onClick={() => {
              dispatch({ type: 'cleared' });
              setOutcome(null);
              announce(texts.cleared, 'plain');
            }}
          >
            {texts.clear}
          </Button>
        </div>
        {outcome !== null && (
          <Notice intent={outcome.intent}>
            {outcome.text}{' '}
            {outcome.canRetry && (
              <Button size="small" data-keeps-focus onClick={() => void writeToSheet()}>
                {texts.retry}
              </Button>
            )}
          </Notice>
        )}
        {counts.all === 0 ? (
          <Empty>{texts.empty}</Empty>
        ) : (
          <ol className={styles.list} aria-label={texts.list}>
            {newest.map((scan) => (
              <Row
                key={scan.id}
                scan={scan}
                number={numbers.get(scan.id) ?? 0}
                first={scan.twiceOf === null ? undefined : numbers.get(scan.twiceOf)}
                dispatch={dispatch}
              />
            ))}
          </ol>
        )}
        {counts.all > shown && (
          <Button data-keeps-focus onClick={() => setShown(shown + shownAtOnce)}>
            {texts.more(counts.all - shown)}
          </Button>
        )}
      </Pane>
    </div>
  );
}
