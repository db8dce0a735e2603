/** A vendor's file as it comes: what its bytes are says how it is read, and not its name. */
import { fail, succeed, type Result } from '../../shared/result.ts';
import { decodeText, readCsv, type Separator } from '../../shared/vendor-list/csv.ts';
import type { FileFault } from '../../shared/vendor-list/file-faults.ts';
import type { Damage } from './cells.ts';
import { fileLimits } from './preflight.ts';
import { sheetLimits } from './read-sheet.ts';
import { readXlsx } from './read-xlsx.ts';

export interface VendorFile {
  readonly sheets: readonly {
    readonly name: string;
    readonly hidden: boolean;
    readonly rows: readonly (readonly string[])[];
    /** Places from 0. `quote_open`: a quote of a text file that never ends. */
    readonly damaged: readonly {
      readonly row: number;
      readonly column: number;
      readonly reason: Damage | 'quote_open';
    }[];
  }[];
  readonly ignored: readonly string[];
  readonly encoding?: string;
  readonly separator?: Separator | null;
}

function readText(bytes: Uint8Array): Result<VendorFile, FileFault> {
  if (bytes.length > fileLimits.bytes) return fail('too_large');
  const { text, encoding } = decodeText(bytes);
  if (text.includes('\0')) return fail('not_a_list');
  if (/^\s*<(?:!doctype|html|table|\?xml)/i.test(text.slice(0, 512))) return fail('web_page');
  const { rows, separator, faults } = readCsv(text);
  if (rows.length > sheetLimits.rows) return fail('too_many_rows');
  const damaged = faults.map(({ row, reason }) => ({ row: row - 1, column: 0, reason }));
  const sheet = { name: '', hidden: false, rows, damaged };
  return succeed({ sheets: [sheet], ignored: [], encoding, separator });
}

/** Reads a workbook or a text file of any separator, or says why not. */
export function readVendorFile(bytes: Uint8Array): Result<VendorFile, FileFault> {
  if (bytes.length === 0) return fail('empty');
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 0) < 9;
  const isOldOffice = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11;
  return isZip || isOldOffice ? readXlsx(bytes) : readText(bytes);
}
