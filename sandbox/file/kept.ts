/**
 * What of a workbook the parts of a file have no room for here: the add-in's settings, the ids of tables and columns, custom
 * XML parts, charts and conditional formats. It is written as text into a sheet that no person sees, and read back with care:
 * the file may have been changed since, and a table or a column that is not there any more is left out.
 */
import type { Area } from '../workbook/address.ts';
import { areaOf } from '../workbook/address.ts';
import type { ChartRecord, ConditionalFormatRecord } from '../workbook/sheet.ts';
import type { Workbook, XmlPart } from '../workbook/workbook.ts';

export const keptSheetName = 'SerialbookSandbox';

export interface KeptTable {
  readonly name: string;
  readonly id: string;
  readonly columns: readonly {
    readonly name: string;
    readonly id: number;
    readonly filter: Readonly<Record<string, unknown>> | null;
  }[];
}

export interface Kept {
  readonly lastId: number;
  readonly settings: readonly (readonly [string, unknown])[];
  readonly documentSettings: readonly (readonly [string, string])[];
  readonly xmlParts: readonly XmlPart[];
  readonly tables: readonly KeptTable[];
  readonly sheets: readonly {
    readonly name: string;
    readonly charts: readonly ChartRecord[];
    readonly conditionalFormats: readonly ConditionalFormatRecord[];
  }[];
}

export function writeKept(workbook: Workbook): string {
  const names = new Map(workbook.sheets.map((sheet) => [sheet.id, sheet.name]));
  const kept: Kept = {
    lastId: workbook.lastId,
    settings: [...workbook.settings],
    documentSettings: [...workbook.documentSettings],
    xmlParts: workbook.xmlParts,
    tables: workbook.tables.map(({ columns, id, name }) => ({
      id,
      name,
      columns: columns.map(({ filter, id: columnId, name: head }) => ({
        id: columnId,
        name: head,
        filter,
      })),
    })),
    // A chart names its source's sheet, whose id is another one in the next workbook.
    sheets: workbook.sheets.map(({ charts, conditionalFormats, name }) => ({
      name,
      conditionalFormats,
      charts: charts.map((chart) => ({
        ...chart,
        sourceSheetId: names.get(chart.sourceSheetId) ?? name,
      })),
    })),
  };
  return JSON.stringify(kept);
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? value : 0;

function readPairs(value: unknown): (readonly [string, unknown])[] {
  return listOf(value).flatMap((pair) => {
    const [key, content] = listOf(pair);
    return typeof key === 'string' ? [[key, content] as const] : [];
  });
}

function readArea(value: unknown): Area | null {
  const { column, columnCount, row, rowCount } = fieldsOf(value);
  return areaOf(numberOf(row), numberOf(column), numberOf(rowCount), numberOf(columnCount));
}

function readTable(value: unknown): KeptTable {
  const { columns, id, name } = fieldsOf(value);
  return {
    id: textOf(id),
    name: textOf(name),
    columns: listOf(columns).map((column) => {
      const fields = fieldsOf(column);
      const filter = fields['filter'] === null ? null : fieldsOf(fields['filter']);
      return { id: numberOf(fields['id']), name: textOf(fields['name']), filter };
    }),
  };
}

function readChart(value: unknown): ChartRecord[] {
  const fields = fieldsOf(value);
  const source = readArea(fields['source']);
  if (source === null) return [];
  return [
    {
      id: textOf(fields['id']),
      name: textOf(fields['name']),
      type: textOf(fields['type']),
      source,
      sourceSheetId: textOf(fields['sourceSheetId']),
      seriesBy: textOf(fields['seriesBy']),
      title: textOf(fields['title']),
      isTitleVisible: fields['isTitleVisible'] === true,
      left: numberOf(fields['left']),
      top: numberOf(fields['top']),
      width: numberOf(fields['width']),
      height: numberOf(fields['height']),
      parts: { ...fieldsOf(fields['parts']) },
    },
  ];
}

function readFormat(value: unknown): ConditionalFormatRecord[] {
  const fields = fieldsOf(value);
  const area = readArea(fields['area']);
  if (area === null) return [];
  const parts = { ...fieldsOf(fields['parts']) };
  return [{ id: textOf(fields['id']), type: textOf(fields['type']), area, parts }];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whatever of the text is not as it was written counts as not there. */
export function readKept(text: string): Kept {
  const fields = fieldsOf(parse(text));
  return {
    lastId: Math.max(0, Math.trunc(numberOf(fields['lastId']))),
    settings: readPairs(fields['settings']),
    documentSettings: readPairs(fields['documentSettings']).flatMap(([key, json]) =>
      typeof json === 'string' ? [[key, json] as const] : [],
    ),
    xmlParts: listOf(fields['xmlParts']).map((part) => {
      const { id, namespaceUri, xml } = fieldsOf(part);
      return { id: textOf(id), namespaceUri: textOf(namespaceUri), xml: textOf(xml) };
    }),
    tables: listOf(fields['tables']).map(readTable),
    sheets: listOf(fields['sheets']).map((sheet) => {
      const { charts, conditionalFormats, name } = fieldsOf(sheet);
      return {
        name: textOf(name),
        charts: listOf(charts).flatMap(readChart),
        conditionalFormats: listOf(conditionalFormats).flatMap(readFormat),
      };
    }),
  };
}
