/** One kind of document as a pane of its own: it opens with its form, and goes on with the next. */
import { useState } from 'react';
import type { DocumentKind } from '../../../shared/documents/kinds.ts';
import { useServices } from '../../services.tsx';
import { DocumentFormView } from './form.tsx';
import { beginForm, reduceForm, type DocumentForm } from './state.ts';

export interface JobProps {
  readonly kind: DocumentKind;
  /** Serials to begin with, one a line. */
  readonly text: string;
}

export function Job({ kind, text }: JobProps): React.JSX.Element {
  const { makeId, show, today } = useServices();

  function begin(serials: readonly string[]): DocumentForm {
    const form = beginForm(kind, makeId(), today());
    return serials.length === 0
      ? form
      : reduceForm(form, { type: 'scanned', texts: serials, key: makeId() });
  }

  const [form, setForm] = useState(() =>
    begin(text.split('\n').filter((serial) => serial.trim() !== '')),
  );
  return (
    <DocumentFormView
      key={form.id}
      begin={form}
      onBack={() => setForm(begin([]))}
      onShow={(number) => show('documents', number)}
    />
  );
}
