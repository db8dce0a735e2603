/**
 * Serials as they come out wrong: read by eye, typed by hand, cut by a scanner, turned into numbers by Excel. Written
 * without a look at the rules that find them, so that those are measured and not mirrored.
 */
import { makeRandom, type Random } from './random.ts';

export const corruptions = [
  'look_alike',
  'transposed',
  'one_character',
  'dropped_zero',
  'dropped_prefix',
  'excel',
] as const;
export type Corruption = (typeof corruptions)[number];

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
const alike: readonly (readonly [string, string])[] = [
  ['O', '0'],
  ['I', '1'],
  ['S', '5'],
  ['B', '8'],
  ['Z', '2'],
  ['G', '6'],
];

function replaceAt(text: string, at: number, by: string): string {
  return text.slice(0, at) + by + text.slice(at + 1);
}

function pickPlace(text: string, random: Random, fits: (at: number) => boolean): number | null {
  const places = Array.from({ length: text.length }, (_, at) => at).filter(fits);
  return places.length === 0 ? null : (places[random(places.length)] ?? null);
}

function lookAlike(text: string, random: Random): string | null {
  const pairs = new Map(alike.flatMap(([a, b]) => [[a, b] as const, [b, a] as const]));
  const at = pickPlace(text, random, (place) => pairs.has(text[place] ?? ''));
  return at === null ? null : replaceAt(text, at, pairs.get(text[at] ?? '') ?? '');
}

function transpose(text: string, random: Random): string | null {
  const at = pickPlace(text, random, (place) => {
    const [one, other] = [text[place], text[place + 1]];
    return other !== undefined && one !== other;
  });
  if (at === null) return null;
  return text.slice(0, at) + (text[at + 1] ?? '') + (text[at] ?? '') + text.slice(at + 2);
}

function changeOne(text: string, random: Random): string {
  const at = random(text.length);
  for (;;) {
    const by = alphabet[random(alphabet.length)] ?? '';
    if (by !== text[at]) return replaceAt(text, at, by);
  }
}

function dropZero(text: string): string | null {
  return text.startsWith('0') ? text.replace(/^0+/, '') : null;
}

function dropPrefix(text: string, random: Random): string | null {
  const most = Math.floor(text.length / 3);
  return most < 2 ? null : text.slice(2 + random(most - 1));
}

/** What a cell of format General shows or keeps of a typed text of figures: 15 figures at most, 11 shown. */
function throughExcel(text: string, random: Random): string | null {
  if (!/^\d{2,30}$/.test(text)) return null;
  const figures = text.replace(/^0+(?=\d)/, '');
  const kept = figures.slice(0, 15).padEnd(figures.length, '0');
  if (kept.length > 11 && random(2) === 0) {
    const [mantissa = '', exponent = ''] = Number(kept).toExponential(5).split('e+');
    return `${mantissa}E+${exponent}`;
  }
  return kept === text ? null : kept;
}

/** The text as it comes out wrong; null where this cannot happen to it. */
export function corrupt(text: string, kind: Corruption, random: Random): string | null {
  switch (kind) {
    case 'look_alike':
      return lookAlike(text, random);
    case 'transposed':
      return transpose(text, random);
    case 'one_character':
      return changeOne(text, random);
    case 'dropped_zero':
      return dropZero(text);
    case 'dropped_prefix':
      return dropPrefix(text, random);
    case 'excel':
      return throughExcel(text, random);
  }
}

/** So many of a hundred serials of each kind come out wrong; what they were is kept beside them. */
export function corruptSome(
  serials: readonly string[],
  percent: number,
  seed: number,
): { readonly scanned: string[]; readonly was: ReadonlyMap<string, string> } {
  const random = makeRandom(seed);
  const known = new Set(serials);
  const was = new Map<string, string>();
  const scanned = serials.map((serial) => {
    const place = random(100 / percent);
    const kind = corruptions[place];
    const wrong = kind === undefined ? null : corrupt(serial, kind, random);
    // A serial that comes out as another that is there is no misreading that anybody could see.
    if (wrong === null || wrong === '' || known.has(wrong) || was.has(wrong)) return serial;
    was.set(wrong, serial);
    return wrong;
  });
  return { scanned, was };
}
