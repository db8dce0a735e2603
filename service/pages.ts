/**
 * The pages that the service serves beside its API: the add-in for Excel, and, where it is asked for, the sandbox
 * workbook. In the sandbox alone the task pane's one reference to Microsoft's CDN is answered from the package that
 * development installs.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

export interface PageOptions {
  /** The folder that holds `dist` and `node_modules`. */
  readonly home: string;
  readonly withSandbox: boolean;
}

const officeCdn = /https:\/\/appsforoffice\.microsoft\.com\/lib\/1\/hosted\/office\.js/;

/** The task pane's page as the sandbox needs it: Microsoft's client from the package, and its stand-in host before it. */
function readSandboxPane(home: string): string {
  const page = readFileSync(join(home, 'dist/addin/taskpane.html'), 'utf8');
  return page
    .replace(
      /<script([^>]*)src="https:\/\/appsforoffice[^"]*"/,
      (tag) =>
        `<script src="/sandbox/host.js"></script>\n    ${tag.replace(officeCdn, '/office-js/office.js')}`,
    )
    .replace('<head>', '<head>\n    <base href="/addin/" />');
}

export async function servePages(server: FastifyInstance, options: PageOptions): Promise<void> {
  const { home, withSandbox } = options;
  const addin = join(home, 'dist/addin');
  if (existsSync(addin)) {
    await server.register(fastifyStatic, { root: addin, prefix: '/addin/', decorateReply: false });
  }
  if (!withSandbox) {
    server.get('/', async (_request, reply) => reply.redirect('/addin/taskpane.html'));
    return;
  }
  await server.register(fastifyStatic, {
    root: join(home, 'dist/sandbox'),
    prefix: '/sandbox/',
    decorateReply: false,
  });
  await server.register(fastifyStatic, {
    root: join(home, 'node_modules/@microsoft/office-js/dist'),
    prefix: '/office-js/',
    decorateReply: false,
  });
  server.get('/', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(
        readFileSync(join(home, 'dist/sandbox/index.html'), 'utf8').replace(
          '<head>',
          '<head>\n    <base href="/sandbox/" />',
        ),
      ),
  );
  server.get('/sandbox/taskpane.html', async (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(readSandboxPane(home)),
  );
}
