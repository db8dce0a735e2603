/**
 * Elements as data, and the text of them. Elements without content are left out, since no e-invoice may have empty ones,
 * and every text is escaped in one place. What XML has no way to write must be refused before.
 */

export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlElement[];
}

type Child = XmlElement | null | undefined;

/** An element of others, in order; null where none of them is there. */
export function group(name: string, ...children: readonly (Child | readonly Child[])[]): Child {
  const content: XmlElement[] = [];
  for (const child of children.flat()) {
    if (child !== null && child !== undefined) content.push(child);
  }
  return content.length === 0 ? null : { name, attributes: {}, content };
}

/** An element of a text; null where there is none. */
export function leaf(
  name: string,
  text: string | number | undefined,
  attributes: Readonly<Record<string, string>> = {},
): Child {
  if (text === undefined || text === '') return null;
  return { name, attributes, content: String(text) };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // A reader would take these for other white space if they stood as they are.
  '\r': '&#13;',
};

export function escapeXml(text: string): string {
  return text.replace(/[&<>"\r]/g, (sign) => entities[sign] ?? sign);
}

/** The first character of a text that XML 1.0 has no way to write, as `U+0007`; null where there is none. */
export function findForbidden(text: string): string | null {
  const found = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u.exec(text);
  if (found === null) return null;
  const point = found[0].codePointAt(0) ?? 0;
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

function writeElement(element: XmlElement, indent: string, parts: string[]): void {
  const { name, attributes, content } = element;
  const said = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('');
  if (typeof content === 'string') {
    parts.push(`${indent}<${name}${said}>${escapeXml(content)}</${name}>`);
    return;
  }
  parts.push(`${indent}<${name}${said}>`);
  for (const child of content) writeElement(child, `${indent}  `, parts);
  parts.push(`${indent}</${name}>`);
}

/** A whole file of XML, with the namespaces of its root. */
export function writeXml(root: Child, namespaces: Readonly<Record<string, string>>): string {
  const parts = ['<?xml version="1.0" encoding="UTF-8"?>'];
  if (root !== null && root !== undefined) {
    writeElement({ ...root, attributes: namespaces }, '', parts);
  }
  return `${parts.join('\n')}\n`;
}
