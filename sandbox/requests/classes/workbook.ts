/** The workbook and the application around it. */
import type { Workbook } from '../../workbook/workbook.ts';
import { asFlag, asText, ClassTable, readOnly, storedAll } from '../class-table.ts';
import { RangeTarget } from '../range-target.ts';
import { namedItemCollectionClass } from './names.ts';
import { rangeClass } from './range.ts';
import { settingCollectionClass } from './settings.ts';
import { tableCollectionClass } from './table.ts';
import { worksheetCollectionClass } from './worksheet.ts';
import { customXmlPartCollectionClass } from './xml-parts.ts';

export const workbookClass: ClassTable<Workbook> = new ClassTable('Workbook', {
  properties: {
    Name: readOnly((workbook) => workbook.name),
    ReadOnly: readOnly((workbook) => workbook.isReadOnly),
    IsDirty: readOnly(() => true),
    AutoSave: readOnly(() => false),
    PreviouslySaved: readOnly(() => true),
    ChartDataPointTrack: readOnly(() => true),
    UsePrecisionAsDisplayed: readOnly(() => false),
    CalculationEngineVersion: readOnly(() => 191_029),
  },
  navigation: {
    Application: (workbook) => applicationClass.of(workbook),
    CustomXmlParts: (workbook) => customXmlPartCollectionClass.of(workbook),
    Names: () => namedItemCollectionClass.of({ scope: null }),
    Properties: (workbook) => documentPropertiesClass.of(workbook.properties),
    Settings: (workbook) => settingCollectionClass.of(workbook),
    Tables: () => tableCollectionClass.of({ sheet: null }),
    Worksheets: (workbook) => worksheetCollectionClass.of(workbook),
    _Runtime: (workbook) => runtimeClass.of(workbook),
  },
  methods: {
    GetActiveCell: ({ selection }) =>
      rangeClass.of(
        new RangeTarget(selection.sheet, { ...selection.area, rowCount: 1, columnCount: 1 }),
      ),
    GetSelectedRange: ({ selection }) =>
      rangeClass.of(new RangeTarget(selection.sheet, selection.area)),
    GetIsActiveCollabSession: () => false,
    // There is no file behind the workbook: saving and closing are the page's business.
    Save: () => undefined,
    Close: () => undefined,
    RegisterCustomFunctions: () => undefined,
    _SetOsfControlContainerReadyForCustomFunctions: (_workbook, _args, host) => {
      host.customFunctions.markReady();
    },
    _GetObjectByReferenceId: (_workbook, args, host) => host.referenced(args.text(0)),
    _GetReferenceCount: (_workbook, _args, host) => host.referenceCount,
    _RemoveReference: (_workbook, args, host) => {
      host.removeReference(args.text(0));
    },
    _RemoveAllReferences: (_workbook, _args, host) => {
      host.removeAllReferences();
    },
  },
});

export const applicationClass: ClassTable<Workbook> = new ClassTable('Application', {
  properties: {
    CalculationMode: {
      read: (workbook) => workbook.calculationMode,
      write: (workbook, value) => {
        workbook.calculationMode = asText(value);
      },
    },
    CalculationState: readOnly(() => 'Done'),
    CalculationEngineVersion: readOnly(() => 191_029),
    DecimalSeparator: readOnly(() => '.'),
    ThousandsSeparator: readOnly(() => ','),
    UseSystemSeparators: readOnly(() => true),
  },
  navigation: { CultureInfo: () => cultureInfoClass.of(culture) },
  methods: {
    Calculate: (workbook) => {
      recalculateAll(workbook);
    },
    // Both are promises to be quick, not to be different: nothing to do.
    SuspendApiCalculationUntilNextSync: () => undefined,
    SuspendScreenUpdatingUntilNextSync: () => undefined,
  },
});

export function recalculateAll(workbook: Workbook): void {
  for (const sheet of workbook.sheets) {
    const area = sheet.usedArea(true);
    if (area !== null) workbook.recalculate(sheet, area);
  }
}

const culture = { name: 'en-US' };

export const cultureInfoClass: ClassTable<{ name: string }> = new ClassTable('CultureInfo', {
  properties: { Name: readOnly((info) => info.name) },
  navigation: {
    DatetimeFormat: () => datetimeFormatClass.of(null),
    NumberFormat: () => numberFormatInfoClass.of(null),
  },
});

export const datetimeFormatClass: ClassTable<null> = new ClassTable('DatetimeFormatInfo', {
  properties: {
    DateSeparator: readOnly(() => '/'),
    LongDatePattern: readOnly(() => 'dddd, MMMM d, yyyy'),
    LongTimePattern: readOnly(() => 'h:mm:ss tt'),
    ShortDatePattern: readOnly(() => 'M/d/yyyy'),
    TimeSeparator: readOnly(() => ':'),
  },
});

export const numberFormatInfoClass: ClassTable<null> = new ClassTable('NumberFormatInfo', {
  properties: {
    NumberDecimalSeparator: readOnly(() => '.'),
    NumberGroupSeparator: readOnly(() => ','),
  },
});

export const runtimeClass: ClassTable<Workbook> = new ClassTable('Runtime', {
  properties: {
    EnableEvents: {
      read: (workbook) => workbook.eventsEnabled,
      write: (workbook, value) => {
        workbook.eventsEnabled = asFlag(value);
      },
    },
  },
});

export const documentPropertiesClass: ClassTable<Record<string, unknown>> = new ClassTable(
  'DocumentProperties',
  {
    properties: storedAll((properties: Record<string, unknown>) => properties, {
      Title: '',
      Subject: '',
      Author: '',
      Keywords: '',
      Comments: '',
      Category: '',
      Manager: '',
      Company: '',
    }),
  },
);
