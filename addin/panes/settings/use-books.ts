/** Reading and changing the books from a section of Settings: what came, what was saved, or why not and who may. */
import { useCallback, useEffect, useState } from 'react';
import type { AnswerOf, EndpointName } from '../../../shared/api.ts';
import { sentenceOf, type CallOptions } from '../../client.ts';
import { useServices } from '../../services.tsx';

export interface Loaded<Value> {
  readonly value: Value | null;
  readonly trouble: string | null;
  readonly again: () => void;
  /** What a change answered takes the place of what was read. */
  readonly put: (value: Value) => void;
}

/** What an endpoint answers, asked once for as long as the section is open; the key names what is asked. */
export function useLoaded<Value>(
  key: string,
  load: () => Promise<{ readonly value: Value } | { readonly trouble: string }>,
): Loaded<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isShown = true;
    setTrouble(null);
    void load().then((answer) => {
      if (!isShown) return;
      if ('value' in answer) setValue(answer.value);
      else setTrouble(answer.trouble);
    });
    return () => {
      isShown = false;
    };
    // What is loaded changes with its key alone.
  }, [key, attempt]);
  return {
    value,
    trouble,
    again: useCallback(() => setAttempt((before) => before + 1), []),
    put: setValue,
  };
}

/** The answer of one endpoint, for {@link useLoaded}. */
export function useAnswer<Name extends EndpointName>(
  name: Name,
  options: CallOptions<Name> = {},
): Loaded<AnswerOf<Name>> {
  const { client } = useServices();
  return useLoaded<AnswerOf<Name>>(JSON.stringify([name, options]), async () => {
    const answer = await client.call(name, options);
    return answer.ok ? { value: answer.value } : { trouble: sentenceOf(answer.error) };
  });
}

export interface Told {
  readonly intent: 'success' | 'error' | 'info';
  readonly text: string;
}

export interface Saving {
  readonly told: Told | null;
  readonly isSaving: boolean;
  readonly tell: (told: Told | null) => void;
  /** Sends a change; answers what the books answered, or null where they refused. */
  readonly save: <Name extends EndpointName>(
    name: Name,
    options: CallOptions<Name>,
    say: (answer: AnswerOf<Name>) => string,
  ) => Promise<AnswerOf<Name> | null>;
}

export function useSaving(): Saving {
  const { announce, booksChanged, client } = useServices();
  const [told, setTold] = useState<Told | null>(null);
  const [isSaving, setSaving] = useState(false);
  return {
    told,
    isSaving,
    tell: (next) => {
      setTold(next);
      if (next !== null) announce(next.text, next.intent === 'error' ? 'bad' : 'plain');
    },
    save: async (name, options, say) => {
      setSaving(true);
      const answer = await client.call(name, options);
      setSaving(false);
      const text = answer.ok ? say(answer.value) : sentenceOf(answer.error);
      setTold({ intent: answer.ok ? 'success' : 'error', text });
      announce(text, answer.ok ? 'plain' : 'bad');
      if (!answer.ok) return null;
      booksChanged();
      return answer.value;
    },
  };
}
