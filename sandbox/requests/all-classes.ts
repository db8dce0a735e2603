/**
 * Every class of Excel's that the sandbox answers for. The contract test holds each name in these tables against what the
 * installed client can put on the wire.
 */
import * as chart from './classes/chart.ts';
import * as chartSeries from './classes/chart-series.ts';
import * as conditionalFormat from './classes/conditional-format.ts';
import * as dataValidation from './classes/data-validation.ts';
import * as names from './classes/names.ts';
import * as pageLayout from './classes/page-layout.ts';
import * as range from './classes/range.ts';
import * as rangeFormat from './classes/range-format.ts';
import * as settings from './classes/settings.ts';
import * as table from './classes/table.ts';
import * as tableSort from './classes/table-sort.ts';
import * as workbook from './classes/workbook.ts';
import * as worksheet from './classes/worksheet.ts';
import * as xmlParts from './classes/xml-parts.ts';
import { ClassTable } from './class-table.ts';

export interface ClassNames {
  readonly className: string;
  readonly properties: readonly string[];
  readonly navigation: readonly string[];
  readonly methods: readonly string[];
}

function namesOf({ className, spec }: ClassTable<never>): ClassNames {
  return {
    className,
    properties: Object.keys(spec.properties ?? {}),
    navigation: Object.keys(spec.navigation ?? {}),
    methods: Object.keys(spec.methods ?? {}),
  };
}

const groups: readonly object[] = [
  chart,
  chartSeries,
  conditionalFormat,
  dataValidation,
  names,
  pageLayout,
  range,
  rangeFormat,
  settings,
  table,
  tableSort,
  workbook,
  worksheet,
  xmlParts,
];

export function listClasses(): ClassNames[] {
  return groups
    .flatMap((group) => Object.values(group) as unknown[])
    .filter((value): value is ClassTable<never> => value instanceof ClassTable)
    .map(namesOf)
    .sort((a, b) => (a.className < b.className ? -1 : 1));
}
