/** The thread that reads one vendor's file, and ends with it. */
import { parentPort, workerData } from 'node:worker_threads';
import { assert } from '../../shared/assert.ts';
import { readVendorFile } from './read-file.ts';

assert(parentPort !== null, 'this file runs as a worker');
parentPort.postMessage(readVendorFile(workerData as Uint8Array));
