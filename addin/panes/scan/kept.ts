/**
 * How scans are kept: in parts of 200 places, so that a scan writes its part and no other. What is kept of a scan is what
 * was read, when, and what a person chose; what the books say of it is asked for again, and no cost is ever kept.
 */
import { z } from 'zod';
import type { Entry, Scan } from './scan.ts';

export const placesInPart = 200;

export function partOf(no: number): number {
  return Math.floor((no - 1) / placesInPart);
}

export interface KeptScan extends Entry {
  readonly no: number;
  /** It has a row in the sheet. */
  readonly isWritten: boolean;
}

/** When the first of the part was read; then place in the part, id, text, milliseconds after the first, row, item. */
const partSchema = z.tuple([
  z.number(),
  z.array(
    z.tuple([
      z.int().min(0).max(placesInPart),
      z.string().min(1),
      z.string(),
      z.number(),
      z.literal([0, 1]),
      z.string(),
    ]),
  ),
]);

export function keepPart(
  part: number,
  scans: readonly Scan[],
  isWritten: (id: string) => boolean,
): string {
  const start = scans[0]?.at ?? 0;
  const kept: z.infer<typeof partSchema> = [
    start,
    scans.map(({ no, id, raw, at, item }) => [
      no - 1 - part * placesInPart,
      id,
      raw,
      at - start,
      isWritten(id) ? 1 : 0,
      item,
    ]),
  ];
  return JSON.stringify(kept);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The scans of a part as they were kept; null where the text is none of ours. */
export function readPart(part: number, text: string): KeptScan[] | null {
  const parsed = partSchema.safeParse(parse(text));
  if (!parsed.success) return null;
  const [start, scans] = parsed.data;
  return scans.map(([place, id, raw, after, isWritten, item]) => ({
    no: part * placesInPart + place + 1,
    id,
    raw,
    at: start + after,
    isWritten: isWritten === 1,
    item,
  }));
}

/** All parts up to the first that is missing. */
export function readParts(read: (part: number) => string | null): KeptScan[] | null {
  const scans: KeptScan[] = [];
  for (let part = 0; ; part += 1) {
    const text = read(part);
    if (text === null) return part === 0 ? null : scans;
    for (const scan of readPart(part, text) ?? []) scans.push(scan);
  }
}

const idsSchema = z.array(z.string());

/** The rows that are still to be taken out of the sheet, by their keys. */
export function readIds(text: string | null): string[] {
  const parsed = idsSchema.safeParse(parse(text ?? ''));
  return parsed.success ? parsed.data : [];
}
