/** Returns: one serial fills the form; RMA, taking back, and the way to the vendor follow step by step. */
import {
  Button,
  Combobox,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import type { RmaAction } from '../../../shared/api.ts';
import { rmaActions } from '../../../shared/api.ts';
import { sentenceOf } from '../../client.ts';
import {
  Empty,
  Facts,
  Heading,
  IssueList,
  Money,
  Notice,
  Pane,
  Serial,
} from '../../parts/parts.tsx';
import { finishIntent, openPrint, postIntent, readIntent } from '../../posting/posting.ts';
import { ScanField } from '../../scanning/scan-field.tsx';
import { useServices, type PaneProps } from '../../services.tsx';
import {
  beginReturn,
  nextSteps,
  planReturn,
  reduceReturn,
  returnKinds,
  type ReturnForm,
  type ReturnKind,
  type ReturnState,
} from './state.ts';
import { texts } from './texts.ts';

const useStyles = makeStyles({
  wide: { minWidth: 0, width: '100%' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});

type Fill = (form: Partial<ReturnForm>) => void;

export function View({ text }: PaneProps): React.JSX.Element {
  const styles = useStyles();
  const { host, client, announce, today, makeId, booksChanged } = useServices();
  const [state, dispatch] = useReducer(reduceReturn, today(), beginReturn);
  /** One id a step, the same for every try of it. */
  const ids = useRef(new Map<ReturnKind, string>());
  const isSending = useRef(false);

  const lookUp = useCallback(
    async (serial: string) => {
      ids.current.clear();
      dispatch({ type: 'asked', serial });
      const answer = await client.call('lookupUnits', { body: { serials: [serial] } });
      if (!answer.ok) {
        dispatch({ type: 'said', sentence: sentenceOf(answer.error) });
        return;
      }
      const units = answer.value.results[0]?.units ?? [];
      dispatch({ type: 'found', units });
      announce(
        units.length === 0 ? texts.none(serial) : serial,
        units.length === 0 ? 'bad' : 'good',
      );
    },
    [client, announce],
  );

  useEffect(() => {
    if (text !== '') void lookUp(text);
  }, [text, lookUp]);

  async function attempt(run: () => Promise<void>): Promise<void> {
    if (isSending.current) return;
    isSending.current = true;
    dispatch({ type: 'busy' });
    try {
      await run();
    } catch (error) {
      dispatch({ type: 'said', sentence: error instanceof Error ? error.message : String(error) });
    } finally {
      isSending.current = false;
    }
  }

  async function send(kind: ReturnKind, intent: Parameters<typeof postIntent>[1]): Promise<void> {
    const answer = await postIntent({ host, client }, intent);
    if (!answer.ok) {
      const { error } = answer;
      announce(sentenceOf(error), 'bad');
      if (error.kind === 'issues') dispatch({ type: 'refused', issues: error.issues });
      else if (error.kind === 'offline' || error.kind === 'failed') {
        dispatch({ type: 'lost', sentence: error.message });
      } else dispatch({ type: 'said', sentence: error.message });
      return;
    }
    await finishIntent({ host, client }, kind);
    booksChanged();
    announce(`${texts.steps[kind]}: ${answer.value.number ?? ''}`, 'good');
    dispatch({ type: 'posted', kind, answer: answer.value });
    const [line] = answer.value.lines;
    const [unit] = line?.units ?? [];
    if (line === undefined || unit === undefined) return;
    const card = await client.call('getUnit', {
      params: { sku: unit.item, serial: unit.serial },
    });
    if (card.ok) dispatch({ type: 'moved', unit: card.value });
  }

  function post(kind: ReturnKind): void {
    const { unit } = state;
    if (unit === null) return;
    const id = ids.current.get(kind) ?? makeId();
    ids.current.set(kind, id);
    void attempt(() => send(kind, { body: planReturn(state, unit, kind, id), keys: [] }));
  }

  function askAgain(): void {
    void attempt(async () => {
      for (const kind of returnKinds) {
        const intent = readIntent(host, kind);
        if (intent !== null) await send(kind, intent);
      }
    });
  }

  const { unit } = state;
  const steps = unit === null ? [] : nextSteps(unit.status);
  const isBusy = state.phase === 'busy';
  const fill: Fill = (form) => dispatch({ type: 'filled', form });
  const hasKept = returnKinds.some((kind) => readIntent(host, kind) !== null);
  return (
    <Pane title={texts.title}>
      <ScanField label={texts.field} onScan={([serial]) => void lookUp(serial ?? '')} />
      {hasKept && !isBusy && (
        <Notice intent="warning">
          {texts.lost}{' '}
          <Button size="small" onClick={askAgain}>
            {texts.again}
          </Button>
        </Notice>
      )}
      {state.serial === '' && <Empty>{texts.empty}</Empty>}
      {state.sentence !== null && <Notice intent="error">{state.sentence}</Notice>}
      {state.serial !== '' && !isBusy && state.units.length === 0 && state.sentence === null && (
        <Notice intent="warning">{texts.none(state.serial)}</Notice>
      )}
      {state.units.length > 1 && unit === null && (
        <>
          <Notice intent="info">{texts.several}</Notice>
          <div className={styles.buttons}>
            {state.units.map((each) => (
              <Button key={each.item} onClick={() => dispatch({ type: 'chosen', unit: each })}>
                {each.item}
              </Button>
            ))}
          </div>
        </>
      )}
      {state.posted.map(({ kind, number }) => (
        <Notice key={number} intent="success">
          {texts.steps[kind]}{' '}
          <Button
            size="small"
            onClick={() =>
              void openPrint(client, host, number).then((failure) => {
                if (failure !== null) dispatch({ type: 'said', sentence: sentenceOf(failure) });
              })
            }
          >
            {texts.open(number)}
          </Button>
        </Notice>
      ))}
      {unit !== null && (
        <>
          <Heading>{texts.story}</Heading>
          <Facts
            rows={[
              ['Serial', <Serial key="serial" text={unit.serial} />],
              ['Item', [unit.item, unit.description].filter(Boolean).join(' – ')],
              ['Status', unit.status.replaceAll('_', ' ')],
              ['Customer', unit.customer],
              ['Invoice', [unit.invoiceNumber, unit.soldOn].filter(Boolean).join(', ')],
              ['Price', unit.unitPrice === null ? null : <Money key="p" amount={unit.unitPrice} />],
              ['Vendor', unit.vendor],
              ['Receipt', [unit.receiptNumber, unit.receivedOn].filter(Boolean).join(', ')],
              [
                'Unit cost',
                unit.unitCost === undefined ? null : <Money key="c" amount={unit.unitCost} />,
              ],
            ]}
          />
          <IssueList
            issues={state.issues}
            accepted={state.accepted}
            onAccept={(code, isAccepted) => dispatch({ type: 'accepted', code, isAccepted })}
          />
          {isBusy && <Spinner size="small" label={texts.busy} />}
          {steps.length === 0 ? (
            <Notice intent={unit.status === 'at_vendor' ? 'success' : 'info'}>
              {unit.status === 'at_vendor'
                ? texts.done
                : texts.stays(unit.status.replaceAll('_', ' '))}
            </Notice>
          ) : (
            <Steps state={state} steps={steps} isBusy={isBusy} fill={fill} post={post} />
          )}
        </>
      )}
    </Pane>
  );
}

const buttonTexts: Readonly<Record<ReturnKind, string>> = {
  customer_rma: texts.rma,
  credit_memo: texts.take,
  vendor_rma: texts.createVendorRma,
  debit_memo: texts.ship,
};

function Steps({
  state,
  steps,
  isBusy,
  fill,
  post,
}: {
  state: ReturnState;
  steps: readonly ReturnKind[];
  isBusy: boolean;
  fill: Fill;
  post: (kind: ReturnKind) => void;
}): React.JSX.Element {
  const styles = useStyles();
  const { form } = state;
  const isShown = (kind: ReturnKind): boolean => steps.includes(kind);
  return (
    <div className={styles.form}>
      {(isShown('customer_rma') || isShown('vendor_rma')) && (
        <Field label={texts.reason}>
          <Combobox
            className={styles.wide}
            freeform
            value={form.reason}
            onChange={(event) => fill({ reason: event.target.value })}
            onOptionSelect={(_event, { optionText }) => fill({ reason: optionText ?? '' })}
          >
            {texts.reasons.map((reason) => (
              <Option key={reason}>{reason}</Option>
            ))}
          </Combobox>
        </Field>
      )}
      {isShown('customer_rma') && (
        <Field label={texts.action}>
          <Dropdown
            className={styles.wide}
            value={texts.actions[form.action]}
            selectedOptions={[form.action]}
            onOptionSelect={(_event, { optionValue }) =>
              fill({ action: rmaActions.find((each) => each === optionValue) ?? form.action })
            }
          >
            {rmaActions.map((action: RmaAction) => (
              <Option key={action} value={action}>
                {texts.actions[action]}
              </Option>
            ))}
          </Dropdown>
        </Field>
      )}
      {isShown('credit_memo') && (
        <>
          <Field label={texts.price}>
            <Input
              className={styles.wide}
              inputMode="decimal"
              value={form.price}
              onChange={(_event, { value }) => fill({ price: value })}
            />
          </Field>
          <Field label={texts.tax}>
            <Input
              className={styles.wide}
              inputMode="decimal"
              value={form.taxRate}
              onChange={(_event, { value }) => fill({ taxRate: value })}
            />
          </Field>
        </>
      )}
      {isShown('vendor_rma') && (
        <Field label={texts.vendorRma}>
          <Input
            className={styles.wide}
            value={form.vendorRmaNumber}
            onChange={(_event, { value }) => fill({ vendorRmaNumber: value })}
          />
        </Field>
      )}
      {isShown('debit_memo') && (
        <Field label={texts.vendorCredit}>
          <Input
            className={styles.wide}
            inputMode="decimal"
            value={form.vendorCredit}
            onChange={(_event, { value }) => fill({ vendorCredit: value })}
          />
        </Field>
      )}
      <Field label={texts.date}>
        <Input
          className={styles.wide}
          type="date"
          value={form.date}
          onChange={(_event, { value }) => fill({ date: value })}
        />
      </Field>
      <div className={styles.buttons}>
        {steps.map((kind, index) => (
          <Button
            key={kind}
            appearance={index === 0 ? 'primary' : 'secondary'}
            disabled={isBusy}
            onClick={() => post(kind)}
          >
            {buttonTexts[kind]}
          </Button>
        ))}
      </div>
    </div>
  );
}
