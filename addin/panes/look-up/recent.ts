/** The serials looked up before, for as long as the add-in runs: the workbook is not changed by a look-up. */
import type { ExcelHost } from '../../host/port.ts';

const recents = new WeakMap<ExcelHost, readonly string[]>();

export function readRecent(host: ExcelHost): readonly string[] {
  return recents.get(host) ?? [];
}

export function keepRecent(host: ExcelHost, serials: readonly string[]): void {
  recents.set(host, serials);
}
