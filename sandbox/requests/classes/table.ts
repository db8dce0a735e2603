/** Tables, their rows and columns. */
import type { Area } from '../../workbook/address.ts';
import { intersect } from '../../workbook/address.ts';
import type { CellValue } from '../../workbook/cell.ts';
import { invalidArgument, itemNotFound } from '../../workbook/fault.ts';
import type { Sheet } from '../../workbook/sheet.ts';
import { applyFilters, clearFilters } from '../../workbook/sort-filter.ts';
import type { Table, TableColumn } from '../../workbook/table.ts';
import {
  addTable,
  addTableColumn,
  addTableRows,
  announceTable,
  checkTableName,
  deleteTableColumn,
  deleteTableRows,
  removeTable,
  resizeTable,
  setTotals,
} from '../../workbook/tables.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import type { Args } from '../args.ts';
import type { Instance, Property } from '../class-table.ts';
import { asFlag, asText, ClassTable, readOnly } from '../class-table.ts';
import { RangeTarget, rangeAt } from '../range-target.ts';
import type { RequestHost } from '../request-host.ts';
import { rangeClass } from './range.ts';
import { autoFilterClass, filterClass, tableSortClass } from './table-sort.ts';
import { worksheetClass } from './worksheet.ts';

interface TableScope {
  readonly sheet: Sheet | null;
  readonly within?: Area;
}

export interface ColumnTarget {
  readonly table: Table;
  readonly column: TableColumn;
}

/** A row has no identity but its place, as in Excel. */
interface RowTarget {
  readonly table: Table;
  readonly index: number;
}

function rangeIn(table: Table, area: Area): Instance {
  return rangeClass.of(new RangeTarget(table.sheet, area));
}

function valuesIn(host: RequestHost, table: Table, area: Area): CellValue[][] {
  return host.workbook.valuesOf(table.sheet, area);
}

function tablesIn({ sheet, within }: TableScope, workbook: Workbook): Table[] {
  return workbook.tables.filter(
    (table) =>
      (sheet === null || table.sheet === sheet) &&
      (within === undefined || intersect(table.area, within) !== null),
  );
}

function findTable(self: TableScope, host: RequestHost, key: string | number): Table | undefined {
  const table = host.workbook.findTable(String(key));
  return table !== undefined && tablesIn(self, host.workbook).includes(table) ? table : undefined;
}

function tableAt(self: TableScope, host: RequestHost, index: number): Table {
  const table = tablesIn(self, host.workbook)[index];
  if (table === undefined) throw invalidArgument();
  return table;
}

function getTable(self: TableScope, args: Args, host: RequestHost): Instance {
  const table = findTable(self, host, args.key(0));
  if (table === undefined) throw itemNotFound();
  return tableClass.of(table);
}

export const tableCollectionClass: ClassTable<TableScope> = new ClassTable('TableCollection', {
  items: (self, host) => tablesIn(self, host.workbook).map((table) => tableClass.of(table)),
  getItem: getTable,
  properties: { Count: readOnly((self, host) => tablesIn(self, host.workbook).length) },
  methods: {
    Add: (self, args, host) => {
      const on = self.sheet ?? host.workbook.activeSheet;
      const range = args.range(0) ?? rangeAt(host.workbook, on, args.text(0));
      return tableClass.of(addTable(host.workbook, range.sheet, range.area, args.flag(1), 'addin'));
    },
    GetCount: (self, _args, host) => tablesIn(self, host.workbook).length,
    GetItemAt: (self, args, host) => tableClass.of(tableAt(self, host, args.number(0))),
    GetItemOrNullObject: (self, args, host) =>
      tableClass.orNull(findTable(self, host, args.key(0))),
  },
});

export const tableScopedCollectionClass: ClassTable<TableScope> = new ClassTable(
  'TableScopedCollection',
  {
    items: (self, host) => tablesIn(self, host.workbook).map((table) => tableClass.of(table)),
    getItem: getTable,
    methods: {
      GetCount: (self, _args, host) => tablesIn(self, host.workbook).length,
      GetFirst: (self, _args, host) => {
        const [table] = tablesIn(self, host.workbook);
        if (table === undefined) throw itemNotFound();
        return tableClass.of(table);
      },
      GetItemOrNullObject: (self, args, host) =>
        tableClass.orNull(findTable(self, host, args.key(0))),
    },
  },
);

