/**
 * Amounts as lists write them: `1.234,56`, `1,234.56`, `1 234,56`, `€ 12`. What a comma or a point means is read from
 * the whole column, since one cell alone may be read two ways.
 */

/** Everything that is no figure, sign or mark is currency or blank. */
function bareAmount(text: string): string {
  return text.replace(/[\s\u00a0\u202f'’]|\p{Sc}|[A-Za-z]{1,4}\.?|[-–—]$/gu, '');
}

type Mark = '.' | ',';

/** What one amount says of the decimal mark of its column: for sure, or as it is usual; null where it says nothing. */
function readMark(text: string, currencyDecimals: number): { mark: Mark; isSure: boolean } | null {
  const bare = bareAmount(text);
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  if (last < 0) return null;
  const mark = bare[last] === ',' ? ',' : '.';
  const other = mark === ',' ? '.' : ',';
  if (bare.includes(other)) return { mark, isSure: true };
  // A mark that stands twice parts thousands; so does one before three figures, but in 0,125 and 1234,567.
  if (bare.indexOf(mark) !== last) return { mark: other, isSure: true };
  const isThousands = /^[1-9]\d{0,2}$/.test(bare.slice(0, last)) && bare.length - last - 1 === 3;
  if (!isThousands) return { mark, isSure: true };
  return { mark: currencyDecimals === 3 ? mark : other, isSure: false };
}

/** The mark of the decimals in a column, by what is sure in it before what is usual. */
export function decimalMarkOf(texts: readonly string[], currencyDecimals: number): Mark {
  const votes = { sure: 0, usual: 0 };
  for (const text of texts) {
    const read = readMark(text, currencyDecimals);
    if (read !== null) votes[read.isSure ? 'sure' : 'usual'] += read.mark === ',' ? 1 : -1;
  }
  return (votes.sure === 0 ? votes.usual : votes.sure) > 0 ? ',' : '.';
}

/** An amount as plain decimal text; null where the text is none, or is below zero. */
export function readAmount(text: string, mark: Mark): string | null {
  const bare = bareAmount(text).replaceAll(mark === ',' ? '.' : ',', '');
  const plain = bare.replace(mark, '.');
  if (!/^\d{1,15}(\.\d{1,12})?$/.test(plain)) return null;
  const [whole = '', decimals] = plain.split('.');
  const short = whole.replace(/^0+(?=\d)/, '');
  return decimals === undefined ? short : `${short}.${decimals}`;
}
