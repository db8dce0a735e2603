/**
 * Custom functions as Excel runs them: a cell asks once, shows `#BUSY!`, and is worked out again when
 * the answer comes; a streaming function may answer again.
 *
 * A cell's answer is kept for as long as its name and arguments stay the same; entering the cell
 * again, or a full recalculation, forgets it. Many cells ask at once, never one after another.
 */
import type { CellValue } from '../workbook/cell.ts';

export type CallResult = CellValue | readonly (readonly CellValue[])[];

export interface CellCall {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

/** Asks the add-in's runtime; `settle` may be called more than once. Answers how to cancel. */
export type Invoke = (call: CellCall, settle: (result: CallResult) => void) => () => void;

interface Kept {
  result: CallResult | null;
  cancel: () => void;
}

export const BUSY = '#BUSY!';

export function createCustomCalls(
  invoke: Invoke,
  recalculate: (cells: readonly CellCall[]) => void,
) {
  const cells = new Map<string, Map<string, Kept>>();
  let settled: CellCall[] = [];

  function settle(call: CellCall, kept: Kept, result: CallResult): void {
    kept.result = result;
    if (settled.length === 0) {
      setTimeout(() => {
        const done = settled;
        settled = [];
        recalculate(done);
      }, 0);
    }
    settled.push(call);
  }

  return {
    answer(call: CellCall): CallResult {
      const place = placeOf(call);
      const calls = cells.get(place) ?? new Map<string, Kept>();
      cells.set(place, calls);
      const question = JSON.stringify([call.name, call.args]);
      const known = calls.get(question);
      if (known !== undefined) return known.result ?? BUSY;
      const kept: Kept = { result: null, cancel: () => undefined };
      calls.set(question, kept);
      kept.cancel = invoke(call, (result) => settle(call, kept, result));
      return kept.result ?? BUSY;
    },

    /** The cell was entered again or emptied. */
    forget(at: { sheetId: string; row: number; column: number }): void {
      const calls = cells.get(placeOf(at));
      if (calls === undefined) return;
      for (const kept of calls.values()) kept.cancel();
      cells.delete(placeOf(at));
    },

    forgetAll(): void {
      for (const calls of cells.values()) for (const kept of calls.values()) kept.cancel();
      cells.clear();
    },

    /** Whether a cell still waits for its value. */
    isBusy(): boolean {
      return [...cells.values()].some((calls) =>
        [...calls.values()].some((kept) => kept.result === null),
      );
    },
  };
}

function placeOf(at: { sheetId: string; row: number; column: number }): string {
  return `${at.sheetId}|${at.row}|${at.column}`;
}
