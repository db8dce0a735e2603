/** What scans say: codes of GS1, plain serials that look like them, and whatever else a scanner may send. */
import { readScan, tellScanIssue } from './scan-text.ts';

const gtin = '09506000134352';
const gs = '\u001d';

function read(text: string) {
  const { raw, issues, ...scan } = readScan(text, { year: 2026 });
  expect(raw).toBe(text);
  const told = Object.entries(scan).filter(([, value]) => value !== null);
  return [Object.fromEntries(told), issues.map(({ code }) => code)];
}

test.each([
  [`]d201${gtin}2112345`, { gtin, serial: '12345' }],
  [
    `]C101${gtin}17251200` + `10LOT${gs}21S-1\r\n`,
    { gtin, serial: 'S-1', lot: 'LOT', expiry: '2025-12-31' },
  ],
  [`]Q3${gs}01${gtin}${gs}21A`, { gtin, serial: 'A' }],
  [`]C1]C101${gtin}21A`, { gtin, serial: 'A' }],
  [`01${gtin}21ABC`, { gtin, serial: 'ABC' }],
  [`01${gtin}10A<GS>21B`, { gtin, serial: 'B', lot: 'A' }],
  [`21B${gs}01${gtin}`, { gtin, serial: 'B' }],
  [`(01)${gtin}(21)A(5)B`, { gtin, serial: 'A(5)B' }],
  [`(21)X(01)${gtin}`, { gtin, serial: 'X' }],
  [
    `https://id.gs1.org/01/${gtin}/21/12345?17=260100`,
    { gtin, serial: '12345', expiry: '2026-01-31' },
  ],
  [`]Q1https://x.example/01/${gtin}/21/9`, { gtin, serial: '9' }],
  [`01${gtin}235TP-1`, { gtin, thirdPartySerial: 'TP-1' }],
  [`[)>\u001e05\u001d01${gtin}${gs}21E\u001e\u0004`, { gtin, serial: 'E' }],
  [`]d28006${gtin}0102${gs}21P`, { gtin, serial: 'P' }],
])('%j is a GS1 code', (text, said) => {
  expect(read(text)).toEqual([said, []]);
});

test.each([
  '01A',
  '0100012',
  '01234567890123456789',
  `01${gtin}XYZ`,
  `0109506000134353` + '2112345',
  '(A)12',
  '(21)ABC',
  '(10)5',
  '[01]7',
  'A|B',
  ']A',
  'https://x.example/serial/12',
  '21123456',
  '1234567890123456789012345678901',
  '0x10',
])('%j stays the plain serial that it is', (text) => {
  expect(read(text)).toEqual([{ serial: text }, []]);
});

test.each([']A0S12', ']C0S12', ']d1S12', ']Q1S12', ']z0S12', '\u0002]C0S12\u0003\r'])(
  'the prefix of %j is taken off',
  (text) => {
    expect(read(text)).toEqual([{ serial: 'S12' }, []]);
  },
);

test.each([
  [`]d20109506000134353` + '21A', { serial: 'A' }, ['gs1_check_digit']],
  [`]d201${gtin}17251340` + '21A', { gtin, serial: 'A' }, ['gs1_date']],
  [`]d201${gtin}21A110LOT`, { gtin }, ['gs1_separator_lost']],
  [`]d201${gtin}21${'A'.repeat(21)}`, { gtin }, ['gs1_too_long']],
  [`]C105${gs}01${gtin}21A`, { gtin, serial: 'A' }, ['gs1_unknown_identifier']],
  [`01${gtin}`, { gtin }, ['serial_missing']],
  [']E09506000134352', { gtin }, ['serial_missing']],
  [']E49506000134352', { gtin }, ['serial_missing']],
  [']C1', {}, ['serial_empty']],
  ['  \r\n', {}, ['serial_empty']],
  ['A\u0007B', {}, ['serial_malformed']],
  [`A${gs}B`, {}, ['serial_malformed']],
  ['A'.repeat(9000), {}, ['serial_malformed']],
])('%j tells what is wrong and keeps the rest', (text, said, codes) => {
  expect(read(text)).toEqual([said, codes]);
  const { issues } = readScan(text, { year: 2026 });
  for (const issue of issues) expect(tellScanIssue(issue)).toMatch(/[.?]$/);
});

/** A generator that gives the same numbers for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test.each([20_260_101])('100,000 random texts: none throws, serials are clean, seed %i', (seed) => {
  const random = randomOf(seed);
  const pieces = [']d2', ']C1', gs, '<GS>', '(01)', '(21)', '01', '21', '10', '17', '8008', gtin, '25', '%2', '%41',
    'https://x.example/', '/', '?', '=', 'A', 'z9', ' ', '\ud800', '\u0000', '1', '0', '(', ')', '|', 'ä']; // prettier-ignore
  const odd: string[] = [];
  for (let count = 0; count < 100_000; count += 1) {
    const length = 1 + Math.floor(random() * 8);
    const piece = () => pieces[Math.floor(random() * pieces.length)] ?? '';
    const text = Array.from({ length }, piece).join('');
    const { serial, issues } = readScan(text, { year: 2026 });
    if (serial === null ? issues.length === 0 : !/^[^\u0000-\u001f]+$/.test(serial)) odd.push(text);
  }
  expect(odd).toEqual([]);
});

test('long texts are read at once', () => {
  for (const unit of ['10', '21A', '(01)', '(21)A', gs, '01/', ' ', '9']) {
    const text = unit.repeat(3900 / unit.length);
    expect(readScan(`]d2${text}`, { year: 2026 }).raw).toHaveLength(3 + text.length);
    readScan(`https://x.example/${text}`, { year: 2026 });
  }
});

test('a scanner that is known to send separators has lost none', () => {
  const text = `]d201${gtin}21A110LOT`;
  expect(readScan(text, { year: 2026 }).serial).toBeNull();
  expect(readScan(text, { year: 2026, sendsSeparators: true }).serial).toBe('A110LOT');
});
