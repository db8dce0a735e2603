/**
 * A keyboard wedge types a scan as a burst of keys with Enter, Tab or nothing behind it; a person types slowly and
 * presses Enter. From keys and their times this tells scans from typing, and loses neither.
 */

/** Keys of a burst come closer together than this; a person's do not. */
const burstGapMs = 35;
/** A burst without a suffix is a scan once nothing followed for so long. */
export const settleMs = 120;
const shortestBurst = 4;

export interface WedgeState {
  readonly text: string;
  /** How many gaps between keys were as short as a scanner's. */
  readonly quickGaps: number;
  readonly lastAt: number;
}

export const emptyWedge: WedgeState = { text: '', quickGaps: 0, lastAt: 0 };

export interface Key {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string;
  readonly isCtrl: boolean;
  /** Milliseconds. */
  readonly at: number;
}

export type HowEntered = 'scan' | 'typed' | 'paste';

/** What a key amounts to: nothing of ours, one more character, or an entry that is complete. */
export type WedgeStep =
  | { readonly kind: 'ignored' }
  | { readonly kind: 'more'; readonly state: WedgeState }
  | { readonly kind: 'entered'; readonly text: string; readonly how: HowEntered };

function isBurst(state: WedgeState): boolean {
  return state.quickGaps >= shortestBurst - 1 && state.quickGaps >= state.text.length - 2;
}

/** The group separator of GS1, as scanners send it: itself, or Ctrl and `]`. */
function characterOf({ key, isCtrl }: Key): string | null {
  if (isCtrl) return key === ']' ? '\u001d' : null;
  return key.length === 1 ? key : null;
}

export function pressKey(state: WedgeState, key: Key): WedgeStep {
  if (key.key === 'Enter' || (key.key === 'Tab' && state.text !== '')) {
    return { kind: 'entered', text: state.text, how: isBurst(state) ? 'scan' : 'typed' };
  }
  const character = characterOf(key);
  if (character === null) return { kind: 'ignored' };
  const isQuick = state.text !== '' && key.at - state.lastAt <= burstGapMs;
  return {
    kind: 'more',
    state: {
      text: state.text + character,
      quickGaps: state.quickGaps + (isQuick ? 1 : 0),
      lastAt: key.at,
    },
  };
}

/** The scan that a burst without suffix is, once nothing followed; null while a person may still be typing. */
export function settle(state: WedgeState, now: number): string | null {
  return isBurst(state) && now - state.lastAt >= settleMs ? state.text : null;
}

/** The entries of a pasted text: one a line or cell. */
export function splitPaste(text: string): string[] {
  return text.split(/\r\n|\r|\n|\t/).filter((line) => line.trim() !== '');
}
