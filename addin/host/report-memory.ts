/**
 * Which sheets of the workbook are reports, and what each was asked for. It is kept in the workbook by Excel's own ids of
 * tables and columns, so a report is found again when its sheet is renamed or moved, and its columns when a person renames
 * or moves them.
 */
import { z } from 'zod';
import type { KeptSettings } from './settings.ts';

const keptTableSchema = z.object({
  table: z.string(),
  /** What it was called when it was made: it is found by that in a copy of the workbook. */
  name: z.string(),
  columns: z.record(z.string(), z.number()),
});

const keptReportSchema = z.object({
  /** Made with the report, and never another's. */
  id: z.string(),
  /** The name that its sheet had last. */
  sheet: z.string(),
  question: z.unknown(),
  /** When the books were asked, as a person reads it; empty before it was written once. */
  refreshedAt: z.string(),
  isComplete: z.boolean(),
  main: z.string(),
  tables: z.record(z.string(), keptTableSchema),
  /** Where the chart was put, in points; null before there is one. */
  chartLeft: z.number().nullable(),
});

export type KeptTable = z.output<typeof keptTableSchema>;
export type KeptReportFacts = z.output<typeof keptReportSchema>;

const setting = 'reports';

function parseReports(value: unknown): KeptReportFacts[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((each) => {
    const parsed = keptReportSchema.safeParse(each);
    return parsed.success ? [parsed.data] : [];
  });
}

export interface ReportMemory {
  list(): readonly KeptReportFacts[];
  /** Keeps a report, over what was kept of it. */
  put(report: KeptReportFacts): Promise<void>;
  forget(id: string): Promise<void>;
}

export function openReportMemory(settings: KeptSettings): ReportMemory {
  return {
    list: () => parseReports(settings.read(setting)),
    put: (report) =>
      settings.change(setting, (value) => {
        const reports = parseReports(value);
        const isKnown = reports.some(({ id }) => id === report.id);
        return isKnown
          ? reports.map((each) => (each.id === report.id ? report : each))
          : [...reports, report];
      }),
    forget: (id) =>
      settings.change(setting, (value) => parseReports(value).filter((each) => each.id !== id)),
  };
}
