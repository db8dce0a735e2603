/** Transfers: units go from one bin to another, at once or on their way. */
import { FlowPane } from '../../flows/view.tsx';
import type { PaneProps } from '../../services.tsx';

export function View({ text }: PaneProps): React.JSX.Element {
  return <FlowPane kind="stock_transfer" text={text} />;
}
