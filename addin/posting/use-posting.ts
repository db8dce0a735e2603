/** The posting of documents for a pane: its state, and what its buttons do. */
import { useCallback, useMemo, useReducer } from 'react';
import type { DocumentRequest } from '../../shared/api.ts';
import { useServices } from '../services.tsx';
import { readIntents, type DocumentKind, type Intent } from './intent.ts';
import { makePosting, type Read, type Stamp } from './posting.ts';
import { beginPosting, reducePosting, type PostingOutcome, type PostingState } from './state.ts';

type Ended = Promise<PostingOutcome | null>;

export interface PostingControl {
  readonly state: PostingState;
  readonly rehearse: (read: Read<DocumentRequest>) => Ended;
  readonly post: (read: Read<Intent>) => Ended;
  /** Asks the books for the first document to check. */
  readonly settle: () => Ended;
  /** Writes to the sheet what could not be written when it was posted. */
  readonly finish: () => Ended;
  /** Takes the first document to check back, to be changed. */
  readonly withdraw: () => Ended;
  readonly accept: (code: string, isAccepted: boolean) => void;
  /** The content changed: what was said of the old one holds no longer. */
  readonly noteChange: () => void;
  readonly stop: (sentence: string) => void;
  readonly restart: () => void;
}

export function usePosting(kinds: readonly DocumentKind[], stamp: Stamp): PostingControl {
  const { host, client, announce, booksChanged } = useServices();
  const [state, dispatch] = useReducer(reducePosting, null, () =>
    beginPosting(readIntents(host, kinds)),
  );
  const posting = useMemo(() => makePosting({ host, client, tell: dispatch }), [host, client]);

  async function say(ended: Ended): Ended {
    const outcome = await ended;
    if (outcome?.type === 'refused') announce(outcome.issues[0]?.message ?? '', 'bad');
    if (outcome?.type === 'stopped' || outcome?.type === 'lost') announce(outcome.sentence, 'bad');
    if (outcome?.type === 'posted') booksChanged();
    return outcome;
  }

  const [first] = state.toCheck;
  const { posted } = state;
  const none: Ended = Promise.resolve(null);
  const noteChange = useCallback(() => {
    posting.noteChange();
    dispatch({ type: 'changed' });
  }, [posting]);
  return {
    state,
    rehearse: (read) => say(posting.rehearse(read)),
    post: (read) => say(posting.post(read, stamp)),
    settle: () => (first === undefined ? none : say(posting.settle(first, stamp))),
    finish: () =>
      posted === null ? none : say(posting.finish(posted.intent, posted.answer, stamp)),
    withdraw: () => (first === undefined ? none : say(posting.withdraw(first))),
    accept: (code, isAccepted) => dispatch({ type: 'accepted', code, isAccepted }),
    noteChange,
    stop: (sentence) => dispatch({ type: 'stopped', sentence }),
    restart: () => dispatch({ type: 'restarted' }),
  };
}
