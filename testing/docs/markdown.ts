/** Markdown as the formatter leaves it: tables with columns of one width. */

export function writeTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, column) =>
    Math.max(3, head.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const write = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width) => '-'.repeat(width));
  return [write(heads), write(rule), ...rows.map(write)].join('\n');
}

export function writePage(parts: readonly string[]): string {
  return `${parts.join('\n\n')}\n`;
}
