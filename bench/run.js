/** `npm run bench`: makes the database's native part where it is missing, then runs the figures. */
import '../testing/typescript.js';
import { ensureNative } from '../service/build.js';

ensureNative();
await import('./main.ts');
