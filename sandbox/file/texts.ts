/**
 * Texts on their way into a file: XML cannot hold most control characters, so SpreadsheetML writes them as `_x001D_`, and a
 * text that looks like that already with its underscore escaped. Reading takes that back, so a serial stays the same to the
 * character.
 */
const escaped = /_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000b-\u001f\u007f\ufffe\uffff]/g;

export function escapeText(text: string): string {
  return text.replace(
    escaped,
    (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}
