/**
 * What Excel refuses. A fault carries the code that Excel's own client library hands to an add-in
 * (`Excel.ErrorCodes`), so that the code under test meets the same words as in Excel.
 */
export class WorkbookFault extends Error {
  readonly code: string;
  readonly httpStatus: number;

  constructor(code: string, message: string, httpStatus = 400) {
    super(message);
    this.name = 'WorkbookFault';
    this.code = code;
    this.httpStatus = httpStatus;
  }
}

export function invalidArgument(
  message = 'The argument is invalid or missing or has an incorrect format.',
): WorkbookFault {
  return new WorkbookFault('InvalidArgument', message);
}

export function wrongDimensions(): WorkbookFault {
  return invalidArgument(
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
}

export function itemNotFound(message = "The requested resource doesn't exist."): WorkbookFault {
  return new WorkbookFault('ItemNotFound', message, 404);
}

export function itemAlreadyExists(): WorkbookFault {
  return new WorkbookFault(
    'ItemAlreadyExists',
    'A resource with the same name or identifier already exists.',
    409,
  );
}

export function accessDenied(): WorkbookFault {
  return new WorkbookFault('AccessDenied', 'You cannot perform the requested operation.', 403);
}

export function invalidOperation(
  message = 'This operation is not permitted for the current object.',
): WorkbookFault {
  return new WorkbookFault('InvalidOperation', message);
}

export function cellEditMode(): WorkbookFault {
  return new WorkbookFault(
    'InvalidOperationInCellEditMode',
    'Excel is in cell-editing mode. Please exit the edit mode by pressing ENTER or TAB or selecting another cell, and then try again.',
  );
}

/** Loud on purpose: the sandbox lacks this member, and a test must not mistake that for Excel's answer. */
export function notImplemented(what: string): WorkbookFault {
  return new WorkbookFault('NotImplemented', `The sandbox does not implement ${what}.`, 501);
}
