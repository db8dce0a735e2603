/** The rows of the endpoint table about documents, and about what they leave in each bin. */
import { z } from 'zod';
import { serialSwitches } from '../company/design.ts';
import { documentKinds } from '../documents/kinds.ts';
import { printStyles } from '../documents/print-styles.ts';
import { languages } from '../languages.ts';
import {
  documentAnswerSchema,
  documentRowSchema,
  documentSchema,
  orderStatuses,
  reverseSchema,
} from './documents.ts';
import { large, small, type Endpoint } from './endpoint.ts';
import {
  codeSchema,
  daySchema,
  documentIdSchema,
  listOf,
  moneySchema,
  pageSchema,
  truthSchema,
} from './primitives.ts';

/** A document as it may be sent, but for its id and day. */
const conversionSchema = z.looseObject({
  kind: z.enum(documentKinds),
  party: z.string().optional(),
  from: z.string(),
  lines: z.array(z.looseObject({ item: z.string() })),
});
export type Conversion = z.output<typeof conversionSchema>;

export const balanceRowSchema = z.object({
  item: z.string(),
  area: z.string(),
  lot: z.string().nullable(),
  units: z.number(),
  committed: z.number().describe('Held by orders'),
  available: z.number().describe('Ours, and nobody holds it'),
  value: moneySchema.optional(),
});

/** What a document is printed as. */
export const printQuerySchema = z.object({
  format: z.enum(['pdf', 'xlsx']).default('pdf'),
  serials: z
    .enum(serialSwitches)
    .optional()
    .describe("What the company's design says where it is left out"),
  style: z
    .enum(printStyles)
    .default('standard')
    .describe('Which paper of the document; each kind has its own'),
  paper: z.enum(['A4', 'Letter']).optional(),
  language: z
    .enum(languages)
    .optional()
    .describe("Of the printed words; the company's design says it where it is left out"),
  lots: truthSchema.optional().describe('Beside each serial its lot'),
  warranty: truthSchema.optional().describe('Beside each serial the end of its warranty'),
});

export const ledgerEndpoints = {
  postDocument: {
    ...large,
    method: 'POST',
    path: '/api/documents',
    summary: 'Post one document whole, or say every reason why not; rehearse=true writes nothing',
    permission: 'post',
    query: z.object({ rehearse: truthSchema.optional() }),
    body: documentSchema,
    answer: documentAnswerSchema,
  },
  listDocuments: {
    ...small,
    method: 'GET',
    path: '/api/documents',
    summary: 'Documents, newest first',
    permission: 'read',
    query: z.object({
      ...pageSchema,
      id: documentIdSchema.optional(),
      kind: z.enum(documentKinds).optional(),
      party: codeSchema.optional(),
      from: daySchema.optional(),
      to: daySchema.optional(),
      orderStatus: z.enum(orderStatuses).optional().describe('Orders alone, open or closed ones'),
    }),
    answer: listOf(documentRowSchema),
  },
  getDocument: {
    ...small,
    method: 'GET',
    path: '/api/documents/{number}',
    summary: 'One document with its lines and units',
    permission: 'read',
    answer: documentAnswerSchema,
  },
  reverseDocument: {
    ...small,
    method: 'POST',
    path: '/api/documents/{number}/reverse',
    summary: 'Take a posted document back by a reversing one, where later movements allow',
    permission: 'post',
    body: reverseSchema,
    answer: documentAnswerSchema,
  },
  closeDocument: {
    ...small,
    method: 'POST',
    path: '/api/documents/{number}/close',
    summary: 'Close an order: what it still holds is released, and nothing follows it any longer',
    permission: 'post',
    body: reverseSchema,
    answer: documentAnswerSchema,
  },
  convertDocument: {
    ...small,
    method: 'GET',
    path: '/api/documents/{number}/convert',
    summary: 'What is open of a document, as a document of another kind that follows it',
    permission: 'read',
    query: z.object({ to: z.enum(documentKinds) }),
    answer: conversionSchema,
  },
  printDocument: {
    ...small,
    method: 'GET',
    path: '/api/documents/{number}/print',
    summary: 'The document as PDF or xlsx',
    permission: 'read',
    query: printQuerySchema,
    answer: z.unknown(),
  },
  printCountSheet: {
    ...small,
    method: 'GET',
    path: '/api/areas/{area}/count-sheet',
    summary: 'A sheet to count a bin with: with what the books expect in it, or blind',
    permission: 'read',
    query: printQuerySchema.pick({ format: true, paper: true, language: true }).extend({
      blind: truthSchema.optional().describe('Without quantities and serials'),
      item: codeSchema.optional(),
    }),
    answer: z.unknown(),
  },
  listBalances: {
    ...small,
    method: 'GET',
    path: '/api/balances',
    summary: 'What lies in each bin, what of it orders hold, and what is free',
    permission: 'read',
    query: z.object({ item: codeSchema.optional(), area: codeSchema.optional() }),
    answer: z.object({ rows: z.array(balanceRowSchema) }),
  },
} as const satisfies Record<string, Endpoint>;
