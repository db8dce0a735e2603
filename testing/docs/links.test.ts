/** What the documentation points to is there, and what it calls a button or a pane is called so. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { en } from '../../addin/texts/en.ts';

const guide = 'docs/guide';

function listPages(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return listPages(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

const pages = ['README.md', ...listPages('docs')];

/** The relative targets of a page's links and pictures. */
function targetsOf(page: string): string[] {
  const text = readFileSync(page, 'utf8');
  return [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(page), target));
}

test.each(pages)('every link of %s leads somewhere', (page) => {
  expect(targetsOf(page).filter((path) => !existsSync(path))).toEqual([]);
});

test('every picture of the guide is shown, and none is too heavy', () => {
  const shown = new Set(listPages(guide).flatMap(targetsOf));
  const folder = join(guide, 'pictures');
  const pictures = readdirSync(folder).map((name) => join(folder, name));
  expect(pictures.filter((path) => !shown.has(path))).toEqual([]);
  expect(pictures.filter((path) => statSync(path).size > 200_000)).toEqual([]);
});

/** Every text of a table, as it is read. */
function textsIn(table: unknown): string[] {
  if (typeof table === 'string') return [table];
  if (typeof table !== 'object' || table === null) return [];
  return Object.values(table).flatMap(textsIn);
}

test('what the guide sets in bold is what the pane says', () => {
  const said = new Set(textsIn(en));
  /** Words of the product that no button carries. */
  const words = new Set([
    ...['item', 'unit', 'serial', 'bin', 'document', 'posted', 'books'],
    ...['A scanner', 'A camera', 'A column', 'A range', 'Start a document'],
    ...['Sell it.', 'Ask why.', 'See the month.', 'Look it up.', 'From a customer'],
    ...['To the vendor', 'Ship to vendor', 'Photos', 'Lives', 'Cost and price'],
    ...['Tab', 'Shift+Tab', 'Enter', 'Escape', 'Ctrl+Z'],
  ]);
  const bold = listPages(guide)
    .filter((page) => !/install|de-words/.test(page))
    .flatMap((page) =>
      [
        ...readFileSync(page, 'utf8')
          .replaceAll('\n', ' ')
          .matchAll(/\*\*([^*]+)\*\*/g),
      ].map(([, text = '']) => text.replaceAll(/\s+/g, ' ').replace(/:$/, '')),
    );
  expect(bold.length).toBeGreaterThan(30);
  const sentences = /^What |\.$/;
  const strange = [...new Set(bold)].filter(
    (text) => !said.has(text) && !words.has(text) && !sentences.test(text),
  );
  expect(strange).toEqual([]);
});
