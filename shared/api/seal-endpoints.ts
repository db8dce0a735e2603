/** The rows of the endpoint table about sealed exports. */
import { small, type Endpoint } from './endpoint.ts';
import { listOf } from './primitives.ts';
import { sealRequestSchema, sealSchema } from './seals.ts';
import { z } from 'zod';

export const sealEndpoints = {
  makeSeal: {
    ...small,
    method: 'POST',
    path: '/api/seals',
    summary: 'A report as a workbook whose rows are sealed; the books keep the head of the seal',
    permission: 'cost',
    body: sealRequestSchema,
    answer: z.unknown().describe('The workbook, xlsx'),
  },
  listSeals: {
    ...small,
    method: 'GET',
    path: '/api/seals',
    summary: 'The latest seals, newest first',
    permission: 'read',
    answer: listOf(sealSchema),
  },
  getSeal: {
    ...small,
    method: 'GET',
    path: '/api/seals/{number}',
    summary: 'The head of one seal, to compare a file with',
    permission: 'read',
    answer: sealSchema,
  },
} as const satisfies Record<string, Endpoint>;
