/**
 * Reads barcodes back from a printed page, by the very reader that the add-in's camera uses. poppler paints the page;
 * a place is cut out of it by its points, and what the reader sees there is answered.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadLuminanceReader } from '../../addin/scanning/camera/barcode-reader.ts';

interface Picture {
  readonly width: number;
  readonly height: number;
  readonly light: Uint8Array;
}

/** In points from the top left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const dotsPerInch = 400;
const dotsPerPoint = dotsPerInch / 72;

/** A picture of 8 bits as poppler writes it: `P5 width height 255` and the points. */
function readGrey(bytes: Uint8Array): Picture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(
    Buffer.from(bytes.subarray(0, 100)).toString('latin1'),
  );
  if (head === null) throw new Error('poppler wrote no grey picture');
  const width = Number(head[1]);
  const height = Number(head[2]);
  return { width, height, light: bytes.subarray(head[0].length) };
}

export function paintPages(pdf: Uint8Array): Picture[] {
  const folder = mkdtempSync(join(tmpdir(), 'serialbook-codes-'));
  try {
    const file = join(folder, 'page.pdf');
    writeFileSync(file, pdf);
    execFileSync('pdftoppm', ['-gray', '-r', String(dotsPerInch), file, join(folder, 'page')]);
    return readdirSync(folder)
      .filter((name) => name.endsWith('.pgm'))
      .sort()
      .map((name) => readGrey(new Uint8Array(readFileSync(join(folder, name)))));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cut(picture: Picture, place: Place): Picture {
  const left = Math.max(0, Math.round(place.x * dotsPerPoint));
  const top = Math.max(0, Math.round(place.y * dotsPerPoint));
  const width = Math.min(picture.width - left, Math.round(place.width * dotsPerPoint));
  const height = Math.min(picture.height - top, Math.round(place.height * dotsPerPoint));
  const light = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const from = (top + y) * picture.width + left;
    light.set(picture.light.subarray(from, from + width), y * width);
  }
  return { width, height, light };
}

/** What is read at each place of each page; null where nothing is. */
export async function readCodes(
  pdf: Uint8Array,
  placesOf: (page: number) => readonly Place[],
): Promise<(string | null)[]> {
  const read = await loadLuminanceReader();
  return paintPages(pdf).flatMap((picture, page) =>
    placesOf(page).map((place) => {
      const { width, height, light } = cut(picture, place);
      return read(new Uint8ClampedArray(light), width, height);
    }),
  );
}
