/** Every other random history, and those that once found a difference. */
import { removeTemplates } from './books.ts';
import { cases } from './cases.ts';
import { playHalf, isTelling, title } from './histories.ts';
import { playHistory } from './history.ts';

test(
  title,
  async () => {
    expect(isTelling(await playHalf(0))).toBe(true);
  },
  600_000,
);

test.each(cases)('$found (seed $seed)', async ({ seed, length }) => {
  await expect(playHistory(seed, length)).resolves.toBeDefined();
  removeTemplates();
});
