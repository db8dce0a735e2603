/** A flow for its pane: the rows, how far long work has come, and the header, kept while another pane is shown. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useServices } from '../services.tsx';
import { textsOf } from '../texts/texts.ts';
import { makeFlowBook, type FlowBook, type Progress } from './book.ts';
import { keepHeader, readHeader, type FlowHeader } from './header.ts';
import { beginFlow, type Flow } from './state.ts';
import type { FlowKind } from './table.ts';

const texts = textsOf('flows');

const keepAfterMs = 1000;

export interface FlowControl {
  readonly flow: Flow;
  readonly book: FlowBook;
  readonly progress: Progress | null;
  readonly header: FlowHeader;
  readonly fill: (more: Partial<FlowHeader>) => void;
}

export function useFlow(kind: FlowKind): FlowControl {
  const { host, client, announce, today, makeId } = useServices();
  const [header, setHeader] = useState(() => readHeader(host, kind, today()));
  const latest = useRef(header);
  const [flow, show] = useState(() => beginFlow(kind));
  const [progress, showProgress] = useState<Progress | null>(null);
  const book = useMemo(
    () =>
      makeFlowBook({
        kind,
        host,
        client,
        announce,
        readHeader: () => latest.current,
        show,
        showProgress,
        now: () => performance.now(),
        makeKey: makeId,
        sayStopped: () => texts.stopped,
      }),
    // What is announced changes with nothing that the rows depend on.
    [kind, host, client],
  );
  useEffect(() => {
    void book.restore();
  }, [book]);
  useEffect(() => {
    // What is typed is kept a moment later, and at once when another pane is opened.
    const keep = (): void =>
      void keepHeader(host, kind, latest.current, today()).catch(() => undefined);
    const timer = setTimeout(keep, keepAfterMs);
    return () => {
      clearTimeout(timer);
      keep();
    };
  }, [host, kind, header]);

  function fill(more: Partial<FlowHeader>): void {
    latest.current = { ...latest.current, ...more };
    setHeader(latest.current);
  }

  return { flow, book, progress, header, fill };
}
