/**
 * The parts that a chart is made of in a file, as ECMA-376 has them: the chart itself, and the drawing that says where on its
 * sheet it stands. A chart draws cells; what they held when the file was written is in it too, for programs that do not
 * calculate.
 */
import { cellAt } from '../../shared/report/formula.ts';
import type { ChartInk } from '../../shared/report/plan.ts';
import type { CellRun, SheetChart, SheetSeries } from '../model/lay-chart.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const charts = 'http://schemas.openxmlformats.org/drawingml/2006/chart';
const drawings = 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing';

/** English Metric Units in a pixel. */
const emuPerPixel = 9525;

const fills: Readonly<Record<Exclude<ChartInk, 'blank'>, string>> = {
  sum: '174C70',
  gain: '3B8E5A',
  loss: 'C2572B',
};
const plainFills = ['174C70', '3B8E5A', 'C2572B', '8FA3B5'] as const;

/** What XML has no character for is left out; a chart only repeats what stands in cells. */
function xmlText(text: string): string {
  return text

    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** `B7` as `$B$7`. */
function fixed(column: number, row: number): string {
  return cellAt(column, row).replace(/^([A-Z]+)(\d+)$/, '$$$1$$$2');
}

function reference(sheet: string, { column, from, to }: CellRun): string {
  const name = `'${sheet.replaceAll("'", "''")}'`;
  const [first, last] = [fixed(column, from), fixed(column, to)];
  return xmlText(`${name}!${from === to ? first : `${first}:${last}`}`);
}

function points(values: readonly (string | number | null)[]): string {
  const found = values.flatMap((value, index) =>
    value === null ? [] : [`<c:pt idx="${index}"><c:v>${xmlText(String(value))}</c:v></c:pt>`],
  );
  return `<c:ptCount val="${values.length}"/>${found.join('')}`;
}

function texts(sheet: string, cells: CellRun, values: readonly string[]): string {
  return `<c:strRef><c:f>${reference(sheet, cells)}</c:f><c:strCache>${points(values)}</c:strCache></c:strRef>`;
}

function fillOf({ ink }: SheetSeries, index: number): string {
  if (ink === 'blank') return '<a:noFill/>';
  const color = ink === null ? (plainFills[index % plainFills.length] ?? fills.sum) : fills[ink];
  return `<a:solidFill><a:srgbClr val="${color}"/></a:solidFill>`;
}

function seriesXml(chart: SheetChart, sheet: string, series: SheetSeries, index: number): string {
  const { column } = series.cells;
  const name = texts(sheet, { column, from: chart.headRow, to: chart.headRow }, [series.head]);
  const figures = `<c:numRef><c:f>${reference(sheet, series.cells)}</c:f><c:numCache><c:formatCode>${xmlText(chart.moneyFormat)}</c:formatCode>${points(series.values)}</c:numCache></c:numRef>`;
  return [
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${name}</c:tx>`,
    `<c:spPr>${fillOf(series, index)}<a:ln><a:noFill/></a:ln></c:spPr><c:invertIfNegative val="0"/>`,
    `<c:cat>${texts(sheet, chart.names.cells, chart.names.texts)}</c:cat>`,
    `<c:val>${figures}</c:val></c:ser>`,
  ].join('');
}

const grey = '<a:solidFill><a:srgbClr val="D5DADF"/></a:solidFill>';

function small(size: number): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size}"/></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
}

const axes = { names: 500_001, figures: 500_002 } as const;

function axesXml({ isStacked, moneyFormat }: SheetChart): string {
  // The first bar stands at the top, and the figures below the last.
  const [order, namesAt, figuresAt, crosses] = isStacked
    ? ['maxMin', 'l', 'b', 'max']
    : ['minMax', 'b', 'l', 'autoZero'];
  const format = `<c:numFmt formatCode="${xmlText(moneyFormat.replace(/\..*/, '')).replaceAll('"', '&quot;')}" sourceLinked="0"/>`;
  const marks = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>';
  return [
    `<c:catAx><c:axId val="${axes.names}"/><c:scaling><c:orientation val="${order}"/></c:scaling><c:delete val="0"/><c:axPos val="${namesAt}"/>`,
    `<c:numFmt formatCode="@" sourceLinked="0"/>${marks}<c:tickLblPos val="low"/><c:spPr><a:ln>${grey}</a:ln></c:spPr>${small(900)}`,
    `<c:crossAx val="${axes.figures}"/><c:crosses val="autoZero"/><c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>`,
    `<c:valAx><c:axId val="${axes.figures}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${figuresAt}"/>`,
    `<c:majorGridlines><c:spPr><a:ln>${grey}</a:ln></c:spPr></c:majorGridlines>${format}${marks}<c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${small(900)}`,
    `<c:crossAx val="${axes.names}"/><c:crosses val="${crosses}"/><c:crossBetween val="between"/></c:valAx>`,
  ].join('');
}

function titleXml(title: string): string {
  return `<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r><a:rPr lang="en-US" sz="1200" b="1"/><a:t>${xmlText(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`;
}

/** The chart part; `sheet` is the name of the worksheet whose cells it draws. */
export function chartXml(chart: SheetChart, sheet: string): string {
  const { isStacked, series } = chart;
  const bars = series.map((each, index) => seriesXml(chart, sheet, each, index)).join('');
  const legend =
    isStacked || series.length < 2
      ? ''
      : `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${small(900)}</c:legend>`;
  return [
    `${head}<c:chartSpace xmlns:c="${charts}" xmlns:a="${main}" xmlns:r="${relations}"><c:roundedCorners val="0"/>`,
    `<c:chart>${titleXml(chart.title)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>`,
    `<c:barChart><c:barDir val="${isStacked ? 'bar' : 'col'}"/><c:grouping val="${isStacked ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>`,
    `${bars}<c:gapWidth val="${isStacked ? 40 : 80}"/><c:overlap val="${isStacked ? 100 : 0}"/><c:axId val="${axes.names}"/><c:axId val="${axes.figures}"/></c:barChart>`,
    `${axesXml(chart)}</c:plotArea>${legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>`,
    `<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr></c:chartSpace>`,
  ].join('');
}

/** The drawing part, whose one picture is the chart of the relation `rId1`. */
export function drawingXml({ at, width, height, title }: SheetChart): string {
  const name = xmlText(title).replaceAll('"', '&quot;');
  return [
    `${head}<xdr:wsDr xmlns:xdr="${drawings}" xmlns:a="${main}"><xdr:oneCellAnchor>`,
    `<xdr:from><xdr:col>${at.column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${at.row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>`,
    `<xdr:ext cx="${width * emuPerPixel}" cy="${height * emuPerPixel}"/>`,
    `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="SerialbookChart" descr="${name}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>`,
    `<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>`,
    `<a:graphic><a:graphicData uri="${charts}"><c:chart xmlns:c="${charts}" xmlns:r="${relations}" r:id="rId1"/></a:graphicData></a:graphic>`,
    `</xdr:graphicFrame><xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>`,
  ].join('');
}

/** The relations of a part: what it refers to, by id. */
export function relationsXml(
  links: readonly { readonly id: string; readonly type: string; readonly target: string }[],
): string {
  const all = links.map(
    ({ id, type, target }) =>
      `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`,
  );
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}
