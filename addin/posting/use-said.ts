/** Brings what the books said of a document into view, however far down its list the person is. */
import { useEffect, useRef } from 'react';
import type { PostingState } from './state.ts';

/** For the element that holds what was said. */
export function useSaid({
  checked,
  issues,
  sentence,
}: PostingState): React.RefObject<HTMLDivElement | null> {
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const isSaid = checked !== null || issues.length > 0 || sentence !== null;
    if (isSaid) said.current?.scrollIntoView({ block: 'nearest' });
  }, [checked, issues, sentence]);
  return said;
}
