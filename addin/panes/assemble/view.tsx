/** Assemblies: units are built of others, or taken apart. */
import type { PaneProps } from '../../services.tsx';
import { Job } from '../documents/job.tsx';

export function View({ text }: PaneProps): React.JSX.Element {
  return <Job kind="assembly" text={text} />;
}
