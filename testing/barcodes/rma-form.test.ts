/** The codes of an RMA form, printed and read back: its number and its serial, below their names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { planRmaForm } from '../../reports/model/rma-form/plan.ts';
import type { RmaFormFacts } from '../../reports/model/rma-form/facts.ts';
import { sampleRmaForms } from '../../reports/model/rma-form/samples.ts';
import { samplePrintedAt } from '../../reports/model/samples.ts';
import { fontFiles } from '../../reports/pdf/font-files.ts';
import { loadFonts } from '../../reports/pdf/fonts.ts';
import { readPdfTexts, type PrintedText } from '../../reports/pdf/read-texts.ts';
import { renderPages } from '../../reports/pdf/render.ts';
import { present } from '../../shared/assert.ts';
import { readCodes, type Place } from './read-pdf.ts';

function readFont(path: string): Uint8Array {
  return new Uint8Array(readFileSync(join(process.cwd(), 'node_modules', path)));
}

const fonts = loadFonts({
  regular: readFont(fontFiles.regular),
  bold: readFont(fontFiles.bold),
  fallback: readFont(fontFiles.fallback),
});
const pageHeight = 841.89;

/** The codes stand below the first text of their name that is small and above the story of the unit. */
function placeBelow({ x, y }: PrintedText, height: number): Place {
  return { x: x - 10, y: pageHeight - y + 1, width: 265, height };
}

async function readForm(facts: RmaFormFacts, height: number): Promise<(string | null)[]> {
  const printed = await renderPages(planRmaForm(facts), fonts, samplePrintedAt);
  if (!printed.ok) throw new Error(JSON.stringify(printed.error));
  const texts = await readPdfTexts(printed.value);
  const serial = present(
    texts.find(({ text }) => text === 'Serial'),
    'the name of the serial',
  );
  const names = texts.filter(({ text, y }) => y === serial.y && ['RMA', 'Serial'].includes(text));
  return readCodes(printed.value, (page) =>
    page === 0 ? names.map((name) => placeBelow(name, height)) : [],
  );
}

const sample = present(sampleRmaForms['customer'], 'the sample');

function withSerial(serial: string): RmaFormFacts {
  return { ...sample, units: sample.units.map((unit) => ({ ...unit, serial })) };
}

test.each(['00012345678901234567', '=1+1', 'a-B_c/1'])('as bars, with %s', async (serial) => {
  expect(await readForm(withSerial(serial), 26)).toEqual([sample.number, serial]);
});

test('as squares where the company wants them', async () => {
  const facts = { ...withSerial('A 1'), design: { barcode: 'qr' } } as const;
  expect(await readForm(facts, 56)).toEqual([sample.number, 'A 1']);
});
