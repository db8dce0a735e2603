/**
 * Breaks text into lines that fit a width. Breaks at blanks where it can, between characters where it must, so that
 * no text runs over its neighbour. Nothing is dropped but the blank at a break.
 */
import type { Setting, Typesetter } from './typesetter.ts';

/** Han and kana may break before and after any character. */
const breaksAnywhere =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;

function splitWords(paragraph: string): string[] {
  return paragraph
    .split(
      /(?<=[ \u3000-\u303f\uff00-\uffef\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u,
    )
    .filter((word) => word !== '');
}

function breakWord(
  word: string,
  limit: number,
  typesetter: Typesetter,
  setting: Setting,
): string[] {
  const pieces: string[] = [];
  let piece = '';
  let width = 0;
  for (const cluster of typesetter.clustersOf(word)) {
    const advance = typesetter.measure(cluster, setting);
    if (piece !== '' && width + advance > limit) {
      pieces.push(piece);
      [piece, width] = ['', 0];
    }
    piece += cluster;
    width += advance;
  }
  pieces.push(piece);
  return pieces;
}

function wrapParagraph(
  paragraph: string,
  limit: number,
  typesetter: Typesetter,
  setting: Setting,
): string[] {
  if (typesetter.measure(paragraph, setting) <= limit) return [paragraph];
  const lines: string[] = [];
  let line = '';
  const hasBreaks = paragraph.includes(' ') || breaksAnywhere.test(paragraph);
  for (const word of hasBreaks ? splitWords(paragraph) : [paragraph]) {
    const bare = word.replace(/ $/, '');
    if (typesetter.measure(line + bare, setting) <= limit) {
      line += word;
      continue;
    }
    if (line !== '') lines.push(line.replace(/ $/, ''));
    line = word;
    if (typesetter.measure(bare, setting) > limit) {
      const pieces = breakWord(word, limit, typesetter, setting);
      line = pieces.pop() ?? '';
      lines.push(...pieces);
    }
  }
  lines.push(line.replace(/ $/, ''));
  return lines;
}

/** The lines of a text within a width in points at a font size. */
export function wrapText(
  text: string,
  width: number,
  style: Setting & { readonly size: number },
  typesetter: Typesetter,
): string[] {
  const limit = (width * 1000) / style.size + 0.01;
  return text
    .split(/\r\n|\r|\n/)
    .flatMap((paragraph) => wrapParagraph(paragraph, limit, typesetter, style));
}
