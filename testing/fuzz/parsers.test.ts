/**
 * Whatever comes, a parser answers: a hundred thousand texts made of what trips parsers, and every awkward piece pumped to
 * fifty thousand characters. Nothing is thrown. The slowest answer of each is printed, as time is no assertion here; a
 * pattern that grows faster than its text would not come to an end.
 */
import { readTyped } from '../../addin/scanning/entry.ts';
import { splitPaste } from '../../addin/scanning/wedge.ts';
import { parseDay, parseInstant } from '../../shared/day.ts';
import { parseMoney, parsePercent, parseRate } from '../../shared/money.ts';
import { misreadingOf } from '../../shared/reconcile/misreading.ts';
import { findCandidates, nearMatches } from '../../shared/reconcile/near-match.ts';
import { compressSerials } from '../../shared/serial/compress.ts';
import { distanceOf, serialsAfter } from '../../shared/serial/count.ts';
import { readBracketed, readElementString } from '../../shared/serial/gs1/element-string.ts';
import { readDigitalLink } from '../../shared/serial/gs1/digital-link.ts';
import { expandRange } from '../../shared/serial/range.ts';
import { readScan } from '../../shared/serial/scan-text.ts';
import { tellSpans } from '../../shared/serial/spans.ts';
import { cleanSerial, foldSerial, maxSerialLength } from '../../shared/serial/text.ts';
import { decodeText, readCsv } from '../../shared/vendor-list/csv.ts';
import { readMail } from '../../shared/vendor-list/mail.ts';
import { readListText } from '../../shared/vendor-list/read.ts';
import { corpus } from '../fidelity/corpus.ts';

jest.setTimeout(600_000);

const seed = Number(process.env['SEED'] ?? 20_261_123);
const runs = process.env['DEEP'] === '1' ? 2_000_000 : 100_000;

