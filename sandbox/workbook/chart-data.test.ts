import { readChartData, scaleOf } from './chart-data.ts';

test('a first column of texts is the categories, a first row of texts the names', () => {
  const source = [
    ['Item', 'Net', 'Cost'],
    ['Amp', 12, 7],
    ['Deck', '', 3],
    ['Tuner', 5, 2],
  ];
  const read = {
    categories: ['Amp', 'Deck', 'Tuner'],
    series: [
      { name: 'Net', values: [12, null, 5] },
      { name: 'Cost', values: [7, 3, 2] },
    ],
  };
  expect(readChartData(source, 'Auto')).toEqual(read);
  const turned = [0, 1, 2].map((column) => source.map((row) => row[column] ?? ''));
  expect(readChartData(turned, 'Auto')).toEqual(read);
  expect(readChartData(turned, 'Rows')).toEqual(read);
});

test('numbers alone are one series a column', () => {
  expect(readChartData([[1], [2]], 'Auto')).toEqual({
    categories: ['1', '2'],
    series: [{ name: 'Series1', values: [1, 2] }],
  });
});

test.each([
  [[12, 990], { low: 0, high: 1000, step: 200 }],
  [[-3, 8], { low: -4, high: 8, step: 2.5 }],
  [[], { low: 0, high: 1, step: 0.2 }],
])('%j has the axis %j', (values, expected) => {
  const scale = scaleOf(values);
  expect(scale.low).toBeLessThanOrEqual(Math.min(0, ...values));
  expect(scale.high).toBeGreaterThanOrEqual(Math.max(0, ...values));
  expect(scale.step).toBe(expected.step);
});
