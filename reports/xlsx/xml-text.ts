/**
 * Texts as they stand in the XML of a workbook's parts. What comes out of a reader is what went in, to the character; what
 * no workbook can hold is refused.
 */
import { escapeSheetText, findLoneSurrogates } from './sheet-text.ts';

/** What Excel holds in one cell, in UTF-16 units. */
export const longestText = 32_767;

/** A text that no cell can hold: too long, or with half a character. */
export class RefusedText extends Error {}

const special = /[&<>"]/;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A text as XML has it, in a tag or in an attribute. */
export function escapeXml(text: string): string {
  if (!special.test(text)) return text;
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** How much of a refused text is named. */
const named = 60;
const unsafe = /[^ -^`-~]/;

/** A text of a cell. Throws a `RefusedText` where it is longer than a cell, or has half a character. */
export function cellText(text: string): string {
  if (text.length > longestText) {
    throw new RefusedText(
      `A cell of a workbook holds ${longestText} characters. This text has ${text.length}: ${text.slice(0, named)}`,
    );
  }
  // Most texts are plain, and need no second look.
  if (!unsafe.test(text)) return escapeXml(text);
  const halves = findLoneSurrogates(text);
  if (halves.length > 0) {
    const codes = halves.map((half) => `U+${half.charCodeAt(0).toString(16).toUpperCase()}`);
    throw new RefusedText(
      `A workbook cannot hold half a character (${codes.join(', ')}): ${text.slice(0, named)}`,
    );
  }
  return escapeXml(escapeSheetText(text));
}
