/** XML as plain data, written with two blanks an indent: just what a manifest needs. */

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly Element[];
}

/** One element: `el('Set', { Name: 'ExcelApi' })`, `el('Id', {}, 'text')`, `el('Hosts', {}, [child])`. */
export function el(
  name: string,
  attributes: Readonly<Record<string, string>> = {},
  content: string | readonly Element[] = [],
): Element {
  return { name, attributes, content };
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

function renderElement(element: Element, indent: string): string {
  const attributes = Object.entries(element.attributes)
    .map(([name, value]) => ` ${name}="${escapeXml(value)}"`)
    .join('');
  const opening = `${indent}<${element.name}${attributes}`;
  const { content } = element;
  if (typeof content === 'string') return `${opening}>${escapeXml(content)}</${element.name}>\n`;
  if (content.length === 0) return `${opening}/>\n`;
  const children = content.map((child) => renderElement(child, `${indent}  `)).join('');
  return `${opening}>\n${children}${indent}</${element.name}>\n`;
}

export function renderXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${renderElement(root, '')}`;
}
