/** Through which day the books are closed; closing further, and reopening with a reason; everything that was done so. */
import {
  Body1Strong,
  Button,
  Caption1,
  Field,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { AnswerOf } from '../../../shared/api.ts';
import { Heading } from '../../parts/parts.tsx';
import { formatDay } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { Body, Buttons, Form, ToldNotice, Waiting } from './section.tsx';
import { useAnswer, useSaving, type Saving } from './use-books.ts';

const texts = textsOf('settings');

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  event: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
});

type PeriodFacts = AnswerOf<'listPeriods'>;

interface StepProps {
  readonly saving: Saving;
  readonly onDone: (periods: PeriodFacts) => void;
}

export function Periods(): React.JSX.Element {
  const { value, trouble, again, put } = useAnswer('listPeriods');
  const saving = useSaving();
  if (value === null) return <Waiting trouble={trouble} onAgain={again} />;
  const { closedThrough } = value;
  return (
    <Body>
      <Body1Strong>
        {closedThrough === null
          ? texts.periods.open
          : texts.periods.closedThrough(formatDay(closedThrough))}
      </Body1Strong>
      <ToldNotice told={saving.told} />
      <CloseForm saving={saving} onDone={put} />
      {closedThrough !== null && <ReopenForm saving={saving} onDone={put} />}
      <Events events={value.events} />
    </Body>
  );
}

function CloseForm({ saving, onDone }: StepProps): React.JSX.Element {
  const [through, setThrough] = useState('');
  const [reason, setReason] = useState('');

  async function close(): Promise<void> {
    if (through === '') {
      saving.tell({ intent: 'error', text: texts.periods.dayMissing });
      return;
    }
    const body = { through, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
    const answer = await saving.save('closePeriod', { body }, () =>
      texts.periods.closed(formatDay(through)),
    );
    if (answer === null) return;
    setThrough('');
    setReason('');
    onDone(answer);
  }

  return (
    <Form label={texts.periods.closeTitle} isSaving={saving.isSaving} onSubmit={() => void close()}>
      <Heading>{texts.periods.closeTitle}</Heading>
      <Field label={texts.periods.through}>
        <Input type="date" value={through} onChange={(_event, { value }) => setThrough(value)} />
      </Field>
      <Field label={texts.periods.reason}>
        <Input value={reason} onChange={(_event, { value }) => setReason(value)} />
      </Field>
      <Buttons>
        <Button type="submit" appearance="primary" disabled={saving.isSaving}>
          {texts.periods.close}
        </Button>
      </Buttons>
    </Form>
  );
}

function ReopenForm({ saving, onDone }: StepProps): React.JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [through, setThrough] = useState('');
  const [reason, setReason] = useState('');

  async function reopen(): Promise<void> {
    if (reason.trim() === '') {
      saving.tell({ intent: 'error', text: texts.periods.reasonMissing });
      return;
    }
    const body = { through: through === '' ? null : through, reason: reason.trim() };
    const answer = await saving.save('reopenPeriod', { body }, ({ closedThrough }) =>
      closedThrough === null
        ? texts.periods.allReopened
        : texts.periods.reopened(formatDay(closedThrough)),
    );
    if (answer === null) return;
    setOpen(false);
    onDone(answer);
  }

  if (!isOpen) {
    return (
      <Buttons>
        <Button onClick={() => setOpen(true)}>{texts.periods.reopen}</Button>
      </Buttons>
    );
  }
  return (
    <Form
      label={texts.periods.reopenTitle}
      isSaving={saving.isSaving}
      onSubmit={() => void reopen()}
    >
      <Heading>{texts.periods.reopenTitle}</Heading>
      <Field label={texts.periods.reopenThrough} hint={texts.periods.reopenHint}>
        <Input type="date" value={through} onChange={(_event, { value }) => setThrough(value)} />
      </Field>
      <Field label={texts.periods.reason} required>
        <Input value={reason} onChange={(_event, { value }) => setReason(value)} />
      </Field>
      <Buttons>
        <Button type="submit" appearance="primary" disabled={saving.isSaving}>
          {texts.periods.reopen}
        </Button>
        <Button onClick={() => setOpen(false)}>{texts.cancel}</Button>
      </Buttons>
    </Form>
  );
}

function Events({ events }: Pick<PeriodFacts, 'events'>): React.JSX.Element | null {
  const styles = useStyles();
  if (events.length === 0) return null;
  return (
    <>
      <Heading>{texts.periods.events}</Heading>
      <ol className={styles.list} aria-label={texts.periods.events}>
        {events.map(({ action, through, user, recordedAt, reason }) => (
          <li key={recordedAt} className={styles.event}>
            <span>
              {texts.periods.actions[action]}{' '}
              {through === null ? texts.periods.beginning : formatDay(through)}
            </span>
            <Caption1>
              {[formatDay(recordedAt.slice(0, 10)), user, reason].filter(Boolean).join(' · ')}
            </Caption1>
          </li>
        ))}
      </ol>
    </>
  );
}