type FlagName =
  | 'showBandedRows'
  | 'showBandedColumns'
  | 'highlightFirstColumn'
  | 'highlightLastColumn'
  | 'showFilterButton';

function flagProperty(name: FlagName): Property<Table> {
  return {
    read: (table) => table[name],
    write: (table, value, host) => {
      table[name] = asFlag(value);
      announceTable(host.workbook, table);
    },
  };
}

export const tableClass: ClassTable<Table> = new ClassTable('Table', {
  identify: (table) => ({ Id: table.id }),
  properties: {
    Id: readOnly((table) => table.id),
    LegacyId: readOnly((table) => table.legacyId),
    Name: {
      read: (table) => table.name,
      write: (table, value, host) => {
        const name = asText(value);
        checkTableName(host.workbook, table, name);
        table.name = name;
        announceTable(host.workbook, table);
      },
    },
    Style: {
      read: (table) => table.style,
      write: (table, value, host) => {
        table.style = asText(value);
        announceTable(host.workbook, table);
      },
    },
    ShowHeaders: readOnly((table) => table.showHeaders),
    ShowTotals: {
      read: (table) => table.showTotals,
      write: (table, value, host) => {
        setTotals(host.workbook, table, asFlag(value), 'addin');
      },
    },
    ShowBandedRows: flagProperty('showBandedRows'),
    ShowBandedColumns: flagProperty('showBandedColumns'),
    HighlightFirstColumn: flagProperty('highlightFirstColumn'),
    HighlightLastColumn: flagProperty('highlightLastColumn'),
    ShowFilterButton: flagProperty('showFilterButton'),
  },
  navigation: {
    AutoFilter: (table) => autoFilterClass.of(table),
    Columns: (table) => tableColumnCollectionClass.of(table),
    Rows: (table) => tableRowCollectionClass.of(table),
    Sort: (table) => tableSortClass.of(table),
    Worksheet: (table) => worksheetClass.of(table.sheet),
  },
  methods: {
    ClearFilters: (table, _args, host) => {
      clearFilters(host.workbook, table);
    },
    ConvertToRange: (table, _args, host) => {
      removeTable(host.workbook, table, true, 'addin');
      return rangeIn(table, table.area);
    },
    Delete: (table, _args, host) => {
      removeTable(host.workbook, table, false, 'addin');
    },
    GetDataBodyRange: (table) => rangeIn(table, table.dataArea),
    GetHeaderRowRange: (table) => rangeIn(table, table.headerArea),
    GetRange: (table) => rangeIn(table, table.area),
    GetTotalRowRange: (table) => {
      if (table.totalsArea === null) throw itemNotFound();
      return rangeIn(table, table.totalsArea);
    },
    ReapplyFilters: (table, _args, host) => {
      applyFilters(host.workbook, table);
    },
    Resize: (table, args, host) => {
      const range = args.range(0) ?? rangeAt(host.workbook, table.sheet, args.text(0));
      if (range.sheet !== table.sheet) throw invalidArgument();
      resizeTable(host.workbook, table, range.area);
    },
  },
});

function rowAt(table: Table, index: number): RowTarget {
  if (!Number.isInteger(index) || index < 0 || index >= table.dataRowCount) throw invalidArgument();
  return { table, index };
}

function rowArea({ table, index }: RowTarget): Area {
  return { ...table.dataArea, row: table.dataArea.row + index, rowCount: 1 };
}

function rowIndexOf(value: unknown): number {
  if (typeof value === 'number') return value;
  const isRow = typeof value === 'object' && value !== null && 'index' in value;
  if (!isRow || typeof value.index !== 'number') throw invalidArgument();
  return value.index;
}

