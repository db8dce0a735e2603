/**
 * Formulas that name columns: `[revenue]-[returns]` is of one row, `SUM([:cost])` of a whole column. They become A1 notation
 * at the moment of writing, when it is known where each column stands.
 *
 *     [cost]                  the cell of this row
 *     [:cost]                 the column, all rows of this table
 *     [profit:cost]           the column of another table
 *     [tieOut/Purchases/amount]   the cell of a row by its key; a key of `=` is the row of totals
 *
 * A key that may come from data is written by `cellReference`, so that no name can end a reference and go on as a formula.
 */

export interface FormulaPlaces {
  /** The cell of the row that the formula stands in; null where the column is gone. */
  ofRow(column: string): string | null;
  /** A whole column; the table is empty where it is this one. */
  ofColumn(table: string, column: string): string | null;
  ofCell(table: string, key: string, column: string): string | null;
}

/** The cell of a row by its key, whatever characters the key has. */
export function cellReference(table: string, key: string, column: string): string {
  const safe = key.replaceAll(
    /[%[\]:]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `[${table}/${safe}/${column}]`;
}

/** The key that `cellReference` wrote. */
function readKey(text: string): string {
  return text.replaceAll(/%(25|5B|5D|3A)/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const reference = /\[([^\]]*)\]/g;

function resolveReference(text: string, places: FormulaPlaces): string | null {
  const colon = text.indexOf(':');
  if (colon >= 0) return places.ofColumn(text.slice(0, colon), text.slice(colon + 1));
  const first = text.indexOf('/');
  if (first < 0) return places.ofRow(text);
  const last = text.lastIndexOf('/');
  const key = readKey(text.slice(first + 1, last));
  return places.ofCell(text.slice(0, first), key, text.slice(last + 1));
}

/** The formula in A1 notation, without the equals sign; null where something that it names is not there. */
export function resolveFormula(formula: string, places: FormulaPlaces): string | null {
  const missing: string[] = [];
  const resolved = formula.replaceAll(reference, (_, text: string) => {
    const place = resolveReference(text, places);
    if (place === null) missing.push(text);
    return place ?? '';
  });
  return missing.length === 0 ? resolved : null;
}

/** `A`, `Z`, `AA` for 0, 25, 26. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest === 0 ? '' : columnLetter(rest - 1)) + String.fromCharCode(65 + (index % 26));
}

/** `C7` for column 2 and row 6, both counted from 0. */
export function cellAt(column: number, row: number): string {
  return `${columnLetter(column)}${row + 1}`;
}
