/** Reads back the plain XML that `xml.ts` writes, for checks: elements, attributes and text, nothing else. */

export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: XmlNode[];
  text: string;
}

const token = /<\?[^>]*\?>|<\/([\w:]+)>|<([\w:]+)((?:\s+[\w:]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy;

function unescapeXml(text: string): string {
  const characters: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
  return text.replace(/&(\w+);/g, (whole, name: string) => characters[name] ?? whole);
}

/** The root element; throws where the text is no XML of that kind or its tags do not close. */
export function readXml(source: string): XmlNode {
  const top: XmlNode = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const match = token.exec(source);
    const parent = open.at(-1);
    if (match === null || parent === undefined) throw new Error(`No XML at character ${at}.`);
    const [, closing, opening, attributes = '', isEmpty, text] = match;
    if (text !== undefined) parent.text += unescapeXml(text.trim());
    if (closing !== undefined && open.pop()?.name !== closing)
      throw new Error(`</${closing}> closes nothing at character ${at}.`);
    if (opening === undefined) continue;
    const pairs = [...attributes.matchAll(/([\w:]+)="([^"]*)"/g)];
    const node: XmlNode = {
      name: opening,
      attributes: Object.fromEntries(
        pairs.map(([, name = '', value = '']) => [name, unescapeXml(value)]),
      ),
      children: [],
      text: '',
    };
    parent.children.push(node);
    if (isEmpty === '') open.push(node);
  }
  const root = top.children[0];
  if (root === undefined || open.length !== 1) throw new Error('The XML does not end.');
  return root;
}
