/**
 * What Excel makes of a formula's arguments before it calls a custom function: a single value or a
 * matrix as the parameter asks, and null for what was left out. A range given where one value is asked
 * calls the function once a cell, and the answers spill.
 */
import type { CellValue } from '../workbook/cell.ts';
import type { CallResult } from './custom-calls.ts';
import type { CustomFunction } from './function-list.ts';

type Matrix = readonly (readonly unknown[])[];

const isMatrix = (value: unknown): value is Matrix => Array.isArray(value);
const blankToText = (value: unknown): unknown => value ?? '';

function asScalar(value: unknown, row: number, column: number): unknown {
  if (!isMatrix(value)) return blankToText(value);
  const line = value[value.length === 1 ? 0 : row];
  return blankToText(line?.[line.length === 1 ? 0 : column]);
}

function asMatrix(value: unknown): Matrix {
  return isMatrix(value) ? value.map((line) => line.map(blankToText)) : [[blankToText(value)]];
}

export function callWithArguments(
  custom: CustomFunction,
  given: readonly unknown[],
  call: (args: readonly unknown[]) => CallResult,
): CallResult {
  const { parameters } = custom;
  if (parameters === null)
    return call(given.map((one) => (isSingle(one) ? asScalar(one, 0, 0) : one)));

  const takesRange = (at: number) => (parameters[at] ?? parameters.at(-1))?.takesRange === true;
  const lifted = given.filter((one, at) => isMatrix(one) && !takesRange(at)).filter(isMatrix);
  const rowCount = Math.max(1, ...lifted.map((matrix) => matrix.length));
  const columnCount = Math.max(1, ...lifted.map((matrix) => matrix[0]?.length ?? 1));
  const missing = parameters.slice(given.length).filter((one) => !one.isRepeating);

  const callAt = (row: number, column: number) =>
    call([
      ...given.map((one, at) => (takesRange(at) ? asMatrix(one) : asScalar(one, row, column))),
      ...missing.map(() => null),
    ]);
  if (rowCount === 1 && columnCount === 1) return callAt(0, 0);
  return Array.from({ length: rowCount }, (_, row) =>
    Array.from({ length: columnCount }, (__, column) => firstOf(callAt(row, column))),
  );
}

function isSingle(value: unknown): boolean {
  return !isMatrix(value) || (value.length === 1 && value[0]?.length === 1);
}

function firstOf(result: CallResult): CellValue {
  return typeof result === 'object' ? (result[0]?.[0] ?? '') : result;
}
