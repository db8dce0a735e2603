/** The company's own number and name of each account. */
import { Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnswerOf } from '../../../shared/api.ts';
import { accounts, type Account } from '../../../shared/documents/postings.ts';
import type { AccountName } from '../../../shared/stock/settings.ts';
import { textsOf } from '../../texts/texts.ts';
import { Body, Buttons, Form, ToldNotice, Waiting } from './section.tsx';
import { useAnswer, useSaving, type Loaded } from './use-books.ts';

const texts = textsOf('settings');

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: '80px minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
  },
  account: { border: 'none', margin: 0, padding: 0, minWidth: 0 },
  meaning: { color: tokens.colorNeutralForeground2, padding: 0 },
  field: { minWidth: 0, width: '100%' },
});

type Names = Readonly<Record<Account, AccountName>>;

export function Accounts(): React.JSX.Element {
  const settings = useAnswer('getSettings');
  const { value, trouble, again } = settings;
  if (value === null) return <Waiting trouble={trouble} onAgain={again} />;
  return <AccountsForm settings={settings} begin={value.accounts} />;
}

interface AccountsFormProps {
  readonly settings: Loaded<AnswerOf<'getSettings'>>;
  readonly begin: Names;
}

/** The accounts whose number or name a person changed. */
function listChanged(before: Names, after: Names): Partial<Record<Account, AccountName>> {
  const changed: Partial<Record<Account, AccountName>> = {};
  for (const account of accounts) {
    const number = after[account].number.trim();
    const name = after[account].name.trim();
    if (number !== before[account].number || name !== before[account].name) {
      changed[account] = { number, name };
    }
  }
  return changed;
}

function AccountsForm({ settings, begin }: AccountsFormProps): React.JSX.Element {
  const styles = useStyles();
  const [names, setNames] = useState<Names>(begin);
  const { told, tell, isSaving, save } = useSaving();

  async function submit(): Promise<void> {
    const changed = listChanged(begin, names);
    const count = Object.keys(changed).length;
    if (Object.values(changed).some(({ name }) => name === '')) {
      tell({ intent: 'error', text: texts.accounts.nameMissing });
      return;
    }
    if (count === 0) {
      tell({ intent: 'info', text: texts.accounts.nothing });
      return;
    }
    const answer = await save('putSettings', { body: { accounts: changed } }, () =>
      texts.accounts.saved(count),
    );
    if (answer === null) return;
    settings.put(answer);
    setNames(answer.accounts);
  }

  const change = (account: Account, patch: Partial<AccountName>): void =>
    setNames({ ...names, [account]: { ...names[account], ...patch } });
  return (
    <Body>
      <Form label={texts.sections.accounts[0]} isSaving={isSaving} onSubmit={() => void submit()}>
        {accounts.map((account) => {
          const meaning = texts.accounts.names[account];
          const { number, name } = names[account];
          return (
            <fieldset key={account} className={styles.account}>
              <legend className={styles.meaning}>
                <Caption1>{meaning}</Caption1>
              </legend>
              <div className={styles.pair}>
                <Field>
                  <Input
                    className={styles.field}
                    aria-label={texts.accounts.numberOf(meaning)}
                    placeholder={texts.accounts.number}
                    maxLength={20}
                    value={number}
                    onChange={(_event, { value }) => change(account, { number: value })}
                  />
                </Field>
                <Field>
                  <Input
                    className={styles.field}
                    aria-label={texts.accounts.nameOf(meaning)}
                    placeholder={texts.accounts.name}
                    maxLength={200}
                    value={name}
                    onChange={(_event, { value }) => change(account, { name: value })}
                  />
                </Field>
              </div>
            </fieldset>
          );
        })}
        <ToldNotice told={told} />
        <Buttons>
          <Button type="submit" appearance="primary" disabled={isSaving}>
            {texts.save}
          </Button>
        </Buttons>
      </Form>
    </Body>
  );
}
