/** The worksheet table that scans are written to. */
import type { KeyedRow, TableSpec } from '../host/port.ts';

export type ScanColumn = 'serial' | 'item' | 'status' | 'area' | 'note';

export const scansTable: TableSpec<ScanColumn> = {
  name: 'SerialbookScans',
  sheet: 'Scans',
  columns: [
    { id: 'serial', head: 'Serial', kind: 'text', width: 26 },
    { id: 'item', head: 'Item', kind: 'text', width: 20 },
    { id: 'status', head: 'Status', kind: 'text', width: 14 },
    { id: 'area', head: 'Bin', kind: 'text', width: 12 },
    { id: 'note', head: 'Note', kind: 'text', width: 44 },
  ],
};

export type ScanRow = KeyedRow<ScanColumn>;
