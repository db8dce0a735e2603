/** The rules of EN 16931-1 that figures must keep, as a table over an invoice that was read back. */
import { taxCategoryRules, type TaxCategory } from '../../shared/company/einvoice.ts';
import { sum } from '../../shared/money.ts';
import type { ReadInvoice } from './read.ts';

type Rule = (invoice: ReadInvoice) => boolean;

function isCategory(code: string): code is TaxCategory {
  return code in taxCategoryRules;
}

/** Whether two sums of tax are less than one unit of the currency apart. */
function isNear(base: number, rate: string, tax: number): boolean {
  return Math.abs(tax - (base * Number(rate || '0')) / 100) < 100;
}

export const rules: Readonly<Record<string, Rule>> = {
  'BR-02': ({ number }) => number !== '',
  'BR-05': ({ currency }) => /^[A-Z]{3}$/.test(currency),
  'BR-06': ({ seller }) => seller !== '',
  'BR-07': ({ buyer }) => buyer !== '',
  'BR-16': ({ lines }) => lines.length > 0,
  'BR-21': ({ lines }) => new Set(lines.map(({ id }) => id)).size === lines.length,
  'BR-27': ({ lines }) => lines.every(({ price }) => price >= 0),
  'BR-54': ({ lines }) =>
    lines.every(({ attributes }) =>
      attributes.every(([name, value]) => name !== '' && value !== ''),
    ),
  'BR-CO-04': ({ lines }) => lines.every(({ category }) => isCategory(category)),
  'BR-CO-10': ({ lines, lineTotal }) => sum(lines.map(({ net }) => net)) === lineTotal,
  'BR-CO-13': ({ lineTotal, taxBasis }) => lineTotal === taxBasis,
  'BR-CO-14': ({ taxes, taxTotal }) => sum(taxes.map(({ tax }) => tax)) === taxTotal,
  'BR-CO-15': ({ taxBasis, taxTotal, grandTotal }) => taxBasis + taxTotal === grandTotal,
  'BR-CO-16': ({ grandTotal, payable }) => grandTotal === payable,
  'BR-CO-17': ({ taxes }) => taxes.every(({ base, rate, tax }) => isNear(base, rate, tax)),
  'BR-CO-18': ({ taxes }) => taxes.length > 0,
  // BR-S-08 and its like: what a breakdown is the tax of stands on its lines.
  'BR-*-08': ({ taxes, lines }) =>
    taxes.every(
      ({ category, rate, base }) =>
        base ===
        sum(
          lines
            .filter((line) => line.category === category && line.rate === rate)
            .map(({ net }) => net),
        ),
    ),
  'BR-*-09': ({ taxes }) => taxes.every(({ category, tax }) => category === 'S' || tax === 0),
  'BR-*-10': ({ taxes }) =>
    taxes.every(({ category, reason }) =>
      category === 'S' || category === 'Z' ? reason === '' : reason !== '',
    ),
  'BR-O-11': ({ taxes }) => taxes.length === 1 || taxes.every(({ category }) => category !== 'O'),
  'PEPPOL-EN16931-R120': ({ lines }) =>
    lines.every(({ quantity, price, base, net }) => Math.abs((quantity / base) * price - net) < 1),
};

/** The rules that an invoice breaks. */
export function findBroken(invoice: ReadInvoice): string[] {
  return Object.entries(rules)
    .filter(([, holds]) => !holds(invoice))
    .map(([name]) => name);
}
