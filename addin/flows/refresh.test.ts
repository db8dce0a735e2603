/** The ribbon's Refresh over the sheets of all flows, with real books behind. */
import { openDesk } from '../../testing/excel-faults/desk.ts';
import { post, receive, scanMissing, sitDown } from '../../testing/excel-faults/clerk.ts';
import { newWorkbook } from '../../testing/excel-faults/desk.ts';
import { refreshSheets } from './refresh.ts';
import { sheetOf } from './table.ts';

test('rows changed by hand are put right and rows deleted are told; without a sheet nothing is said', async () => {
  const desk = await openDesk();
  await receive(desk.server, '900001');
  const session = desk.openSession(newWorkbook());
  const { host, client } = session;
  const makeKey = (): string => 'made';
  expect(await refreshSheets(host, client, makeKey)).toBe('');
  const clerk = sitDown(session, '900001');
  await scanMissing(clerk);
  await post(clerk);
  expect(await refreshSheets(host, client, makeKey)).toBe('The sheet is as the books have it.');
  const [first, second] = await host.readRows(sheetOf('invoice'));
  await host.putRows(sheetOf('invoice'), [{ key: first?.key ?? '', price: '1.00' }]);
  await host.removeRows(sheetOf('invoice'), [second?.key ?? '']);
  expect(await refreshSheets(host, client, makeKey)).toBe(
    '1 row was refreshed from the books. 1 posted row was deleted from the sheet.',
  );
  expect((await host.readRows(sheetOf('invoice')))[0]).toMatchObject({ price: '700.00' });
  session.close();
  await desk.close();
}, 30_000);
