/**
 * The sRGB colour space as an ICC profile (version 2, matrix and curve), which PDF/A asks for wherever pages are drawn in
 * device colours. It is reckoned from IEC 61966-2-1, so that no file of another's making is carried along.
 */

/** Media white D50, and the primaries of sRGB adapted to it (ICC, Bradford). */
const white = [0.9642, 1, 0.8249] as const;
const primaries = {
  rXYZ: [0.43607, 0.22249, 0.01392],
  gXYZ: [0.38515, 0.71687, 0.09708],
  bXYZ: [0.14307, 0.06061, 0.7141],
} as const;
const curvePoints = 1024;

function ascii(text: string): number[] {
  return Array.from(text, (sign) => sign.charCodeAt(0));
}

function bigEndian(value: number, bytes: number): number[] {
  return Array.from(
    { length: bytes },
    (_, at) => Math.floor(value / 256 ** (bytes - 1 - at)) % 256,
  );
}

/** A number with sixteen binary places. */
function fixed(value: number): number[] {
  return bigEndian(Math.round(value * 65_536), 4);
}

function xyz(values: readonly [number, number, number]): number[] {
  return [...ascii('XYZ '), ...bigEndian(0, 4), ...values.flatMap(fixed)];
}

function text(words: string): number[] {
  return [...ascii('text'), ...bigEndian(0, 4), ...ascii(words), 0];
}

function description(words: string): number[] {
  const count = words.length + 1;
  const head = [...ascii('desc'), ...bigEndian(0, 4), ...bigEndian(count, 4), ...ascii(words), 0];
  // No Unicode and no Macintosh name: two empty lengths, a code, and 67 bytes that are kept free.
  return [...head, ...bigEndian(0, 8), ...bigEndian(0, 3), ...bigEndian(0, 67)];
}

/** How much light a value of sRGB stands for, from 0 to 1. */
function lightOf(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function curve(): number[] {
  const points = Array.from({ length: curvePoints }, (_, index) =>
    bigEndian(Math.round(lightOf(index / (curvePoints - 1)) * 65_535), 2),
  );
  return [...ascii('curv'), ...bigEndian(0, 4), ...bigEndian(curvePoints, 4), ...points.flat()];
}

function padded(bytes: readonly number[]): number[] {
  return [...bytes, ...bigEndian(0, (4 - (bytes.length % 4)) % 4)];
}

/** The profile's bytes; the same each time. */
export function makeSrgbProfile(): Uint8Array {
  const shades = curve();
  const tags: readonly (readonly [string, number[]])[] = [
    ['desc', description('sRGB IEC61966-2.1')],
    ['cprt', text('No copyright, use freely')],
    ['wtpt', xyz(white)],
    ['rXYZ', xyz(primaries.rXYZ)],
    ['gXYZ', xyz(primaries.gXYZ)],
    ['bXYZ', xyz(primaries.bXYZ)],
    ['rTRC', shades],
  ];
  const headLength = 128 + 4 + 12 * (tags.length + 2);
  const table: number[] = [];
  const data: number[] = [];
  for (const [name, bytes] of tags) {
    const place = [...bigEndian(headLength + data.length, 4), ...bigEndian(bytes.length, 4)];
    // All three colours have one curve, which stands in the file once.
    for (const each of name === 'rTRC' ? ['rTRC', 'gTRC', 'bTRC'] : [name]) {
      table.push(...ascii(each), ...place);
    }
    data.push(...padded(bytes));
  }
  const head = [
    ...bigEndian(headLength + data.length, 4),
    ...bigEndian(0, 4),
    ...[2, 0x10, 0, 0],
    ...ascii('mntrRGB XYZ '),
    ...[2026, 1, 1, 0, 0, 0].flatMap((part) => bigEndian(part, 2)),
    ...ascii('acsp'),
    ...bigEndian(0, 28),
    ...white.flatMap(fixed),
    ...bigEndian(0, 48),
  ];
  return Uint8Array.from([...head, ...bigEndian(tags.length + 2, 4), ...table, ...data]);
}
