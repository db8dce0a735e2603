/** Claims as they are printed: golden text that a person can read. UPDATE_GOLDEN=1 rewrites it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../../../shared/languages.ts';
import { claimReasons } from '../../../shared/reconcile/claim.ts';
import { fontFiles } from '../../pdf/font-files.ts';
import { loadFonts } from '../../pdf/fonts.ts';
import { readPdfTexts } from '../../pdf/read-texts.ts';
import { renderPages } from '../../pdf/render.ts';
import { samplePrintedAt as at } from '../samples.ts';
import type { SheetCell } from '../sheet.ts';
import { planClaim } from './plan.ts';
import { sampleClaim } from './samples.ts';
import { planClaimSheet } from './sheet.ts';
import { planClaimSummary } from './summary.ts';
import { claimWords } from './words.ts';

const folder = join(process.cwd(), 'testing/golden/reports/claims');
const isUpdate = process.env['UPDATE_GOLDEN'] === '1';

function readFont(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(process.cwd(), 'node_modules', path)));
}

const fonts = loadFonts({
  regular: readFont(fontFiles.regular),
  bold: readFont(fontFiles.bold),
  fallback: readFont(fontFiles.fallback),
});

async function printLines(facts: ReturnType<typeof sampleClaim>): Promise<string> {
  const pages = await renderPages(planClaim(facts), fonts, at);
  if (!pages.ok) throw new Error(JSON.stringify(pages.error));
  const lines = new Map<string, string[]>();
  for (const { page, y, text } of await readPdfTexts(pages.value)) {
    const key = `${page} ${Math.round(y)}`;
    lines.set(key, [...(lines.get(key) ?? []), text]);
  }
  return [...lines.values()].map((line) => `${line.join(' | ')}\n`).join('');
}

test.each(languages)('the letter in %s is its golden text', async (language) => {
  const file = join(folder, `claim-${language}.txt`);
  const text = await printLines(sampleClaim(language));
  if (isUpdate) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
});

test('every serial that is claimed is named, and none that is in order', async () => {
  const facts = sampleClaim();
  const text = (await printLines(facts)).replaceAll('\u00a0', ' ');
  for (const { serial, claim } of facts.rows) {
    const isNamed = text.includes(serial.replaceAll('\u00a0', ' '));
    expect([serial, isNamed]).toEqual([serial, claim !== null]);
  }
  for (const reason of claimReasons) expect(text).toContain(claimWords('en').reasons[reason].ask);
});

test('the sheet has every serial, and its sums are those of the letter', () => {
  const facts = sampleClaim();
  const sheet = planClaimSheet(facts);
  const lines = sheet.rows.filter(({ role }) => role === 'line');
  expect(lines).toHaveLength(facts.rows.length);
  const total = sheet.rows.find(({ role }) => role === 'total');
  const claimed = facts.rows.reduce((sum, { claim }) => sum + (claim?.amountMinor ?? 0), 0) / 100;
  expect(total?.cells[9]).toMatchObject({ kind: 'formula', value: claimed });
});

test('the classes of the summary add up to the lists and to the claim', () => {
  const facts = sampleClaim();
  const sheet = planClaimSheet(facts);
  const summary = planClaimSummary(facts, sheet);
  const total = sheet.rows.find(({ role }) => role === 'total');
  const sums = summary.rows.find(({ role }) => role === 'total');
  const lines = summary.rows.filter(({ role }) => role === 'line');
  const valueOf = (cell: SheetCell | null | undefined): number =>
    cell?.kind === 'formula' && cell.value !== '' ? cell.value : Number.NaN;
  expect(sums?.cells[1]).toMatchObject({ kind: 'formula', value: facts.rows.length });
  for (const [place, ofSheet] of [
    [2, 5],
    [3, 6],
    [4, 9],
  ] as const) {
    const added = lines.reduce((sum, { cells }) => sum + valueOf(cells[place]), 0);
    expect(added).toBeCloseTo(valueOf(total?.cells[ofSheet]), 2);
    expect(valueOf(sums?.cells[place])).toBe(valueOf(total?.cells[ofSheet]));
  }
});

test('a claim of nothing has a summary without sums', () => {
  const facts = { ...sampleClaim(), rows: [] };
  const { rows } = planClaimSummary(facts, planClaimSheet(facts));
  expect(rows.map(({ role }) => role)).toEqual(['title', 'head']);
});

test('a claim of nothing is a letter all the same', async () => {
  const text = await printLines({ ...sampleClaim(), rows: [] });
  expect(text).toContain('0.00 USD');
});
