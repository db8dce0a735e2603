/** Documents of every kind: found, begun, checked, posted, followed by the next, closed and taken back. */
import { useState } from 'react';
import type { DocumentKind } from '../../../shared/documents/kinds.ts';
import { parseDocumentId } from '../../../shared/ids.ts';
import type { PaneProps } from '../../services.tsx';
import { DocumentPage } from './document-page.tsx';
import { DocumentFormView } from './form.tsx';
import { DocumentList } from './list.tsx';
import { PrintMany } from './print-many.tsx';
import type { DocumentForm } from './state.ts';

type Page =
  | { readonly kind: 'list'; readonly draft: string | null }
  | { readonly kind: 'document'; readonly number: string }
  | { readonly kind: 'printMany'; readonly of: DocumentKind | '' }
  | { readonly kind: 'form'; readonly form: DocumentForm };

/** `text` may be the number of a document, or the id of a draft, which is opened at once. */
export function View({ text }: PaneProps): React.JSX.Element {
  const [page, setPage] = useState<Page>(() =>
    text === '' || parseDocumentId(text) !== null
      ? { kind: 'list', draft: text === '' ? null : text }
      : { kind: 'document', number: text },
  );
  const show = (number: string): void => setPage({ kind: 'document', number });
  const back = (): void => setPage({ kind: 'list', draft: null });
  const make = (form: DocumentForm): void => setPage({ kind: 'form', form });
  switch (page.kind) {
    case 'list':
      return (
        <DocumentList
          draft={page.draft}
          onShow={show}
          onBegin={make}
          onPrintMany={(of) => setPage({ kind: 'printMany', of })}
        />
      );
    case 'printMany':
      return <PrintMany kind={page.of} onBack={back} />;
    case 'document':
      return (
        <DocumentPage
          key={page.number}
          number={page.number}
          onBack={back}
          onShow={show}
          onMake={make}
        />
      );
    case 'form':
      return <DocumentFormView key={page.form.id} begin={page.form} onBack={back} onShow={show} />;
  }
}
