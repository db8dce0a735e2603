/** Puts the add-in's functions into the grid's cells and asks the add-in's own runtime for their values. */
import { formatArea, quoteSheetName } from '../workbook/address.ts';
import type { PageHost } from '../adapters/page-host.ts';
import type { FunctionResult } from '../requests/custom-functions.ts';
import { callWithArguments } from './arguments.ts';
import { createCustomCalls } from './custom-calls.ts';
import type { CallResult, CellCall } from './custom-calls.ts';
import type { CustomFunction } from './function-list.ts';
import type { Grid } from './grid.ts';

interface Place {
  readonly sheetId: string;
  readonly row: number;
  readonly column: number;
}

export type CustomFunctions = ReturnType<typeof installFunctions>;

export function installFunctions(
  functions: readonly CustomFunction[],
  host: PageHost,
  grid: Grid,
  sheetIdOf: (gridId: string) => string,
) {
  const known = new Map(functions.map((one) => [one.name, one]));
  const complaints = new Map<string, string>();
  const placeOf = (at: Place) => `${at.sheetId}|${at.row}|${at.column}`;

  function take(call: CellCall, result: FunctionResult): CallResult {
    const place = placeOf({ ...call, sheetId: sheetIdOf(call.sheetId) });
    if (result.ok) {
      complaints.delete(place);
      return result.value;
    }
    complaints.set(place, result.message);
    return result.error;
  }

  const calls = createCustomCalls(
    (call, settle) => {
      const custom = known.get(call.name);
      const sheet = host.workbook.findSheet(sheetIdOf(call.sheetId));
      const at = formatArea({ row: call.row, column: call.column, rowCount: 1, columnCount: 1 });
      const address = `${quoteSheetName(sheet?.name ?? '')}!${at}`;
      const { requests } = host;
      if (custom?.isStreaming === true) {
        const onResult = (result: FunctionResult) => settle(take(call, result));
        const options = { address, onResult };
        return requests.customFunctions.start(custom.id, call.args, options).cancel;
      }
      const running = requests.customFunctions.start(custom?.id ?? call.name, call.args, {
        address,
        isCancelable: true,
      });
      void running.result.then((result) => settle(take(call, result)));
      return running.cancel;
    },
    (cells) => grid.recalculate(cells),
  );

  grid.registerFunctions(functions, (custom, call) =>
    callWithArguments(custom, call.args, (args) => calls.answer({ ...call, args })),
  );

  return {
    forget: (at: Place) => calls.forget(at),
    isBusy: () => calls.isBusy(),
    /** Asks every function again, as a full recalculation does. */
    recalculateAll(): void {
      calls.forgetAll();
      grid.recalculateAll();
    },
    /** The sentence behind an error in a cell, if a function gave one. */
    complaintAt(sheetId: string, row: number, column: number): string | null {
      return complaints.get(placeOf({ sheetId, row, column })) ?? null;
    },
  };
}
