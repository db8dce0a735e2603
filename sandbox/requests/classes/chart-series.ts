/** The series of a chart: how many its source has, and the colour that each is filled with. */
import { readChartData } from '../../workbook/chart-data.ts';
import { invalidArgument } from '../../workbook/fault.ts';
import { noFill, seriesPart } from '../../workbook/chart-look.ts';
import { partOf, tell, type ChartTarget } from '../chart-target.ts';
import { ClassTable, readOnly } from '../class-table.ts';
import type { RequestHost } from '../request-host.ts';

interface SeriesTarget {
  readonly target: ChartTarget;
  readonly index: number;
}

function countSeries({ chart }: ChartTarget, { workbook }: RequestHost): number {
  const source = workbook.findSheet(chart.sourceSheetId);
  if (source === undefined) return 0;
  return readChartData(workbook.valuesOf(source, chart.source), chart.seriesBy).series.length;
}

function fill({ target, index }: SeriesTarget, color: string, host: RequestHost): void {
  const name = seriesPart(index);
  target.chart.parts[name] = { ...partOf(target, name), fill: color };
  tell(target, host);
}

export const chartSeriesCollectionClass: ClassTable<ChartTarget> = new ClassTable(
  'ChartSeriesCollection',
  {
    items: (target, host) =>
      Array.from({ length: countSeries(target, host) }, (_, index) =>
        chartSeriesClass.of({ target, index }),
      ),
    properties: { Count: readOnly((target, host) => countSeries(target, host)) },
    methods: {
      GetCount: (target, _args, host) => countSeries(target, host),
      GetItemAt: (target, args, host) => {
        const index = args.number(0);
        if (index < 0 || index >= countSeries(target, host)) throw invalidArgument();
        return chartSeriesClass.of({ target, index });
      },
    },
  },
);

export const chartSeriesClass: ClassTable<SeriesTarget> = new ClassTable('ChartSeries', {
  navigation: { Format: (self) => chartSeriesFormatClass.of(self) },
});

export const chartSeriesFormatClass: ClassTable<SeriesTarget> = new ClassTable(
  'ChartSeriesFormat',
  { navigation: { Fill: (self) => chartFillClass.of(self) } },
);

export const chartFillClass: ClassTable<SeriesTarget> = new ClassTable('ChartFill', {
  methods: {
    Clear: (self, _args, host) => fill(self, noFill, host),
    SetSolidColor: (self, args, host) => fill(self, args.text(0), host),
  },
});
