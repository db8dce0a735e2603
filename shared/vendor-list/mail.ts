/**
 * Serials out of the text of a mail: a line each, behind bullets, marks of quotation and words such as `SN:`. What a
 * person wrote to a person stays beside them as prose, and is no serial.
 */
import type { Heads } from './heads.ts';
import { looksLikeSerial } from './looks.ts';

/** The columns of the rows that {@link readMail} makes: serials, item, cost, prose. */
export const mailHeads: Heads = {
  headRow: null,
  columns: {
    serials: [0],
    item: 1,
    cost: null,
    quantity: null,
    manufacturerSerial: null,
    lot: null,
  },
  isSure: false,
};

const before = /^[\s>*•·◦–—-]{0,40}(?:\(?\d{1,3}[.)]\s)?\s{0,20}/u;
const serialWords =
  /^(?:s\/?n|ser(?:ial)?\.?(?:\s?(?:no|nr|num|number)s?)?\.?|serials|serien-?(?:nummern?|nr)\.?|imei)\s?[:#=]\s*/iu;
const itemWords =
  /^(?:item|sku|part(?:\s?(?:no|number))?\.?|p\/n|model|artikel(?:-?(?:nummer|nr))?\.?)\s?[:#=]\s*(\S.*)$/iu;

/** The words of a line but for those between serials. */
function piecesOf(text: string): string[] {
  return text
    .split(/[\s,;/]+/)
    .filter((piece) => piece !== '' && !/^(?:-|–|to|bis|and|und|not|nicht)$/i.test(piece));
}

function isSerials(text: string): boolean {
  const pieces = piecesOf(text);
  return pieces.length > 0 && pieces.every(looksLikeSerial);
}

/** What stands behind `SN:` is a serial where its words have figures or capitals, as in `SN: see below` they have not. */
function mayBeSerials(text: string): boolean {
  const pieces = piecesOf(text);
  const isPlain = pieces.every((piece) => /\d/.test(piece) || piece === piece.toUpperCase());
  return isPlain && (pieces.length === 1 || /\d/.test(text));
}

/** A row for each line that is not empty: its serials, or its item, or its prose. */
export function readMail(text: string): string[][] {
  return text.split(/\r\n|\r|\n/).map((line) => {
    const bare = line.replace(before, '').trim();
    if (bare === '') return [''];
    const item = itemWords.exec(bare);
    if (item !== null) return ['', item[1] ?? '', '', ''];
    const named = bare.replace(serialWords, '');
    if (named !== bare && mayBeSerials(named)) return [named, '', '', ''];
    return isSerials(bare) ? [bare, '', '', ''] : ['', '', '', bare];
  });
}
