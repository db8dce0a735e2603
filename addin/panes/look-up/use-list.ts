/** Looks many serials up, some thousands at a time, so that the first are seen while the rest are still asked for. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { UnitCard } from '../../../shared/api.ts';
import { sentenceOf } from '../../client.ts';
import { useServices } from '../../services.tsx';
import { beginList, reduceList, type LineState, type List } from './list.ts';

/** The first answer comes soon, those after it are larger. */
const firstBatch = 500;
const nextBatch = 5000;

export interface ListControl {
  readonly list: List | null;
  /** Milliseconds that the look-ups have taken so far. */
  readonly elapsedMs: number;
  readonly begin: (texts: readonly string[], asOf: string) => void;
  readonly stop: () => void;
  readonly resume: () => void;
  readonly filter: (state: LineState | null) => void;
  readonly leave: () => void;
}

export function useList(): ListControl {
  const { client } = useServices();
  const [list, setList] = useState<List | null>(null);
  const [elapsedMs, setElapsedMs] = useState(0);
  const spent = useRef(0);
  const latest = useRef<{ list: List | null; asOf: string; turn: number }>({
    list: null,
    asOf: '',
    turn: 0,
  });

  const put = useCallback((next: List | null) => {
    latest.current.list = next;
    setList(next);
  }, []);

  const run = useCallback(async () => {
    const { turn, asOf } = latest.current;
    const startedAt = performance.now() - spent.current;
    for (;;) {
      const now = latest.current.list;
      if (now === null || latest.current.turn !== turn || !now.isRunning) return;
      const batch = now.lines.slice(now.done, now.done + (now.done === 0 ? firstBatch : nextBatch));
      if (batch.length === 0) {
        put({ ...now, isRunning: false });
        return;
      }
      const answer = await client.call('lookupUnits', {
        body: {
          serials: batch.map(({ serial }) => serial),
          ...(asOf === '' ? {} : { asOf }),
        },
      });
      const then = latest.current.list;
      if (then === null || latest.current.turn !== turn) return;
      if (!answer.ok) {
        put(reduceList(then, { type: 'stopped', trouble: sentenceOf(answer.error) }));
        return;
      }
      const answers = batch.map(
        (_, index): readonly UnitCard[] => answer.value.results[index]?.units ?? [],
      );
      const wasRunning = then.isRunning;
      const next = reduceList(then, { type: 'answered', answers });
      put(wasRunning ? next : { ...next, isRunning: false });
      spent.current = performance.now() - startedAt;
      setElapsedMs(spent.current);
    }
  }, [client, put]);

  useEffect(
    () => () => {
      latest.current.turn += 1;
    },
    [],
  );

  const act = useCallback(
    (action: Parameters<typeof reduceList>[1]) => {
      const now = latest.current.list;
      if (now !== null) put(reduceList(now, action));
    },
    [put],
  );

  return {
    list,
    elapsedMs,
    begin: useCallback(
      (texts, asOf) => {
        latest.current = { list: null, asOf, turn: latest.current.turn + 1 };
        spent.current = 0;
        setElapsedMs(0);
        put(beginList(texts));
        void run();
      },
      [put, run],
    ),
    stop: useCallback(() => act({ type: 'stopped', trouble: null }), [act]),
    resume: useCallback(() => {
      latest.current.turn += 1;
      act({ type: 'resumed' });
      void run();
    }, [act, run]),
    filter: useCallback((filter) => act({ type: 'filtered', filter }), [act]),
    leave: useCallback(() => {
      latest.current.turn += 1;
      put(null);
    }, [put]),
  };
}
