/** Foreign workbooks: what cells say is kept to the character, and no file brings the reader down. */
import { strToU8, zipSync } from 'fflate';
import { readXlsx } from './read-xlsx.ts';

const xml = '<?xml version="1.0" encoding="UTF-8"?>';
const styles =
  '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="[$-409]d/m/yy;@"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>';
const strings =
  '<sst><si><t>Serial</t></si><si><r><t>A0</t></r><r><t xml:space="preserve">01 </t></r><rPh><t>aid</t></rPh></si><si><t>x_x000D_y &amp; _x005F_x0041_</t></si></sst>';
const cells =
  '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="b"><v>1</v></c></row>' +
  '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>1.2345678901234E+19</v></c><c r="C3" s="1"><v>60</v></c></row>' +
  '<row><c t="inlineStr"><is><t>000123</t></is></c><c><v>1234567890123450</v></c><c s="2"><v>46000.5</v></c></row>' +
  '<row r="5"><c r="A5" t="str"><f>1+1</f><v>=kept</v></c><c r="B5" t="s"><v>2</v></c></row>';

interface Shape {
  readonly cells?: string;
  readonly tail?: string;
  readonly book?: string;
  readonly more?: Record<string, string>;
}

function filesOf({ cells: rows = cells, tail = '', book = '', more = {} }: Shape) {
  const link = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="http://x/${kind}" Target="${target}"/>`;
  const texts: Record<string, string> = {
    '_rels/.rels': `<Relationships>${link('a', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${xml}<workbook>${book}<sheets><sheet name="L &amp; M" state="hidden" r:id="s"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${link('s', 'worksheet', 'worksheets/sheet1.xml')}${link('t', 'sharedStrings', '/xl/sharedStrings.xml')}${link('y', 'styles', 'styles.xml')}</Relationships>`,
    'xl/worksheets/sheet1.xml': `${xml}<x:worksheet><x:sheetData>${rows}</x:sheetData>${tail}</x:worksheet>`,
    'xl/sharedStrings.xml': strings,
    'xl/styles.xml': styles,
    ...more,
  };
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, strToU8(text)]));
}

function makeFile(shape: Shape = {}): Uint8Array {
  return zipSync(filesOf(shape));
}

function faultOf(bytes: Uint8Array): string {
  const read = readXlsx(bytes);
  return read.ok ? 'read' : read.error;
}

function sheetOf(shape: Shape) {
  const read = readXlsx(makeFile(shape));
  const sheet = read.ok ? read.value.sheets[0] : undefined;
  if (sheet === undefined) throw new Error('the file was refused');
  return sheet;
}

test('cells come as the file has them, and what may be bent is listed', () => {
  expect(readXlsx(makeFile({ more: { 'xl/vbaProject.bin': 'x' } }))).toEqual({
    ok: true,
    value: {
      sheets: [
        {
          name: 'L & M',
          hidden: true,
          rows: [
            ['Serial', '', 'TRUE'],
            [],
            ['A001 ', '1.2345678901234E+19', '1900-02-29'],
            ['000123', '1234567890123450', '2025-12-09T12:00:00'],
            ['=kept', 'x\ry & _x0041_'],
          ],
          damaged: [
            { row: 2, column: 1, reason: 'exponent' },
            { row: 2, column: 2, reason: 'date' },
            { row: 3, column: 1, reason: 'rounded' },
            { row: 3, column: 2, reason: 'date' },
          ],
        },
      ],
      ignored: ['xl/vbaProject.bin'],
    },
  });
});

test('days count from 1904 where the workbook says so', () => {
  const one = '<row r="1"><c r="A1" s="1"><v>0</v></c></row>';
  expect(sheetOf({ cells: one, book: '<workbookPr date1904="1"/>' }).rows).toEqual([
    ['1904-01-01'],
  ]);
});

test('of merged cells the first one speaks', () => {
  const two = '<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>8</v></c></row>';
  const tail = '<mergeCells><mergeCell ref="A1:B9"/></mergeCells>';
  expect(sheetOf({ cells: two, tail }).rows).toEqual([['7', '']]);
});

const cellAt = (place: string) => `<row><c r="${place}"><v>1</v></c></row>`;
test.each([
  ['too_many_rows', { cells: cellAt('A200001') }],
  ['too_many_columns', { cells: cellAt('IW1') }],
  ['damaged', { cells: cellAt('1A') }],
  ['damaged', { cells: '<row r="1"><c r="A1" t="s"><v>9</v></c></row>' }],
  ['damaged', { cells: '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>' }],
  ['cell_too_long', { cells: `<row r="1"><c t="str"><v>${'ab'.repeat(16_384)}</v></c></row>` }],
  ['too_many_merges', { tail: '<mergeCell ref="A1:ZZ900000"/>' }],
  ['too_many_merges', { tail: '<mergeCell ref="A1:B1"/>'.repeat(10_001) }],
  ['document_type', { more: { 'xl/styles.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x/>' } }],
  ['part_names', { more: { '../evil.xml': 'x' } }],
  ['part_names', { more: { '/evil.xml': 'x' } }],
  ['part_names', { more: { 'xl\\evil.xml': 'x' } }],
  ['part_names', { more: { 'XL/WORKBOOK.XML': 'x' } }],
  ['swollen', { more: { 'xl/bomb.xml': '0'.repeat(3_000_000) } }],
  ['not_a_list', { more: { '_rels/.rels': '<Relationships/>' } }],
] as const)('%s: %#', (fault, shape) => {
  expect(faultOf(makeFile(shape))).toBe(fault);
});

test('a file that is no workbook is called what it is', () => {
  expect(faultOf(new Uint8Array())).toBe('empty');
  expect(faultOf(strToU8('serial\nA1'))).toBe('not_a_list');
  expect(faultOf(strToU8('<html><table>'))).toBe('web_page');
  expect(faultOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1))).toBe('old_excel');
  expect(faultOf(new Uint8Array(20 * 1024 * 1024 + 1))).toBe('too_large');
  const parts = Object.fromEntries(
    Array.from({ length: 1_001 }, (_, index) => [String(index), new Uint8Array()]),
  );
  expect(faultOf(zipSync(parts))).toBe('too_many_parts');
});

/** The file with each entry of its directory changed. */
function changeEntries(change: (entry: DataView) => void): Uint8Array {
  const bytes = makeFile();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 46 <= bytes.length; at += 1) {
    if (view.getUint32(at, true) === 0x02014b50) change(new DataView(bytes.buffer, at, 46));
  }
  return bytes;
}

test('a directory that lies, or that Excel does not write, is refused', () => {
  const change = (at: number, value: number) => (entry: DataView) => {
    entry.setUint16(at, value, true);
  };
  expect(faultOf(changeEntries(change(8, 1)))).toBe('encrypted');
  expect(faultOf(changeEntries(change(10, 12)))).toBe('zip_form');
  expect(faultOf(changeEntries(change(24, 5)))).toBe('swollen');
  expect(faultOf(changeEntries(change(24, 60_000)))).toBe('damaged');
  expect(faultOf(changeEntries(change(16, 5)))).toBe('damaged');
  const long = (entry: DataView) => {
    entry.setUint32(24, 0xffff_ffff, true);
  };
  expect(faultOf(changeEntries(long))).toBe('zip_form');
  const prefixed = new Uint8Array([0x50, 0x4b, ...makeFile()]);
  expect(faultOf(prefixed)).toBe('damaged');
});

test('a file cut off anywhere is refused', () => {
  const bytes = makeFile();
  for (let length = 1; length < bytes.length; length += 7) {
    expect([length, faultOf(bytes.subarray(0, length))]).not.toContain('read');
  }
});

test('300 mutations and 300 mutated sheets bring nothing down', () => {
  let seed = 20_240_607;
  const next = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const faults = new Set<string>();
  for (let round = 0; round < 300; round += 1) {
    const bytes = makeFile();
    for (let times = 0; times < 3; times += 1) bytes[next(bytes.length)] = next(256);
    faults.add(faultOf(bytes));
    const files = filesOf({});
    for (const text of Object.values(files)) text[next(text.length)] = 32 + next(95);
    faults.add(faultOf(zipSync(files)));
  }
  expect(faults.has('damaged')).toBe(true);
});
