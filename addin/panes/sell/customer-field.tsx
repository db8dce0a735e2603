/** The customer of a sale, found by name or code. */
import { Combobox, Field, makeStyles, Option } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { PartyFields } from '../../../shared/api.ts';
import { sentenceOf } from '../../client.ts';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('sell');

const useStyles = makeStyles({ wide: { minWidth: 0, width: '100%' } });

const shownAtOnce = 100;

type Customers = { readonly list: readonly PartyFields[]; readonly fault: string | null };

function useCustomers(): Customers & { readonly load: () => void } {
  const { client } = useServices();
  const [turn, setTurn] = useState(0);
  const [customers, setCustomers] = useState<Customers>({ list: [], fault: null });
  useEffect(() => {
    let isShown = true;
    void client.call('listParties', { query: { limit: 10_000 } }).then((answer) => {
      if (!isShown) return;
      setCustomers(
        answer.ok
          ? {
              list: answer.value.items.filter(({ roles }) => roles.includes('customer')),
              fault: null,
            }
          : { list: [], fault: sentenceOf(answer.error) },
      );
    });
    return () => {
      isShown = false;
    };
  }, [client, turn]);
  return { ...customers, load: () => setTurn((before) => before + 1) };
}

export interface CustomerFieldProps {
  /** The code, or empty while none is chosen. */
  readonly code: string;
  readonly onChoose: (code: string) => void;
}

export function CustomerField({ code, onChoose }: CustomerFieldProps): React.JSX.Element {
  const styles = useStyles();
  const { list, fault, load } = useCustomers();
  const [query, setQuery] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const chosen = list.find((party) => party.code === code);
  const shown = query ?? chosen?.name ?? code;
  const wanted = (query ?? '').trim().toLowerCase();
  const offered = list.filter(
    (party) =>
      wanted === '' ||
      party.code.toLowerCase().includes(wanted) ||
      party.name.toLowerCase().includes(wanted),
  );
  return (
    <Field
      label={texts.customer}
      required
      {...(fault === null ? {} : { validationMessage: fault })}
    >
      <Combobox
        className={styles.wide}
        placeholder={texts.customerHint}
        value={shown}
        selectedOptions={code === '' ? [] : [code]}
        open={isOpen}
        onOpenChange={(_event, { open }) => setOpen(open)}
        onChange={(event) => {
          setQuery(event.target.value);
          setOpen(true);
          onChoose('');
        }}
        onFocus={() => {
          if (fault !== null) load();
        }}
        onBlur={() => {
          setOpen(false);
          // A code or name typed to its end is as good as a choice.
          const [only] = offered;
          const isWhole = [only?.code, only?.name].some((text) => text?.toLowerCase() === wanted);
          if (code === '' && only !== undefined && isWhole) {
            onChoose(only.code);
            setQuery(null);
          }
        }}
        onOptionSelect={(_event, { optionValue }) => {
          if (optionValue === undefined) return;
          onChoose(optionValue);
          setQuery(null);
        }}
      >
        {offered.length === 0 && (
          <Option disabled value="" text={texts.noMatch}>
            {texts.noMatch}
          </Option>
        )}
        {offered.slice(0, shownAtOnce).map((party) => (
          <Option key={party.code} value={party.code} text={party.name}>
            {party.name} ({party.code})
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
