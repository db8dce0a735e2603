/**
 * A pen for icons: it draws on a field of 16 by 16, and puts every edge and every line on whole pixels of the size that is
 * painted, so that each size is sharp and none is a smaller picture of another. Points are written as `1,9 1,14 14,14`.
 */

/** A fine line is one pixel up to 24; a bold one is an eighth of the size. */
export type Width = 'fine' | 'bold';

export interface Pen {
  fill(x: number, y: number, width: number, height: number, colour: string, round?: number): string;
  /** The outline of a box, inside its edges; `round` is the radius of its corners. */
  box(x: number, y: number, width: number, height: number, colour: string, round?: number): string;
  /** A line that begins at each point's edge and goes right and down from it by its width. */
  line(points: string, colour: string, width?: Width): string;
  /** A closed shape. */
  shape(points: string, colour: string): string;
  /** The outline of a circle in a square, inside its edges. */
  ring(x: number, y: number, size: number, colour: string, width?: Width): string;
  /** A part of such a circle, in degrees clockwise from the right. */
  arc(
    x: number,
    y: number,
    size: number,
    from: number,
    to: number,
    colour: string,
    width?: Width,
  ): string;
  /** What two circles of one size have in common, the second `apart` to the right of the first. */
  lens(x: number, y: number, size: number, apart: number, colour: string): string;
}

function parsePoints(points: string): (readonly [number, number])[] {
  return points.split(' ').map((point) => {
    const [x = 0, y = 0] = point.split(',').map(Number);
    return [x, y] as const;
  });
}

export function makePen(pixels: number): Pen {
  const unit = pixels / 16;
  const widths = {
    fine: pixels < 32 ? 1 : Math.round(pixels / 20),
    bold: Math.max(2, Math.round(pixels / 8)),
  } as const;
  const edge = (value: number): number => Math.round(value * unit);

  function path(points: string, at: (value: number) => number): string {
    return parsePoints(points)
      .map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${at(x)} ${at(y)}`)
      .join('');
  }
  function rect(left: number, top: number, right: number, bottom: number, rest: string): string {
    return `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" ${rest}/>`;
  }
  function stroke(colour: string, width: Width): string {
    return `fill="none" stroke="${colour}" stroke-width="${widths[width]}"`;
  }
  /** A square on whole pixels, as the circle in it. */
  function circle(x: number, y: number, size: number, inset: number) {
    const side = edge(x + size) - edge(x);
    return { x: edge(x) + side / 2, y: edge(y) + side / 2, radius: side / 2 - inset };
  }

  return {
    fill: (x, y, width, height, colour, round = 0) =>
      rect(
        edge(x),
        edge(y),
        Math.max(edge(x) + 1, edge(x + width)),
        Math.max(edge(y) + 1, edge(y + height)),
        `rx="${round * unit}" fill="${colour}"`,
      ),
    box: (x, y, width, height, colour, round = 0) => {
      const half = widths.fine / 2;
      return rect(
        edge(x) + half,
        edge(y) + half,
        edge(x + width) - half,
        edge(y + height) - half,
        `rx="${Math.max(0, round * unit - half)}" ${stroke(colour, 'fine')}`,
      );
    },
    line: (points, colour, width = 'fine') => {
      const half = widths[width] / 2;
      return `<path d="${path(points, (value) => edge(value) + half)}" ${stroke(colour, width)}/>`;
    },
    shape: (points, colour) => `<path d="${path(points, edge)}z" fill="${colour}"/>`,
    ring: (x, y, size, colour, width = 'fine') => {
      const at = circle(x, y, size, widths[width] / 2);
      return `<circle cx="${at.x}" cy="${at.y}" r="${at.radius}" ${stroke(colour, width)}/>`;
    },
    arc: (x, y, size, from, to, colour, width = 'fine') => {
      const at = circle(x, y, size, widths[width] / 2);
      const end = (degrees: number): string => {
        const turn = (degrees * Math.PI) / 180;
        return `${at.x + at.radius * Math.cos(turn)} ${at.y + at.radius * Math.sin(turn)}`;
      };
      const turn = `A${at.radius} ${at.radius} 0 ${to - from > 180 ? 1 : 0} 1 `;
      return `<path d="M${end(from)}${turn}${end(to)}" ${stroke(colour, width)}/>`;
    },
    lens: (x, y, size, apart, colour) => {
      const one = circle(x, y, size, 0);
      const middle = one.x + (edge(x + apart) - edge(x)) / 2;
      const rise = Math.sqrt(one.radius ** 2 - (middle - one.x) ** 2);
      const turn = `A${one.radius} ${one.radius} 0 0 1 ${middle} `;
      const [top, bottom] = [one.y - rise, one.y + rise];
      return `<path d="M${middle} ${top}${turn}${bottom}${turn}${top}z" fill="${colour}"/>`;
    },
  };
}
