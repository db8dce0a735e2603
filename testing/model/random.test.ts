/** The other half of the random histories. */
import { isTelling, playHalf, title } from './histories.ts';

test(
  title,
  async () => {
    expect(isTelling(await playHalf(1))).toBe(true);
  },
  600_000,
);
