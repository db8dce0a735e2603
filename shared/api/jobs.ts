/** The rows of the endpoint table about files that take a while: many documents printed as one. */
import { z } from 'zod';
import { documentKinds } from '../documents/kinds.ts';
import { small, type Endpoint } from './endpoint.ts';
import { ledgerEndpoints } from './ledger.ts';
import { codeSchema, daySchema } from './primitives.ts';

/** The most documents of one file. */
export const mostOfBatch = 2_000;

const { serials, style, paper, language } = ledgerEndpoints.printDocument.query.shape;

export const batchSchema = z.strictObject({
  documents: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(mostOfBatch)
    .optional()
    .describe('Their numbers, in the order wanted; without them every document that fits the rest'),
  kind: z.enum(documentKinds).optional(),
  party: codeSchema.optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  as: z.enum(['pdf', 'zip']).default('pdf').describe('One PDF with bookmarks, or a file each'),
  format: z.enum(['pdf', 'xlsx']).default('pdf').describe('Workbooks come as a zip always'),
  serials,
  style,
  paper,
  language,
});
export type BatchRequest = z.output<typeof batchSchema>;

export const jobSchema = z.object({
  id: z.string(),
  state: z.enum(['waiting', 'working', 'done', 'cancelled', 'failed']),
  done: z.number().int().describe('Documents that are through, failed ones among them'),
  of: z.number().int(),
  failed: z
    .array(z.object({ document: z.string(), reasons: z.array(z.string()) }))
    .describe('Documents that are not in the file, and why'),
  fileName: z.string().nullable().describe('Once it is done'),
});
export type JobAnswer = z.output<typeof jobSchema>;

export const jobEndpoints = {
  printBatch: {
    ...small,
    method: 'POST',
    path: '/api/documents/print-batch',
    summary: 'Print many documents as one file; answers the job that makes it',
    permission: 'read',
    body: batchSchema,
    answer: jobSchema,
  },
  getJob: {
    ...small,
    method: 'GET',
    path: '/api/jobs/{id}',
    summary: 'How far a job is; it is known for an hour after its end',
    permission: 'read',
    answer: jobSchema,
  },
  getJobFile: {
    ...small,
    method: 'GET',
    path: '/api/jobs/{id}/file',
    summary: 'The file that a job has made',
    permission: 'read',
    answer: z.unknown().describe('PDF or zip'),
  },
  cancelJob: {
    ...small,
    method: 'DELETE',
    path: '/api/jobs/{id}',
    summary: 'Stop a job, and forget its file',
    permission: 'read',
    answer: jobSchema,
  },
} as const satisfies Record<string, Endpoint>;
