/** Whatever comes as a list: it is read without a fault, and no row that is not empty is lost. */
import { decodeText, readCsv } from './csv.ts';
import { readEntries } from './entries.ts';
import { mailHeads, readMail } from './mail.ts';
import { readVendorList } from './read.ts';

const seed = Number(process.env['SEED'] ?? 20_261);
const runs = 20_000;

/** Numbers below a bound, the same for the same seed. */
function randomFrom(start: number): (below: number) => number {
  let state = start;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const cells = (
  '| |Serial|Item|Qty|Price|MSN|Total|Total 12|Summe|A1|A0001-A0003|B1..B9|12|1,5|1.234|€ 7|x y|"|5; 6|SN-1|A1/A2|' +
  'ZA100001 ZA100002|序列号|=A1|\u0007\u0001|\u200b|\u2028|\ud800|9-1|1-1-1|Total Station'
).split('|');

const pieces = [
  ...cells,
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '\r\n',
  '"',
  '""',
  '> ',
  '* ',
  'SN: ',
  'Item: ',
];

type Told = Pick<ReturnType<typeof readEntries>, 'entries' | 'left'>;

function findLost(rows: readonly (readonly string[])[], { entries, left }: Told): number[] {
  const told = new Set([...entries, ...left].map(({ row }) => row));
  return rows.flatMap((row, at) =>
    told.has(at + 1) || row.every((cell) => cell.trim() === '') ? [] : [at + 1],
  );
}

test(`rows of any cells (seed ${seed})`, () => {
  const random = randomFrom(seed);
  for (let run = 0; run < runs; run += 1) {
    const rows = Array.from({ length: random(8) }, () =>
      Array.from({ length: random(5) }, () => cells[random(cells.length)] ?? ''),
    );
    const lost = findLost(rows, readVendorList(rows));
    if (lost.length > 0) throw new Error(`rows ${lost.join()} of ${JSON.stringify(rows)}`);
  }
});

test(`any text, as a file and as a mail (seed ${seed})`, () => {
  const random = randomFrom(seed + 1);
  for (let run = 0; run < runs; run += 1) {
    const text = Array.from({ length: random(14) }, () => pieces[random(pieces.length)]).join('');
    const { rows } = readCsv(text);
    const mail = readMail(text);
    const lost = [
      ...findLost(rows, readVendorList(rows)),
      ...findLost(mail, readEntries(mail, mailHeads)),
    ];
    if (lost.length > 0) throw new Error(`rows ${lost.join()} of ${JSON.stringify(text)}`);
  }
});

test(`any bytes (seed ${seed})`, () => {
  const random = randomFrom(seed + 2);
  for (let run = 0; run < runs; run += 1) {
    const bytes = Uint8Array.from({ length: random(40) }, () => random(random(2) === 0 ? 256 : 64));
    expect(typeof decodeText(bytes).text).toBe('string');
  }
});
