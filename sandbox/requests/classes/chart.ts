/** Charts: their type, source, place and titles are kept; the page draws them. */
import { invalidArgument, itemNotFound } from '../../workbook/fault.ts';
import { leftOf, topOf } from '../../workbook/measures.ts';
import { guardWrite } from '../../workbook/protection.ts';
import type { ChartRecord, Sheet } from '../../workbook/sheet.ts';
import type { Args } from '../args.ts';
import { partOf, tell, type ChartTarget } from '../chart-target.ts';
import type { Instance, Property } from '../class-table.ts';
import { asFlag, asNumber, asText, ClassTable, readOnly, storedAll } from '../class-table.ts';
import type { RangeTarget } from '../range-target.ts';
import { rangeAt } from '../range-target.ts';
import type { RequestHost } from '../request-host.ts';
import { chartSeriesCollectionClass } from './chart-series.ts';
import { worksheetClass } from './worksheet.ts';

const firstCell = { row: 0, column: 0, rowCount: 1, columnCount: 1 };

function find(sheet: Sheet, key: string): ChartTarget | undefined {
  const chart = sheet.charts.find((one) => one.id === key || one.name === key);
  return chart === undefined ? undefined : { sheet, chart };
}

function required(target: ChartTarget | undefined): Instance {
  if (target === undefined) throw itemNotFound();
  return chartClass.of(target);
}

/** Before a chart is made, changed or taken away. */
function guard(sheet: Sheet, host: RequestHost): void {
  guardWrite(host.workbook, sheet, firstCell, 'objects');
}

function addChart(sheet: Sheet, args: Args, host: RequestHost): Instance {
  const source = args.range(1);
  if (source === null) throw invalidArgument();
  guard(sheet, host);
  const chart: ChartRecord = {
    id: host.workbook.newId(),
    name: `Chart ${sheet.charts.length + 1}`,
    type: args.text(0),
    source: source.area,
    sourceSheetId: source.sheet.id,
    seriesBy: args.optionalText(2) ?? 'Auto',
    title: 'Chart Title',
    isTitleVisible: true,
    left: 0,
    top: 0,
    width: 360,
    height: 216,
    parts: {},
  };
  sheet.charts.push(chart);
  const target = { sheet, chart };
  tell(target, host);
  return chartClass.of(target);
}

export const chartCollectionClass: ClassTable<Sheet> = new ClassTable('ChartCollection', {
  items: (sheet) => sheet.charts.map((chart) => chartClass.of({ sheet, chart })),
  getItem: (sheet, args) => required(find(sheet, args.text(0))),
  properties: { Count: readOnly((sheet) => sheet.charts.length) },
  methods: {
    Add: (sheet, args, host) => addChart(sheet, args, host),
    GetCount: (sheet) => sheet.charts.length,
    GetItem: (sheet, args) => required(find(sheet, args.text(0))),
    GetItemAt: (sheet, args) => {
      const chart = sheet.charts[args.number(0)];
      return required(chart === undefined ? undefined : { sheet, chart });
    },
    GetItemOrNullObject: (sheet, args) => chartClass.orNull(find(sheet, args.text(0))),
  },
});

function placeProperty(key: 'left' | 'top' | 'width' | 'height'): Property<ChartTarget> {
  return {
    read: ({ chart }) => chart[key],
    write: (self, value, host) => {
      self.chart[key] = asNumber(value);
      tell(self, host);
    },
  };
}

function corner(value: unknown, sheet: Sheet, host: RequestHost): RangeTarget | null {
  return typeof value === 'string' ? rangeAt(host.workbook, sheet, value) : null;
}

/** Puts the chart over cells; with one cell given it keeps its size, as in Excel. */
function setPosition({ sheet, chart }: ChartTarget, args: Args, host: RequestHost): void {
  const start = args.range(0) ?? corner(args.raw(0), sheet, host);
  const end = args.range(1) ?? corner(args.raw(1), sheet, host);
  if (start === null) throw invalidArgument();
  chart.left = leftOf(sheet, start.area.column);
  chart.top = topOf(sheet, start.area.row);
  if (end === null) return;
  const lastColumn = end.area.column + end.area.columnCount;
  const lastRow = end.area.row + end.area.rowCount;
  chart.width = leftOf(sheet, lastColumn) - chart.left;
  chart.height = topOf(sheet, lastRow) - chart.top;
}

function partsOf({ chart }: ChartTarget): Record<string, unknown> {
  return chart.parts;
}

