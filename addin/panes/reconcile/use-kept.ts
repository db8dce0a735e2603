/** A kept reconciliation in the pane: read, decided, undone; and what is posted of it, under one id for every try. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { AnswerOf, BodyOf } from '../../../shared/api.ts';
import type { IssueAnswer } from '../../../shared/issues.ts';
import type { Decision } from '../../../shared/reconcile/decisions.ts';
import type { ReconcileResult } from '../../../shared/reconcile/outcome.ts';
import type { ReconcileClass } from '../../../shared/reconcile/reconcile.ts';
import { sentenceOf, type CallFailure } from '../../client.ts';
import { useServices } from '../../services.tsx';
import { textsOf } from '../../texts/texts.ts';

const texts = textsOf('reconcile');

export type Kept = AnswerOf<'getReconciliation'>;
export type KeptRow = Kept['rows'][number];

/** What stands in the way of a document. */
export interface Refused {
  readonly result: ReconcileResult;
  readonly issues: readonly IssueAnswer[];
}

export interface KeptControl {
  readonly kept: Kept | null;
  readonly fault: string | null;
  /** What was just done, in a sentence. */
  readonly said: string | null;
  readonly isBusy: boolean;
  readonly refused: Refused | null;
  readonly accepted: ReadonlySet<string>;
  readonly accept: (code: string, isAccepted: boolean) => void;
  readonly decideRow: (row: number, decision: Decision | null) => Promise<void>;
  readonly decideClass: (named: ReconcileClass, decision: Decision) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly put: (result: ReconcileResult, occurredOn: string) => Promise<void>;
}

/** What goes back is completed by a person first: the vendor gives its number. */
const asDraft: ReadonlySet<ReconcileResult> = new Set(['vendor_rma', 'debit_memo']);

export function useKept(number: string): KeptControl {
  const { client, announce, makeId, booksChanged } = useServices();
  const [kept, setKept] = useState<Kept | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set());
  /** The id of each result's document until it is answered, so that trying again posts it once. */
  const ids = useRef(new Map<ReconcileResult, string>());

  const fail = useCallback(
    (failure: CallFailure): void => {
      setFault(sentenceOf(failure));
      announce(sentenceOf(failure), 'bad');
    },
    [announce],
  );

  const read = useCallback(async (): Promise<void> => {
    const answer = await client.call('getReconciliation', { params: { number } });
    if (answer.ok) setKept(answer.value);
    else fail(answer.error);
  }, [client, number, fail]);

  useEffect(() => {
    void read();
  }, [read]);

  type Decided = BodyOf<'decideReconciliation'>;
  async function decide(
    body: { readonly undo: true } | Omit<Extract<Decided, { decision: Decision | null }>, 'after'>,
  ): Promise<void> {
    if (kept === null || isBusy) return;
    setBusy(true);
    setFault(null);
    setRefused(null);
    const after = kept.steps.at(-1)?.step ?? 0;
    const answer = await client.call('decideReconciliation', {
      params: { number },
      body: { ...body, after },
    });
    setBusy(false);
    if (answer.ok) {
      setKept(answer.value);
      return;
    }
    fail(answer.error);
    // Somebody else decided meanwhile: what is there now is shown.
    if (answer.error.kind === 'issues' && answer.error.isConflict) await read();
  }

  async function put(result: ReconcileResult, occurredOn: string): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setFault(null);
    setSaid(null);
    const id = ids.current.get(result) ?? makeId();
    ids.current.set(result, id);
    const isDraft = asDraft.has(result);
    const answer = await client.call('postReconciliation', {
      params: { number },
      body: { id, result, occurredOn, draft: isDraft, accept: [...accepted] },
    });
    setBusy(false);
    if (!answer.ok) {
      if (answer.error.kind === 'issues') setRefused({ result, issues: answer.error.issues });
      else setFault(sentenceOf(answer.error));
      announce(sentenceOf(answer.error), 'bad');
      return;
    }
    ids.current.delete(result);
    setRefused(null);
    setAccepted(new Set());
    const posted = 'number' in answer.value ? answer.value.number : null;
    const sentence = posted === null ? texts.drafted : texts.posted(posted);
    setSaid(sentence);
    announce(sentence, 'good');
    if (posted !== null) booksChanged();
    await read();
  }

  return {
    ...{ kept, fault, said, isBusy, refused, accepted, put },
    accept: (code, isAccepted) =>
      setAccepted((before) => {
        const after = new Set(before);
        if (isAccepted) after.add(code);
        else after.delete(code);
        return after;
      }),
    decideRow: (row, decision) => decide({ rows: [[row, row]], decision }),
    decideClass: (named, decision) => decide({ class: named, decision }),
    undo: () => decide({ undo: true }),
  };
}
