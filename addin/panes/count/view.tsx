/** Counts: what lies in a bin is scanned, and posting makes the books agree. */
import type { PaneProps } from '../../services.tsx';
import { Job } from '../documents/job.tsx';

export function View({ text }: PaneProps): React.JSX.Element {
  return <Job kind="stock_count" text={text} />;
}