/** Numbers below a bound, the same for the same seed. */
function randomFrom(start: number): (below: number) => number {
  let state = start >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pieces: readonly string[] = [
  ...['0', '1', '9', '01', '21', '10', '17', '235', '8004', '09506000134352', '12', '999999'],
  ...['A', 'b', 'Z', 'SN', 'E', 'E+', 'E-', '.', ',', ';', ':', '-', '+', '/', '\\', '_', '~', '|'],
  ...['(', ')', '(01)', '(21)', '[', ']', '{', '}', '<', '>', ']C1', ']d2', ']Q3', ']e0', ']'],
  ...['\u001d', '<GS>', '{GS}', '␝', '^]', '\\x1d', '\u0000', '\u0007', '\u001b', '\u007f'],
  ...['"', '""', "'", '`', '\t', '\n', '\r', '\r\n', ' ', '  ', '\u00a0', '\u3000', '\u2028'],
  ...[
    '\ud800',
    '\udc00',
    '\u{1f4e6}',
    '\u200b',
    '\u200d',
    '\ufeff',
    '\u202e',
    '\u0301',
    'é',
    'ß',
    '客',
  ],
  ...[
    'not ',
    'to',
    'bis',
    'SN: ',
    'Item: ',
    'Total',
    'Serial',
    'Qty',
    '> ',
    '* ',
    '=',
    '@',
    '%',
    '%2F',
  ],
  ...[
    'https://id.gs1.org/01/',
    '/21/',
    '?',
    '#',
    '&',
    'javascript:',
    '__proto__',
    'MAR',
    '2026',
    'TRUE',
  ],
];

function makeText(random: (below: number) => number): string {
  const kind = random(40);
  if (kind === 0) return (pieces[random(pieces.length)] ?? '').repeat(random(400));
  if (kind === 1) return corpus[random(corpus.length)] ?? '';
  let text = '';
  for (let left = random(14); left > 0; left -= 1) text += pieces[random(pieces.length)] ?? '';
  return text;
}

const year = 2026;
const encoder = new TextEncoder();

/** Every parser of a text; some are given the text before as well. */
const parsers: Readonly<Record<string, (text: string, before: string) => unknown>> = {
  cleanSerial: (text) => {
    const cleaned = cleanSerial(text);
    return cleaned.ok ? foldSerial(cleaned.value) : null;
  },
  expandRange: (text) => expandRange(text),
  'expandRange with letters': (text) => expandRange(text, 'alphanumeric'),
  compressSerials: (text, before) => compressSerials([before, text, text]),
  serialsAfter: (text) => serialsAfter(text, 3, 'alphanumeric'),
  distanceOf: (text, before) => distanceOf(before, text),
  tellSpans: (text, before) => tellSpans([before, text]),
  readScan: (text) => readScan(text, { year }),
  readElementString: (text) => readElementString(text, year),
  readBracketed: (text) => readBracketed(text, year),
  readDigitalLink: (text) => readDigitalLink(text, year),
  readTyped: (text) => readTyped(text, year),
  splitPaste: (text) => splitPaste(text),
  readCsv: (text) => readCsv(text),
  decodeText: (text) => decodeText(encoder.encode(text)),
  readMail: (text) => readMail(text),
  readListText: (text) => readListText(text),
  misreadingOf: (text, before) => misreadingOf(before, text),
  parseMoney: (text) => [parseMoney(text, 'USD'), parseRate(text), parsePercent(text)],
  parseDay: (text) => [parseDay(text), parseInstant(text)],
};

interface Slowest {
  milliseconds: number;
  text: string;
}

function time(parse: () => unknown, text: string, slowest: Slowest): void {
  const begun = performance.now();
  try {
    parse();
  } catch (error) {
    throw new Error(`${JSON.stringify(text.slice(0, 200))} (seed ${seed}): ${String(error)}`);
  }
  const milliseconds = performance.now() - begun;
  if (milliseconds > slowest.milliseconds) Object.assign(slowest, { milliseconds, text });
}

const told: string[] = [];
afterAll(() => {
  process.stdout.write(`parsers, seed ${seed}, ${runs} texts each\n${told.join('\n')}\n`);
});

function tell(name: string, { milliseconds, text }: Slowest): void {
  const shown = JSON.stringify(text.slice(0, 30));
  told.push(`  ${name}: ${milliseconds.toFixed(1)} ms at ${text.length} characters ${shown}`);
}

test.each(Object.entries(parsers))('%s answers whatever comes', (name, parse) => {
  const random = randomFrom(seed);
  const slowest: Slowest = { milliseconds: 0, text: '' };
  let before = '';
  for (let run = 0; run < runs; run += 1) {
    const text = makeText(random);
    const last = before;
    time(() => parse(text, last), text, slowest);
    before = text;
  }
  tell(name, slowest);
  expect(slowest.milliseconds).toBeGreaterThan(0);
});

test.each(Object.entries(parsers))('%s reads fifty thousand of anything once', (name, parse) => {
  const slowest: Slowest = { milliseconds: 0, text: '' };
  for (const piece of pieces) {
    const many = piece.repeat(Math.ceil(50_000 / piece.length));
    for (const text of [many, `A1${many}`, `${many}1`, `"${many}`, `A${many}\n${many}B`])
      time(() => parse(text, 'A1'), text, slowest);
  }
  tell(`${name}, pumped`, slowest);
  expect(slowest.milliseconds).toBeGreaterThan(0);
});

test('lists of whatever comes are compared, each text with all others', () => {
  const random = randomFrom(seed);
  const texts = Array.from({ length: 100_000 }, () => makeText(random).slice(0, maxSerialLength));
  const once = [...new Set(texts)];
  const half = Math.floor(once.length / 2);
  const [expected, scanned] = [once.slice(0, half), once.slice(half)];
  const slowest: Slowest = { milliseconds: 0, text: `${once.length} texts` };
  time(() => nearMatches(expected, scanned), slowest.text, slowest);
  tell('nearMatches', slowest);
  time(() => findCandidates(expected, scanned), slowest.text, slowest);
  tell('nearMatches or findCandidates', slowest);
  expect(half).toBeGreaterThan(10_000);
});
