/** The rows of the endpoint table about the audit chain: who did what, link by link, and whether a head that was kept still holds. */
import { z } from 'zod';
import { small, type Endpoint } from './endpoint.ts';
import { listOf, pageSchema } from './primitives.ts';

export const auditLinkSchema = z.object({
  seq: z.number(),
  recordedAt: z.string(),
  user: z.string(),
  action: z.string(),
  subject: z.string(),
  content: z.string().describe('The SHA-256 of what was done'),
  hash: z.string().describe('Over the books’ id, the hash before and all of these'),
});

export const auditEndpoints = {
  listAudit: {
    ...small,
    method: 'GET',
    path: '/api/audit',
    summary: 'The links of the audit chain, oldest first; as ndjson with the books’ id before them',
    permission: 'audit',
    query: z.object({ ...pageSchema, format: z.enum(['json', 'ndjson']).default('json') }),
    answer: listOf(auditLinkSchema),
  },
  checkHead: {
    ...small,
    method: 'GET',
    path: '/api/audit/head',
    summary: 'Whether the chain still holds a head that somebody kept, as in 120-9f2b6d1c40e85a77',
    permission: 'read',
    query: z.object({
      head: z
        .string()
        .regex(/^\d{1,15}-[0-9a-f]{16}$/, 'must be a head, as in 120-9f2b6d1c40e85a77'),
    }),
    answer: z.object({
      holds: z.boolean(),
      head: z.string().describe('The head of now'),
    }),
  },
} as const satisfies Record<string, Endpoint>;
