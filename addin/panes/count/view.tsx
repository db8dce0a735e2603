/** Counts: what lies in a bin is scanned, and posting makes the books agree. */
import { FlowPane } from '../../flows/view.tsx';
import type { PaneProps } from '../../services.tsx';

export function View({ text }: PaneProps): React.JSX.Element {
  return <FlowPane kind="stock_count" text={text} />;
}
