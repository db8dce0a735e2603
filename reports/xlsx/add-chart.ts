/**
 * Puts a chart into a workbook that was just written, whose writer knows no charts: its parts, and a mention of each where
 * the format wants it. What the workbook holds stays as it is.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { present } from '../../shared/assert.ts';
import type { SheetChart } from '../model/lay-chart.ts';
import { chartXml, drawingXml, relationsXml } from './chart-xml.ts';

const parts = {
  types: '[Content_Types].xml',
  sheet: 'xl/worksheets/sheet1.xml',
  sheetLinks: 'xl/worksheets/_rels/sheet1.xml.rels',
  drawing: 'xl/drawings/drawing1.xml',
  drawingLinks: 'xl/drawings/_rels/drawing1.xml.rels',
  chart: 'xl/charts/chart1.xml',
} as const;

const drawingId = 'rIdChart';

/** What may follow the drawing in a worksheet, in the order of the format. */
const afterDrawing = /<(?:legacyDrawing|tableParts|extLst)\b|<\/worksheet>/;

function insertBefore(text: string, place: RegExp | string, added: string): string {
  const at = typeof place === 'string' ? text.indexOf(place) : text.search(place);
  return text.slice(0, at) + added + text.slice(at);
}

function addLink(known: string | null): string {
  const target = '../drawings/drawing1.xml';
  const own = relationsXml([{ id: drawingId, type: 'drawing', target }]);
  if (known === null) return own;
  const link = /<Relationship Id.*?\/>/.exec(own)?.[0] ?? '';
  return insertBefore(known, '</Relationships>', link);
}

function addTypes(types: string): string {
  const override = (part: string, kind: string): string =>
    `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.${kind}+xml"/>`;
  const added = override(parts.drawing, 'drawing') + override(parts.chart, 'drawingml.chart');
  return insertBefore(types, '</Types>', added);
}

/** The workbook with the chart on its first sheet, whose name is `sheetName`. */
export function addChart(bytes: Uint8Array, chart: SheetChart, sheetName: string): Uint8Array {
  const entries = unzipSync(bytes);
  const read = (part: string): string => strFromU8(present(entries[part], part));
  const links = entries[parts.sheetLinks];
  const chartLink = { id: 'rId1', type: 'chart', target: '../charts/chart1.xml' };
  const changed = {
    [parts.types]: addTypes(read(parts.types)),
    [parts.sheet]: insertBefore(read(parts.sheet), afterDrawing, `<drawing r:id="${drawingId}"/>`),
    [parts.sheetLinks]: addLink(links === undefined ? null : strFromU8(links)),
    [parts.drawing]: drawingXml(chart),
    [parts.drawingLinks]: relationsXml([chartLink]),
    [parts.chart]: chartXml(chart, sheetName),
  };
  for (const [part, text] of Object.entries(changed)) entries[part] = strToU8(text);
  return zipSync(entries);
}
