/** Sorting and filtering of tables. */
import { invalidArgument, itemNotFound } from '../../workbook/fault.ts';
import { applyFilters, clearFilters, sortTable } from '../../workbook/sort-filter.ts';
import { guardWrite } from '../../workbook/protection.ts';
import type { SortField, Table } from '../../workbook/table.ts';
import { announceTable } from '../../workbook/tables.ts';
import type { RequestHost } from '../request-host.ts';
import { ClassTable, isRecord, readOnly } from '../class-table.ts';
import { RangeTarget } from '../range-target.ts';
import { rangeClass } from './range.ts';
import type { ColumnTarget } from './table.ts';

export function sortFieldsOf(list: readonly unknown[]): SortField[] {
  return list.map((field) => {
    if (!isRecord(field) || typeof field['key'] !== 'number') throw invalidArgument();
    return { key: field['key'], ascending: field['ascending'] !== false };
  });
}

export const tableSortClass: ClassTable<Table> = new ClassTable('TableSort', {
  properties: {
    Fields: readOnly((table) => table.sortFields),
    MatchCase: readOnly((table) => table.matchCase),
    Method: readOnly(() => 'PinYin'),
  },
  methods: {
    Apply: (table, args, host) => {
      const fields = sortFieldsOf(args.list(0));
      sortTable(host.workbook, table, fields, args.flag(1), 'addin');
    },
    // Takes the arrows away; the rows stay as they are.
    Clear: (table, _args, host) => {
      table.sortFields = [];
      announceTable(host.workbook, table);
    },
    Reapply: (table, _args, host) => {
      sortTable(host.workbook, table, table.sortFields, table.matchCase, 'addin');
    },
  },
});

function checkFilterable(table: Table, host: RequestHost): void {
  guardWrite(host.workbook, table.sheet, table.area, 'filter');
}

function setFilter(
  { table, column }: ColumnTarget,
  criteria: Record<string, unknown> | null,
  host: RequestHost,
): void {
  checkFilterable(table, host);
  column.filter = criteria;
  applyFilters(host.workbook, table);
}

export const filterClass: ClassTable<ColumnTarget> = new ClassTable('Filter', {
  properties: { Criteria: readOnly(({ column }) => column.filter) },
  methods: {
    Apply: (self, args, host) => {
      setFilter(self, args.record(0), host);
    },
    ApplyCustomFilter: (self, args, host) => {
      const criteria = {
        filterOn: 'Custom',
        criterion1: args.text(0),
        criterion2: args.optionalText(1),
        operator: args.optionalText(2) ?? 'And',
      };
      setFilter(self, criteria, host);
    },
    ApplyValuesFilter: (self, args, host) => {
      setFilter(self, { filterOn: 'Values', values: args.list(0) }, host);
    },
    Clear: (self, _args, host) => {
      setFilter(self, null, host);
    },
  },
});

/** A table's filter. A sheet's own filter is not there. */
export const autoFilterClass: ClassTable<Table> = new ClassTable('AutoFilter', {
  properties: {
    Enabled: readOnly((table) => table.showFilterButton),
    IsDataFiltered: readOnly((table) => table.columns.some((column) => column.filter !== null)),
    Criteria: readOnly((table) => table.columns.map((column) => column.filter)),
  },
  methods: {
    Apply: (table, args, host) => {
      const index = args.optionalNumber(1);
      const column = index === null ? undefined : table.columns[index];
      if (column === undefined) throw invalidArgument();
      setFilter({ table, column }, args.record(2), host);
    },
    ClearColumnCriteria: (table, args, host) => {
      const column = table.columns[args.number(0)];
      if (column === undefined) throw itemNotFound();
      setFilter({ table, column }, null, host);
    },
    ClearCriteria: (table, _args, host) => {
      checkFilterable(table, host);
      clearFilters(host.workbook, table);
    },
    GetRange: (table) => rangeClass.of(new RangeTarget(table.sheet, table.area)),
    GetRangeOrNullObject: (table) => rangeClass.of(new RangeTarget(table.sheet, table.area)),
    Reapply: (table, _args, host) => {
      applyFilters(host.workbook, table);
    },
    Remove: (table, _args, host) => {
      checkFilterable(table, host);
      clearFilters(host.workbook, table);
      table.showFilterButton = false;
      announceTable(host.workbook, table);
    },
  },
});
