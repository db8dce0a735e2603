import { speak } from '../texts/texts.ts';
import { readTyped } from './entry.ts';

test('a plain serial stands as it is', () => {
  for (const serial of ['00012', '12E5', 'A-17', '=A1', 'AB-12-X']) {
    expect(readTyped(serial)).toEqual({ texts: [serial], fault: null });
  }
});

test('ranges and lists are many serials', () => {
  expect(readTyped('A0001-A0003').texts).toEqual(['A0001', 'A0002', 'A0003']);
  expect(readTyped('A0009+2, B7').texts).toEqual(['A0009', 'A0010', 'A0011', 'B7']);
});

test('in quotes a serial that looks like a range is taken as it is', () => {
  expect(readTyped('"2024-2030"')).toEqual({ texts: ['2024-2030'], fault: null });
});

test('what cannot be read is said, with the way out', () => {
  expect(readTyped('A0009-A0001').fault).toMatch(/downwards.*double quotes/);
  expect(readTyped('A1, A1').fault).toMatch(/twice/);
  expect(readTyped(',').fault).toMatch(/Nothing is left/);
});

test('what is wrong with a range is said in the language that is spoken', async () => {
  await speak('de');
  try {
    expect(readTyped('A0009-A0001').fault).toMatch(
      /^A0009-A0001 läuft abwärts\..*Anführungszeichen/,
    );
    expect(readTyped('A1, A1').fault).toMatch(/^A1 steht zweimal da\./);
    expect(readTyped('A9+1').fault).toMatch(/^A9\+1 bräuchte eine Ziffer mehr\./);
    expect(readTyped('"A1, B2').fault).toMatch(/lässt sich nicht lesen\./);
    expect(readTyped('A1+100000').fault).toMatch(/mehr als 100.000 Seriennummern\./);
  } finally {
    await speak('en');
  }
});
