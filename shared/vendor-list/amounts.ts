/**
 * Amounts as lists write them: `1.234,56`, `1,234.56`, `1 234,56`, `€ 12`. What a comma or a point means is read from
 * the whole column, since one cell alone may be read two ways.
 */

/** Everything that is no figure, sign or mark is currency or blank. */
function bareAmount(text: string): string {
  return text.replace(/[\s\u00a0\u202f'’]|\p{Sc}|[A-Za-z]{1,4}\.?|[-–—]$/gu, '');
}

/** The mark of the decimals in a column; a lone comma before three figures parts thousands, as does a lone point. */
export function decimalMarkOf(texts: readonly string[]): '.' | ',' {
  let commas = 0;
  let points = 0;
  for (const text of texts) {
    const bare = bareAmount(text);
    const comma = bare.lastIndexOf(',');
    const point = bare.lastIndexOf('.');
    if (comma < 0 && point < 0) continue;
    const last = Math.max(comma, point);
    const isComma = last === comma;
    const decimals = bare.length - last - 1;
    const isBoth = comma >= 0 && point >= 0;
    // A mark that stands twice, or alone before three figures, parts thousands.
    const isRepeated = bare.indexOf(isComma ? ',' : '.') !== last;
    if (isRepeated || (!isBoth && decimals === 3)) continue;
    if (isComma) commas += 1;
    else points += 1;
  }
  return commas > points ? ',' : '.';
}

/** An amount as plain decimal text; null where the text is none, or is below zero. */
export function readAmount(text: string, mark: '.' | ','): string | null {
  const bare = bareAmount(text).replaceAll(mark === ',' ? '.' : ',', '');
  const plain = bare.replace(mark, '.');
  if (!/^\d{1,15}(\.\d{1,12})?$/.test(plain)) return null;
  const [whole = '', decimals] = plain.split('.');
  const short = whole.replace(/^0+(?=\d)/, '');
  return decimals === undefined ? short : `${short}.${decimals}`;
}
