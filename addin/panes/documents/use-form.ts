/** A document in the making for the pane: what is scanned is looked up in batches behind the person's back. */
import { useEffect, useMemo, useState } from 'react';
import type { UnitCard } from '../../../shared/api.ts';
import { sentenceOf, type Client } from '../../client.ts';
import { useServices, type Services } from '../../services.tsx';
import { listWaiting, reduceForm, type DocumentForm, type FormAction } from './state.ts';

const serialsAtOnce = 5000;

export interface FormBook {
  readonly change: (action: FormAction) => void;
  /** The form as it is now. */
  readonly read: () => DocumentForm;
  /** The form once the books answered for everything that was scanned; as it is where they cannot be asked. */
  readonly settled: () => Promise<DocumentForm>;
  /** Asks the books for the serials whose answer has not come. */
  readonly lookUp: () => Promise<void>;
}

export interface FormBookOptions {
  readonly client: Client;
  readonly announce: Services['announce'];
  readonly begin: DocumentForm;
  readonly show: (form: DocumentForm) => void;
}

export function makeFormBook({ client, announce, begin, show }: FormBookOptions): FormBook {
  let form = begin;
  /** One at a time: who comes while the books are asked waits for that answer. */
  let lookingUp: Promise<void> | null = null;

  function apply(action: FormAction): void {
    form = reduceForm(form, action);
    show(form);
  }

  async function askAll(): Promise<void> {
    try {
      for (;;) {
        const batch = listWaiting(form).slice(0, serialsAtOnce);
        if (batch.length === 0) return;
        const answer = await client.call('lookupUnits', { body: { serials: batch } });
        if (!answer.ok) {
          announce(sentenceOf(answer.error), 'bad');
          return;
        }
        const answers = new Map<string, readonly UnitCard[]>();
        batch.forEach((fold, index) => answers.set(fold, answer.value.results[index]?.units ?? []));
        apply({ type: 'lookedUp', answers });
      }
    } finally {
      lookingUp = null;
    }
  }

  function lookUp(): Promise<void> {
    lookingUp ??= askAll();
    return lookingUp;
  }

  return {
    change(action) {
      apply(action);
      if (action.type !== 'scanned') return;
      if (form.sentence === null) announce(`${action.texts.length}`, 'good');
      else announce(form.sentence, 'bad');
      void lookUp();
    },
    read: () => form,
    async settled() {
      if (listWaiting(form).length > 0) await lookUp();
      return form;
    },
    lookUp,
  };
}

export function useForm(begin: DocumentForm): {
  readonly form: DocumentForm;
  readonly book: FormBook;
} {
  const { client, announce } = useServices();
  const [form, show] = useState(begin);
  const book = useMemo(
    () => makeFormBook({ client, announce, begin, show }),
    // What is announced changes with nothing that the form depends on.
    [client],
  );
  useEffect(() => {
    void book.lookUp();
  }, [book]);
  return { form, book };
}
