import {
  amountOf,
  chooseColumn,
  cleanScans,
  columnNames,
  countItems,
  countScans,
  findBent,
  hasColumns,
  layoutToKeep,
  readAnew,
  readPasted,
  readRows,
  readTextFile,
} from './state.ts';
import { linesOf } from '../../../shared/vendor-list/read.ts';

const table = [
  ['Part', 'Unit', 'Value'],
  ['DISK', 'Z300A1B2', '47.99'],
  ['TAPE', 'Z300A1B3', '52.01'],
];

test('serials pasted one a line, with commas and with ranges are serials', () => {
  const lines = (text: string): string[] =>
    readPasted('paste', text, null).entries.map(({ serial }) => serial);
  expect(lines('00012\n00013')).toEqual(['00012', '00013']);
  expect(lines('CA-AMP-0911\nCA-AMP-0912\n\nCA-AMP-0916')).toHaveLength(3);
  expect(lines('AB1234, AB1235\nAB1236, AB1237')).toEqual(['AB1234', 'AB1235', 'AB1236', 'AB1237']);
  expect(lines('AB0001-AB0003')).toEqual(['AB0001', 'AB0002', 'AB0003']);
});

test('a pasted table is read by its heads', () => {
  const list = readPasted('paste', 'Item\tS/N\tPrice\nDISK\tZ1111\t5.00\n', null);
  expect(list.entries).toMatchObject([{ serial: 'Z1111', item: 'DISK', unitCost: '5.00' }]);
  expect(hasColumns(list)).toBe(true);
});

test('a column that was guessed wrong is chosen anew, and is remembered', () => {
  const guessed = readRows('file', table, null);
  expect(columnNames(guessed)).toEqual(['Part', 'Unit', 'Value']);
  const heads = chooseColumn(
    chooseColumn({ ...guessed.heads, headRow: 0 }, 'serial', 1),
    'cost',
    2,
  );
  const list = readAnew(guessed, heads);
  expect(linesOf(list.entries)).toEqual([
    { serial: 'Z300A1B2', item: 'DISK', unitCost: '47.99' },
    { serial: 'Z300A1B3', item: 'TAPE', unitCost: '52.01' },
  ]);
  expect([amountOf(list, 'USD'), countItems(list)]).toEqual(['100.00', 2]);
  const layout = layoutToKeep(list);
  expect(readRows('next', table, layout)).toMatchObject({ isRemembered: true });
});

test('a column has one role', () => {
  const { heads } = readRows('file', table, null);
  const item = chooseColumn(chooseColumn(heads, 'serial', 1), 'item', 1);
  expect(item.columns).toMatchObject({ serials: [], item: 1 });
});

test('columns without heads are called as in a sheet', () => {
  const wide = readRows('file', [Array.from({ length: 28 }, () => 'x')], null);
  expect(columnNames(wide).slice(-3)).toEqual(['Z', 'AA', 'AB']);
});

test('a file is read in its encoding', () => {
  expect(readTextFile(Uint8Array.of(0x53, 0xe9, 0x3b, 0x31))).toEqual([['Sé', '1']]);
});

test('scans are cleaned and counted', () => {
  const scans = cleanScans([' A1 ', 'a1', '', 'B2']);
  expect(scans).toEqual(['A1', 'a1', 'B2']);
  expect(countScans(scans)).toEqual({ once: 2, twice: 1 });
});

test('serials that Excel may have changed are found by their place and by their look', () => {
  const list = readRows('file', [['Serial'], ['1.23457E+19'], ['2024-03-01'], ['12E5X']], null);
  expect(findBent(list).map(({ serial }) => serial)).toEqual(['1.23457E+19']);
  const marked = { ...list, bent: new Set(['3 1']) };
  expect(findBent(marked).map(({ serial }) => serial)).toEqual(['1.23457E+19', '2024-03-01']);
});
