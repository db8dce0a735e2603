/**
 * The serials of a line on paper: each by itself below the line, or, where they are many and run on, as spans with the
 * whole list in an annex. However they stand, each serial of the line is printed whole, once and in the order given.
 */
import { tellSpans, type Span } from '../../shared/serial/spans.ts';
import type { LineFacts, PrintedSerial, SerialSwitch } from './facts.ts';
import type { SerialGrid } from './page.ts';
import type { PrintFormats } from './print-formats.ts';
import type { PrintWords } from './words/words.ts';

/** From so many serials on, spans are tried; they must be so many times fewer than the serials. */
const manySerials = 25;
const leastGain = 4;

export interface PlannedSerials {
  /** Below the line. */
  readonly grid: SerialGrid;
  readonly annex?: SerialGrid;
}

export interface SerialsAsked {
  readonly serials: SerialSwitch;
  readonly hasBoxes: boolean;
  readonly words: PrintWords;
  readonly formats: PrintFormats;
}

/** The serial that a unit is printed by, and what stands in grey beside it. */
export function printedSerial(
  unit: PrintedSerial,
  { serials, words, formats }: SerialsAsked,
): { readonly text: string; readonly aside?: string } {
  const { serial, manufacturerSerial = '', lot, warrantyUntil } = unit;
  const isMakers = serials === 'manufacturer' && manufacturerSerial !== '';
  const asides = [
    ...(serials === 'both' && manufacturerSerial !== '' ? [manufacturerSerial] : []),
    ...(lot === undefined ? [] : [words.lot(lot)]),
    ...(warrantyUntil === undefined ? [] : [words.warranty(formats.day(warrantyUntil))]),
  ];
  return {
    text: isMakers ? manufacturerSerial : serial,
    ...(asides.length === 0 ? {} : { aside: asides.join(' · ') }),
  };
}

function tellSpan(span: Span, { words, formats }: SerialsAsked): SerialGrid['entries'][number] {
  if (span.first === span.last) return { text: span.first };
  const text = `${span.first}-${span.last}`;
  const { missing } = span;
  return missing.length === 0
    ? { text, aside: formats.count(span.count) }
    : {
        text,
        aside: words.range(formats.count(span.count), formats.count(span.size), missing.join(', ')),
      };
}

/** Null where nothing is to be printed. */
export function planSerials(
  line: Pick<LineFacts, 'line' | 'sku' | 'serials'>,
  asked: SerialsAsked,
): PlannedSerials | null {
  if (asked.serials === 'none' || line.serials.length === 0) return null;
  const { words, formats, hasBoxes } = asked;
  const entries = line.serials.map((unit) => printedSerial(unit, asked));
  const count = formats.count(entries.length);
  const hasMakers =
    asked.serials === 'both' &&
    line.serials.some(({ manufacturerSerial = '' }) => manufacturerSerial !== '');
  const caption = words.serials(count) + (hasMakers ? words.withMakers : '');
  const continuation = words.continued(line.line, line.sku);
  const boxes = hasBoxes ? { hasBoxes } : {};
  const whole: SerialGrid = { caption, continuation, entries, ...boxes };
  // A box is ticked unit by unit.
  if (hasBoxes || entries.length < manySerials) return { grid: whole };
  const spans = tellSpans(entries.map(({ text }) => text));
  if (spans.length * leastGain > entries.length) return { grid: whole };
  return {
    grid: {
      caption: words.serials(count) + words.inAnnex,
      continuation,
      entries: spans.map((span) => tellSpan(span, asked)),
    },
    annex: { ...whole, caption: words.annexLine(line.line, line.sku, caption) },
  };
}
