/** Receiving: what a vendor sent goes into stock. */
import type { PaneProps } from '../../services.tsx';
import { Job } from '../documents/job.tsx';

export function View({ text }: PaneProps): React.JSX.Element {
  return <Job kind="goods_receipt" text={text} />;
}
