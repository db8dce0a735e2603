/**
 * RMA forms as they are printed, text by text: golden files that a person can read. UPDATE_GOLDEN=1 rewrites them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../../shared/result.ts';
import { rmaActions } from '../../../shared/api.ts';
import { rmaFormReaders } from '../../../shared/api/rma-forms.ts';
import { languages } from '../../../shared/languages.ts';
import { fontFiles } from '../../pdf/font-files.ts';
import { loadFonts } from '../../pdf/fonts.ts';
import { readPdfTexts } from '../../pdf/read-texts.ts';
import { renderPages } from '../../pdf/render.ts';
import { samplePrintedAt as at } from '../samples.ts';
import type { SheetCell } from '../sheet.ts';
import type { RmaFormFacts } from './facts.ts';
import { planRmaForm } from './plan.ts';
import { sampleRmaForms } from './samples.ts';
import { planRmaFormSheet } from './sheet.ts';
import { rmaFormWords } from './words.ts';

const folder = join(process.cwd(), 'testing/golden/reports/rma-forms');
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

function readFont(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(process.cwd(), 'node_modules', path)));
}

const fonts = loadFonts({
  regular: readFont(fontFiles.regular),
  bold: readFont(fontFiles.bold),
  fallback: readFont(fontFiles.fallback),
});

function valueOf<Value, Issue>(result: Result<Value, Issue>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function print(facts: RmaFormFacts): Promise<Uint8Array> {
  return valueOf(await renderPages(planRmaForm(facts), fonts, at));
}

/** What stands on one height is one line, from left to right. */
async function readLines(pdf: Uint8Array): Promise<string> {
  const lines = new Map<string, string[]>();
  for (const { page, y, text } of await readPdfTexts(pdf)) {
    const key = `${page} ${Math.round(y)}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, [text]);
    else line.push(text);
  }
  return [...lines.values()].map((line) => `${line.join(' | ')}\n`).join('');
}

function sayCell(cell: SheetCell | null): string {
  if (cell === null) return '';
  return cell.kind === 'text' ? `'${cell.text}` : `${cell.value} (${cell.format})`;
}

function sheetLines(facts: RmaFormFacts): string {
  const { name, rows } = planRmaFormSheet([facts]);
  const lines = rows.map(({ role, cells }) => `${role}: ${cells.map(sayCell).join(' | ')}`);
  return `${[name, ...lines].join('\n')}\n`;
}

function expectGolden(name: string, made: string): void {
  const path = join(folder, name);
  if (isUpdate) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, made);
  }
  expect(made).toBe(readFileSync(path, 'utf8'));
}

test.each(Object.entries(sampleRmaForms))('the form %s is as it was', async (name, facts) => {
  const pdf = await print(facts);
  expectGolden(`${name}.txt`, await readLines(pdf));
  expectGolden(`${name}-sheet.txt`, sheetLines(facts));
  expect(Buffer.from(await print(facts)).equals(pdf)).toBe(true);
});

test('a text that no font has is named, and nothing is printed', async () => {
  const { customer } = sampleRmaForms;
  if (customer === undefined) throw new Error('there is no such sample');
  const [unit] = customer.units;
  if (unit === undefined) throw new Error('the sample has no unit');
  const reason = 'Hums \u{1F3B5}';
  const facts = { ...customer, units: [{ ...unit, reason }] };
  const printed = await renderPages(planRmaForm(facts), fonts, at);
  expect(printed).toMatchObject({
    ok: false,
    error: [{ message: expect.stringContaining('U+1F3B5') as string }],
  });
});

test('each language has a word of its own for every title, action and reader', () => {
  for (const language of languages) {
    const { titles, actions, signatures } = rmaFormWords(language);
    expect(new Set(Object.values(titles)).size).toBe(rmaFormReaders.length);
    expect(new Set(Object.values(actions)).size).toBe(rmaActions.length);
    for (const reader of rmaFormReaders) expect(signatures[reader]).toHaveLength(2);
  }
});
