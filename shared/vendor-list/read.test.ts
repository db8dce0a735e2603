/** Lists as vendors send them, each with the units that it names. */
import { readEntries } from './entries.ts';
import { layoutOf } from './heads.ts';
import { linesOf, readVendorList } from './read.ts';

interface Case {
  readonly rows: readonly (readonly string[])[];
  /** `serial`, `item/serial`, `item/serial@cost`. */
  readonly units: readonly string[];
  readonly left?: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'a head and a column': {
    rows: [['Serial Number'], ['00012'], ['00013']],
    units: ['00012', '00013'],
    left: ['1 head'],
  },
  'a title above, a total below': {
    rows: [
      ['ACME Ltd.', ''],
      ['Delivery note 77', ''],
      ['', ''],
      ['Item', 'S/N', 'Unit price'],
      ['DISK', 'Z300A1B2', '$47.99'],
      ['DISK', 'Z300A1B3', '$47.99'],
      ['Total', '2', '$95.98'],
    ],
    units: ['DISK/Z300A1B2@47.99', 'DISK/Z300A1B3@47.99'],
    left: ['1 head', '2 head', '4 head', '7 total'],
  },
  'German heads and amounts': {
    rows: [
      ['Artikelnummer', 'Seriennummer', 'EK-Preis'],
      ['X-1', 'W0001', '1.234,56 €'],
      ['X-1', 'W0002', '99,00 €'],
      ['Summe', '', '1.333,56 €'],
    ],
    units: ['X-1/W0001@1234.56', 'X-1/W0002@99.00'],
    left: ['1 head', '4 total'],
  },
  'French amounts with blanks': {
    rows: [
      ['Référence', 'N° de série', 'Prix'],
      ['AB', 'SN12345', '1 234,50'],
    ],
    units: ['AB/SN12345@1234.50'],
    left: ['1 head'],
  },
  'Polish heads': {
    rows: [
      ['Towar', 'Numer seryjny', 'Cena'],
      ['Ż1', 'PL-0001', '12,50'],
    ],
    units: ['Ż1/PL-0001@12.50'],
    left: ['1 head'],
  },
  'Chinese heads': {
    rows: [
      ['型号', '序列号', '单价'],
      ['A1', 'CN0001', '12.50'],
    ],
    units: ['A1/CN0001@12.50'],
    left: ['1 head'],
  },
  'no heads': {
    rows: [
      ['1', 'DISK', 'Z300A1B2', '47.99'],
      ['2', 'DISK', 'Z300A1B3', '47.99'],
    ],
    units: ['Z300A1B2@47.99', 'Z300A1B3@47.99'],
  },
  'no heads, and two columns of amounts that differ': {
    rows: [
      ['Z300A1B2', '47.99', '95.98'],
      ['Z300A1B3', '47.99', '47.99'],
    ],
    units: ['Z300A1B2', 'Z300A1B3'],
  },
  'an item whose name begins like a sum': {
    rows: [
      ['Description', 'Item', 'Serial'],
      ['Total Station TS16', 'TS16', '1234567'],
      ['Total', '', '12000'],
      ['Total units: 1', '', ''],
    ],
    units: ['TS16/1234567'],
    left: ['1 head', '3 total', '4 total'],
  },
  'serials that begin like a sum': {
    rows: [['Serial'], ['SUM-0001'], ['TOTAL77'], ['Total: 2']],
    units: ['SUM-0001', 'TOTAL77'],
    left: ['1 head', '4 total'],
  },
  'thousands with points': {
    rows: [
      ['Seriennummer', 'Preis'],
      ['AB1001', '1.234'],
      ['AB1002', '900'],
    ],
    units: ['AB1001@1234', 'AB1002@900'],
    left: ['1 head'],
  },
  'decimals of thousandths': {
    rows: [
      ['Serial', 'Price'],
      ['AB1001', '0.125'],
      ['AB1002', '1.250'],
      ['AB1003', '47.125'],
    ],
    units: ['AB1001@0.125', 'AB1002@1.250', 'AB1003@47.125'],
    left: ['1 head'],
  },
  millions: {
    rows: [
      ['Serial', 'Price'],
      ['AB1001', '1.234.567'],
      ['AB1002', '1.500'],
    ],
    units: ['AB1001@1234567', 'AB1002@1500'],
    left: ['1 head'],
  },
  'the quantity of an order line on each of its rows': {
    rows: [
      ['Item', 'Serial', 'Qty'],
      ['P', 'A1', '3'],
      ['P', 'A2', '3'],
      ['P', 'A3', '3'],
      ['P', 'A4', '3'],
    ],
    units: ['P/A1', 'P/A2', 'P/A3', 'P/A4'],
    left: ['1 head', '5 quantity'],
  },
  'short French heads': {
    rows: [
      ['Réf.', 'N° série', 'P.U. HT', 'Qté'],
      ['X', 'FR0001', '12,50', '1'],
    ],
    units: ['X/FR0001@12.50'],
    left: ['1 head'],
  },
  'Spanish heads': {
    rows: [
      ['Código', 'Número de serie', 'Precio unitario', 'Cantidad'],
      ['X', 'ES0001', '1.234,50', '1'],
    ],
    units: ['X/ES0001@1234.50'],
    left: ['1 head'],
  },
  'Chinese heads with a line number': {
    rows: [
      ['序號', '型號', '序列號', '價格'],
      ['1', 'A1', 'CN0001', '12.50'],
      ['2', 'A1', 'CN0002', '12.50'],
    ],
    units: ['A1/CN0001@12.50', 'A1/CN0002@12.50'],
    left: ['1 head'],
  },
  "the maker's serials alone": {
    rows: [
      ['Manufacturer serial', 'Item'],
      ['A-1001', 'X'],
    ],
    units: ['X/A-1001'],
    left: ['1 head'],
  },
  'serials of digits': {
    rows: [['356938035643809'], ['356938035643817']],
    units: ['356938035643809', '356938035643817'],
  },
  'cells with several serials': {
    rows: [['Serials'], ['A1; A2 / A3'], ['A4, A5\nA6']],
    units: ['A1', 'A2', 'A3', 'A4', 'A5', 'A6'],
    left: ['1 head'],
  },
  'cells parted by blanks': {
    rows: [['SN'], ['ZA100001'], ['ZA100002 ZA100003'], ['ZA100004/ZA100005'], ['ZA10 0006']],
    units: ['ZA100001', 'ZA100002', 'ZA100003', 'ZA100004', 'ZA100005', 'ZA10 0006'],
    left: ['1 head'],
  },
  'ranges in cells': {
    rows: [
      ['Item', 'Serials', 'Qty'],
      ['P', 'A0001-A0003', '3'],
      ['P', 'A0007 to A0008', '2'],
      ['P', '100 - 102', '3'],
    ],
    units: ['P/A0001', 'P/A0002', 'P/A0003', 'P/A0007', 'P/A0008', 'P/100', 'P/101', 'P/102'],
    left: ['1 head'],
  },
  'serials with a hyphen of their own': {
    rows: [['Serial'], ['1001-1005'], ['1002-1005'], ['1003-1007']],
    units: ['1001-1005', '1002-1005', '1003-1007'],
    left: ['1 head'],
  },
  'merged blocks': {
    rows: [
      ['SKU', 'Serial', 'Cost'],
      ['DISK', 'D1111', '5.00'],
      ['', 'D2222', ''],
      ['TAPE', 'T1111', '7.00'],
      ['', 'T2222', ''],
      ['', '', ''],
      ['', 'X9999', ''],
    ],
    units: ['DISK/D1111@5.00', 'DISK/D2222@5.00', 'TAPE/T1111@7.00', 'TAPE/T2222@7.00', 'X9999'],
    left: ['1 head'],
  },
  'an item above its serials': {
    rows: [
      ['Item', 'Serial'],
      ['DISK', ''],
      ['', 'D1111'],
      ['', 'D2222'],
    ],
    units: ['DISK/D1111', 'DISK/D2222'],
    left: ['1 head', '2 block'],
  },
  'heads printed on each page': {
    rows: [
      ['Item', 'Serial No.'],
      ['DISK', 'D1111'],
      ['Item', 'Serial No.'],
      ['DISK', 'D2222'],
    ],
    units: ['DISK/D1111', 'DISK/D2222'],
    left: ['1 head', '3 head'],
  },
  'a count that does not fit': {
    rows: [
      ['Item', 'Serial', 'Qty'],
      ['DISK', 'D1111, D2222', '3'],
    ],
    units: ['DISK/D1111', 'DISK/D2222'],
    left: ['1 head', '2 quantity'],
  },
  'a count over a block': {
    rows: [
      ['Item', 'Serial', 'Qty'],
      ['DISK', 'D1111', '2'],
      ['', 'D2222', ''],
      ['TAPE', 'T1', '1'],
    ],
    units: ['DISK/D1111', 'DISK/D2222', 'TAPE/T1'],
    left: ['1 head'],
  },
  'an amount that is none': {
    rows: [
      ['Serial', 'Price'],
      ['D1111', 'on request'],
    ],
    units: ['D1111'],
    left: ['1 head', '2 cost'],
  },
  'thousands alone': {
    rows: [
      ['Serial', 'Price'],
      ['D1111', '1,234'],
      ['D2222', '12,345'],
    ],
    units: ['D1111@1234', 'D2222@12345'],
    left: ['1 head'],
  },
  'a grid of serials': {
    rows: [
      ['ZA100001', 'ZA100002', 'ZA100003'],
      ['ZA100004', 'ZA100005', 'ZA100006'],
    ],
    units: ['ZA100001', 'ZA100002', 'ZA100003', 'ZA100004', 'ZA100005', 'ZA100006'],
  },
  'two heads of serials': {
    rows: [
      ['Serial', 'Serial'],
      ['AA11', 'AA12'],
      ['AA13', ''],
    ],
    units: ['AA11', 'AA12', 'AA13'],
    left: ['1 head'],
  },
  "the maker's serial beside ours": {
    rows: [
      ['Serial No', 'MSN', 'Lot'],
      ['S-1', 'M-77', 'L9'],
    ],
    units: ['S-1'],
    left: ['1 head'],
  },
  'formulas and signs': {
    rows: [['Serial'], ['=A1'], ['+49'], ['-5'], ['@x'], ['12E5']],
    units: ['=A1', '+49', '-5', '@x', '12E5'],
    left: ['1 head'],
  },
  'rows that say something else': {
    rows: [
      ['Serial', 'Note'],
      ['D1111', ''],
      ['', 'These two are used'],
      ['D2222', ''],
    ],
    units: ['D1111', 'D2222'],
    left: ['1 head', '3 no_serial'],
  },
  'a serial that cannot be': {
    rows: [['Serial'], ['D1111'], ['\u0007\u0001A\u0001B']],
    units: ['D1111'],
    left: ['1 head', '3 unread'],
  },
  nothing: { rows: [], units: [] },
  'prose alone': {
    rows: [['Dear Anna,'], ['see you soon']],
    units: [],
    left: ['1 no_serial', '2 no_serial'],
  },
};

