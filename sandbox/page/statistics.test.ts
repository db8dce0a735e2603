import { describeSelection } from './statistics.ts';

test('a selection of one cell or none says nothing', () => {
  expect(describeSelection([])).toEqual([]);
  expect(describeSelection([5])).toEqual([]);
  expect(describeSelection(['', '', 5])).toEqual([]);
});

test('texts are counted, numbers are summed too', () => {
  expect(describeSelection(['A1', 'A2', ''])).toEqual(['Count: 2']);
  expect(describeSelection([1, 2.5, 'x'])).toEqual(['Average: 1.75', 'Count: 3', 'Sum: 3.5']);
});
