/** The client of the HTTP figures, in a process of its own: sends each load it is told, and answers with the times. */
import { Agent, request } from 'node:http';
import type { Load, LoadResult } from './load.ts';

function send(load: Load, agent: Agent, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        agent,
        host: '127.0.0.1',
        port: load.port,
        path: load.path,
        method: 'POST',
        headers: {
          authorization: `Bearer ${load.token}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (answer) => {
        answer.resume();
        answer.once('end', () => resolve(answer.statusCode ?? 0));
        answer.once('error', reject);
      },
    );
    sent.once('error', reject);
    sent.end(body);
  });
}

async function run(load: Load): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.clients });
  const times: number[] = [];
  const statuses = new Set<number>();
  const waiting = load.bodies.values();
  const start = performance.now();
  const client = async (): Promise<void> => {
    for (const body of waiting) {
      const sentAt = performance.now();
      statuses.add(await send(load, agent, body));
      times.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: load.clients }, client));
  const ms = performance.now() - start;
  agent.destroy();
  return { ms, times, statuses: [...statuses] };
}

process.on('message', (load: Load) => {
  void run(load).then((result) => process.send?.(result));
});
