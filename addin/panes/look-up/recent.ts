/** What a look-up remembers for as long as the add-in runs: the workbook is not changed by it. */
import type { ExcelHost } from '../../host/port.ts';

interface Remembered {
  /** The serials looked up before, newest first. */
  readonly recent: readonly string[];
  /** Whether the selected cells are looked up as they change. */
  readonly isFollowing: boolean;
}

const remembered = new WeakMap<ExcelHost, Remembered>();

export function recall(host: ExcelHost): Remembered {
  return remembered.get(host) ?? { recent: [], isFollowing: false };
}

export function remember(host: ExcelHost, next: Partial<Remembered>): void {
  remembered.set(host, { ...recall(host), ...next });
}
