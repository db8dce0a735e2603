/** The scan inbox: scans land here, are checked behind, and go to the sheet when a person says so. */
import {
  Badge,
  Body1,
  Button,
  Caption1,
  makeStyles,
  mergeClasses,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { memo, useEffect, useReducer, useRef, useState } from 'react';
import type { UnitCard } from '../../../shared/api.ts';
import { sentenceOf } from '../../client.ts';
import { Empty, Notice, Pane, Serial } from '../../parts/parts.tsx';
import { ScanField } from '../../scanning/scan-field.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import { scansTable } from '../../sheets/scans.ts';
import {
  countScans,
  emptyInbox,
  keepScans,
  listWaiting,
  planScanRows,
  readKeptScans,
  reduceInbox,
  sentenceOfScan,
  type InboxAction,
  type Scan,
} from './state.ts';
import { texts } from './texts.ts';

const settingName = 'scans';
const shownAtOnce = 200;
const retryMs = 5000;

const useStyles = makeStyles({
  counters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    borderLeft: `4px solid ${tokens.colorNeutralStroke1}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  good: { borderLeftColor: tokens.colorPaletteGreenBorder2 },
  look: { borderLeftColor: tokens.colorPaletteDarkOrangeBorder2 },
  bad: { borderLeftColor: tokens.colorPaletteRedBorder2 },
  words: { minWidth: 0, display: 'flex', flexDirection: 'column' },
  choices: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

function toneOf(scan: Scan): 'good' | 'look' | 'bad' | 'waiting' {
  return scan.twiceOf !== null && scan.verdict.kind !== 'bad' ? 'look' : scan.verdict.kind;
}

const marks = { good: '✓', look: '!', bad: '✕', waiting: '…' } as const;

const ScanRow = memo(function ScanRow({
  scan,
  dispatch,
}: {
  scan: Scan;
  dispatch: (action: InboxAction) => void;
}) {
  const styles = useStyles();
  const tone = toneOf(scan);
  const { verdict } = scan;
  return (
    <li className={mergeClasses(styles.row, tone !== 'waiting' && styles[tone])}>
      <div className={styles.words}>
        <Body1>
          <span aria-hidden="true">{marks[tone]} </span>
          <Serial text={scan.serial} />
        </Body1>
        <Caption1>{sentenceOfScan(scan)}</Caption1>
        {verdict.kind === 'look' && verdict.units.length > 1 && (
          <div className={styles.choices}>
            {verdict.units.map(({ item }) => (
              <Button
                key={item}
                size="small"
                onClick={() => dispatch({ type: 'chosen', id: scan.id, item })}
              >
                {item}
              </Button>
            ))}
          </div>
        )}
      </div>
      <Button
        size="small"
        appearance="subtle"
        aria-label={`${texts.remove} ${scan.serial}`}
        onClick={() => dispatch({ type: 'removed', id: scan.id })}
      >
        ✕
      </Button>
    </li>
  );
});

export function View(_props: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { host, client, announce, makeId } = useServices();
  const [inbox, dispatch] = useReducer(reduceInbox, emptyInbox, (empty) =>
    reduceInbox(empty, {
      type: 'restored',
      scans: readKeptScans(host.readSetting(settingName)),
    }),
  );
  const [shown, setShown] = useState(shownAtOnce);
  const [outcome, setOutcome] = useState<{ intent: 'success' | 'error'; text: string } | null>(
    null,
  );
  const [isWriting, setWriting] = useState(false);
  const isChecking = useRef(false);
  const waiting = listWaiting(inbox);
  const oldestWaiting = waiting[0]?.id;

  // One look-up at a time: whatever was scanned meanwhile goes into the next.
  useEffect(() => {
    if (oldestWaiting === undefined || isChecking.current || inbox.trouble !== null) return;
    isChecking.current = true;
    const batch = waiting.slice(0, 10_000);
    void client
      .call('lookupUnits', { body: { serials: batch.map(({ serial }) => serial) } })
      .then((answer) => {
        isChecking.current = false;
        if (!answer.ok) {
          dispatch({ type: 'troubled', sentence: sentenceOf(answer.error) });
          return;
        }
        const answers = new Map<string, readonly UnitCard[]>();
        batch.forEach((scan, index) => {
          answers.set(scan.id, answer.value.results[index]?.units ?? []);
        });
        dispatch({ type: 'checked', answers });
        const checked = reduceInbox(
          { ...emptyInbox, scans: batch },
          { type: 'checked', answers },
        ).scans;
        const worst = checked.find((scan) => toneOf(scan) !== 'good') ?? checked.at(-1);
        if (worst !== undefined) {
          announce(
            `${worst.serial}: ${sentenceOfScan(worst)}`,
            toneOf(worst) === 'good' ? 'good' : 'bad',
          );
        }
      });
  }, [oldestWaiting, waiting, inbox.trouble, client, announce]);

  useEffect(() => {
    if (inbox.trouble === null) return undefined;
    const timer = setTimeout(() => dispatch({ type: 'checked', answers: new Map() }), retryMs);
    return () => clearTimeout(timer);
  }, [inbox.trouble]);

  const latest = useRef(inbox);
  useEffect(() => {
    latest.current = inbox;
    const timer = setTimeout(() => {
      void host.writeSetting(settingName, keepScans(inbox)).catch(() => undefined);
    }, 300);
    return () => clearTimeout(timer);
  }, [inbox, host]);
  useEffect(
    () => () => {
      void host.writeSetting(settingName, keepScans(latest.current)).catch(() => undefined);
    },
    [host],
  );

  async function writeToSheet(): Promise<void> {
    setWriting(true);
    setOutcome(null);
    try {
      const rows = planScanRows(inbox);
      await host.putRows(scansTable, rows);
      await host.showTable(scansTable);
      setOutcome({ intent: 'success', text: texts.written(rows.length) });
    } catch (error) {
      setOutcome({ intent: 'error', text: error instanceof Error ? error.message : String(error) });
    } finally {
      setWriting(false);
    }
  }

  function undo(event: React.KeyboardEvent): void {
    if (event.ctrlKey && event.key === 'z') {
      event.preventDefault();
      dispatch({ type: 'undone' });
    }
  }

  const counts = countScans(inbox);
  const newest = inbox.scans.slice(-shown).reverse();
  return (
    <Pane title={texts.title}>
      <div onKeyDown={undo}>
        <ScanField
          label={texts.field}
          hint={texts.hint}
          onScan={(entries) =>
            dispatch({ type: 'scanned', entries: entries.map((raw) => ({ id: makeId(), raw })) })
          }
        />
      </div>
      {inbox.trouble !== null && (
        <Notice intent="warning">
          {inbox.trouble} {texts.kept(counts.waiting)}{' '}
          <Button size="small" onClick={() => dispatch({ type: 'checked', answers: new Map() })}>
            {texts.retry}
          </Button>
        </Notice>
      )}
      <div className={styles.counters} aria-label={texts.counters}>
        <Badge color="success" appearance="tint">
          {counts.good} {texts.good}
        </Badge>
        <Badge color={counts.look > 0 ? 'warning' : 'subtle'} appearance="tint">
          {counts.look} {texts.look}
        </Badge>
        {counts.waiting > 0 && (
          <Badge color="informative" appearance="tint">
            {counts.waiting} {texts.waiting}
          </Badge>
        )}
      </div>
      <div className={styles.buttons}>
        <Button
          appearance="primary"
          disabled={counts.all === 0 || isWriting}
          onClick={() => void writeToSheet()}
        >
          {isWriting ? <Spinner size="tiny" /> : texts.write}
        </Button>
        <Button disabled={inbox.before.length === 0} onClick={() => dispatch({ type: 'undone' })}>
          {texts.undo}
        </Button>
        <Button disabled={counts.all === 0} onClick={() => dispatch({ type: 'cleared' })}>
          {texts.clear}
        </Button>
      </div>
      {outcome !== null && <Notice intent={outcome.intent}>{outcome.text}</Notice>}
      {counts.all === 0 ? (
        <Empty>{texts.empty}</Empty>
      ) : (
        <ol className={styles.list} aria-label={texts.list}>
          {newest.map((scan) => (
            <ScanRow key={scan.id} scan={scan} dispatch={dispatch} />
          ))}
        </ol>
      )}
      {counts.all > shown && (
        <Button onClick={() => setShown(shown + shownAtOnce)}>
          {texts.more(counts.all - shown)}
        </Button>
      )}
    </Pane>
  );
}
