/** Worksheets: the collection, the sheet, its protection and its frozen panes. */
import type { Sheet } from '../../workbook/sheet.ts';
import { standardRowPoints } from '../../workbook/sheet.ts';
import { invalidArgument, invalidOperation, itemNotFound } from '../../workbook/fault.ts';
import type { Freeze } from '../../workbook/sheet.ts';
import { intersect } from '../../workbook/address.ts';
import type { Workbook } from '../../workbook/workbook.ts';
import type { Args } from '../args.ts';
import type { Instance, Property } from '../class-table.ts';
import { asFlag, asNumber, asText, ClassTable, readOnly } from '../class-table.ts';
import { colorOf } from '../colors.ts';
import { RangeTarget, rangeAt, rangeOf } from '../range-target.ts';
import { chartCollectionClass } from './chart.ts';
import { namedItemCollectionClass } from './names.ts';
import { pageLayoutClass } from './page-layout.ts';
import { rangeClass } from './range.ts';
import { tableCollectionClass } from './table.ts';
import { recalculateAll } from './workbook.ts';
import type { RequestHost } from '../request-host.ts';

function neighbour(
  workbook: Workbook,
  sheet: Sheet,
  step: 1 | -1,
  isVisibleOnly: boolean,
): Sheet | null {
  let index = workbook.sheets.indexOf(sheet) + step;
  for (; index >= 0 && index < workbook.sheets.length; index += step) {
    const candidate = workbook.sheets[index];
    if (candidate !== undefined && (!isVisibleOnly || candidate.visibility === 'Visible')) {
      return candidate;
    }
  }
  return null;
}

function required<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw itemNotFound();
  return value;
}

export const worksheetCollectionClass: ClassTable<Workbook> = new ClassTable(
  'WorksheetCollection',
  {
    items: (workbook) => workbook.sheets.map((sheet) => worksheetClass.of(sheet)),
    getItem: (workbook, args) => worksheetClass.of(workbook.sheet(String(args.key(0)))),
    methods: {
      Add: (workbook, args) => worksheetClass.of(workbook.addSheet(args.optionalText(0))),
      GetActiveWorksheet: (workbook) => worksheetClass.of(workbook.activeSheet),
      GetCount: (workbook, args) =>
        workbook.sheets.filter((sheet) => !args.flag(0) || sheet.visibility === 'Visible').length,
      GetFirst: (workbook, args) =>
        worksheetClass.of(
          required(
            workbook.sheets.find((sheet) => !args.flag(0) || sheet.visibility === 'Visible'),
          ),
        ),
      GetLast: (workbook, args) =>
        worksheetClass.of(
          required(
            workbook.sheets.findLast((sheet) => !args.flag(0) || sheet.visibility === 'Visible'),
          ),
        ),
      GetItemOrNullObject: (workbook, args) =>
        worksheetClass.orNull(workbook.findSheet(String(args.key(0)))),
    },
  },
);

function usedRange(sheet: Sheet, args: Args): Instance | null {
  const area = sheet.usedArea(args.flag(0));
  return area === null ? null : rangeClass.of(new RangeTarget(sheet, area));
}

function viewProperty(name: 'showGridlines' | 'showHeadings'): Property<Sheet> {
  return {
    read: (sheet) => sheet[name],
    write: (sheet, value, host) => {
      sheet[name] = asFlag(value);
      host.workbook.announcePart(sheet, 'view');
    },
  };
}

export const worksheetClass: ClassTable<Sheet> = new ClassTable('Worksheet', {
  identify: (sheet) => ({ Id: sheet.id }),
  properties: {
    Id: readOnly((sheet) => sheet.id),
    Name: {
      read: (sheet) => sheet.name,
      write: (sheet, value, host) => {
        host.workbook.renameSheet(sheet, asText(value));
      },
    },
    Position: {
      read: (sheet, host) => host.workbook.sheets.indexOf(sheet),
      write: (sheet, value, host) => {
        host.workbook.moveSheet(sheet, asNumber(value));
      },
    },
    Visibility: {
      read: (sheet) => sheet.visibility,
      write: (sheet, value, host) => {
        const visibility = asText(value);
        if (!['Visible', 'Hidden', 'VeryHidden'].includes(visibility)) throw invalidArgument();
        host.workbook.setVisibility(sheet, visibility);
      },
    },
    TabColor: {
      read: (sheet) => sheet.tabColor,
      write: (sheet, value, host) => {
        sheet.tabColor = colorOf(value);
        host.workbook.announcePart(sheet, 'tabColor');
      },
    },
    TabId: readOnly((sheet, host) => host.workbook.sheets.indexOf(sheet) + 1),
    StandardWidth: readOnly(() => 8.43),
    StandardHeight: readOnly(() => standardRowPoints),
    ShowGridlines: viewProperty('showGridlines'),
    ShowHeadings: viewProperty('showHeadings'),
    // The client reads `ShowGridlines` and writes `Gridlines`; likewise the headings.
    Gridlines: viewProperty('showGridlines'),
    Headings: viewProperty('showHeadings'),
    EnableCalculation: readOnly(() => true),
  },
  navigation: {
    Charts: (sheet) => chartCollectionClass.of(sheet),
    FreezePanes: (sheet) => freezePanesClass.of(sheet),
    Names: (sheet) => namedItemCollectionClass.of({ scope: sheet }),
    PageLayout: (sheet) => pageLayoutClass.of(sheet),
    Protection: (sheet) => protectionClass.of(sheet),
    Tables: (sheet) => tableCollectionClass.of({ sheet }),
  },
  methods: {
    Activate: (sheet, _args, host) => {
      host.workbook.activateSheet(sheet);
    },
    Calculate: (_sheet, _args, host) => {
      recalculateAll(host.workbook);
    },
    Delete: (sheet, _args, host) => {
      if (host.workbook.isReadOnly) throw invalidOperation();
      host.workbook.deleteSheet(sheet);
    },
    GetCell: (sheet, args) => rangeClass.of(rangeOf(sheet, args.number(0), args.number(1))),
    GetNext: (sheet, args, host) =>
      worksheetClass.of(required(neighbour(host.workbook, sheet, 1, args.flag(0)))),
    GetNextOrNullObject: (sheet, args, host) =>
      worksheetClass.orNull(neighbour(host.workbook, sheet, 1, args.flag(0))),
    GetPrevious: (sheet, args, host) =>
      worksheetClass.of(required(neighbour(host.workbook, sheet, -1, args.flag(0)))),
    GetPreviousOrNullObject: (sheet, args, host) =>
      worksheetClass.orNull(neighbour(host.workbook, sheet, -1, args.flag(0))),
    GetRange: (sheet, args, host) =>
      rangeClass.of(rangeAt(host.workbook, sheet, args.optionalText(0))),
    GetRangeByIndexes: (sheet, args) =>
      rangeClass.of(rangeOf(sheet, args.number(0), args.number(1), args.number(2), args.number(3))),
    // Of an empty sheet Excel answers A1, not an error.
    GetUsedRange: (sheet, args) => usedRange(sheet, args) ?? rangeClass.of(rangeOf(sheet, 0, 0)),
    GetUsedRangeOrNullObject: (sheet, args) => usedRange(sheet, args),
    _GetSheetById: (_sheet, args, host) => worksheetClass.of(host.workbook.sheet(args.text(0))),
    _GetAnotherWorksheetById: (_sheet, args, host) =>
      worksheetClass.of(host.workbook.sheet(args.text(0))),
  },
});

