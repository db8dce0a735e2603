/**
 * The icons: an object in grey, and in green what happens to it. Both colours stand out on Office's white, grey and black
 * ribbons and in high contrast, which is tested. The files beside this one are painted from it and kept, since Office loads
 * them by URL.
 */
import { commandIconSizes, type IconName } from '../manifest/description.ts';
import { makePen, type Pen } from './pen.ts';

/** Seen on white and on black alike. */
export const iconColours = { grey: '#808080', green: '#1f8f50' } as const;
const { grey, green } = iconColours;

/** The app's own ground, and what lies on it. */
const deepGreen = '#1d6f42';
const white = '#ffffff';
const mint = '#9ae6b8';

type Drawing = (pen: Pen) => string;

/** A bar code, each bar as left edge and width. */
function bars(pen: Pen, top: number, height: number, colour: string): string {
  const columns = [
    [3, 1],
    [5, 2],
    [8, 1],
    [10, 1],
    [12, 1],
  ] as const;
  return columns.map(([x, width]) => pen.fill(x, top, width, height, colour)).join('');
}

/** The app's sign: a bar code under a beam. */
const sign: Drawing = (pen) => bars(pen, 3, 10, white) + pen.fill(1, 7, 14, 2, mint, 0.5);

/** An open box: what units are kept in. */
const tray: Drawing = (pen) => pen.line('1,9 1,14 14,14 14,9', grey);

const drawings: Readonly<Record<IconName, Drawing>> = {
  icon: (pen) => pen.fill(0, 0, 16, 16, deepGreen, 3) + sign(pen),
  scan: (pen) =>
    ['1,4 1,1 4,1', '11,1 14,1 14,4', '14,11 14,14 11,14', '4,14 1,14 1,11']
      .map((corner) => pen.line(corner, grey))
      .join('') +
    bars(pen, 4, 8, grey) +
    pen.fill(1, 7, 14, 2, green),
  'look-up': (pen) =>
    pen.ring(1, 1, 11, grey) +
    pen.line('9.5,9.5 13.5,13.5', grey, 'bold') +
    [4, 6, 8].map((x) => pen.fill(x, 4, 1, 5, green)).join(''),
  receive: (pen) => tray(pen) + pen.fill(7, 1, 2, 6, green) + pen.shape('4,6 12,6 8,11', green),
  sell: (pen) =>
    pen.line('3,14 3,1 12,1 12,14 9.7,12 7.5,14 5.3,12 3,14', grey) +
    pen.fill(5, 4, 6, 1, grey) +
    pen.fill(5, 6, 4, 1, grey) +
    pen.fill(5, 8, 6, 2, green),
  return: (pen) =>
    pen.box(1, 9, 8, 6, grey) +
    pen.fill(4, 9, 2, 2, grey) +
    pen.line('12,13 12,3 6,3', green, 'bold') +
    pen.shape('7,0 7,8 3,4', green),
  transfer: (pen) =>
    pen.box(1, 9, 5, 6, grey) +
    pen.box(10, 9, 5, 6, grey) +
    pen.fill(3, 3, 7, 2, green) +
    pen.shape('9,0 9,8 13,4', green),
  reconcile: (pen) =>
    pen.lens(0, 3, 10, 5, green) + pen.ring(0, 3, 10, grey) + pen.ring(5, 3, 10, grey),
  count: (pen) =>
    pen.box(2, 2, 12, 13, grey, 1) +
    pen.fill(5, 1, 6, 3, grey, 0.5) +
    pen.line('4.5,8.5 6.5,10.5 10,6.5', green, 'bold'),
  reports: (pen) =>
    pen.fill(1, 14, 14, 1, grey) +
    pen.fill(2, 9, 3, 4, grey) +
    pen.fill(6.5, 6, 3, 7, grey) +
    pen.fill(11, 2, 3, 11, green),
  refresh: (pen) =>
    pen.arc(2, 2, 12, 185, 325, grey, 'bold') +
    pen.shape('10,6 15,6 15,1', grey) +
    pen.arc(2, 2, 12, 5, 145, green, 'bold') +
    pen.shape('6,10 1,10 1,15', green),
  'look-up-cell': (pen) =>
    pen.line('13,4 13,1 1,1 1,12 4,12', grey) +
    pen.line('1,5 5,5', grey) +
    pen.line('6,1 6,4', grey) +
    pen.ring(5, 5, 8, green) +
    pen.line('11,11 13.5,13.5', green, 'bold'),
  history: (pen) =>
    pen.arc(1, 1, 14, 205, 515, grey) +
    pen.line('1,1 1,5 5,5', grey) +
    pen.line('7,4 7,8 11,8', green, 'bold'),
};

const appIconSizes = [...commandIconSizes, 128] as const;

export interface IconFile {
  /** Below this folder. */
  readonly name: string;
  readonly pixels: number;
  readonly svg: string;
}

function makeIcon(name: string, pixels: number, draw: Drawing): IconFile {
  return {
    name: `${name}-${pixels}.png`,
    pixels,
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pixels} ${pixels}" width="${pixels}" ` +
      `height="${pixels}">${draw(makePen(pixels))}</svg>`,
  };
}

/** Every command's icon at every size that Office takes, the app's own, and its two pictures in Microsoft 365. */
export function listIcons(): IconFile[] {
  const names = Object.keys(drawings) as IconName[];
  return [
    ...names.flatMap((name) =>
      (name === 'icon' ? appIconSizes : commandIconSizes).map((pixels) =>
        makeIcon(name, pixels, drawings[name]),
      ),
    ),
    makeIcon('color', 192, (pen) => pen.fill(0, 0, 16, 16, deepGreen) + sign(pen)),
    makeIcon('outline', 32, (pen) => bars(pen, 2, 12, white)),
  ];
}

/** Paints all icons: `paint` makes a PNG of a drawing with a transparent ground, `write` keeps it. */
export async function drawIcons(
  paint: (icon: IconFile) => Promise<Uint8Array>,
  write: (name: string, png: Uint8Array) => void,
): Promise<void> {
  for (const icon of listIcons()) write(icon.name, await paint(icon));
}
