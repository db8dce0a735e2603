/**
 * What each of Excel's refusals means to a person, as a table: the codes of Excel that mean it, whether trying again can
 * help, and what a pane offers. The words are in the texts. What is in no row is said plainly, with Excel's own words.
 */
import { textsOf } from '../texts/texts.ts';
import { HostFault, type FaultOffer, type HostFaultCode } from './port.ts';

const texts = textsOf('host');

export interface FaultMeaning {
  /** As Excel's client library calls it (`Excel.ErrorCodes`, and the settings' own numbers). */
  readonly officeCodes: readonly string[];
  readonly canRetry: boolean;
  readonly offer: FaultOffer;
}

export const faultTable: Readonly<Record<HostFaultCode, FaultMeaning>> = {
  cell_being_edited: {
    officeCodes: ['InvalidOperationInCellEditMode'],
    canRetry: true,
    offer: 'retry',
  },
  sheet_protected: { officeCodes: ['AccessDenied'], canRetry: true, offer: 'retry' },
  workbook_read_only: { officeCodes: ['ReadOnlyWorkbook'], canRetry: false, offer: 'copy' },
  workbook_behind: { officeCodes: ['InactiveWorkbook'], canRetry: true, offer: 'retry' },
  table_gone: { officeCodes: ['ItemNotFound', 'InvalidBinding'], canRetry: true, offer: 'retry' },
  column_gone: { officeCodes: [], canRetry: true, offer: 'rebuild' },
  rows_filtered: { officeCodes: ['FilteredRangeConflict'], canRetry: true, offer: 'retry' },
  report_gone: { officeCodes: [], canRetry: false, offer: 'retry' },
  no_room: {
    officeCodes: ['InsertDeleteConflict', 'NonBlankCellOffSheet'],
    canRetry: true,
    offer: 'retry',
  },
  too_large: {
    officeCodes: [
      'RequestPayloadSizeLimitExceeded',
      'ResponsePayloadSizeLimitExceeded',
      'RangeExceedsLimit',
    ],
    canRetry: false,
    offer: 'less',
  },
  settings_unsaved: { officeCodes: ['9019'], canRetry: true, offer: 'retry' },
  stopped: { officeCodes: [], canRetry: true, offer: 'resume' },
  not_in_excel: { officeCodes: [], canRetry: false, offer: 'open' },
  excel_failed: { officeCodes: [], canRetry: true, offer: 'retry' },
};

const codes = new Map<string, HostFaultCode>(
  (Object.keys(faultTable) as HostFaultCode[]).flatMap((code) =>
    faultTable[code].officeCodes.map((officeCode): [string, HostFaultCode] => [officeCode, code]),
  ),
);

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** A fault of the table, in the language spoken now; `message` where the details make a better sentence. */
export function makeFault(code: HostFaultCode, message = texts.faults[code]): HostFault {
  const { canRetry, offer } = faultTable[code];
  return new HostFault(code, message, canRetry, offer);
}

/** Any failure of Excel as a fault with a sentence. */
export function faultOf(error: unknown): HostFault {
  if (error instanceof HostFault) return error;
  const known = codes.get(codeOf(error));
  if (known !== undefined) return makeFault(known);
  const words = error instanceof Error ? error.message : String(error);
  return makeFault('excel_failed', texts.excelSaid(words));
}

export function notInExcel(): HostFault {
  return makeFault('not_in_excel');
}
