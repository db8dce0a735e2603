/**
 * Whether a workbook has SERIAL formulas. Excel opens one with the values that it was saved with and asks nothing, so the
 * workbook itself remembers that it has some: without that, a posting after opening would leave old values standing.
 */
import type { ExcelHost } from '../host/port.ts';

const settingName = 'hasFormulas';

export interface FormulasInUse {
  /** A formula asked something. */
  readonly note: () => void;
  readonly areThere: () => boolean;
}

export function rememberFormulas(
  host: Pick<ExcelHost, 'readSetting' | 'writeSetting'>,
): FormulasInUse {
  let isNoted = false;
  return {
    note: () => {
      if (isNoted) return;
      isNoted = true;
      // A workbook that keeps nothing, as one that is read only, is refreshed while it is open all the same.
      if (host.readSetting(settingName) !== true)
        void host.writeSetting(settingName, true).catch(() => undefined);
    },
    areThere: () => isNoted || host.readSetting(settingName) === true,
  };
}
