import { parseArea } from './address.ts';
import type { CellValue } from './cell.ts';
import { readCondition } from './condition.ts';
import { readConditionalFormats } from './conditional.ts';
import { Workbook } from './workbook.ts';

const cells: Readonly<Record<string, CellValue>> = {
  A1: '!lost',
  B1: 3,
  A2: 'ok',
  B2: '',
  C1: true,
};
const read = (row: number, column: number): CellValue =>
  cells[`${'ABC'.charAt(column)}${row + 1}`] ?? '';

test.each<[string, boolean | null]>([
  ['=LEFT($A1,1)="!"', true],
  ['=LEFT($A2,1)="!"', false],
  ['=AND(B1>2,B1<=3,C1)', true],
  ['=OR(ISBLANK(B2),FALSE)', true],
  ['=NOT(B1*2+1=7)', false],
  ['=LEN("a""b")=3', true],
  ['=A2="OK"', true],
  ['=MOD(B1,2)=1', true],
  ['=-B1<0', true],
  ['=COUNTIF(A:A,A1)>1', null],
  ['=SUM(A1:A2)', null],
  ['=Sheet2!A1=1', null],
  ['=A1==', null],
])('%s', (formula, expected) => {
  const at = { row: 0, column: 0 };
  expect(readCondition(formula, at)?.holds(at, read) ?? null).toBe(expected);
});

test('each cell is judged by its own row, the first rule wins, and what is not known is named', () => {
  const workbook = new Workbook();
  const sheet = workbook.activeSheet;
  const area = parseArea('A1:B3');
  if (area === null) throw new Error('no area');
  workbook.write(sheet, area, [
    ['!', 1],
    ['', 50],
    ['', 150],
  ]);
  const add = (type: string, parts: Record<string, unknown>) =>
    sheet.conditionalFormats.push({
      id: String(sheet.conditionalFormats.length),
      type,
      area,
      parts,
    });
  add('Custom', { formula: '=LEFT($A1,1)="!"', fill: '#FFF4CE' });
  add('CellValue', {
    rule: { operator: 'GreaterThan', formula1: '=100' },
    fill: '#FF0000',
    bold: true,
  });
  add('ContainsText', { rule: { operator: 'Contains', text: '5' }, fontColor: '#00FF00' });
  add('Custom', { formula: '=COUNTIF(A:A,A1)>1' });
  const formats = readConditionalFormats(sheet);
  expect(formats.lookAt(0, 1)).toEqual({ fill: '#FFF4CE' });
  expect(formats.lookAt(1, 1)).toEqual({ fontColor: '#00FF00' });
  expect(formats.lookAt(2, 1)).toEqual({ fill: '#FF0000', bold: true, fontColor: '#00FF00' });
  expect(formats.lookAt(2, 0)).toBeNull();
  expect(formats.unknown).toEqual(['Custom =COUNTIF(A:A,A1)>1']);
});
