/** Conditional formats of the kinds cell value, text and formula: kept and handed to the grid, not evaluated. */
import { intersect } from '../../workbook/address.ts';
import { invalidArgument, itemNotFound } from '../../workbook/fault.ts';
import { guardWrite } from '../../workbook/protection.ts';
import type { ConditionalFormatRecord, Sheet } from '../../workbook/sheet.ts';
import type { Property } from '../class-table.ts';
import { ClassTable, readOnly } from '../class-table.ts';
import { colorOf } from '../colors.ts';
import { RangeTarget } from '../range-target.ts';
import type { RequestHost } from '../request-host.ts';
import { rangeClass } from './range.ts';

interface FormatTarget {
  readonly sheet: Sheet;
  readonly record: ConditionalFormatRecord;
}

function tell({ sheet }: { readonly sheet: Sheet }, host: RequestHost): void {
  host.workbook.announcePart(sheet, 'conditionalFormats');
}

function part(
  name: string,
  initial: unknown,
  parse = (value: unknown) => value,
): Property<FormatTarget> {
  return {
    read: ({ record }) => record.parts[name] ?? initial,
    write: (self, value, host) => {
      self.record.parts[name] = parse(value);
      tell(self, host);
    },
  };
}

function formatsOn(range: RangeTarget): FormatTarget[] {
  return range.sheet.conditionalFormats
    .filter((record) => intersect(record.area, range.area) !== null)
    .map((record) => ({ sheet: range.sheet, record }));
}

function find(range: RangeTarget, id: string): FormatTarget | undefined {
  return formatsOn(range).find(({ record }) => record.id === id);
}

function remove(
  sheet: Sheet,
  records: readonly ConditionalFormatRecord[],
  host: RequestHost,
): void {
  const kept = sheet.conditionalFormats.filter((record) => !records.includes(record));
  sheet.conditionalFormats.splice(0, Infinity, ...kept);
  tell({ sheet }, host);
}

const kinds = ['Custom', 'CellValue', 'ContainsText'];

export const conditionalFormatCollectionClass: ClassTable<RangeTarget> = new ClassTable(
  'ConditionalFormatCollection',
  {
    items: (range) => formatsOn(range).map((target) => conditionalFormatClass.of(target)),
    getItem: (range, args) => {
      const target = find(range, args.text(0));
      if (target === undefined) throw itemNotFound();
      return conditionalFormatClass.of(target);
    },
    methods: {
      Add: (range, args, host) => {
        const type = args.text(0);
        if (!kinds.includes(type)) throw host.missing(`ConditionalFormatCollection.Add(${type})`);
        guardWrite(host.workbook, range.sheet, range.area, 'format');
        const record = { id: host.workbook.newId(), type, area: range.area, parts: {} };
        range.sheet.conditionalFormats.unshift(record);
        tell(range, host);
        return conditionalFormatClass.of({ sheet: range.sheet, record });
      },
      ClearAll: (range, _args, host) => {
        const records = formatsOn(range).map(({ record }) => record);
        remove(range.sheet, records, host);
      },
      GetCount: (range) => formatsOn(range).length,
      GetItemAt: (range, args) => {
        const target = formatsOn(range)[args.number(0)];
        if (target === undefined) throw invalidArgument();
        return conditionalFormatClass.of(target);
      },
      GetItemOrNullObject: (range, args) =>
        conditionalFormatClass.orNull(find(range, args.text(0))),
    },
  },
);

function ofKind(self: FormatTarget, kind: string): FormatTarget | null {
  return self.record.type === kind ? self : null;
}

function required(self: FormatTarget, kind: string): FormatTarget {
  if (self.record.type !== kind) throw itemNotFound();
  return self;
}

export const conditionalFormatClass: ClassTable<FormatTarget> = new ClassTable(
  'ConditionalFormat',
  {
    identify: ({ record }) => ({ Id: record.id }),
    properties: {
      Id: readOnly(({ record }) => record.id),
      Type: readOnly(({ record }) => record.type),
      Priority: readOnly(({ sheet, record }) => sheet.conditionalFormats.indexOf(record)),
      StopIfTrue: part('stopIfTrue', false),
    },
    navigation: {
      CellValue: (self) => cellValueClass.of(required(self, 'CellValue')),
      CellValueOrNullObject: (self) => cellValueClass.orNull(ofKind(self, 'CellValue')),
      Custom: (self) => customClass.of(required(self, 'Custom')),
      CustomOrNullObject: (self) => customClass.orNull(ofKind(self, 'Custom')),
      TextComparison: (self) => textClass.of(required(self, 'ContainsText')),
      TextComparisonOrNullObject: (self) => textClass.orNull(ofKind(self, 'ContainsText')),
    },
    methods: {
      Delete: ({ sheet, record }, _args, host) => {
        remove(sheet, [record], host);
      },
      GetRange: ({ sheet, record }) => rangeClass.of(new RangeTarget(sheet, record.area)),
    },
  },
);

export const cellValueClass: ClassTable<FormatTarget> = new ClassTable(
  'CellValueConditionalFormat',
  {
    properties: { Rule: part('rule', null) },
    navigation: { Format: (self) => conditionalRangeFormatClass.of(self) },
  },
);

export const textClass: ClassTable<FormatTarget> = new ClassTable('TextConditionalFormat', {
  properties: { Rule: part('rule', null) },
  navigation: { Format: (self) => conditionalRangeFormatClass.of(self) },
});

export const customClass: ClassTable<FormatTarget> = new ClassTable('CustomConditionalFormat', {
  navigation: {
    Format: (self) => conditionalRangeFormatClass.of(self),
    Rule: (self) => ruleClass.of(self),
  },
});

export const ruleClass: ClassTable<FormatTarget> = new ClassTable('ConditionalFormatRule', {
  properties: { Formula: part('formula', ''), FormulaLocal: part('formula', '') },
});

export const conditionalRangeFormatClass: ClassTable<FormatTarget> = new ClassTable(
  'ConditionalRangeFormat',
  {
    properties: { NumberFormat: part('numberFormat', null) },
    navigation: {
      Fill: (self) => conditionalFillClass.of(self),
      Font: (self) => conditionalFontClass.of(self),
    },
  },
);

export const conditionalFillClass: ClassTable<FormatTarget> = new ClassTable(
  'ConditionalRangeFill',
  { properties: { Color: part('fill', null, colorOf) } },
);

export const conditionalFontClass: ClassTable<FormatTarget> = new ClassTable(
  'ConditionalRangeFont',
  {
    properties: {
      Color: part('fontColor', null, colorOf),
      Bold: part('bold', null),
      Italic: part('italic', null),
      Strikethrough: part('strikethrough', null),
      Underline: part('underline', null),
    },
  },
);
