/** One label as an SVG picture of its own size, for the eye: what is printed is drawn by `label.ts` from the same plan. */
import type { LabelStock } from '../../shared/labels/stocks.ts';
import { lineFactor, pointsPerMillimetre as mm, type LabelPlan } from './label.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeText(text: string): string {
  return text.replace(/[&<>]/g, (sign) => escapes[sign] ?? sign);
}

function figure(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function drawCode({ symbol, code, module }: LabelPlan): string {
  const isMatrix = symbol.shape === 'matrix';
  const x = code.x + symbol.quiet * module;
  const y = code.y + (isMatrix ? symbol.quiet * module : 0);
  const step = isMatrix ? module : code.barHeight;
  const path = symbol.dark
    .map((bar) => `M${bar.x} ${bar.y}h${bar.width}v${bar.height}h${-bar.width}z`)
    .join('');
  const place = `translate(${figure(x)} ${figure(y)}) scale(${figure(module)} ${figure(step)})`;
  return `<path transform="${place}" d="${path}" shape-rendering="crispEdges"/>`;
}

function drawTexts({ set, text }: LabelPlan): string {
  let top = text.y;
  return set.lines
    .map(({ text: line, style }) => {
      const y = top + style.size * 0.94;
      top += style.size * lineFactor;
      const weight = style.weight === 'bold' ? ' font-weight="bold"' : '';
      return `<text x="${figure(text.x)}" y="${figure(y)}" font-size="${style.size}"${weight} xml:space="preserve">${escapeText(line)}</text>`;
    })
    .join('');
}

export function drawLabelSvg(plan: LabelPlan, { label }: LabelStock): string {
  const width = figure(label.width * mm);
  const height = figure(label.height * mm);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${label.width}mm" height="${label.height}mm" ` +
    `font-family="'Noto Sans', 'Segoe UI', Arial, sans-serif"><rect width="100%" height="100%" fill="#fff"/>` +
    `${drawCode(plan)}${drawTexts(plan)}</svg>`
  );
}
