/** Selling: a customer takes units, at a price. */
import { FlowPane } from '../../flows/view.tsx';
import type { PaneProps } from '../../services.tsx';

export function View({ text }: PaneProps): React.JSX.Element {
  return <FlowPane kind="invoice" text={text} />;
}
