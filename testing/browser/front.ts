/**
 * An https front for a service that speaks http: for Excel on the web, which takes a page for Excel over https only. One
 * origin is the workbook's and the other the add-in's, both on `localhost`, as Microsoft's client asks. Its certificate is
 * made for the run by openssl and is nobody's: the browser has to be told to take it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Front {
  readonly workbookOrigin: string;
  readonly addinOrigin: string;
  readonly stop: () => Promise<void>;
}

/** What the browser has to be started with to take the front's certificate. */
export const frontFlags: readonly string[] = ['--ignore-certificate-errors'];

interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
}

function makeCertificate(): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'serialbook-certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const wanted = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const named = ['-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'];
  try {
    execFileSync('openssl', ['req', '-x509', ...wanted, '-keyout', key, '-out', cert, ...named], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Hands a request on as it came, with its own `Host`: the service compares that with the page's origin. */
function handOn(origin: string, asked: IncomingMessage, answer: ServerResponse): void {
  const onward = request(
    origin + (asked.url ?? '/'),
    { method: asked.method ?? 'GET', headers: asked.headers },
    (given) => {
      answer.writeHead(given.statusCode ?? 502, given.headers);
      given.pipe(answer);
    },
  );
  onward.once('error', () => {
    if (!answer.headersSent) answer.writeHead(502);
    answer.end();
  });
  asked.pipe(onward);
}

async function open(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `https://localhost:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

export async function startFront(origin: string): Promise<Front> {
  const certificate = makeCertificate();
  const servers = [0, 1].map(() =>
    createServer(certificate, (asked, answer) => {
      handOn(origin, asked, answer);
    }),
  );
  const [workbookOrigin = '', addinOrigin = ''] = await Promise.all(servers.map(open));
  return {
    workbookOrigin,
    addinOrigin,
    stop: async () => {
      await Promise.all(servers.map(close));
    },
  };
}
