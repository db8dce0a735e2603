/** What stands in the way of printing. All of a document's issues are answered at once, one a text. */

export interface PrintIssue {
  readonly code: 'text_not_printable';
  /** The text as it stands in the facts. */
  readonly text: string;
  /** The characters in it that cannot be printed, each once, as `U+1F600`. */
  readonly characters: readonly string[];
  /** For a person: what, where, what next. */
  readonly message: string;
}

const longestQuote = 80;
const longestList = 5;

function nameCharacter(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The issue of characters that no font at hand can draw (`pdf`), or that no workbook can hold (`xlsx`). */
export function printIssue(
  text: string,
  characters: readonly string[],
  medium: 'pdf' | 'xlsx',
): PrintIssue {
  const names = characters.map(nameCharacter);
  const points = Array.from(text);
  const quoted = points.length > longestQuote ? `${points.slice(0, longestQuote).join('')}…` : text;
  const more = names.length > longestList ? ` and ${names.length - longestList} more` : '';
  const listed = names.slice(0, longestList).join(', ') + more;
  const reason =
    medium === 'pdf'
      ? `the fonts for printing cannot draw ${listed}`
      : `a workbook cannot hold half a character (${listed})`;
  return {
    code: 'text_not_printable',
    text,
    characters: names,
    message: `“${quoted}” cannot be printed: ${reason}. Write it another way and print again.`,
  };
}
