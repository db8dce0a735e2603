/** How a sheet prints: kept as it was set, for whoever writes the file. */
import { isRecord } from '../class-table.ts';
import type { Sheet } from '../../workbook/sheet.ts';
import { invalidArgument } from '../../workbook/fault.ts';
import type { Args } from '../args.ts';
import type { Instance } from '../class-table.ts';
import { ClassTable, storedAll } from '../class-table.ts';
import { RangeTarget, rangeAt } from '../range-target.ts';
import type { RequestHost } from '../request-host.ts';
import { rangeClass } from './range.ts';

function layoutOf(sheet: Sheet): Record<string, unknown> {
  return sheet.pageLayout;
}

function setRange(sheet: Sheet, name: string, args: Args, host: RequestHost): void {
  const range = args.range(0) ?? rangeAt(host.workbook, sheet, args.text(0));
  sheet.pageLayout[name] = range.area;
  host.workbook.announcePart(sheet, 'pageLayout');
}

function getRange(sheet: Sheet, name: string): Instance | null {
  const area = sheet.pageLayout[name];
  if (!isRecord(area)) return null;
  const { row, column, rowCount, columnCount } = area;
  const isArea = [row, column, rowCount, columnCount].every((part) => typeof part === 'number');
  if (!isArea) return null;
  return rangeClass.of(
    new RangeTarget(sheet, {
      row: Number(row),
      column: Number(column),
      rowCount: Number(rowCount),
      columnCount: Number(columnCount),
    }),
  );
}

const pointsPerUnit: Readonly<Record<string, number>> = {
  Points: 1,
  Inches: 72,
  Centimeters: 72 / 2.54,
};

function setMargins(sheet: Sheet, args: Args, host: RequestHost): void {
  const factor = pointsPerUnit[args.text(0)];
  if (factor === undefined) throw invalidArgument();
  for (const [name, value] of Object.entries(args.record(1))) {
    if (typeof value !== 'number') continue;
    sheet.pageLayout[`${name.charAt(0).toUpperCase()}${name.slice(1)}Margin`] = value * factor;
  }
  host.workbook.announcePart(sheet, 'pageLayout');
}

export const pageLayoutClass: ClassTable<Sheet> = new ClassTable('PageLayout', {
  properties: storedAll(layoutOf, {
    Orientation: 'Portrait',
    PaperSize: 'Letter',
    BlackAndWhite: false,
    PrintErrors: 'AsDisplayed',
    Zoom: { scale: 100 },
    CenterHorizontally: false,
    CenterVertically: false,
    PrintHeadings: false,
    PrintGridlines: false,
    LeftMargin: 50.4,
    RightMargin: 50.4,
    TopMargin: 54,
    BottomMargin: 54,
    HeaderMargin: 21.6,
    FooterMargin: 21.6,
    PrintComments: 'NoComments',
    DraftMode: false,
    FirstPageNumber: '',
    PrintOrder: 'DownThenOver',
  }),
  navigation: { HeadersFooters: (sheet) => headerFooterGroupClass.of(sheet) },
  methods: {
    GetPrintArea: (sheet) => getRange(sheet, 'PrintArea'),
    GetPrintAreaOrNullObject: (sheet) => getRange(sheet, 'PrintArea'),
    GetPrintTitleColumns: (sheet) => getRange(sheet, 'PrintTitleColumns'),
    GetPrintTitleColumnsOrNullObject: (sheet) => getRange(sheet, 'PrintTitleColumns'),
    GetPrintTitleRows: (sheet) => getRange(sheet, 'PrintTitleRows'),
    GetPrintTitleRowsOrNullObject: (sheet) => getRange(sheet, 'PrintTitleRows'),
    SetPrintArea: (sheet, args, host) => {
      setRange(sheet, 'PrintArea', args, host);
    },
    SetPrintMargins: (sheet, args, host) => {
      setMargins(sheet, args, host);
    },
    SetPrintTitleColumns: (sheet, args, host) => {
      setRange(sheet, 'PrintTitleColumns', args, host);
    },
    SetPrintTitleRows: (sheet, args, host) => {
      setRange(sheet, 'PrintTitleRows', args, host);
    },
  },
});

export const headerFooterGroupClass: ClassTable<Sheet> = new ClassTable('HeaderFooterGroup', {
  properties: storedAll(layoutOf, {
    State: 'Default',
    UseSheetMargins: true,
    UseSheetScale: true,
  }),
  navigation: { DefaultForAllPages: (sheet) => headerFooterClass.of(sheet) },
});

export const headerFooterClass: ClassTable<Sheet> = new ClassTable('HeaderFooter', {
  properties: storedAll(layoutOf, {
    LeftHeader: '',
    CenterHeader: '',
    RightHeader: '',
    LeftFooter: '',
    CenterFooter: '',
    RightFooter: '',
  }),
});