export const tableRowCollectionClass: ClassTable<Table> = new ClassTable('TableRowCollection', {
  items: (table) =>
    Array.from({ length: table.dataRowCount }, (_, index) => tableRowClass.of({ table, index })),
  getItem: (table, args) => tableRowClass.of(rowAt(table, args.number(0))),
  properties: { Count: readOnly((table) => table.dataRowCount) },
  methods: {
    Add: (table, args, host) => {
      const at = args.optionalNumber(0);
      const index = addTableRows(host.workbook, table, at, args.raw(1), 'addin');
      return tableRowClass.of({ table, index });
    },
    DeleteRows: (table, args, host) => {
      const indexes = args.list(0).map(rowIndexOf);
      for (const index of indexes.sort((a, b) => b - a)) {
        deleteTableRows(host.workbook, table, index, 1, 'addin');
      }
    },
    DeleteRowsAt: (table, args, host) => {
      const count = args.optionalNumber(1) ?? 1;
      deleteTableRows(host.workbook, table, args.number(0), count, 'addin');
    },
    GetCount: (table) => table.dataRowCount,
    GetItemAt: (table, args) => tableRowClass.of(rowAt(table, args.number(0))),
  },
});

export const tableRowClass: ClassTable<RowTarget> = new ClassTable('TableRow', {
  identify: ({ index }) => ({ Index: index }),
  properties: {
    Index: readOnly(({ index }) => index),
    Values: {
      read: (row, host) => valuesIn(host, row.table, rowArea(row)),
      write: (row, value, host) => {
        host.workbook.write(row.table.sheet, rowArea(row), value);
      },
    },
  },
  methods: {
    Delete: ({ table, index }, _args, host) => {
      deleteTableRows(host.workbook, table, index, 1, 'addin');
    },
    GetRange: (row) => rangeIn(row.table, rowArea(row)),
  },
});

function columnArea({ table, column }: ColumnTarget, area: Area): Area {
  const index = table.columns.indexOf(column);
  if (index < 0) throw itemNotFound();
  return { ...area, column: table.area.column + index, columnCount: 1 };
}

function columnAt(table: Table, index: number): ColumnTarget {
  const column = table.columns[index];
  if (column === undefined) throw invalidArgument();
  return { table, column };
}

function findColumn(table: Table, key: string | number): ColumnTarget | null {
  const column = table.findColumn(key);
  return column === undefined ? null : { table, column };
}

export const tableColumnCollectionClass: ClassTable<Table> = new ClassTable(
  'TableColumnCollection',
  {
    items: (table) => table.columns.map((column) => tableColumnClass.of({ table, column })),
    getItem: (table, args) => {
      const column = findColumn(table, args.key(0));
      if (column === null) throw itemNotFound();
      return tableColumnClass.of(column);
    },
    properties: { Count: readOnly((table) => table.columns.length) },
    methods: {
      Add: (table, args, host) => {
        const at = args.optionalNumber(0);
        const name = args.optionalText(2);
        const column = addTableColumn(host.workbook, table, at, name, args.raw(1), 'addin');
        return tableColumnClass.of({ table, column });
      },
      GetCount: (table) => table.columns.length,
      GetItemAt: (table, args) => tableColumnClass.of(columnAt(table, args.number(0))),
      GetItemOrNullObject: (table, args) => tableColumnClass.orNull(findColumn(table, args.key(0))),
    },
  },
);

export const tableColumnClass: ClassTable<ColumnTarget> = new ClassTable('TableColumn', {
  identify: ({ column }) => ({ Id: column.id }),
  properties: {
    Id: readOnly(({ column }) => column.id),
    Index: readOnly(({ table, column }) => table.columns.indexOf(column)),
    Name: {
      read: ({ column }) => column.name,
      write: (self, value, host) => {
        const { table } = self;
        host.workbook.write(table.sheet, columnArea(self, table.headerArea), asText(value));
      },
    },
    Values: {
      read: (self, host) => valuesIn(host, self.table, columnArea(self, self.table.area)),
      write: (self, value, host) => {
        host.workbook.write(self.table.sheet, columnArea(self, self.table.area), value);
      },
    },
  },
  navigation: { Filter: (self) => filterClass.of(self) },
  methods: {
    Delete: ({ table, column }, _args, host) => {
      deleteTableColumn(host.workbook, table, column, 'addin');
    },
    GetDataBodyRange: (self) => rangeIn(self.table, columnArea(self, self.table.dataArea)),
    GetHeaderRowRange: (self) => rangeIn(self.table, columnArea(self, self.table.headerArea)),
    GetRange: (self) => rangeIn(self.table, columnArea(self, self.table.area)),
    GetTotalRowRange: (self) => {
      const totals = self.table.totalsArea;
      if (totals === null) throw itemNotFound();
      return rangeIn(self.table, columnArea(self, totals));
    },
  },
});
