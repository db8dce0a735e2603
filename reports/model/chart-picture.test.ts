/** A chart on paper stays within its room, whatever the figures are, and says each of them. */
import fc from 'fast-check';
import { prove } from '../../testing/fixtures/seed.ts';
import { planChartPicture, textsOfPicture, type PictureBar } from './chart-picture.ts';

const amount = fc.integer({ min: -9_000_000, max: 9_000_000 }).map((minor) => minor / 100);

function isInside({ from, to }: PictureBar): boolean {
  return [from, to].every((at) => at >= -1e-9 && at <= 1 + 1e-9);
}

test('bars between levels reach from the first to the last, and stay inside', () => {
  prove(
    fc.property(fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 13 }), (levels) => {
      const steps = levels.map(([before, after], index) => ({
        ...{ name: `Step ${index}`, isSum: index === 0, amount: after - before },
        ...{ before: index === 0 ? 0 : before, after },
      }));
      const picture = planChartPicture({ kind: 'waterfall', title: 'W', steps }, 'USD');
      const rows = picture.form === 'bars' ? picture.rows : [];
      expect(rows).toHaveLength(levels.length);
      expect(rows.every(({ bar }) => isInside(bar))).toBe(true);
      const wrong = rows.filter(({ bar }, index) => {
        const step = steps[index];
        const isDown = step !== undefined && step.after < step.before;
        return (
          bar.ink !==
            (index === 0 ? 'sum' : step !== undefined && step.amount < 0 ? 'loss' : 'gain') ||
          (isDown && bar.to > bar.from)
        );
      });
      expect(wrong).toEqual([]);
    }),
  );
});

test('columns stand on zero, and the axis has room for all of them', () => {
  prove(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 12 }), (values) => {
      const names = values.map((_, index) => `2026-${index + 1}`);
      const series = [{ head: 'Margin', ink: null, values }];
      const picture = planChartPicture({ kind: 'columns', title: 'C', names, series }, 'USD');
      const [groups, zero] = picture.form === 'columns' ? [picture.groups, picture.zero] : [[], -1];
      expect(zero).toBeGreaterThanOrEqual(0);
      for (const { bars } of groups) {
        expect(bars.every((bar) => isInside(bar) && bar.from === zero)).toBe(true);
      }
    }),
  );
});

test('amounts have the decimals of their currency, lines of the axis none that are nothing', () => {
  const steps = [{ name: 'Revenue', isSum: true, amount: 1234.5, before: 0, after: 1234.5 }];
  const bars = planChartPicture({ kind: 'waterfall', title: 'W', steps }, 'KWD');
  expect([...textsOfPicture(bars)]).toEqual(['W', 'Revenue', '1,234.500']);
  const series = [{ head: 'Value', ink: null, values: [0.5, 0.2] }];
  const columns = planChartPicture(
    { kind: 'columns', title: 'C', names: ['A', 'B'], series },
    'USD',
  );
  expect([...textsOfPicture(columns)]).toEqual([
    'C',
    '0',
    '0.10',
    '0.20',
    '0.30',
    '0.40',
    '0.50',
    'Value',
    'A',
    'B',
  ]);
});

test('long names of one figure stand beside their bars, short ones below their columns', () => {
  const picture = (names: string[]) => {
    const series = [{ head: 'Value', ink: null, values: names.map((_, place) => 10 - place) }];
    return planChartPicture({ kind: 'columns', title: 'T', names, series }, 'USD');
  };
  expect(picture(['2026-01', '2026-02']).form).toBe('columns');
  const bars = picture(['CA-SPK-PINE', 'NL']);
  const rows = bars.form === 'bars' ? bars.rows : [];
  expect(rows.map(({ name, figure, bar }) => [name, figure, bar])).toEqual([
    ['CA-SPK-PINE', '10.00', { from: 0, to: 1, ink: 'sum' }],
    ['NL', '9.00', { from: 0, to: 0.9, ink: 'sum' }],
  ]);
});
