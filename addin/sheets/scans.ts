/** The worksheet table that scans are written to. */
import type { KeyedRow, TableSpec } from '../host/port.ts';

export type ScanColumn = 'serial' | 'item' | 'status' | 'area' | 'note';

export const scansTable: TableSpec<ScanColumn> = {
  name: 'SerialbookScans',
  sheet: 'Scans',
  columns: [
    { id: 'serial', head: 'Serial', kind: 'text', width: 26 },
    { id: 'item', head: 'Item', kind: 'text', width: 20, isOptional: true },
    { id: 'status', head: 'Status', kind: 'text', width: 14, isOptional: true },
    { id: 'area', head: 'Bin', kind: 'text', width: 12, isOptional: true },
    { id: 'note', head: 'Note', kind: 'text', width: 44, isOptional: true },
  ],
};

export type ScanRow = KeyedRow<ScanColumn>;
