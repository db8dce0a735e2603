/** The two tables of texts beside each other: nothing is left in English, and German fits where English stands. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { present } from '../../shared/assert.ts';
import { de } from './de.ts';
import { en } from './en.ts';

type Say = (...values: readonly unknown[]) => unknown;
type Leaf = string | Say;

/** Every text of a table by its path. */
function leavesOf(table: object, before = ''): Map<string, Leaf> {
  return new Map(
    Object.entries(table).flatMap(([key, value]: [string, unknown]): [string, Leaf][] => {
      const path = `${before}${key}`;
      if (typeof value === 'string') return [[path, value]];
      if (typeof value === 'function') return [[path, value as Say]];
      if (typeof value === 'object' && value !== null) return [...leavesOf(value, `${path}.`)];
      return [];
    }),
  );
}

const english = leavesOf(en);
const german = leavesOf(de);
const paths = [...english.keys()];

function pairOf(path: string): [en: Leaf, de: Leaf] {
  return [present(english.get(path), 'a text'), present(german.get(path), 'a text')];
}

/** What is the same word in both languages. */
const sameWords = ['Journal', 'Name', 'Normal', 'Serialbook', 'Status', 'Version'];

/** Texts that only put together what they are given. */
const arrangements = [
  'documents.titleOf',
  'flows.openDocument',
  'home.atLeast',
  'lookUp.at',
  'lookUp.between',
  'lookUp.found',
  'lookUp.openDocument',
  'reconcile.settledBy',
  'reconcile.step.posted',
  'scanning.verdict.inStock',
  'scanning.verdict.other',
  'settings.bins.option',
];

/** What functions of other than numbers and texts are called with. */
const samples: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'posting.about': [
    [{ title: '‹1›', on: '‹2›', party: '‹3›', at: '‹4›' }],
    [{ title: '‹1›', on: '‹2›', party: '', at: '‹4›' }],
  ],
  'posting.cannotSend': [
    [{ line: 2, field: 'unitPrice', reason: 'wrong' }],
    [{ line: null, field: 'occurredOn', reason: 'wrong' }],
    [{ line: null, field: 'unheardOf', reason: 'wrong' }],
  ],
};

/** Each parameter as a text with a mark, as 0, 1 and many. */
function argumentsOf(path: string, say: Say): readonly (readonly unknown[])[] {
  const given = samples[path];
  if (given !== undefined) return given;
  let rows: unknown[][] = [[]];
  for (let index = 0; index < say.length; index += 1) {
    rows = rows.flatMap((row) => [`‹${index + 1}›`, 0, 1, 7421].map((value) => [...row, value]));
  }
  return rows;
}

function marksOf(text: string): string[] {
  return [...new Set(text.match(/‹\d›/g) ?? [])].sort();
}

test('no text is the English one, but for words that are the same', () => {
  const same = paths.filter((path) => {
    const [one, other] = pairOf(path);
    return typeof one === 'string' && one === other;
  });
  const words = new Set(same.map((path) => present(english.get(path), 'a text')));
  expect([...words].sort()).toEqual(sameWords);
});

test('every function answers words, and names what the English one names', () => {
  const unsaid: string[] = [];
  const same: string[] = [];
  let called = 0;
  for (const path of paths) {
    const [one, other] = pairOf(path);
    if (typeof one !== 'function' || typeof other !== 'function') continue;
    let isSame = true;
    for (const values of argumentsOf(path, one)) {
      const [said, gesagt] = [one(...values), other(...values)].map(String);
      called += 1;
      if (said !== gesagt) isSame = false;
      const isWhole =
        said !== '' &&
        gesagt !== '' &&
        !/undefined|\[object/.test(`${said}${gesagt}`) &&
        marksOf(present(said, 'a text')).join() === marksOf(present(gesagt, 'a text')).join();
      if (!isWhole) unsaid.push(`${path}(${values.map(String).join(', ')}): ${said} / ${gesagt}`);
    }
    if (isSame) same.push(path);
  }
  expect(unsaid).toEqual([]);
  expect(same.sort()).toEqual(arrangements);
  expect(called).toBeGreaterThan(300);
});

/** The texts that stand on buttons, by the sources of the add-in. */
function buttonTexts(): string[] {
  const found = new Set<string>();
  for (const name of readdirSync('addin', { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.tsx') || name.includes('.test.')) continue;
    const source = readFileSync(join('addin', name), 'utf8');
    const section = /const texts = textsOf\('(\w+)'\)/.exec(source)?.[1];
    if (section === undefined) continue;
    for (const [button] of source.matchAll(/<(Button|MenuItem|Tab)\b[\s\S]*?<\/\1>/g)) {
      for (const [, path] of button.matchAll(/(?<!=)\{texts\.([\w.]+)\}/g)) {
        found.add(`${section}.${present(path, 'a text')}`);
      }
    }
  }
  return [...found].filter((path) => typeof english.get(path) === 'string');
}

test('what stands on a button is short enough for it', () => {
  const buttons = buttonTexts();
  expect(buttons.length).toBeGreaterThan(40);
  const long = buttons.flatMap((path) => {
    const [one, other] = pairOf(path).map(String);
    const isShort =
      present(other, 'a text').length <= Math.max(28, present(one, 'a text').length * 1.8);
    return isShort ? [] : [`${path}: ${one} / ${other}`];
  });
  expect(long).toEqual([]);
});

/** The words that the page on German words says are not used. */
function wordsNotUsed(): string[] {
  const page = readFileSync('docs/guide/de-words.md', 'utf8');
  const rows = [...page.matchAll(/^\| (?!English|---)(.*?) \| (.*?) \|(.*?)\|$/gm)];
  return rows.flatMap(([, , , not]) =>
    present(not, 'a text')
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== ''),
  );
}

test('German uses the words that are written down and no others for the same', () => {
  const not = wordsNotUsed();
  expect(not.length).toBeGreaterThan(10);
  const sources = [
    ...readdirSync('addin/texts/de').map((name) => `addin/texts/de/${name}`),
    'shared/messages/de.ts',
  ];
  const used = sources.flatMap((path) => {
    const source = readFileSync(path, 'utf8');
    return not
      .filter((word) =>
        new RegExp(`(?<![\\p{L}\\p{N}])${word}(?![\\p{L}\\p{N}-])`, 'u').test(source),
      )
      .map((word) => `${path}: ${word}`);
  });
  expect(used).toEqual([]);
});
