/** How far the posting of a document has come, as a pure state. The same for every kind of document. */
import type { DocumentAnswer } from '../../shared/api.ts';
import type { IssueAnswer } from '../../shared/issues.ts';
import type { Intent } from './intent.ts';

/** What a job of posting ended in. */
export type PostingOutcome =
  | { readonly type: 'checked'; readonly answer: DocumentAnswer }
  /** Surely not posted: it may be changed and sent again under the same id. */
  | { readonly type: 'refused'; readonly issues: readonly IssueAnswer[] }
  | { readonly type: 'stopped'; readonly sentence: string }
  /** Not known. `isAbsent`: the books were asked and do not have it so far. */
  | {
      readonly type: 'lost';
      readonly intent: Intent;
      readonly sentence: string;
      readonly isAbsent: boolean;
    }
  /** `unwritten` says why the sheet does not show it yet. */
  | {
      readonly type: 'posted';
      readonly intent: Intent;
      readonly answer: DocumentAnswer;
      readonly unwritten: string | null;
    }
  /** A document that the books do not have was taken back, to be changed. */
  | { readonly type: 'withdrawn'; readonly intent: Intent };

export type PostingAction =
  | PostingOutcome
  | { readonly type: 'sending' }
  /** Nothing was sent after all. */
  | { readonly type: 'idle' }
  | { readonly type: 'accepted'; readonly code: string; readonly isAccepted: boolean }
  /** The content changed: what was said of the old one holds no longer. */
  | { readonly type: 'changed' }
  | { readonly type: 'restarted' };

export interface PostingState {
  readonly phase: 'open' | 'sending' | 'posted';
  /** Documents that may or may not be posted; nothing else is sent before they are known. */
  readonly toCheck: readonly Intent[];
  readonly isAbsent: boolean;
  readonly issues: readonly IssueAnswer[];
  readonly accepted: ReadonlySet<string>;
  readonly checked: DocumentAnswer | null;
  readonly posted: { readonly intent: Intent; readonly answer: DocumentAnswer } | null;
  readonly unwritten: string | null;
  readonly sentence: string | null;
}

export function beginPosting(toCheck: readonly Intent[]): PostingState {
  return {
    phase: 'open',
    toCheck,
    isAbsent: false,
    issues: [],
    accepted: new Set(),
    checked: null,
    posted: null,
    unwritten: null,
    sentence: null,
  };
}

function without(intents: readonly Intent[], { id }: Intent): readonly Intent[] {
  return intents.filter((each) => each.id !== id);
}

export function reducePosting(state: PostingState, action: PostingAction): PostingState {
  switch (action.type) {
    case 'sending':
      return { ...state, phase: 'sending', sentence: null };
    case 'idle':
      return { ...state, phase: 'open' };
    case 'checked':
      return { ...state, phase: 'open', issues: [], checked: action.answer };
    case 'refused':
      // While there are documents to check, only the first of them is sent: refused now, it was never posted.
      return {
        ...state,
        phase: 'open',
        toCheck: state.toCheck.slice(1),
        isAbsent: false,
        checked: null,
        issues: action.issues,
      };
    case 'stopped':
      return { ...state, phase: 'open', sentence: action.sentence };
    case 'lost':
      return {
        ...state,
        phase: 'open',
        checked: null,
        toCheck: [action.intent, ...without(state.toCheck, action.intent)],
        isAbsent: action.isAbsent,
        sentence: action.sentence,
      };
    case 'posted':
      return {
        ...beginPosting(without(state.toCheck, action.intent)),
        phase: 'posted',
        posted: { intent: action.intent, answer: action.answer },
        unwritten: action.unwritten,
      };
    case 'accepted': {
      const accepted = new Set(state.accepted);
      if (action.isAccepted) accepted.add(action.code);
      else accepted.delete(action.code);
      return { ...state, accepted };
    }
    case 'changed':
      return state.checked !== null || state.issues.length > 0
        ? { ...state, checked: null, issues: [] }
        : state;
    case 'withdrawn':
      return beginPosting(without(state.toCheck, action.intent));
    case 'restarted':
      return beginPosting(state.toCheck);
  }
}

/** Whether a document may be sent now. */
export function canSend({ phase, toCheck }: PostingState): boolean {
  return phase === 'open' && toCheck.length === 0;
}
