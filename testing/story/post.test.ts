import { runEach } from './post.ts';

test('tasks run so many at a time and answer in the order of their entries', async () => {
  let running = 0;
  let most = 0;
  const results = await runEach([30, 5, 20, 1, 10], 2, async (delay) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, delay));
    running -= 1;
    return delay;
  });
  expect(results).toEqual([30, 5, 20, 1, 10]);
  expect(most).toBe(2);
});
