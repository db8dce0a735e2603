/**
 * `npm run sim`: random histories against the model for as long as one likes. `--count 500 --length 40` by default,
 * `--long` is 10,000 of 100; `--seed N` begins at a seed, `--database URL` keeps the books in PostgreSQL.
 */
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';
import { removeTemplates } from './books.ts';
import { playHistory } from './history.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string' },
    length: { type: 'string' },
    seed: { type: 'string' },
    database: { type: 'string' },
    long: { type: 'boolean', default: false },
    'keep-going': { type: 'boolean', default: false },
  },
});
if (values.database !== undefined) {
  process.env['SERIALBOOK_TEST_STORE'] = 'postgres';
  process.env['SERIALBOOK_TEST_DATABASE'] = values.database;
  process.env['SERIALBOOK_TEST_TEMPLATE'] = 'template0';
}
const count = Number(values.count ?? (values.long ? 10_000 : 500));
const length = Number(values.length ?? (values.long ? 100 : 40));
const seed = Number(values.seed ?? randomInt(2 ** 30));
process.stdout.write(`${count} histories of ${length} documents from SEED=${seed}\n`);

const begun = performance.now();
let [posted, refused, reversals, failed] = [0, 0, 0, 0];
const kinds = new Map<string, number>();
for (let run = 0; run < count; run += 1) {
  try {
    const counts = await playHistory(seed + run, length);
    posted += counts.posted;
    refused += counts.refused;
    reversals += counts.reversals;
    for (const [kind, times] of counts.kinds) kinds.set(kind, (kinds.get(kind) ?? 0) + times);
  } catch (error) {
    failed += 1;
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n\n`);
    if (!values['keep-going']) break;
  }
}
removeTemplates();
const seconds = Math.round((performance.now() - begun) / 100) / 10;
process.stdout.write(
  `${posted} posted, ${refused} refused, ${reversals} taken back, ${failed} failed in ${seconds} s\n`,
);
process.stdout.write(`${[...kinds].map(([kind, times]) => `${kind} ${times}`).join(', ')}\n`);
process.exitCode = failed === 0 ? 0 : 1;
