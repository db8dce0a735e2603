/** The service on a port of this machine, and the process that sends requests to it. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import Fastify from 'fastify';
import { assert } from '../shared/assert.ts';
import { setToken } from '../service/commands/tokens.ts';
import { makeServer } from '../service/http.ts';
import { printHere } from '../service/printing/desk.ts';
import { makeFontReader } from '../service/queries/print.ts';
import type { BenchBooks } from './books.ts';
import type { Load, LoadResult } from './load.ts';
import { readFileHere } from '../service/vendor-list/thread.ts';

export interface Served {
  /** Sends these bodies and answers with the times; any status but the wanted one is a fault. */
  send(
    path: string,
    bodies: readonly string[],
    options?: { readonly clients?: number; readonly status?: number },
  ): Promise<LoadResult>;
  /** The same to a server that parses the bodies and does nothing. */
  sendIdle(bodies: readonly string[]): Promise<LoadResult>;
  close(): Promise<void>;
}

const token = 'bench-token-of-one-run';
export const home = join(import.meta.dirname, '..');

function portOf(address: string): number {
  return Number(new URL(address).port);
}

async function runLoad(client: ChildProcess, load: Load, status: number): Promise<LoadResult> {
  client.send(load);
  const [result] = (await once(client, 'message')) as [LoadResult];
  assert(
    result.statuses.every((answered) => answered === status),
    `${load.path} answered ${result.statuses.join(', ')} to the bench`,
  );
  return result;
}

export async function serveBooks(books: BenchBooks): Promise<Served> {
  await setToken(books, token);
  const fonts = makeFontReader(home);
  const context = {
    books,
    version: 'bench',
    fonts,
    printer: printHere(fonts),
    readFile: readFileHere,
  };
  const server = await makeServer({ context, pages: null, watch: null, log: false });
  const idle = Fastify({ bodyLimit: 32 * 1024 * 1024 });
  idle.post('/', (_request, reply) => reply.send({}));
  const listen = { host: '127.0.0.1', port: 0 };
  const port = portOf(await server.listen(listen));
  const idlePort = portOf(await idle.listen(listen));
  const client = fork(new URL('./client.ts', import.meta.url), {
    execArgv: ['--import', join(home, 'testing/typescript.js')],
  });
  return {
    send: (path, bodies, { clients = 1, status = 200 } = {}) =>
      runLoad(client, { port, token, path, clients, bodies }, status),
    sendIdle: (bodies) =>
      runLoad(client, { port: idlePort, token, path: '/', clients: 1, bodies }, 200),
    close: async () => {
      client.disconnect();
      await server.close();
      await idle.close();
    },
  };
}
