import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { description, listCommands } from '../manifest/description.ts';
import { iconColours, listIcons } from './draw.ts';

const painted = readdirSync(__dirname).filter((name) => name.endsWith('.png'));

test('what is painted is what is drawn', () => {
  expect(painted.sort()).toEqual(
    listIcons()
      .map(({ name }) => name)
      .sort(),
  );
});

test('each picture has the size of its name', () => {
  for (const { name, pixels } of listIcons()) {
    const bytes = readFileSync(join(__dirname, name));
    expect([name, bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([name, pixels, pixels]);
  }
});

test('every command has a picture of its own', () => {
  const icons = listCommands(description).map(({ icon }) => icon);
  expect(new Set(icons).size).toBe(icons.length);
  const svgs = listIcons().map(({ svg }) => svg);
  expect(new Set(svgs).size).toBe(svgs.length);
});

/** How bright a colour is to the eye, from 0 to 1, as WCAG 2 reckons it. */
function brightnessOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one: string, other: string): number {
  const [dark = 0, bright = 0] = [brightnessOf(one), brightnessOf(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** Office's ribbons: white, light grey, dark grey, black. High contrast is on black or on white. */
test.each(['#ffffff', '#f3f3f3', '#292929', '#0a0a0a', '#000000'])(
  'both colours stand out on %s',
  (ground) => {
    for (const colour of Object.values(iconColours)) {
      expect(contrastOf(colour, ground)).toBeGreaterThanOrEqual(3);
    }
  },
);

/** Lines of a drawing lie on whole pixels: a straight edge is never half a pixel off. */
test.each(listIcons().filter(({ name }) => name !== 'outline-32.png'))(
  'boxes of $name have edges on whole pixels',
  ({ svg }) => {
    for (const [, x, y, width, height, rest = ''] of svg.matchAll(
      /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"([^>]*)>/g,
    )) {
      const half = Number(/stroke-width="(\d+)"/.exec(rest)?.[1] ?? 0) / 2;
      const edges = [
        Number(x) - half,
        Number(y) - half,
        Number(x) + Number(width) + half,
        Number(y) + Number(height) + half,
      ];
      for (const edge of edges) expect(Number.isInteger(edge)).toBe(true);
    }
  },
);
