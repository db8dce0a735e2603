/**
 * The operating expenses of a month, as a small table: they come below gross profit in the income statement. A month is
 * saved as a whole; one that repeats itself is taken over from the month before.
 */
import { sentenceOf } from '../../client.ts';
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useState } from 'react';
import type { AnswerOf } from '../../../shared/api.ts';
import { AmountField } from '../../parts/amount-field.tsx';
import { Heading } from '../../parts/parts.tsx';
import { readers } from '../../parts/numbers.ts';
import { useServices } from '../../services.tsx';
import { formatAmount } from '../../texts/formats.ts';
import { textsOf } from '../../texts/texts.ts';
import { daysOfMonth, monthBefore, monthOf, moveToMonth } from './month.ts';
import { Body, Buttons, Form, ToldNotice, Waiting } from './section.tsx';
import { useAnswer, useSaving } from './use-books.ts';

const texts = textsOf('settings');

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'end',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    paddingBottom: tokens.spacingVerticalS,
  },
});

type Expenses = AnswerOf<'listExpenses'>;
type Row = Expenses['rows'][number];

export function Expenses(): React.JSX.Element {
  const { today } = useServices();
  const [month, setMonth] = useState(() => monthOf(today()));
  const days = daysOfMonth(month);
  return (
    <Body>
      <Field label={texts.expenses.month}>
        <Input type="month" value={month} onChange={(_event, { value }) => setMonth(value)} />
      </Field>
      {days !== null && <Month key={month} month={month} {...days} />}
    </Body>
  );
}

interface MonthProps {
  readonly month: string;
  readonly from: string;
  readonly to: string;
}

function Month({ month, from, to }: MonthProps): React.JSX.Element {
  const { value, trouble, again } = useAnswer('listExpenses', { query: { from, to } });
  if (value === null) return <Waiting trouble={trouble} onAgain={again} />;
  return <MonthForm month={month} from={from} to={to} kept={value} />;
}

/** What stands in the way of saving, in a sentence; null where nothing does. */
function findFault(rows: readonly Row[]): string | null {
  if (rows.some(({ name }) => name.trim() === '')) return texts.expenses.nameMissing;
  const bad = rows.find(({ amount }) => readers.signed(amount) === null);
  return bad === undefined ? null : texts.expenses.amountMissing(bad.name);
}

function MonthForm({ month, from, to, kept }: MonthProps & { kept: Expenses }): React.JSX.Element {
  const styles = useStyles();
  const { client } = useServices();
  const { told, tell, isSaving, save } = useSaving();
  const [rows, setRows] = useState<readonly Row[]>(kept.rows);
  const [total, setTotal] = useState(kept.total);
  const change = (place: number, patch: Partial<Row>): void =>
    setRows(rows.map((row, at) => (at === place ? { ...row, ...patch } : row)));

  async function takeOver(): Promise<void> {
    const before = daysOfMonth(monthBefore(month));
    if (before === null) return;
    const answer = await client.call('listExpenses', { query: before });
    if (!answer.ok) {
      tell({ intent: 'error', text: sentenceOf(answer.error) });
      return;
    }
    const taken = answer.value.rows.map((row) => ({ ...row, day: moveToMonth(row.day, month) }));
    setRows([...rows, ...taken]);
    tell({ intent: 'info', text: texts.expenses.taken(taken.length) });
  }

  async function submit(): Promise<void> {
    const fault = findFault(rows);
    if (fault !== null) {
      tell({ intent: 'error', text: fault });
      return;
    }
    const body = { from, to, rows: rows.map((row) => ({ ...row, name: row.name.trim() })) };
    const answer = await save('putExpenses', { body }, ({ total: sum, currency }) =>
      texts.expenses.saved(`${formatAmount(sum)} ${currency}`),
    );
    if (answer === null) return;
    setRows(answer.rows);
    setTotal(answer.total);
  }

  return (
    <Form label={texts.expenses.title} isSaving={isSaving} onSubmit={() => void submit()}>
      <Heading>{texts.expenses.sum(`${formatAmount(total)} ${kept.currency}`)}</Heading>
      <ToldNotice told={told} />
      <ul className={styles.list} aria-label={texts.expenses.title}>
        {rows.map((row, place) => (
          <ExpenseRow
            // Rows have no name of their own: their place is what they are known by.
            key={place}
            row={row}
            place={place}
            onChange={(patch) => change(place, patch)}
            onRemove={() => setRows(rows.filter((_, at) => at !== place))}
          />
        ))}
      </ul>
      <Buttons>
        <Button
          icon={<AddRegular />}
          onClick={() => setRows([...rows, { day: to, name: '', amount: '', memo: '' }])}
        >
          {texts.expenses.add}
        </Button>
        <Button onClick={() => void takeOver()}>{texts.expenses.takeOver}</Button>
        <Button type="submit" appearance="primary" disabled={isSaving}>
          {texts.save}
        </Button>
      </Buttons>
    </Form>
  );
}

interface ExpenseRowProps {
  readonly row: Row;
  readonly place: number;
  readonly onChange: (patch: Partial<Row>) => void;
  readonly onRemove: () => void;
}

function ExpenseRow({ row, place, onChange, onRemove }: ExpenseRowProps): React.JSX.Element {
  const styles = useStyles();
  const called = row.name.trim() === '' ? String(place + 1) : row.name;
  return (
    <li className={styles.row}>
      <Field label={texts.expenses.name}>
        <Input
          maxLength={120}
          value={row.name}
          onChange={(_event, { value }) => onChange({ name: value })}
        />
      </Field>
      <AmountField
        label={texts.expenses.amount}
        of={called}
        meaning="signed"
        amount={row.amount}
        onChange={(amount) => onChange({ amount })}
      />
      <Button
        appearance="subtle"
        icon={<DeleteRegular />}
        aria-label={texts.expenses.remove(called)}
        title={texts.expenses.remove(called)}
        onClick={onRemove}
      />
    </li>
  );
}
