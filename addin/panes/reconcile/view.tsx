/** Reconciling: what was reconciled before, a list in the making, and one that is kept, with its decisions. */
import { useState } from 'react';
import type { PaneProps } from '../../services.tsx';
import { splitPaste } from '../../scanning/wedge.ts';
import { KeptPage } from './kept-page.tsx';
import { ListPage } from './list-page.tsx';
import { NewPage } from './new-page.tsx';

type Page =
  | { readonly kind: 'list' }
  | { readonly kind: 'new'; readonly scanned: readonly string[] }
  | { readonly kind: 'kept'; readonly number: string };

/** `text` may be the number of a reconciliation, or what arrived, a serial a line. */
export function View({ text }: PaneProps): React.JSX.Element {
  const [page, setPage] = useState<Page>(() => {
    if (/^REC-\d+$/i.test(text)) return { kind: 'kept', number: text };
    return text === '' ? { kind: 'list' } : { kind: 'new', scanned: splitPaste(text) };
  });
  const back = (): void => setPage({ kind: 'list' });
  const show = (number: string): void => setPage({ kind: 'kept', number });
  switch (page.kind) {
    case 'list':
      return <ListPage onBegin={() => setPage({ kind: 'new', scanned: [] })} onShow={show} />;
    case 'new':
      return <NewPage scanned={page.scanned} onBack={back} onMade={show} />;
    case 'kept':
      return <KeptPage key={page.number} number={page.number} onBack={back} />;
  }
}
