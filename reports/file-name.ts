/**
 * The names of the files that people get: `Invoice INV-100023 Acme Ltd.pdf`. A name can be saved on Windows, on a Mac and
 * by a mail program, whatever the party is called; equal facts give equal names.
 */

/** What Windows or a Mac refuses within a name, and what would not be seen in it. */
const forbidden = /[<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
/** Names that Windows keeps for devices, whatever follows their first full stop. */
const reserved = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/iu;
/** The longest name with its extension; many programs refuse paths of more than 260. */
const longest = 120;
/** The longest name in UTF-8, as file systems of Linux count; the extension comes on top. */
const longestBytes = 240;

function bytesOf(point: string): number {
  const code = point.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}

/** The characters that find room, none of them halved, and no mark without its letter. */
function cut(text: string, length: number): string {
  let [kept, bytes] = ['', 0];
  for (const point of text) {
    bytes += bytesOf(point);
    if (kept.length + point.length > length || bytes > longestBytes) return kept;
    kept += point;
  }
  return kept;
}

/** One part or a whole name without what cannot be saved; blanks and full stops at its ends are gone. */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replace(forbidden, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[ .]+|[ .]+$/gu, '');
}

/** A file's name from its parts, such as kind, number and party; those that are empty are left out. */
export function fileNameOf(parts: readonly string[], extension: string): string {
  const whole = parts
    .map(clean)
    .filter((part) => part !== '')
    .join(' ');
  const safe = clean(cut(whole, longest - extension.length - 2)) || 'Document';
  return `${safe.replace(reserved, '$1_')}.${extension}`;
}

/**
 * The header that names a file for a browser (RFC 6266): the name itself in UTF-8 (RFC 8187), and one in ASCII for
 * programs that read only that.
 */
export function dispositionOf(fileName: string): string {
  const plain = fileName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^ -~]|["\\%]/gu, '_');
  const encoded = encodeURIComponent(fileName.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `inline; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
