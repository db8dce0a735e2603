/** The conditional formats of each sheet, read once and read again when they change. One that cannot be drawn is told, once. */
import type { Area } from '../workbook/address.ts';
import type { ConditionalFormats } from '../workbook/conditional.ts';
import { readConditionalFormats } from '../workbook/conditional.ts';
import type { Sheet } from '../workbook/sheet.ts';

interface Known {
  readonly formats: ConditionalFormats;
  readonly areas: readonly Area[];
}

export function createLooks(tell: (sentence: string) => void) {
  const known = new Map<Sheet, Known>();
  const told = new Set<string>();

  function read(sheet: Sheet): Known {
    const formats = readConditionalFormats(sheet);
    for (const name of formats.unknown) {
      if (told.has(name)) continue;
      told.add(name);
      tell(`The sandbox does not draw this conditional format: ${name}`);
    }
    const made = { formats, areas: sheet.conditionalFormats.map(({ area }) => area) };
    known.set(sheet, made);
    return made;
  }

  return {
    /** Undefined where the sheet has none. */
    of(sheet: Sheet): ConditionalFormats | undefined {
      if (sheet.conditionalFormats.length === 0) return undefined;
      return (known.get(sheet) ?? read(sheet)).formats;
    },
    /** They changed: what they covered before and cover now, to be drawn again. */
    forget(sheet: Sheet): readonly Area[] {
      const before = known.get(sheet)?.areas ?? [];
      known.delete(sheet);
      return [...before, ...sheet.conditionalFormats.map(({ area }) => area)];
    },
  };
}
