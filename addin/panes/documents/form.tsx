/** One form for every kind of document: header, lines, costs; check, post, print, next. */
import {
  Button,
  Caption1,
  Checkbox,
  Field,
  Input,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { DocumentAnswer } from '../../../shared/api.ts';
import { sentenceOf } from '../../client.ts';
import { stampRows } from '../../flows/stamp.ts';
import { AmountField } from '../../parts/amount-field.tsx';
import { Facts, Heading, Money, Notice, Pane } from '../../parts/parts.tsx';
import { makeIntent } from '../../posting/intent.ts';
import { FileButton, Obstacles, PrintButton, ToCheck } from '../../posting/notices.tsx';
import { canSend, type PostingOutcome } from '../../posting/state.ts';
import { usePosting } from '../../posting/use-posting.ts';
import { useSaid } from '../../posting/use-said.ts';
import { ScanField } from '../../scanning/scan-field.tsx';
import { useServices } from '../../services.tsx';
import { formRules, numberFields, type HeaderField } from './forms.ts';
import { AddOnRow, BuildCard, LineCard } from './line-parts.tsx';
import { PickField, useChoices } from '../../parts/pick-field.tsx';
import { findUnread, requestOf, type DocumentForm, type FormAction } from './state.ts';
import { kindName } from '../../parts/words.ts';
import { formatAmount, formatCount } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { useForm } from './use-form.ts';

const texts = textsOf('documents');

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(128px, 1fr))',
    gap: tokens.spacingHorizontalS,
    alignItems: 'end',
  },
  wide: { minWidth: 0, width: '100%' },
  said: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    ':empty': { display: 'none' },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export interface FormProps {
  readonly begin: DocumentForm;
  readonly onBack: () => void;
  /** Shows the document of a number. */
  readonly onShow: (number: string) => void;
}

