/**
 * Tags and texts of an XML part, as they come. Only what a workbook has: no document types, no entities of its own, so
 * that a small part cannot unfold to a large one. Names are without their prefix, since programs differ in it.
 */
import { RefusedFile } from './zip.ts';

export interface XmlTaker {
  readonly open: (name: string, attributes: string) => void;
  readonly close: (name: string) => void;
  readonly text: (text: string) => void;
}

const named: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};
const longestTag = 1024 * 1024;

function characterOf(code: string): string {
  const point = code.startsWith('#x')
    ? Number.parseInt(code.slice(2), 16)
    : code.startsWith('#')
      ? Number.parseInt(code.slice(1), 10)
      : null;
  if (point === null) {
    const character = named[code];
    if (character === undefined) throw new RefusedFile('damaged');
    return character;
  }
  if (Number.isNaN(point) || point > 0x10ffff) throw new RefusedFile('damaged');
  return String.fromCodePoint(point);
}

export function decodeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^;&]*);/g, (_, code: string) => characterOf(code));
}

/** The value of an attribute in what stands behind a tag's name; undefined where it is not there. */
export function attributeOf(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*("[^"]*"|'[^']*')`).exec(attributes);
  return found?.[1] === undefined ? undefined : decodeXml(found[1].slice(1, -1));
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Reads XML in pieces of UTF-8. Texts may come in several parts. */
export class XmlReader {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #taker: XmlTaker;
  #rest = '';

  constructor(taker: XmlTaker) {
    this.#taker = taker;
  }

  push(bytes: Uint8Array): void {
    this.#read(this.#rest + this.#decode(bytes));
  }

  /** Throws where the XML is not at its end. */
  end(): void {
    this.#decode(new Uint8Array(0), true);
    if (this.#rest.trim() !== '') throw new RefusedFile('damaged');
  }

  #decode(bytes: Uint8Array, isLast = false): string {
    try {
      return this.#decoder.decode(bytes, { stream: !isLast });
    } catch {
      throw new RefusedFile('damaged');
    }
  }

  #read(source: string): void {
    let at = 0;
    for (;;) {
      const tag = source.indexOf('<', at);
      if (tag < 0) break;
      if (tag > at) this.#taker.text(decodeXml(source.slice(at, tag)));
      at = tag;
      const end = this.#readMarkup(source, tag);
      if (end < 0) break;
      at = end;
    }
    this.#rest = source.slice(at);
    // A text that waits for its end, or a tag: neither is long in a workbook.
    if (this.#rest.length > longestTag) throw new RefusedFile('damaged');
  }

  /** Where the markup that begins here ends; negative where its end has not come yet. */
  #readMarkup(source: string, tag: number): number {
    const special = source.startsWith('<!--', tag)
      ? '-->'
      : source.startsWith('<![CDATA[', tag)
        ? ']]>'
        : source.startsWith('<?', tag)
          ? '?>'
          : null;
    if (special !== null) {
      const end = source.indexOf(special, tag);
      if (end < 0) return -1;
      if (special === ']]>') this.#taker.text(source.slice(tag + 9, end));
      return end + special.length;
    }
    const end = source.indexOf('>', tag);
    if (end < 0) return -1;
    if (source[tag + 1] === '!') {
      // `<![CDATA[` may still be on its way; a document type is refused.
      if ('<![CDATA['.startsWith(source.slice(tag, end)) && end - tag < 9) return -1;
      throw new RefusedFile('damaged');
    }
    this.#readTag(source.slice(tag + 1, end));
    return end + 1;
  }

  #readTag(tag: string): void {
    if (tag.startsWith('/')) {
      this.#taker.close(localName(tag.slice(1).trim()));
      return;
    }
    const isEmpty = tag.endsWith('/');
    const inner = isEmpty ? tag.slice(0, -1) : tag;
    const end = inner.search(/\s/);
    const name = localName(end < 0 ? inner : inner.slice(0, end));
    this.#taker.open(name, end < 0 ? '' : inner.slice(end));
    if (isEmpty) this.#taker.close(name);
  }
}
