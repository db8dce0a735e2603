import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePages } from './pages.ts';

test.each([...makePages()])(
  '%s is what its tables say: npm run docs writes it anew',
  (path, text) => {
    expect(readFileSync(join(process.cwd(), path), 'utf8')).toBe(text);
  },
);
