/** Mails as people write them: their serials, and what is said beside them. */
import { readEntries } from './entries.ts';
import { mailHeads, readMail } from './mail.ts';

test('a mail gives its serials, and leaves what is said beside them', () => {
  const mail = `Hello Anna,

we shipped today:

Item: DISK
> - SN: Z300A1B2
* Z300A1B3, Z300A1B4
1) Z300A1B5

Kind regards, Tom`;
  const read = readEntries(readMail(mail), mailHeads);
  expect(read.entries.map(({ item, serial }) => `${item}/${serial}`)).toEqual([
    'DISK/Z300A1B2',
    'DISK/Z300A1B3',
    'DISK/Z300A1B4',
    'DISK/Z300A1B5',
  ]);
  expect(read.left.map(({ text }) => text)).toEqual([
    'Hello Anna,',
    'we shipped today:',
    'DISK',
    'Kind regards, Tom',
  ]);
});

test('a long line of a mail gives all of its serials', () => {
  const serials = Array.from({ length: 2000 }, (_, at) => `ZA${100_000 + at}`);
  const read = readEntries(readMail(`Serials: ${serials.join(', ')}`), mailHeads);
  expect(read.entries.map(({ serial }) => serial)).toEqual(serials);
});

test.each(['SN: see below', 'Serial numbers: as attached', 'Serials below:'])(
  '%s is prose',
  (line) => {
    expect(readEntries(readMail(line), mailHeads)).toEqual({
      entries: [],
      left: [{ row: 1, text: line, reason: 'no_serial' }],
    });
  },
);

test('a line of half a million blanks is read in linear time', () => {
  const line = `A1${' '.repeat(500_000)}Z`;
  expect(readMail(line)).toEqual([['', '', '', line]]);
});