export const chartClass: ClassTable<ChartTarget> = new ClassTable('Chart', {
  identify: ({ chart }) => ({ Id: chart.id }),
  properties: {
    Id: readOnly(({ chart }) => chart.id),
    Name: {
      read: ({ chart }) => chart.name,
      write: (self, value, host) => {
        self.chart.name = asText(value);
        tell(self, host);
      },
    },
    ChartType: {
      read: ({ chart }) => chart.type,
      write: (self, value, host) => {
        self.chart.type = asText(value);
        tell(self, host);
      },
    },
    Left: placeProperty('left'),
    Top: placeProperty('top'),
    Width: placeProperty('width'),
    Height: placeProperty('height'),
    ...storedAll(partsOf, { PlotVisibleOnly: true, DisplayBlanksAs: 'NotPlotted', Style: 201 }),
  },
  navigation: {
    Axes: (self) => chartAxesClass.of(self),
    Legend: (self) => chartLegendClass.of(self),
    Series: (self) => chartSeriesCollectionClass.of(self),
    Title: (self) => chartTitleClass.of(self),
    Worksheet: ({ sheet }) => worksheetClass.of(sheet),
  },
  methods: {
    // Puts it in front; there is nothing to see here.
    Activate: () => undefined,
    Delete: (self, _args, host) => {
      guard(self.sheet, host);
      self.sheet.charts.splice(self.sheet.charts.indexOf(self.chart), 1);
      tell(self, host);
    },
    SetData: (self, args, host) => {
      const source = args.range(0);
      if (source === null) throw invalidArgument();
      guard(self.sheet, host);
      self.chart.source = source.area;
      self.chart.sourceSheetId = source.sheet.id;
      self.chart.seriesBy = args.optionalText(1) ?? 'Auto';
      tell(self, host);
    },
    SetPosition: (self, args, host) => {
      setPosition(self, args, host);
      tell(self, host);
    },
  },
});

export const chartTitleClass: ClassTable<ChartTarget> = new ClassTable('ChartTitle', {
  properties: {
    Text: {
      read: ({ chart }) => chart.title,
      write: (self, value, host) => {
        self.chart.title = asText(value);
        tell(self, host);
      },
    },
    Visible: {
      read: ({ chart }) => chart.isTitleVisible,
      write: (self, value, host) => {
        self.chart.isTitleVisible = asFlag(value);
        tell(self, host);
      },
    },
  },
});

interface AxisTarget {
  readonly target: ChartTarget;
  readonly name: string;
}

function axisProperty(key: string, initial: unknown): Property<AxisTarget> {
  return {
    read: ({ target, name }) => partOf(target, name)[key] ?? initial,
    write: ({ target, name }, value, host) => {
      target.chart.parts[name] = { ...partOf(target, name), [key]: value };
      tell(target, host);
    },
  };
}

export const chartLegendClass: ClassTable<ChartTarget> = new ClassTable('ChartLegend', {
  properties: Object.fromEntries(
    Object.entries({ Visible: true, Position: 'Bottom', Overlay: false }).map(([key, initial]) => {
      const property = axisProperty(key, initial);
      const bound: Property<ChartTarget> = {
        read: (target, host) => property.read({ target, name: 'Legend' }, host),
        write: (target, value, host) => property.write?.({ target, name: 'Legend' }, value, host),
      };
      return [key, bound];
    }),
  ),
});

export const chartAxesClass: ClassTable<ChartTarget> = new ClassTable('ChartAxes', {
  navigation: {
    CategoryAxis: (target) => chartAxisClass.of({ target, name: 'CategoryAxis' }),
    ValueAxis: (target) => chartAxisClass.of({ target, name: 'ValueAxis' }),
  },
});

export const chartAxisClass: ClassTable<AxisTarget> = new ClassTable('ChartAxis', {
  properties: {
    Visible: axisProperty('Visible', true),
    NumberFormat: axisProperty('NumberFormat', 'General'),
    Minimum: axisProperty('Minimum', ''),
    Maximum: axisProperty('Maximum', ''),
    ReversePlotOrder: axisProperty('ReversePlotOrder', false),
  },
  navigation: {
    Title: ({ target, name }) => chartAxisTitleClass.of({ target, name: `${name}Title` }),
  },
});

export const chartAxisTitleClass: ClassTable<AxisTarget> = new ClassTable('ChartAxisTitle', {
  properties: {
    Text: axisProperty('Text', ''),
    Visible: axisProperty('Visible', false),
  },
});
