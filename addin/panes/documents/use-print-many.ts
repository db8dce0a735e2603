/** What printing many documents knows: which fit, which of them are chosen, and how far the file is. */
import { useEffect, useRef, useState } from 'react';
import type { AnswerOf } from '../../../shared/api.ts';
import { mostOfBatch, type JobAnswer } from '../../../shared/api/jobs.ts';
import type { DocumentKind } from '../../../shared/documents/kinds.ts';
import type { PrintStyle } from '../../../shared/documents/print-styles.ts';
import { sentenceOf, type CallFailure } from '../../client.ts';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('printMany');

/** Empty where nothing is asked for. */
export interface Filters {
  readonly kind: DocumentKind | '';
  readonly party: string;
  readonly from: string;
  readonly to: string;
}

export type DocumentRow = AnswerOf<'listDocuments'>['items'][number];

export interface Fitting {
  /** Newest first. */
  readonly rows: readonly DocumentRow[];
  readonly isTooMany: boolean;
  readonly fault: string | null;
}

/** The documents that fit; null while they are asked for. */
export function useFitting(filters: Filters): Fitting | null {
  const { client } = useServices();
  const { kind, party, from, to } = filters;
  const [fitting, setFitting] = useState<Fitting | null>(null);
  useEffect(() => {
    let isWanted = true;
    const query = {
      ...(kind === '' ? {} : { kind }),
      ...(party === '' ? {} : { party }),
      ...(from === '' ? {} : { from }),
      ...(to === '' ? {} : { to }),
      limit: mostOfBatch,
    };
    void client.call('listDocuments', { query }).then((answer) => {
      if (!isWanted) return;
      setFitting(
        answer.ok
          ? { rows: answer.value.items, isTooMany: answer.value.next !== null, fault: null }
          : { rows: [], isTooMany: false, fault: sentenceOf(answer.error) },
      );
    });
    return () => {
      isWanted = false;
    };
  }, [client, kind, party, from, to]);
  return fitting;
}

export interface BatchAsked {
  readonly documents: string[];
  readonly as: 'pdf' | 'zip';
  readonly format: 'pdf' | 'xlsx';
  readonly style: PrintStyle;
}

export type Printing =
  | { readonly step: 'choosing'; readonly fault: string | null }
  | { readonly step: 'working'; readonly job: JobAnswer; readonly begunAt: number }
  | { readonly step: 'done'; readonly job: JobAnswer; readonly address: string };

const askedEachMilliseconds = 400;

/** Makes a file of documents, shows it, and gives it up when the person leaves. */
export function usePrinting(): {
  readonly printing: Printing;
  readonly begin: (asked: BatchAsked) => Promise<void>;
  readonly stop: () => void;
} {
  const { client, host, announce } = useServices();
  const [printing, setPrinting] = useState<Printing>({ step: 'choosing', fault: null });
  /** The job that is waited for; what is told of another comes too late. */
  const waited = useRef<string | null>(null);

  function give(fault: string): void {
    waited.current = null;
    setPrinting({ step: 'choosing', fault });
    announce(fault, 'bad');
  }

  function fail(failure: CallFailure): void {
    give(sentenceOf(failure));
  }

  async function show(job: JobAnswer): Promise<void> {
    const file = await client.download('getJobFile', { params: { id: job.id } });
    if (waited.current !== job.id) return;
    if (!file.ok) {
      fail(file.error);
      return;
    }
    waited.current = null;
    const address = URL.createObjectURL(file.value);
    setPrinting({ step: 'done', job, address });
    announce(texts.done(job.of - job.failed.length), job.failed.length === 0 ? 'good' : 'plain');
    host.openFile(address, job.fileName ?? '');
  }

  function follow(job: JobAnswer, begunAt: number): void {
    if (job.state === 'done') void show(job);
    else if (job.state === 'failed' || job.state === 'cancelled') {
      const [reason] = job.failed.at(-1)?.reasons ?? [];
      give(reason ?? texts.failed);
    } else {
      setPrinting({ step: 'working', job, begunAt });
      setTimeout(() => void ask(job.id, begunAt), askedEachMilliseconds);
    }
  }

  async function ask(id: string, begunAt: number): Promise<void> {
    if (waited.current !== id) return;
    const answer = await client.call('getJob', { params: { id } });
    if (waited.current !== id) return;
    if (answer.ok) follow(answer.value, begunAt);
    else fail(answer.error);
  }

  function cancel(): void {
    const id = waited.current;
    waited.current = null;
    if (id !== null) void client.call('cancelJob', { params: { id } });
  }

  const leave = useRef(cancel);
  useEffect(() => {
    const { current } = leave;
    return current;
  }, []);

  return {
    printing,
    begin: async (asked) => {
      const begun = await client.call('printBatch', { body: asked });
      if (!begun.ok) {
        fail(begun.error);
        return;
      }
      waited.current = begun.value.id;
      follow(begun.value, Date.now());
    },
    stop: () => {
      cancel();
      setPrinting({ step: 'choosing', fault: null });
    },
  };
}
