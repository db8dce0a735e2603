/**
 * Texts on their way into a workbook. XML cannot hold most control characters, and exceljs drops them without a word;
 * SpreadsheetML writes such a character as `_x0001_`, and a text that looks like that already gets its underscore
 * escaped. So every text comes back to the character, but half a character (a lone surrogate), which is refused.
 */

const escaped = /_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g;
const loneSurrogates = /\p{Surrogate}/gu;

export function escapeSheetText(text: string): string {
  return text.replace(
    escaped,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

/** The halves of characters in a text, each once; none in a sound one. */
export function findLoneSurrogates(text: string): readonly string[] {
  return [...new Set(text.match(loneSurrogates) ?? [])];
}
