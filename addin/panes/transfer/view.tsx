/** Transfers: units go from one bin to another, at once or on their way. */
import type { PaneProps } from '../../services.tsx';
import { Job } from '../documents/job.tsx';

export function View({ text }: PaneProps): React.JSX.Element {
  return <Job kind="stock_transfer" text={text} />;
}
