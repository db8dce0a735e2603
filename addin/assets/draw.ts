/**
 * The icons as drawings on a grid of 16 by 16, so that the smallest size falls on whole pixels. Green says what it is,
 * amber where something happens. The files beside this one are painted from it and kept, since Office loads them by URL.
 */
import { commandIconSizes } from '../manifest/description.ts';

const deepGreen = '#1d6f42';
/** Lighter than the deep green: it must be seen on Office's white and on its black ribbon. */
const green = '#218851';
const amber = '#f2a516';

const rect = (
  x: number,
  y: number,
  width: number,
  height: number,
  fill: string,
  round = 0,
): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}"/>`;
const line = (path: string, stroke: string, width: number): string =>
  `<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linejoin="miter"/>`;
const shape = (path: string, fill: string): string => `<path d="${path}" fill="${fill}"/>`;
const ring = (x: number, y: number, radius: number, stroke: string, width: number): string =>
  `<circle cx="${x}" cy="${y}" r="${radius}" fill="none" stroke="${stroke}" stroke-width="${width}"/>`;

/** A bar code, as x and width of each bar, under a beam. */
const bars = (fill: string): string =>
  [
    [3, 1],
    [5, 2],
    [8, 1],
    [10, 1],
    [12, 1],
  ]
    .map(([x = 0, width = 0]) => rect(x, 3, width, 10, fill))
    .join('');

const beam = (fill: string): string => rect(1, 7, 14, 2, fill, 1);

const parcel = shape('M1 6h3v3h3V6h3v9H1z', green);

const drawings = {
  icon: rect(0, 0, 16, 16, deepGreen, 3) + bars('#ffffff') + beam(amber),
  scan:
    line('M1.5 5V1.5H5M11 1.5h3.5V5M14.5 11v3.5H11M5 14.5H1.5V11', green, 1) +
    rect(4, 4, 1, 8, green) +
    rect(6, 4, 2, 8, green) +
    rect(9, 4, 1, 8, green) +
    rect(11, 4, 1, 8, green) +
    rect(2, 7, 12, 2, amber),
  'look-up':
    line('M10 10l4.2 4.2', amber, 2.6) +
    ring(6.5, 6.5, 4.5, green, 2) +
    rect(5, 5, 1, 3, green) +
    rect(7, 5, 1, 3, green),
  sell: parcel + line('M8 3h5', amber, 2) + shape('M12 0l4 3-4 3z', amber),
  return:
    parcel + line('M8 3h3.5a2.5 2.5 0 0 1 2.5 2.5V12', amber, 2) + shape('M9 0v6l-4-3z', amber),
  reports:
    rect(1, 14, 14, 1, green) +
    rect(2, 9, 3, 5, green) +
    rect(6, 6, 3, 8, green) +
    rect(10, 2, 4, 12, amber),
  refresh: line('M13.2 9.5a5.5 5.5 0 1 1-1.1-5.2', green, 2) + shape('M15 1v6H9z', amber),
  history: ring(8, 8, 6, green, 2) + line('M8 4v4.5h3.5', amber, 2),
  color:
    rect(0, 0, 16, 16, deepGreen) +
    `<g transform="translate(2.4 2.4) scale(.7)">${bars('#ffffff')}${beam(amber)}</g>`,
  outline: bars('#ffffff'),
} as const;

export type DrawingName = keyof typeof drawings;

const appIconSizes = [16, 20, 24, 32, 40, 48, 64, 80, 128] as const;

/** Which drawing is painted at which sizes; `color` and `outline` are the app's pictures in Microsoft 365. */
const sizes: Readonly<Record<DrawingName, readonly number[]>> = {
  icon: appIconSizes,
  scan: commandIconSizes,
  'look-up': commandIconSizes,
  sell: commandIconSizes,
  return: commandIconSizes,
  reports: commandIconSizes,
  refresh: commandIconSizes,
  history: commandIconSizes,
  color: [192],
  outline: [32],
};

export interface IconFile {
  /** Below this folder. */
  readonly name: string;
  readonly pixels: number;
  readonly svg: string;
}

export function listIcons(): IconFile[] {
  return (Object.keys(drawings) as DrawingName[]).flatMap((drawing) =>
    sizes[drawing].map((pixels) => ({
      name: `${drawing}-${pixels}.png`,
      pixels,
      svg:
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="${pixels}" height="${pixels}">` +
        `${drawings[drawing]}</svg>`,
    })),
  );
}

/** Paints all icons: `paint` makes a PNG of a drawing with a transparent ground, `write` keeps it. */
export async function drawIcons(
  paint: (icon: IconFile) => Promise<Uint8Array>,
  write: (name: string, png: Uint8Array) => void,
): Promise<void> {
  for (const icon of listIcons()) write(icon.name, await paint(icon));
}
