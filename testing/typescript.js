/**
 * Lets plain Node run the project's TypeScript: `node --import ./testing/typescript.js FILE.ts`. Types are taken away
 * by the compiler that the bundles use; nothing is checked here.
 */
import { register } from 'node:module';

register('./typescript-hooks.js', import.meta.url);
