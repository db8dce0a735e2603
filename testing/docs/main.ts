/** Writes the pages of docs/ that are made from the tables the books run on. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePages } from './pages.ts';

for (const [path, text] of makePages()) writeFileSync(join(process.cwd(), path), text);
