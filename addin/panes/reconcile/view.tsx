/** A vendor's list against what arrived: two lists, and what the comparison says of every serial. */
import {
  Badge,
  Button,
  Caption1,
  Field,
  Input,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useMemo, useReducer, useState } from 'react';
import { sentenceOf } from '../../client.ts';
import type { ReportCell, ReportSheet } from '../../host/port.ts';
import { Empty, Heading, Notice, Pane, Serial } from '../../parts/parts.tsx';
import { ScanField } from '../../scanning/scan-field.tsx';
import { splitPaste } from '../../scanning/wedge.ts';
import { useServices, type PaneProps } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';
import {
  compareLists,
  noLists,
  outcomes,
  reduceLists,
  type ListName,
  type ListOutcome,
} from './state.ts';

const texts = textsOf('reconcile');
const shownAtOnce = 200;

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  number: { flexGrow: 1, minWidth: '120px' },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(120px, 1fr))',
    gap: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalS}`,
  },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

const colors = {
  matched: 'success',
  missing: 'danger',
  extra: 'warning',
  twice: 'informative',
} as const satisfies Readonly<Record<ListOutcome, string>>;

function planSheet(found: Readonly<Record<ListOutcome, readonly string[]>>): ReportSheet {
  const text = (value: string): ReportCell => ({ kind: 'text', text: value });
  const rows = outcomes.flatMap((outcome) =>
    found[outcome].map((serial) => [text(serial), text(texts[outcome])]),
  );
  return {
    name: texts.sheet,
    tableName: 'SerialbookReconciliation',
    headRow: 3,
    tableRows: rows.length,
    columns: [
      { width: 30, align: 'left' },
      { width: 20, align: 'left' },
    ],
    rows: [
      [{ kind: 'text', text: texts.title, isStrong: true }],
      [],
      texts.heads.map(text),
      ...rows,
    ],
    isLandscape: false,
  };
}

/** `text` may hold what arrived, a serial a line. */
export function View({ text }: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { host, client, announce } = useServices();
  const [lists, dispatch] = useReducer(reduceLists, noLists, (empty) =>
    reduceLists(empty, { type: 'added', list: 'scanned', texts: splitPaste(text) }),
  );
  const [pasted, setPasted] = useState('');
  const [number, setNumber] = useState('');
  const [outcome, setOutcome] = useState<{ intent: 'success' | 'error'; text: string } | null>(
    null,
  );
  const found = useMemo(() => compareLists(lists), [lists]);
  const canCompare = lists.expected.length > 0 && lists.scanned.length > 0;

  function add(list: ListName, serials: readonly string[]): void {
    dispatch({ type: 'added', list, texts: serials });
    setOutcome(null);
    announce(texts.taken(serials.length), 'good');
  }

  async function attempt(run: () => Promise<string | null>): Promise<void> {
    try {
      const said = await run();
      setOutcome(said === null ? null : { intent: 'success', text: said });
    } catch (error) {
      const sentence = error instanceof Error ? error.message : String(error);
      setOutcome({ intent: 'error', text: sentence });
      announce(sentence, 'bad');
    }
  }

  async function takeCells(list: ListName): Promise<null> {
    const serials = await host.readSelection();
    if (serials.length === 0) throw new Error(texts.cellsEmpty);
    add(list, serials);
    return null;
  }

  async function takeDocument(): Promise<null> {
    const answer = await client.call('getDocument', { params: { number: number.trim() } });
    if (!answer.ok) throw new Error(sentenceOf(answer.error));
    const serials = answer.value.lines.flatMap(({ units }) => units.map(({ serial }) => serial));
    if (serials.length === 0) throw new Error(texts.noSerials(number.trim()));
    add('expected', serials);
    return null;
  }

  return (
    <Pane title={texts.title}>
      <Caption1>{texts.about}</Caption1>
      <Heading>{texts.expected}</Heading>
      <Field label={texts.expected} hint={texts.expectedHint}>
        <Textarea
          value={pasted}
          resize="vertical"
          onChange={(_event, { value }) => setPasted(value)}
          onBlur={() => {
            if (pasted.trim() === '') return;
            add('expected', splitPaste(pasted));
            setPasted('');
          }}
        />
      </Field>
      <div className={styles.row}>
        <Field className={styles.number} label={texts.fromOrder} size="small">
          <Input
            size="small"
            placeholder={texts.orderNumber}
            value={number}
            onChange={(_event, { value }) => setNumber(value)}
          />
        </Field>
        <Button
          size="small"
          disabled={number.trim() === ''}
          onClick={() => void attempt(takeDocument)}
        >
          {texts.take}
        </Button>
      </div>
      <ListFoot
        list="expected"
        count={lists.expected.length}
        onCells={host.isExcel ? () => void attempt(() => takeCells('expected')) : null}
        onEmpty={() => dispatch({ type: 'emptied', list: 'expected' })}
      />
      <Heading>{texts.scanned}</Heading>
      <ScanField
        label={texts.scan}
        hint={texts.scannedHint}
        onScan={(serials) => add('scanned', serials)}
      />
      <ListFoot
        list="scanned"
        count={lists.scanned.length}
        onCells={host.isExcel ? () => void attempt(() => takeCells('scanned')) : null}
        onEmpty={() => dispatch({ type: 'emptied', list: 'scanned' })}
      />
      {outcome !== null && <Notice intent={outcome.intent}>{outcome.text}</Notice>}
      {canCompare && (
        <>
          {outcomes.map((name) => (
            <Found key={name} name={name} serials={found[name]} />
          ))}
          {found.missing.length + found.extra.length === 0 && (
            <Notice intent="success">{texts.all}</Notice>
          )}
          {host.isExcel && (
            <Button
              onClick={() =>
                void attempt(async () => texts.written(await host.writeReport(planSheet(found))))
              }
            >
              {texts.toSheet}
            </Button>
          )}
        </>
      )}
    </Pane>
  );
}

function ListFoot(props: {
  list: ListName;
  count: number;
  onCells: (() => void) | null;
  onEmpty: () => void;
}): React.JSX.Element {
  const styles = useStyles();
  const name = texts[props.list];
  return (
    <div className={styles.row}>
      {props.onCells !== null && (
        <Button size="small" onClick={props.onCells} aria-label={`${name}: ${texts.fromCells}`}>
          {texts.fromCells}
        </Button>
      )}
      <Caption1>{props.count === 0 ? texts.emptyList : texts.holds(props.count)}</Caption1>
      {props.count > 0 && (
        <Button
          size="small"
          appearance="subtle"
          onClick={props.onEmpty}
          aria-label={`${name}: ${texts.clear}`}
        >
          {texts.clear}
        </Button>
      )}
    </div>
  );
}

function Found({
  name,
  serials,
}: {
  name: ListOutcome;
  serials: readonly string[];
}): React.JSX.Element {
  const styles = useStyles();
  return (
    <section aria-label={texts[name]}>
      <div className={styles.head}>
        <Heading>{texts[name]}</Heading>
        <Badge color={serials.length === 0 ? 'subtle' : colors[name]} appearance="tint">
          {serials.length === 0 ? texts.noneOf : texts.holds(serials.length)}
        </Badge>
      </div>
      {name !== 'matched' && serials.length > 0 && (
        <ul className={styles.list}>
          {serials.slice(0, shownAtOnce).map((serial) => (
            <li key={serial}>
              <Serial text={serial} />
            </li>
          ))}
        </ul>
      )}
      {name !== 'matched' && serials.length > shownAtOnce && (
        <Empty>{texts.holds(serials.length)}</Empty>
      )}
    </section>
  );
}
