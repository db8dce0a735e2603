/** What each of Excel's refusals means to a person, as a table. What is not in it is said plainly, with Excel's words. */
import { HostFault, type HostFaultCode } from './port.ts';

interface Meaning {
  readonly code: HostFaultCode;
  readonly message: string;
  readonly canRetry: boolean;
}

const meanings: Readonly<Record<string, Meaning>> = {
  InvalidOperationInCellEditMode: {
    code: 'cell_being_edited',
    message:
      'A cell is being edited. Press Enter or Esc in the sheet, then try again; nothing is lost.',
    canRetry: true,
  },
  AccessDenied: {
    code: 'sheet_protected',
    message:
      'The sheet is protected. Unprotect it (Review, Unprotect Sheet), then try again; nothing is lost.',
    canRetry: true,
  },
  ReadOnlyWorkbook: {
    code: 'workbook_read_only',
    message: 'The workbook is read only. Save a copy and work there; nothing is lost.',
    canRetry: false,
  },
  ItemNotFound: {
    code: 'table_gone',
    message: 'The table was deleted from the workbook. Write again and it is made anew.',
    canRetry: true,
  },
  InvalidBinding: {
    code: 'table_gone',
    message: 'The table was deleted from the workbook. Write again and it is made anew.',
    canRetry: true,
  },
  InsertDeleteConflict: {
    code: 'no_room',
    message:
      'Something below the table cannot move down. Make room below it, then try again; nothing is lost.',
    canRetry: true,
  },
  InactiveWorkbook: {
    code: 'excel_failed',
    message: 'Another workbook is in front. Click into this one, then try again; nothing is lost.',
    canRetry: true,
  },
  RequestPayloadSizeLimitExceeded: {
    code: 'too_large',
    message: 'This is more than Excel takes at once. Write it in parts.',
    canRetry: false,
  },
  ResponsePayloadSizeLimitExceeded: {
    code: 'too_large',
    message: 'The sheet holds more than Excel hands over at once. Select less.',
    canRetry: false,
  },
};

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Any failure of Excel as a fault with a sentence. */
export function faultOf(error: unknown): HostFault {
  if (error instanceof HostFault) return error;
  const known = meanings[codeOf(error)];
  if (known !== undefined) return new HostFault(known.code, known.message, known.canRetry);
  const words = error instanceof Error ? error.message : String(error);
  return new HostFault('excel_failed', `Excel refused: ${words} Try again; nothing is lost.`, true);
}

export function notInExcel(): HostFault {
  return new HostFault(
    'not_in_excel',
    'This page is not open in Excel, so there is no sheet. Open it as the Serialbook add-in.',
    false,
  );
}
