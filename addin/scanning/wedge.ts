/**
 * A keyboard wedge types a scan as a burst of keys with Enter, Tab or nothing behind it; a person types slowly and
 * presses Enter. From keys and their times this tells scans from typing, and loses neither.
 */

/** Keys of a burst come closer together than this; a person's do not. */
const burstGapMs = 35;
/** A burst without a suffix is a scan once nothing followed for so long; a stall on the way must not cut one. */
export const settleMs = 250;
const shortestBurst = 4;
/** After so long a pause whatever follows is an entry of its own. */
const leftAloneMs = 1000;
/** A suffix that comes so soon after a burst was taken for a scan without one belongs to it. */
const lateSuffixMs = 500;

export const groupSeparator = '\u001d';

export interface WedgeState {
  readonly text: string;
  /** How many gaps between keys were as short as a scanner's. */
  readonly quickGaps: number;
  readonly lastAt: number;
  /** When a burst was taken for a scan without suffix; null once anything else came. */
  readonly settledAt: number | null;
}

export const emptyWedge: WedgeState = { text: '', quickGaps: 0, lastAt: 0, settledAt: null };

/** The state right after a burst was taken for a scan without suffix. */
export const afterSettling = (at: number): WedgeState => ({ ...emptyWedge, settledAt: at });

export interface Key {
  /** As `KeyboardEvent.key` has it. */
  readonly key: string;
  readonly isCtrl: boolean;
  /** Milliseconds. */
  readonly at: number;
  /** The key is held down: no scanner does that, however quickly it repeats. */
  readonly isRepeat?: boolean;
  /** The field holds text, typed here or pasted. */
  readonly hasText?: boolean;
  /** The page was busy ever since the key before, so that no pause between the two was anybody's. */
  readonly wasBusy?: boolean;
}

export type HowEntered = 'scan' | 'typed' | 'paste';

/** What a key amounts to: nothing of ours, a suffix too many, one more character, or an entry that is complete. */
export type WedgeStep =
  | { readonly kind: 'ignored' }
  | { readonly kind: 'eaten' }
  | { readonly kind: 'more'; readonly state: WedgeState }
  | { readonly kind: 'entered'; readonly text: string; readonly how: HowEntered };

function isBurst(state: WedgeState): boolean {
  return state.quickGaps >= shortestBurst - 1 && state.quickGaps >= state.text.length - 2;
}

/** The group separator of GS1, as scanners send it: itself, or Ctrl and `]`. */
function characterOf({ key, isCtrl }: Key): string | null {
  if (isCtrl) return key === ']' ? groupSeparator : null;
  return key.length === 1 ? key : null;
}

export function pressKey(state: WedgeState, key: Key): WedgeStep {
  const hasText = state.text !== '' || key.hasText === true;
  if (key.key === 'Enter' || key.key === 'Tab') {
    const isLate = state.settledAt !== null && key.at - state.settledAt <= lateSuffixMs;
    if (state.text === '' && isLate) return { kind: 'eaten' };
    if (key.key === 'Tab' && !hasText) return { kind: 'ignored' };
    return { kind: 'entered', text: state.text, how: isBurst(state) ? 'scan' : 'typed' };
  }
  // The LF of CR LF, as some scanners send it; a browser would open its downloads.
  if (key.isCtrl && key.key === 'j') return { kind: 'eaten' };
  const character = characterOf(key);
  if (character === null) return { kind: 'ignored' };
  const gap = key.at - state.lastAt;
  const isLeftAlone = gap > leftAloneMs && key.wasBusy !== true;
  if (state.text === '' || isLeftAlone) {
    return { kind: 'more', state: { ...emptyWedge, text: character, lastAt: key.at } };
  }
  const isQuick = key.isRepeat !== true && gap <= burstGapMs;
  return {
    kind: 'more',
    state: {
      text: state.text + character,
      quickGaps: state.quickGaps + (isQuick ? 1 : 0),
      lastAt: key.at,
      settledAt: null,
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

/** What stays in the field once a scan is taken out: text that a person had begun before. */
export function takeScan(fieldText: string, scan: string): string {
  return fieldText.endsWith(scan) ? fieldText.slice(0, fieldText.length - scan.length) : '';
}