export function DocumentFormView({ begin, onBack, onShow }: FormProps): React.JSX.Element {
  const styles = useStyles();
  const { announce, client, host, makeId, today } = useServices();
  const { form, book } = useForm(begin);
  const [kinds] = useState(() => [begin.kind]);
  const posting = usePosting(kinds, (intent, answer) => stampRows(host, intent, answer));
  const items = useChoices('items');
  const [saved, setSaved] = useState<string | null>(null);
  const { state, noteChange } = posting;
  const rule = formRules[form.kind];
  const said = useSaid(state);

  function change(action: FormAction): void {
    book.change(action);
    setSaved(null);
    if (action.type !== 'lookedUp') noteChange();
  }

  async function read(): Promise<ReturnType<typeof requestOf>> {
    const { lines, addOns, builds } = await book.settled();
    const unread = findUnread(book.read());
    if (unread !== null) throw new Error(unread);
    const isCount = form.kind === 'stock_count';
    if (lines.length + addOns.length + builds.length === 0 && !isCount) {
      throw new Error(texts.nothing);
    }
    return requestOf(book.read(), state.accepted);
  }

  async function save(): Promise<void> {
    const unread = findUnread(book.read());
    if (unread !== null) {
      setSaved(unread);
      announce(unread, 'bad');
      return;
    }
    const body = requestOf(book.read(), []);
    const answer = await client.call('putDraft', { params: { id: form.id }, body });
    const sentence = answer.ok ? texts.saved : sentenceOf(answer.error);
    setSaved(sentence);
    announce(sentence, answer.ok ? 'good' : 'bad');
  }

  function say(outcome: PostingOutcome | null): void {
    if (outcome?.type === 'posted') announce(texts.posted(outcome.answer.number ?? ''), 'good');
    if (outcome?.type === 'checked') announce(texts.checked, 'good');
  }

  if (state.posted !== null) {
    const { answer } = state.posted;
    const number = answer.number ?? '';
    return (
      <Pane title={kindName(form.kind)}>
        <Notice intent="success">{texts.posted(number)}</Notice>
        <Totals answer={answer} />
        <div className={styles.buttons}>
          <PrintButton number={number} label={texts.print} isPrimary />
          <Button onClick={() => onShow(number)}>{texts.show}</Button>
          <Button onClick={onBack}>{texts.next}</Button>
        </div>
      </Pane>
    );
  }

  const isReady = canSend(state);
  return (
    <Pane title={kindName(form.kind)}>
      <Caption1>{texts.kindSentences[form.kind]}</Caption1>
      <ToCheck
        posting={posting}
        onSettle={() => void posting.settle().then(say)}
        onChange={() => void posting.withdraw()}
      />
      <Header form={form} change={change} />
      <ScanField
        label={texts.scan}
        onScan={(scanned) => change({ type: 'scanned', texts: scanned, key: makeId() })}
      />
      {form.sentence !== null && <Notice intent="warning">{form.sentence}</Notice>}
      {form.lines.length > 0 && (
        <ul className={styles.list} aria-label={texts.lines}>
          {form.lines.map((line) => (
            <LineCard key={line.key} form={form} line={line} change={change} items={items} />
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button onClick={() => change({ type: 'lineAdded', key: makeId(), item: '' })}>
          {texts.addLine}
        </Button>
        {rule.hasBuilds &&
          ([false, true] as const).map((isTakenApart) => (
            <Button
              key={String(isTakenApart)}
              onClick={() => change({ type: 'buildAdded', key: makeId(), isTakenApart })}
            >
              {isTakenApart ? texts.addApart : texts.addBuild}
            </Button>
          ))}
        {rule.hasAddOns && (
          <Button onClick={() => change({ type: 'addOnAdded', key: makeId() })}>
            {texts.addAddOn}
          </Button>
        )}
      </div>
      {form.builds.length > 0 && (
        <ul className={styles.list} aria-label={texts.builds}>
          {form.builds.map((build) => (
            <BuildCard key={build.key} form={form} build={build} change={change} items={items} />
          ))}
        </ul>
      )}
      {form.addOns.length > 0 && (
        <ul className={styles.list} aria-label={texts.addOns}>
          {form.addOns.map((addOn) => (
            <AddOnRow key={addOn.key} addOn={addOn} change={change} />
          ))}
        </ul>
      )}
      <div className={styles.buttons}>
        <Button disabled={!isReady} onClick={() => void posting.rehearse(read).then(say)}>
          {texts.check}
        </Button>
        <Button
          appearance="primary"
          disabled={!isReady}
          onClick={() =>
            void posting.post(async () => makeIntent(await read(), [], today())).then(say)
          }
        >
          {state.phase === 'sending' ? <Spinner size="tiny" label={texts.posting} /> : texts.post}
        </Button>
        <Button appearance="subtle" onClick={() => void save()}>
          {texts.save}
        </Button>
        <Button appearance="subtle" onClick={onBack}>
          {texts.back}
        </Button>
      </div>
      {saved !== null && <Notice intent="info">{saved}</Notice>}
      {saved === texts.saved && (
        <FileButton
          printed={{
            ask: (asked) => asked.download('printDraft', { params: { id: form.id } }),
            fileName: `${kindName(form.kind)}.pdf`,
          }}
          label={texts.printDraft}
        />
      )}
      <div ref={said} className={styles.said}>
        <Obstacles posting={posting} />
        {state.checked !== null && (
          <>
            <Notice intent="success">{texts.checked}</Notice>
            <Preview answer={state.checked} />
            <Totals answer={state.checked} />
          </>
        )}
      </div>
    </Pane>
  );
}

function Header({
  form,
  change,
}: {
  form: DocumentForm;
  change: (action: FormAction) => void;
}): React.JSX.Element {
  const styles = useStyles();
  const parties = useChoices('parties');
  const areas = useChoices('areas');
  const picked: Readonly<Partial<Record<HeaderField, typeof parties>>> = {
    party: parties,
    area: areas,
    fromArea: areas,
    toArea: areas,
  };
  return (
    <>
      <div className={styles.fields}>
        {formRules[form.kind].header.map((field) => {
          const choices = picked[field];
          const text = form.header[field] ?? '';
          const set = (value: string): void => change({ type: 'headed', field, text: value });
          if (choices !== undefined) {
            return (
              <PickField
                key={field}
                label={texts.headerLabels[field]}
                choices={choices}
                code={text}
                onPick={set}
              />
            );
          }
          const meaning = numberFields[field];
          if (meaning !== undefined) {
            return (
              <AmountField
                key={field}
                label={texts.headerLabels[field]}
                meaning={meaning}
                amount={text}
                onChange={set}
              />
            );
          }
          return (
            <Field key={field} label={texts.headerLabels[field]}>
              <Input
                className={styles.wide}
                type={field === 'expiresOn' || field === 'expectedOn' ? 'date' : 'text'}
                value={text}
                onChange={(_event, { value }) => set(value)}
              />
            </Field>
          );
        })}
        <Field label={texts.date}>
          <Input
            className={styles.wide}
            type="date"
            value={form.occurredOn}
            onChange={(_event, { value }) => change({ type: 'dated', day: value })}
          />
        </Field>
      </div>
      {form.kind === 'stock_transfer' && (
        <Checkbox
          label={texts.inTransit}
          checked={form.isInTransit}
          onChange={(_event, { checked }) =>
            change({ type: 'sent', isInTransit: checked === true })
          }
        />
      )}
    </>
  );
}

export function Totals({ answer }: { answer: DocumentAnswer }): React.JSX.Element {
  const { units, total, cost } = answer.totals;
  return (
    <Facts
      isFigures
      rows={[
        [texts.quantity, formatCount(units)],
        [texts.total, <Money key="total" amount={total} currency={answer.currency} />],
        [texts.cost, cost === undefined ? null : <Money key="cost" amount={cost} />],
      ]}
    />
  );
}

/** What a change of cost will do, before anybody agrees to it. */
function Preview({ answer }: { answer: DocumentAnswer }): React.JSX.Element | null {
  const { preview } = answer;
  if (preview === undefined) return null;
  const { inStock, left, months } = preview;
  return (
    <>
      <Heading>{texts.preview}</Heading>
      <Caption1>{texts.previewStock(inStock.units, formatAmount(inStock.amount))}</Caption1>
      <Caption1>{texts.previewLeft(left.units, formatAmount(left.amount))}</Caption1>
      {months.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{texts.month}</th>
              <th scope="col">{texts.before}</th>
              <th scope="col">{texts.after}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, marginBefore, marginAfter }) => (
              <tr key={month}>
                <th scope="row">{month === '' ? texts.unsold : month}</th>
                <td>
                  <Money amount={marginBefore} />
                </td>
                <td>
                  <Money amount={marginAfter} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
