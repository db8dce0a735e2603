import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { situations } from './excel-faults.ts';
import { makePages } from './pages.ts';

test.each([...makePages()])(
  '%s is what its tables say: npm run docs writes it anew',
  (path, text) => {
    expect(readFileSync(join(process.cwd(), path), 'utf8')).toBe(text);
  },
);

test('what is said to be proven is proven somewhere', () => {
  const tests = situations.flatMap((each) => each.tests);
  expect(tests.filter((path) => !existsSync(join(process.cwd(), path)))).toEqual([]);
});
