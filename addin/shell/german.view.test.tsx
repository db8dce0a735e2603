/** Every pane in German, and none of its words is an English one: texts, names of fields and hints alike. */
import { paneNames, type PaneName } from '../commands/table.ts';
import { renderPane, type Service } from '../parts/render-pane.tsx';
import { de } from '../texts/de.ts';
import { en } from '../texts/en.ts';
import { speak } from '../texts/texts.ts';
import { loadPanes, PaneStage } from './pane-stage.tsx';

/** Every text of a table that is no function. */
function wordsOf(table: object): string[] {
  return Object.values(table).flatMap((value: unknown) => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? wordsOf(value) : [];
  });
}

const germanWords = new Set(wordsOf(de));
/** What is English and cannot be German. */
const englishWords = new Set(wordsOf(en).filter((word) => !germanWords.has(word)));

/** All that a page says, text by text: what is read, and the names and hints that stand beside it. */
function saidBy(page: HTMLElement): string[] {
  const said: string[] = [];
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (walker.nextNode() !== null) said.push(walker.currentNode.textContent ?? '');
  for (const element of page.querySelectorAll('*')) {
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      said.push(element.getAttribute(name) ?? '');
    }
  }
  return said.map((text) => text.trim()).filter((text) => text !== '');
}

const about = {
  user: 'ann',
  role: 'admin',
  permissions: ['read', 'cost', 'post', 'people'],
  company: { name: 'Cedar Audio', addressLines: [] },
  currency: 'EUR',
};

/** Books in which nothing happened yet. */
const empty: Service = ({ path }) => {
  const { pathname } = new URL(path, 'http://books.example');
  if (pathname === '/api/about') return { status: 200, body: about };
  if (pathname === '/api/find') {
    return { status: 200, body: { documents: [], units: [], items: [], parties: [] } };
  }
  if (pathname === '/api/balances') return { status: 200, body: { rows: [] } };
  if (pathname === '/api/lookup') return { status: 200, body: { results: [] } };
  return { status: 200, body: { items: [], next: null } };
};

const services: readonly (readonly [name: string, service: Service])[] = [
  ['of books in which nothing happened yet', empty],
  ['while the service is away', () => null],
  ['that the service does not let in', () => ({ status: 401, body: { message: 'x' } })],
];
const cases = paneNames.flatMap((pane) =>
  services.map(([name, service]) => [pane, name, service] as const),
);

beforeAll(() => loadPanes(paneNames));
afterEach(() => speak('en'));

async function read(pane: PaneName, service: Service): Promise<string[]> {
  const stage = await renderPane(<PaneStage name={pane} text="" />, { service });
  const said = saidBy(stage.page);
  await stage.leave();
  return said;
}

test.each(cases)('the pane %s %s says nothing in English', async (pane, _name, service) => {
  await speak('de');
  const said = await read(pane, service);
  expect(said.length).toBeGreaterThan(1);
  expect(said.filter((text) => englishWords.has(text))).toEqual([]);
  expect(said.some((text) => germanWords.has(text))).toBe(true);
});

test('what is looked for would be found', async () => {
  const said = await read('scan', empty);
  expect(said.some((text) => englishWords.has(text))).toBe(true);
});