const unprotectedOptions = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
};

function tellProtection(sheet: Sheet, host: RequestHost): void {
  host.workbook.announcePart(sheet, 'protection');
  host.workbook.raise({
    type: 'protection-changed',
    sheetId: sheet.id,
    isProtected: sheet.protection !== null,
    origin: 'addin',
  });
}

export const protectionClass: ClassTable<Sheet> = new ClassTable('WorksheetProtection', {
  properties: {
    Protected: readOnly((sheet) => sheet.protection !== null),
    Options: readOnly((sheet) =>
      sheet.protection === null ? null : { ...unprotectedOptions, ...sheet.protection.options },
    ),
  },
  methods: {
    Protect: (sheet, args, host) => {
      if (sheet.protection !== null) throw invalidOperation();
      sheet.protection = { options: args.record(0), password: args.optionalText(1) };
      tellProtection(sheet, host);
    },
    Unprotect: (sheet, args, host) => {
      const password = sheet.protection?.password ?? null;
      if (password !== null && password !== args.optionalText(0)) throw invalidArgument();
      sheet.protection = null;
      tellProtection(sheet, host);
    },
  },
});

function freeze(sheet: Sheet, host: RequestHost, next: Freeze | null): void {
  if (sheet.protection !== null) throw invalidOperation();
  sheet.freeze = next;
  host.workbook.announce({
    kind: 'freeze',
    sheetId: sheet.id,
    rows: next?.rows ?? 0,
    columns: next?.columns ?? 0,
  });
}

function frozenRange(sheet: Sheet): RangeTarget | null {
  const { rows, columns } = sheet.freeze ?? { rows: 0, columns: 0 };
  if (rows === 0 && columns === 0) return null;
  const whole = rangeAtSheet(sheet);
  const area = {
    row: 0,
    column: 0,
    rowCount: rows === 0 ? whole.area.rowCount : rows,
    columnCount: columns === 0 ? whole.area.columnCount : columns,
  };
  return new RangeTarget(sheet, area);
}

function rangeAtSheet(sheet: Sheet): RangeTarget {
  return rangeOf(sheet, 0, 0, 1_048_576, 16_384);
}

function rangeArgument(sheet: Sheet, args: Args, host: RequestHost): RangeTarget {
  return args.range(0) ?? rangeAt(host.workbook, sheet, args.text(0));
}

export const freezePanesClass: ClassTable<Sheet> = new ClassTable('WorksheetFreezePanes', {
  methods: {
    FreezeAt: (sheet, args, host) => {
      const { area } = rangeArgument(sheet, args, host);
      const whole = rangeAtSheet(sheet).area;
      if (intersect(area, whole) === null) throw invalidArgument();
      freeze(sheet, host, {
        rows: area.rowCount === whole.rowCount ? 0 : area.row + area.rowCount,
        columns: area.columnCount === whole.columnCount ? 0 : area.column + area.columnCount,
      });
    },
    FreezeRows: (sheet, args, host) => {
      freeze(sheet, host, { rows: args.optionalNumber(0) ?? 1, columns: 0 });
    },
    FreezeColumns: (sheet, args, host) => {
      freeze(sheet, host, { rows: 0, columns: args.optionalNumber(0) ?? 1 });
    },
    GetLocation: (sheet) => rangeClass.of(required(frozenRange(sheet))),
    GetLocationOrNullObject: (sheet) => rangeClass.orNull(frozenRange(sheet)),
    Unfreeze: (sheet, _args, host) => {
      freeze(sheet, host, null);
    },
  },
});
