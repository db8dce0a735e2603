/** `npm run bench`: makes the database's native part where it is missing, then runs the figures. */
import '../testing/typescript.js';
import { ensureBuilt, ensureNative } from '../service/build.js';

ensureNative();
// The figures of the pane are those of what a person is served.
if (!process.argv.includes('--only') || process.argv.includes('pane')) {
  await ensureBuilt(['service', 'addin', 'sandbox']);
}
await import('./main.ts');
