/** The pages of docs/ that are made from tables, and where they lie. */
import { writeFunctions } from '../../addin/functions/help.ts';
import { writeEInvoicePage } from './einvoice.ts';
import { writeErrors } from './errors.ts';
import { writeExcelFaults } from './excel-faults.ts';
import { writeLifecycle } from './lifecycle.ts';
import { writeReports } from './reports.ts';
import { writeRights } from './rights.ts';

/** Each page by its path. */
export function makePages(): ReadonlyMap<string, string> {
  return new Map([
    ['docs/lifecycle.md', writeLifecycle()],
    ['docs/einvoice.md', writeEInvoicePage()],
    ['docs/errors.md', writeErrors()],
    ['docs/excel-faults.md', writeExcelFaults()],
    ['docs/functions.md', writeFunctions()],
    ['docs/reports.md', writeReports()],
    ['docs/rights.md', writeRights()],
  ]);
}
