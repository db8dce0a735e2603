/** What a new company begins with: an identity, a currency and the bins that every company has. */
import { randomUUID } from 'node:crypto';
import { baseBins } from '../../shared/stock/masters.ts';

export interface FoundingRows {
  /** Name and value. */
  readonly settings: readonly (readonly [string, string])[];
  /** Code, type of bin, type of stock, fields. */
  readonly bins: readonly (readonly [string, string, string, string])[];
}

export function foundCompany(currency: string): FoundingRows {
  return {
    settings: [
      ['base_currency', currency],
      ['book_id', randomUUID()],
    ],
    bins: baseBins.map(({ code, description, binType, stockType }) => {
      const fields = { code, kind: 'bin', description, binType, stockType };
      return [code, binType, stockType, JSON.stringify(fields)];
    }),
  };
}
