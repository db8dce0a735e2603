import { speak } from '../texts/texts.ts';
import { readPasted, readScanned, readSerials, readTyped } from './entry.ts';

test('a plain serial stands as it is', () => {
  for (const serial of ['00012', '12E5', 'A-17', '=A1', 'AB-12-X']) {
    expect(readTyped(serial, 2026)).toEqual({ texts: [serial], fault: null });
  }
});

test('ranges and lists are many serials', () => {
  expect(readTyped('A0001-A0003', 2026).texts).toEqual(['A0001', 'A0002', 'A0003']);
  expect(readTyped('A0009+2, B7', 2026).texts).toEqual(['A0009', 'A0010', 'A0011', 'B7']);
});

test('in quotes a serial that looks like a range is taken as it is', () => {
  expect(readTyped('"2024-2030"', 2026)).toEqual({ texts: ['2024-2030'], fault: null });
});

test('what cannot be read is said, with the way out', () => {
  expect(readTyped('A0009-A0001', 2026).fault).toMatch(/downwards.*double quotes/);
  expect(readTyped('A1, A1', 2026).fault).toMatch(/twice/);
  expect(readTyped(',', 2026).fault).toMatch(/Nothing is left/);
});

test('what is wrong with a range is said in the language that is spoken', async () => {
  await speak('de');
  try {
    expect(readTyped('A0009-A0001', 2026).fault).toMatch(
      /^A0009-A0001 läuft abwärts\..*Anführungszeichen/,
    );
    expect(readTyped('A1, A1', 2026).fault).toMatch(/^A1 steht zweimal da\./);
    expect(readTyped('A9+1', 2026).fault).toMatch(/^A9\+1 bräuchte eine Ziffer mehr\./);
    expect(readTyped('"A1, B2', 2026).fault).toMatch(/lässt sich nicht lesen\./);
    expect(readTyped('A1+100000', 2026).fault).toMatch(/mehr als 100.000 Seriennummern\./);
  } finally {
    await speak('en');
  }
});

const gtin = '09506000134352';

test.each([
  [`]d201${gtin}21S-1`, 'S-1'],
  [`01${gtin}17260100` + '10L\u001d21S-1', 'S-1'],
  [`https://id.gs1.org/01/${gtin}/21/S-1`, 'S-1'],
  [']C0A0001-A0003', 'A0001-A0003'],
  ['01A', '01A'],
  [`01${gtin}`, `01${gtin}`],
  ['A\u0007B', 'A\u0007B'],
  [`]d201${gtin}235T1`, 'T1'],
])('the scan %j carries %j', (scan, serial) => {
  expect(readScanned(scan, 2026)).toEqual({ texts: [serial], fault: null });
});

test.each([
  [`]d201${gtin}`, /names a product and no serial/],
  [']E09506000134352', /names a product and no serial/],
  [`]d201${gtin}21A110LOT`, /lost a separator in SERIAL \(21\)A110LOT.*\(21\)A1\(10\)LOT\.$/],
  [']C1', /empty/],
])('the scan %j is asked about', (scan, sentence) => {
  const { texts, fault } = readScanned(scan, 2026);
  expect(texts).toEqual([]);
  expect(fault).toMatch(sentence);
});

test('what stands below a code may be typed, and in quotes it is a serial', () => {
  expect(readTyped(`(01)${gtin}(21)A-1`, 2026).texts).toEqual(['A-1']);
  expect(readTyped(']C0A0001-A0003', 2026).texts).toEqual(['A0001-A0003']);
  expect(readTyped(`"(01)${gtin}(21)A-1"`, 2026).texts).toEqual([`(01)${gtin}(21)A-1`]);
});

test('what is wrong with a code is said in the language that is spoken', async () => {
  await speak('de');
  try {
    expect(readScanned(`]d201${gtin}`, 2026).fault).toMatch(/^Dieser Code nennt ein Produkt/);
  } finally {
    await speak('en');
  }
});

test('serials are found in a code and in a range, and a plain text is left to the search', () => {
  expect(readSerials(`01${gtin}21S1`, 2026)).toEqual(['S1']);
  expect(readSerials('A1-A2', 2026)).toEqual(['A1', 'A2']);
  expect(readSerials('AMP', 2026)).toEqual([]);
});

test('pasted lines are read as scans, and none is taken while one is in doubt', () => {
  expect(readPasted(['A1', `]d201${gtin}21S1`], 2026).texts).toEqual(['A1', 'S1']);
  const doubtful = readPasted(['A1', `]d201${gtin}`], 2026);
  expect(doubtful).toEqual({ texts: [], fault: expect.stringMatching(/no serial/) as string });
});
