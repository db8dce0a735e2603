/** How a chart looks beside its figures, read from what was set of it. */
import type { ChartRecord } from './sheet.ts';

/** What a series has in place of a colour where its fill was cleared. */
export const noFill = 'none';

export function seriesPart(index: number): string {
  return `Series ${index}`;
}

export interface ChartLook {
  /** By the place of the series; undefined where Excel chooses. */
  readonly fillOf: (index: number) => string | undefined;
  readonly hasLegend: boolean;
  /** Whether the first category of bars stands at the top. */
  readonly isReversed: boolean;
}

function readPart({ parts }: Pick<ChartRecord, 'parts'>, name: string, key: string): unknown {
  const part = parts[name];
  return typeof part === 'object' && part !== null ? Reflect.get(part, key) : undefined;
}

export function lookOf(chart: Pick<ChartRecord, 'parts'>): ChartLook {
  return {
    fillOf: (index) => {
      const fill = readPart(chart, seriesPart(index), 'fill');
      return typeof fill === 'string' ? fill : undefined;
    },
    hasLegend: readPart(chart, 'Legend', 'Visible') !== false,
    isReversed: readPart(chart, 'CategoryAxis', 'ReversePlotOrder') === true,
  };
}
