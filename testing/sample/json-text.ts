/** JSON in the repository's format: objects over several lines, lists of plain values on one line where they fit. */

const width = 100;

/** Renders a value at an indent; `before` is how many characters stand before it on its line. */
export function renderJson(value: unknown, indent: string, before: number): string {
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    const values: readonly unknown[] = value;
    if (values.every((entry) => typeof entry !== 'object')) {
      const flat = `[${values.map((entry) => JSON.stringify(entry)).join(', ')}]`;
      if (before + flat.length < width) return flat;
    }
    const lines = values.map((entry) => inner + renderJson(entry, inner, inner.length));
    return `[\n${lines.join(',\n')}\n${indent}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const lines = Object.entries(value)
    .filter(([, entry]) => entry !== undefined)
    .map(([name, entry]) => {
      const start = `${inner}${JSON.stringify(name)}: `;
      return start + renderJson(entry, inner, start.length);
    });
  return lines.length === 0 ? '{}' : `{\n${lines.join(',\n')}\n${indent}}`;
}
