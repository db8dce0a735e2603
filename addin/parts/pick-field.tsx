/** A field that offers what the books have: parties, items, bins. What is typed to its end is taken as it is. */
import { Combobox, Field, makeStyles, Option } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Tracking } from '../../shared/stock/masters.ts';
import { sentenceOf, type Client } from '../client.ts';
import { useServices } from '../services.tsx';
import { textsOf } from '../texts/texts.ts';

const texts = textsOf('parts');

// Fluent gives a combobox 250 pixels at least; here two stand beside each other in a narrow pane.
const useStyles = makeStyles({
  wide: { minWidth: 0, width: '100%', '> input': { minWidth: 0, width: '100%' } },
  // As large as a finger or an unsteady hand needs, without making the field higher.
  open: {
    minWidth: '24px',
    minHeight: '24px',
    alignItems: 'center',
    justifyContent: 'center',
    marginLeft: 0,
  },
});

export interface Choice {
  readonly code: string;
  readonly name: string;
  /** Of items. */
  readonly tracking?: Tracking;
}

export type PickKind = 'items' | 'parties' | 'vendors' | 'customers' | 'areas';

export type Choices = { readonly list: readonly Choice[]; readonly fault: string | null };

async function load(client: Client, kind: PickKind): Promise<Choices> {
  const query = { limit: 10_000 };
  switch (kind) {
    case 'items': {
      const answer = await client.call('listItems', { query });
      if (!answer.ok) return { list: [], fault: sentenceOf(answer.error) };
      const list = answer.value.items.map(({ sku, description, tracking }) => ({
        code: sku,
        name: description,
        tracking,
      }));
      return { list, fault: null };
    }
    case 'parties':
    case 'vendors':
    case 'customers': {
      const answer = await client.call('listParties', { query });
      if (!answer.ok) return { list: [], fault: sentenceOf(answer.error) };
      const wanted = kind === 'vendors' ? 'vendor' : 'customer';
      const parties = answer.value.items.filter(
        ({ roles }) => kind === 'parties' || roles.includes(wanted),
      );
      return { list: parties.map(({ code, name }) => ({ code, name })), fault: null };
    }
    case 'areas': {
      const answer = await client.call('listAreas', { query });
      if (!answer.ok) return { list: [], fault: sentenceOf(answer.error) };
      const bins = answer.value.items.filter((area) => area.kind === 'bin');
      return {
        list: bins.map(({ code, description }) => ({ code, name: description ?? '' })),
        fault: null,
      };
    }
  }
}

/** What the books have of a kind; asked once for as long as the pane is open. */
export function useChoices(kind: PickKind): Choices {
  const { client } = useServices();
  const [loaded, setLoaded] = useState<Choices>({ list: [], fault: null });
  useEffect(() => {
    let isShown = true;
    void load(client, kind).then((answer) => {
      if (isShown) setLoaded(answer);
    });
    return () => {
      isShown = false;
    };
  }, [client, kind]);
  return loaded;
}

const shownAtOnce = 100;

export interface PickFieldProps {
  readonly label: string;
  readonly isRequired?: boolean;
  readonly hint?: string;
  readonly choices: Choices;
  readonly code: string;
  readonly onPick: (code: string) => void;
}

export function PickField({
  label,
  isRequired = false,
  hint = '',
  choices,
  code,
  onPick,
}: PickFieldProps): React.JSX.Element {
  const styles = useStyles();
  const { list, fault } = choices;
  const wanted = code.trim().toLowerCase();
  const chosen = list.find((choice) => choice.code === code);
  const isChosen = chosen !== undefined;
  const offered = list.filter(
    (choice) =>
      isChosen ||
      choice.code.toLowerCase().includes(wanted) ||
      choice.name.toLowerCase().includes(wanted),
  );
  return (
    <Field
      label={label}
      required={isRequired}
      {...(fault === null ? {} : { validationMessage: fault })}
      {...(chosen === undefined || chosen.name === '' ? {} : { hint: chosen.name })}
    >
      <Combobox
        className={styles.wide}
        placeholder={hint}
        clearIcon={null}
        expandIcon={{ 'aria-label': texts.choices(label), className: styles.open }}
        freeform
        autoComplete="off"
        value={code}
        selectedOptions={isChosen ? [code] : []}
        onChange={(event) => onPick(event.target.value)}
        onOptionSelect={(_event, { optionValue }) => {
          if (optionValue !== undefined) onPick(optionValue);
        }}
        onBlur={() => {
          // A code or name typed to its end, in whatever case, is as good as a choice.
          const whole = list.find((choice) =>
            [choice.code, choice.name].some((text) => text.toLowerCase() === wanted),
          );
          if (wanted !== '' && !isChosen && whole !== undefined) onPick(whole.code);
        }}
      >
        {offered.slice(0, shownAtOnce).map((choice) => (
          <Option key={choice.code} value={choice.code} text={choice.code}>
            {choice.name === '' ? choice.code : `${choice.code} – ${choice.name}`}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
