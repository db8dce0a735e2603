/**
 * What was reconciled, told in a shell: aligned columns with every amount in its currency, as the language writes it.
 * Nothing that does not fit is left out.
 */
import { claimWords, type ClaimWords } from '../../reports/model/claim/words.ts';
import { writeMoney } from '../../reports/model/rma-form/words.ts';
import type { ReconcileTotals } from '../../shared/api/reconcile.ts';
import { parseMoney } from '../../shared/money.ts';
import { reconcileClasses, type ReconcileRow } from '../../shared/reconcile/reconcile.ts';
import type { Left } from '../../shared/vendor-list/entries.ts';
import type { CommandTexts } from './reconcile-texts.ts';

/** Texts in columns as wide as their widest, figures to the right. */
function layColumns(rows: readonly (readonly string[])[], right: ReadonlySet<number>): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, at) => {
      widths[at] = Math.max(widths[at] ?? 0, cell.length);
    });
  return rows.map((row) =>
    row
      .map((cell, at) =>
        right.has(at) ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** The classes that have units, with what is at stake. */
export function tellClasses(
  totals: ReconcileTotals,
  currency: string,
  texts: CommandTexts,
): string[] {
  const words = claimWords(texts.language);
  const rows = reconcileClasses.flatMap((name) => {
    const { units, amount } = totals[name];
    const minor = parseMoney(amount, currency);
    if (units === 0 || minor === null) return [];
    return [[words.classes[name], String(units), writeMoney(minor, currency, texts.language)]];
  });
  return layColumns([[texts.found, texts.units, texts.amount], ...rows], new Set([1, 2]));
}

/** The units that do not fit, each with why. */
export function tellRows(
  rows: readonly ReconcileRow[],
  currency: string,
  texts: CommandTexts,
): string[] {
  const words = claimWords(texts.language);
  const open = rows.filter((row) => row.class !== 'matched');
  if (open.length === 0) return [];
  const told = open.map((row) => [
    row.serial,
    row.item ?? '',
    words.classes[row.class],
    writeMoney(row.amount, currency, texts.language),
    whyOf(row, words, texts),
  ]);
  const heads = [texts.serial, texts.item, texts.found, texts.amount, texts.why];
  return ['', ...layColumns([heads, ...told], new Set([3]))];
}

function whyOf(row: ReconcileRow, words: ClaimWords, texts: CommandTexts): string {
  if (row.candidate !== null && row.reason !== null)
    return texts.scannedAs(row.candidate, words.readings[row.reason]);
  if (row.candidates.length > 0) return texts.mayBe(row.candidates.join(', '));
  return row.class === 'wrong_item' && row.scannedItem !== null
    ? words.cameAs(row.scannedItem)
    : '';
}

/** What the list says that was not read as a unit. */
export function tellLeft(left: readonly Left[], texts: CommandTexts): string[] {
  const unread = left.filter(({ reason }) => reason !== 'head' && reason !== 'total');
  return unread.map(({ row, text }) => texts.leftOut(row, text.slice(0, 60)));
}
