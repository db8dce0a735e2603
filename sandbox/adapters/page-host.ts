/** What a page needs of an Excel, whichever flavour it stands in for: Windows (`DesktopHost`) or the web (`WebFrameHost`). */
import type { RequestHost } from '../requests/request-host.ts';
import type { Workbook } from '../workbook/workbook.ts';

export interface PageHost {
  readonly workbook: Workbook;
  readonly requests: RequestHost;
  /** Presses a ribbon button: resolves when the add-in calls `event.completed()`. */
  readonly runCommand: (id: string, controlId?: string) => Promise<void>;
  readonly close: () => void;
}
