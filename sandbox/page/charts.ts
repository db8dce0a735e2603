/**
 * The charts of the active sheet, drawn over its cells: they move with the sheet and follow their numbers. A chart cannot be
 * touched here; the cells below it can.
 */
import type { ChartRecord } from '../workbook/sheet.ts';
import { readChartData } from '../workbook/chart-data.ts';
import { lookOf } from '../workbook/chart-look.ts';
import type { Workbook } from '../workbook/workbook.ts';
import { drawChart } from './chart-drawing.ts';
import { make } from './elements.ts';
import { toPixels } from './points.ts';

/** What the charts need of the grid. */
export interface Viewport {
  /** Told when the sheet is scrolled or shown at another size. */
  readonly onMoved: (listener: () => void) => void;
  /** Pixels by which a sheet is scrolled, and its size as a factor. */
  readonly viewOf: (sheetId: string) => {
    readonly x: number;
    readonly y: number;
    readonly zoom: number;
  };
  /** Where the cells are on the page, without the heads of rows and columns. */
  readonly cellsBox: () => DOMRect | null;
}

export function showCharts(
  workbook: Workbook,
  viewport: Viewport,
  toGrid: (sheetId: string) => string,
): void {
  const layer = make('div', { className: 'charts' });
  layer.setAttribute('role', 'list');
  layer.setAttribute('aria-label', 'Charts');
  const sheetLayer = make('div', {});
  layer.append(sheetLayer);
  document.body.append(layer);
  let isWaiting = false;

  function place(): void {
    const box = viewport.cellsBox();
    const charts = workbook.activeSheet.charts;
    layer.hidden = box === null || charts.length === 0;
    if (box === null || layer.hidden) return;
    Object.assign(layer.style, {
      left: `${box.left}px`,
      top: `${box.top}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
    });
    const { x, y, zoom } = viewport.viewOf(toGrid(workbook.activeSheet.id));
    sheetLayer.style.transform = `translate(${-x * zoom}px, ${-y * zoom}px) scale(${zoom})`;
  }

  function draw(): void {
    isWaiting = false;
    const { activeSheet } = workbook;
    sheetLayer.replaceChildren(...activeSheet.charts.map((chart) => figureOf(workbook, chart)));
    place();
  }

  function drawSoon(): void {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(draw);
  }

  workbook.subscribe((change) => {
    const { charts, id } = workbook.activeSheet;
    const concerns =
      change.kind === 'sheet-activated' ||
      (change.kind === 'sheet-part' && change.part === 'charts' && change.sheetId === id) ||
      (change.kind === 'cells' && charts.some((chart) => chart.sourceSheetId === change.sheetId));
    if (concerns) drawSoon();
  });
  viewport.onMoved(place);
  window.addEventListener('resize', () => setTimeout(place));
  drawSoon();
}

function figureOf(workbook: Workbook, chart: ChartRecord): HTMLElement {
  const [width, height] = [toPixels(chart.width), toPixels(chart.height)];
  const source = workbook.findSheet(chart.sourceSheetId);
  const values = source === undefined ? [] : workbook.valuesOf(source, withinReason(chart));
  const title = chart.isTitleVisible ? chart.title : '';
  const figure = make('figure', { className: 'chart' });
  figure.setAttribute('role', 'listitem');
  figure.setAttribute('aria-label', `${chart.title}, ${chart.name}`);
  Object.assign(figure.style, {
    left: `${toPixels(chart.left)}px`,
    top: `${toPixels(chart.top)}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
  const data = readChartData(values, chart.seriesBy);
  figure.innerHTML = drawChart({
    ...{ type: chart.type, title, width, height, data },
    look: lookOf(chart),
  });
  return figure;
}

/** Of a source that is whole columns only so much is read. */
function withinReason({ source }: ChartRecord) {
  return { ...source, rowCount: Math.min(source.rowCount, 1_000) };
}
