import { labelStocks, placeLabel, stockNames } from './stocks.ts';

test.each(stockNames)('every label of %s lies on its sheet and on no other label', (name) => {
  const stock = labelStocks[name];
  const { page, label, columns, rows, pitch } = stock;
  expect(pitch.across).toBeGreaterThanOrEqual(columns === 1 ? 0 : label.width);
  expect(pitch.down).toBeGreaterThanOrEqual(label.height);
  const last = placeLabel(stock, columns * rows - 1);
  expect(last.page).toBe(0);
  expect(last.x + label.width).toBeLessThanOrEqual(page.width + 0.001);
  expect(last.y + label.height).toBeLessThanOrEqual(page.height + 0.001);
  // The makers leave the same at both sides.
  expect(page.width - last.x - label.width).toBeCloseTo(stock.left, 0);
  expect(placeLabel(stock, columns * rows)).toEqual({ page: 1, x: stock.left, y: stock.top });
});
