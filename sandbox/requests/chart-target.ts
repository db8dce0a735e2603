/** A chart of a sheet, as the classes of Excel's charts share it. */
import type { ChartRecord, Sheet } from '../workbook/sheet.ts';
import type { RequestHost } from './request-host.ts';

export interface ChartTarget {
  readonly sheet: Sheet;
  readonly chart: ChartRecord;
}

export function tell({ sheet }: ChartTarget, host: RequestHost): void {
  host.workbook.announcePart(sheet, 'charts');
}

/** A record of its own for a part of a chart. */
export function partOf({ chart }: ChartTarget, name: string): Record<string, unknown> {
  const known = chart.parts[name];
  const isMade = typeof known === 'object' && known !== null;
  const record: Record<string, unknown> = isMade ? Object.fromEntries(Object.entries(known)) : {};
  if (!isMade) chart.parts[name] = record;
  return record;
}
