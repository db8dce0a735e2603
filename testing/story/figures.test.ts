import { moveAll, readFreights, reckonCosts, reckonFigures } from './figures.ts';
import { smallYear } from './fixture.ts';

test('freight is shared evenly, the cents left over go to the first units of the first model', () => {
  expect(
    Object.fromEntries(reckonCosts(smallYear.received, readFreights(smallYear.received))),
  ).toEqual({
    'A/A1': 5004,
    'A/A2': 5003,
    'B/B1': 2003,
    'T/00T1': 4025,
    'T/00T2': 4025,
    'T/00T3': 4025,
    'T/00T4': 4025,
  });
});

test('a year is reckoned as by hand', () => {
  // Sold 70.00 + 55.50 + 30.00 + 55.50; A1 came back. T4 and A1 went to their vendors; A2 and T3 are left.
  expect(reckonFigures(smallYear, moveAll(smallYear))).toEqual({
    units: 3,
    revenue: 21100,
    returns: 7000,
    netRevenue: 14100,
    cost: 2003 + 4025 + 4025,
    margin: 14100 - 10053,
    purchases: 28000,
    addOnCosts: 110,
    adjustments: -(5004 + 4025),
    closingStock: 5003 + 4025,
    unitsInStock: 2,
  });
});

test('rows that the books refused are left out, and the freight is shared by the others', () => {
  const moved = {
    received: new Set(['S-1 A/A1', 'S-1 A/A2']),
    sold: new Set(['2013-04-11 Ash Farm A/A1']),
    credited: new Set<string>(),
    sentBack: new Set<string>(),
  };
  expect(reckonFigures(smallYear, moved)).toMatchObject({
    cost: 5005,
    addOnCosts: 10,
    closingStock: 5005,
    adjustments: 0,
    unitsInStock: 1,
  });
});

test('a serial that came a second time by mistake is reckoned by the paper that stands', () => {
  const [first] = smallYear.received;
  const again = {
    ...first!,
    packing_list: 'S-2',
    unit_cost: '99.00',
    packing_list_freight: '5.00',
  };
  const year = { ...smallYear, received: [again, ...smallYear.received] };
  const moved = moveAll(smallYear);
  expect(reckonFigures(year, moved)).toEqual(reckonFigures(smallYear, moved));
});