function tell({
  serial,
  item,
  unitCost,
}: {
  serial: string;
  item: string | null;
  unitCost: string | null;
}): string {
  return `${item === null ? '' : `${item}/`}${serial}${unitCost === null ? '' : `@${unitCost}`}`;
}

test.each(Object.entries(cases))('%s', (_name, { rows, units, left }) => {
  const read = readVendorList(rows);
  expect(read.entries.map(tell)).toEqual(units);
  expect(read.left.map(({ row, reason }) => `${row} ${reason}`)).toEqual(left ?? []);
});

test('where each unit came from is told', () => {
  const { entries } = readVendorList([
    ['Item', 'SN', 'Lot'],
    ['P', 'A1, A2', 'L1'],
  ]);
  expect(entries).toMatchObject([
    { serial: 'A1', row: 2, column: 2, lot: 'L1' },
    { serial: 'A2', row: 2, column: 2 },
  ]);
});

test('a currency of three decimals has them', () => {
  const rows = [
    ['Serial', 'Price'],
    ['KW1001', '1.234'],
  ];
  const { heads } = readVendorList(rows);
  expect(readEntries(rows, heads, { currencyDecimals: 3 }).entries.map(tell)).toEqual([
    'KW1001@1.234',
  ]);
});

test.each([' ', '1-', '- ', '/', '.', '–', '"', '0'])(
  'a cell of half a million characters %j is told as unread, in linear time',
  (part) => {
    const cell = `A1${part.repeat(500_000 / part.length)}Z`;
    expect(readVendorList([['Serial'], [cell]]).left.map(({ reason }) => reason)).toEqual([
      'head',
      'unread',
    ]);
  },
);

test('a confirmed layout reads the next list of the vendor, whose columns moved', () => {
  const first = [
    ['Code A', 'Code B', 'Value'],
    ['P1', 'S100', '5.00'],
  ];
  const layout = layoutOf(first, {
    headRow: 0,
    isSure: true,
    columns: {
      serials: [1],
      item: 0,
      cost: 2,
      quantity: null,
      manufacturerSerial: null,
      lot: null,
    },
  });
  const next = [['Page 1'], ['Value', 'Code B', 'Code A'], ['6.00', 'S200', 'P2']];
  const read = readVendorList(next, layout);
  expect([read.isRemembered, read.entries.map(tell)]).toEqual([true, ['P2/S200@6.00']]);
  expect(readVendorList([['Serial'], ['S300']], layout)).toMatchObject({
    isRemembered: false,
    entries: [{ serial: 'S300' }],
  });
});

test.each([
  [['Item', 'S/N', 'Unit price'], ['DISK', '00012', '47.99'], 'DISK', '47.99'],
  [['S/N'], ['00012'], null, null],
])('lines of a list with the columns %j', (heads, row, item, unitCost) => {
  expect(linesOf(readVendorList([heads, row]).entries)).toEqual([
    { serial: '00012', item, unitCost },
  ]);
});
