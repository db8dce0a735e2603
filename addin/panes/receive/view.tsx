/** Receiving: what a vendor sent goes into stock. */
import { FlowPane } from '../../flows/view.tsx';
import type { PaneProps } from '../../services.tsx';

export function View({ text }: PaneProps): React.JSX.Element {
  return <FlowPane kind="goods_receipt" text={text} />;
}
