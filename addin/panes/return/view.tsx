/** Returns: one serial fills the form; RMA, taking back, and the way to the vendor follow step by step. */
import {
  Button,
  Field,
  Input,
  makeStyles,
  Spinner,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { DocumentAnswer } from '../../../shared/api.ts';
import { sentenceOf } from '../../client.ts';
import { Empty, Facts, Heading, Money, Notice, Pane, Serial } from '../../parts/parts.tsx';
import { makeIntent } from '../../posting/intent.ts';
import { Obstacles, ToCheck } from '../../posting/notices.tsx';
import { canSend, type PostingOutcome } from '../../posting/state.ts';
import { usePosting } from '../../posting/use-posting.ts';
import { ScanField } from '../../scanning/scan-field.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import {
  beginReturn,
  findUnread,
  planReturn,
  progressOf,
  reduceReturn,
  returnKinds,
  soldOn,
  type ReturnForm,
  type ReturnKind,
  type StoriedUnit,
} from './state.ts';
import { SeveralReturns } from './several.tsx';
import { Steps } from './steps.tsx';
import { RmaFormButton, type RmaFormUnit } from '../../parts/rma-form-button.tsx';
import { statusName } from '../../parts/words.ts';
import { formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('returns');

const useStyles = makeStyles({
  wide: { minWidth: 0, width: '100%' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** A return stands in the books and nowhere in a sheet. */
const noStamp = (): Promise<void> => Promise.resolve();

/** Why a unit takes no step: what it is, or what holds it. */
function sayStuck(unit: StoriedUnit): string {
  const holding = unit.history?.at(-1);
  return unit.status === 'committed' && holding !== undefined
    ? texts.held(holding.document)
    : texts.stays(statusName(unit.status));
}

/** One unit with its whole way, or several of one customer in one document. */
export function View(props: PaneProps): React.JSX.Element {
  const [isSeveral, setSeveral] = useState(false);
  return (
    <Pane title={texts.title}>
      <Switch
        label={texts.severalSwitch}
        checked={isSeveral}
        onChange={(_event, { checked }) => setSeveral(checked)}
      />
      {isSeveral ? <SeveralReturns /> : <OneReturn {...props} />}
    </Pane>
  );
}

function OneReturn({ text }: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { client, announce, today, makeId } = useServices();
  const [state, dispatch] = useReducer(reduceReturn, today(), beginReturn);
  const posting = usePosting(returnKinds, noStamp);
  /** One id a step, the same for every try of it. */
  const ids = useRef(new Map<ReturnKind, string>());
  /** Counts the scans: an answer that comes after the next scan is not shown. */
  const turn = useRef(0);

  const findSale = useCallback(
    async (unit: StoriedUnit, own: number) => {
      if (unit.invoiceNumber === null) return;
      const invoice = await client.call('getDocument', { params: { number: unit.invoiceNumber } });
      const sold = invoice.ok ? soldOn(invoice.value, unit) : null;
      if (sold !== null && own === turn.current) dispatch({ type: 'saleFound', sold });
    },
    [client],
  );

  const lookUp = useCallback(
    async (serial: string) => {
      ids.current.clear();
      const own = (turn.current += 1);
      dispatch({ type: 'asked', serial, date: today() });
      const answer = await client.call('lookupUnits', {
        body: { serials: [serial], history: true },
      });
      if (own !== turn.current) return;
      if (!answer.ok) {
        dispatch({ type: 'failed', sentence: sentenceOf(answer.error) });
        announce(sentenceOf(answer.error), 'bad');
        return;
      }
      const units = answer.value.results[0]?.units ?? [];
      dispatch({ type: 'found', units });
      const [unit] = units;
      if (unit === undefined) announce(texts.none(serial), 'bad');
      else if (units.length > 1) announce(texts.several, 'bad');
      else {
        announce(texts.found(unit.serial, statusName(unit.status)), 'good');
        await findSale(unit, own);
      }
    },
    [client, announce, today, findSale],
  );

  const latestLookUp = useRef(lookUp);
  useEffect(() => {
    if (text !== '') void latestLookUp.current(text);
  }, [text]);

  /** Shows the unit as it is after a step. */
  async function follow(answer: DocumentAnswer): Promise<void> {
    const [moved] = answer.lines.flatMap(({ units }) => units);
    if (moved === undefined) return;
    if (state.unit?.item !== moved.item || state.unit.serial !== moved.serial) {
      await lookUp(moved.serial);
      return;
    }
    const own = turn.current;
    const again = await client.call('lookupUnits', {
      body: { serials: [moved.serial], item: moved.item, history: true },
    });
    const unit = again.ok ? again.value.results[0]?.units[0] : undefined;
    if (own !== turn.current) return;
    if (unit !== undefined) dispatch({ type: 'moved', unit });
    else await lookUp(moved.serial);
  }

  async function note(outcome: PostingOutcome | null): Promise<void> {
    if (outcome?.type !== 'posted') return;
    const { body } = outcome.intent;
    const kind = returnKinds.find((each) => each === body.kind);
    const title = kind === undefined ? '' : texts.stepsDone[kind];
    announce(`${title}: ${outcome.answer.number ?? ''}`, 'good');
    await follow(outcome.answer);
    posting.restart();
  }

  async function post(kind: ReturnKind): Promise<void> {
    const { unit } = state;
    if (unit === null) return;
    const unread = findUnread(state.form, kind);
    if (unread !== null) {
      posting.stop(unread);
      announce(unread, 'bad');
      return;
    }
    const id = ids.current.get(kind) ?? makeId();
    ids.current.set(kind, id);
    const body = planReturn(state, unit, kind, id, posting.state.accepted);
    await note(await posting.post(() => Promise.resolve(makeIntent(body, [], today()))));
  }

  async function withdraw(): Promise<void> {
    const outcome = await posting.withdraw();
    if (outcome?.type !== 'withdrawn') return;
    const { body, id } = outcome.intent;
    const kind = returnKinds.find((each) => each === body.kind);
    const [serial] = body.lines?.flatMap((line) => line.serials ?? []) ?? [];
    if (kind === undefined || typeof serial !== 'string') return;
    if (state.unit?.serial !== serial) await lookUp(serial);
    ids.current.set(kind, id);
  }

  function fill(form: Partial<ReturnForm>): void {
    dispatch({ type: 'filled', form });
    posting.noteChange();
  }

  const { unit, story } = state;
  const progress = unit === null ? null : progressOf(unit);
  const hasStep = progress?.steps.some((step) => step.state === 'now') === true;
  return (
    <>
      <ScanField
        label={texts.field}
        onScan={([serial]) => {
          posting.noteChange();
          void lookUp(serial ?? '');
        }}
      />
      <ToCheck
        posting={posting}
        onSettle={() => void posting.settle().then(note)}
        onChange={() => void withdraw()}
      />
      {unit === null && <Obstacles posting={posting} />}
      {state.phase === 'none' && state.sentence === null && <Empty>{texts.empty}</Empty>}
      {state.phase === 'asking' && <Spinner size="small" label={texts.asking} />}
      {state.sentence !== null && <Notice intent="error">{state.sentence}</Notice>}
      {state.phase === 'found' && state.units.length === 0 && (
        <Notice intent="warning">{texts.none(state.serial)}</Notice>
      )}
      {state.units.length > 1 && unit === null && (
        <>
          <Notice intent="info">{texts.several}</Notice>
          <div className={styles.buttons}>
            {state.units.map((each) => (
              <Button
                key={each.item}
                onClick={() => {
                  dispatch({ type: 'chosen', unit: each });
                  void findSale(each, turn.current);
                }}
              >
                {each.item}, {statusName(each.status)}
              </Button>
            ))}
          </div>
        </>
      )}
      {unit !== null && (
        <>
          <Heading>{texts.story}</Heading>
          <Story unit={unit} story={story ?? unit} />
          <RmaFormButton units={[planForm(unit, story ?? unit, state.form)]} />
          {posting.state.phase === 'sending' && <Spinner size="small" label={texts.busy} />}
          <Obstacles posting={posting} />
          {progress?.isStuck === true && <Notice intent="info">{sayStuck(unit)}</Notice>}
          {unit.status === 'at_vendor' && <Notice intent="success">{texts.done}</Notice>}
          {hasStep && (
            <Field label={texts.date}>
              <Input
                className={styles.wide}
                type="date"
                value={state.form.date}
                onChange={(_event, { value }) => fill({ date: value })}
              />
            </Field>
          )}
          <Steps
            steps={progress?.steps ?? []}
            form={state.form}
            sold={state.sold}
            canPost={canSend(posting.state)}
            fill={fill}
            post={(kind) => void post(kind)}
          />
        </>
      )}
    </>
  );
}

/** What the form is filled with: the unit, whoever had it when it was scanned, and what was said of its return. */
function planForm(
  unit: StoriedUnit,
  { customer }: StoriedUnit,
  { reason, action }: ReturnForm,
): RmaFormUnit {
  const form = { unit: { ...unit, customer: unit.customer ?? customer } };
  // Once there is an RMA, what it says counts.
  return unit.status === 'sold' ? { ...form, reason, action } : form;
}

/** What the books know of the unit; its sale as it was when it was scanned. */
function Story({ unit, story }: { unit: StoriedUnit; story: StoriedUnit }): React.JSX.Element {
  const join = (...parts: readonly (string | null)[]): string => parts.filter(Boolean).join(', ');
  const dayOf = (day: string | null): string | null => (day === null ? null : formatDay(day));
  return (
    <Facts
      rows={[
        [texts.facts.serial, <Serial key="serial" text={unit.serial} />],
        [texts.facts.item, join(unit.item, unit.description)],
        [texts.facts.status, statusName(unit.status)],
        [texts.facts.customer, story.customer],
        [texts.facts.invoice, join(story.invoiceNumber, dayOf(story.soldOn))],
        [
          texts.facts.price,
          story.unitPrice === null ? null : <Money key="p" amount={story.unitPrice} />,
        ],
        [texts.facts.vendor, unit.vendor],
        [texts.facts.receipt, join(unit.receiptNumber, dayOf(unit.receivedOn))],
        [
          texts.facts.unitCost,
          unit.unitCost === undefined ? null : <Money key="c" amount={unit.unitCost} />,
        ],
      ]}
    />
  );
}
