/**
 * A function of the formula engine whose value comes from elsewhere, with Excel's types kept: a text
 * that looks like a number, a date or a list stays text. (Univer's own way to register a function reads
 * such texts as what they look like, which would cost a serial its zeros.)
 */
import {
  ArrayValueObject,
  BaseFunction,
  BooleanValueObject,
  ERROR_TYPE_SET,
  ErrorValueObject,
  NumberValueObject,
  StringValueObject,
} from '@univerjs/preset-sheets-core';
import type { BaseValueObject, ErrorType } from '@univerjs/preset-sheets-core';
import type { CellValue } from '../workbook/cell.ts';
import type { CallResult, CellCall } from './custom-calls.ts';

const errors = new Map<string, ErrorType>([...ERROR_TYPE_SET].map((error) => [error, error]));

export class GridFunction extends BaseFunction {
  private readonly answer: (call: CellCall) => CallResult;

  constructor(name: string, answer: (call: CellCall) => CallResult) {
    super(name);
    this.answer = answer;
  }

  override calculate(...variants: BaseValueObject[]): BaseValueObject {
    const args = variants.map((variant) =>
      variant instanceof ArrayValueObject ? variant.toValue() : variant.getValue(),
    );
    const sheetId = this.subUnitId ?? '';
    const call = { sheetId, row: this.row, column: this.column, name: String(this.name), args };
    const result = this.answer(call);
    return typeof result === 'object' ? toArray(result) : toObject(result);
  }
}

function toObject(value: CellValue): BaseValueObject {
  if (typeof value === 'number') return NumberValueObject.create(value);
  if (typeof value === 'boolean') return BooleanValueObject.create(value);
  const error = errors.get(value);
  return error === undefined ? StringValueObject.create(value) : ErrorValueObject.create(error);
}

function toArray(matrix: readonly (readonly CellValue[])[]): BaseValueObject {
  const place = { unitId: '', sheetId: '', row: -1, column: -1 };
  return ArrayValueObject.create({
    ...place,
    calculateValueList: matrix.map((line) => line.map(toObject)),
    rowCount: matrix.length,
    columnCount: matrix[0]?.length ?? 0,
  });
}
