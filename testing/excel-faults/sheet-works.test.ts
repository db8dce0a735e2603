import { openDesk, type Desk } from './desk.ts';
import { findHarm, sheetWorks } from './works.ts';

jest.setTimeout(600_000);

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

test.each(Object.entries(sheetWorks))('%s: Excel may fail at any action', async (_name, work) => {
  expect(await findHarm(desk, work)).toBeNull();
});
