import { openNodeHost } from './node.ts';

test('probe', async () => {
  const { Excel, workbook, CustomFunctions, invokeCustomFunction, host } = openNodeHost();
  await Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange('A1:B1');
    range.values = [['00123', 'x']];
    range.load('values,address');
    await context.sync();
    expect(range.address).toBe('Sheet1!A1:B1');
  });
  expect(workbook.activeSheet.read(0, 0).value).toBe(123);
  CustomFunctions.associate('ADD', (a: number, b: number) => a + b);
  expect(await invokeCustomFunction('ADD', [2, 3])).toEqual({ ok: true, value: 5 });
  console.log([...host.notImplemented]);
});
