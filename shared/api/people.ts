/** The rows of the endpoint table about people: who they are, what they may do and where, and their tokens. */
import { z } from 'zod';
import { roles } from '../people/rights.ts';
import { small, type Endpoint } from './endpoint.ts';
import { codeSchema, listOf, textSchema } from './primitives.ts';
import { savedSchema } from './masters.ts';

const nameSchema = textSchema
  .trim()
  .min(1, 'must not be empty')
  .max(60, 'must be 60 characters or fewer')
  .refine((name) => !name.includes('/'), 'must have no /');

export const personSchema = z.strictObject({
  name: nameSchema,
  role: z.enum(roles),
  locations: z
    .array(codeSchema)
    .max(1000)
    .optional()
    .describe('Where alone goods may be moved by this person; everywhere where none is named'),
  signIn: z
    .strictObject({
      tenant: textSchema.max(100),
      subject: textSchema.max(100),
    })
    .nullable()
    .optional()
    .describe('Of the Microsoft account: the directory (tid) and the person in it (oid)'),
});
export type PersonFields = z.output<typeof personSchema>;

const personAnswerSchema = z.object({
  name: z.string(),
  role: z.enum(roles),
  locations: z.array(z.string()),
  signIn: z.object({ tenant: z.string(), subject: z.string() }).nullable(),
  tokenMadeAt: z.string().nullable().describe('Null where no token works'),
});
export type PersonAnswer = z.output<typeof personAnswerSchema>;

export const peopleEndpoints = {
  putUsers: {
    ...small,
    method: 'PUT',
    path: '/api/users',
    summary: 'Enter or change people; the same rows again change nothing, and nobody is removed',
    permission: 'people',
    body: z.array(personSchema).max(10_000),
    answer: savedSchema,
  },
  listUsers: {
    ...small,
    method: 'GET',
    path: '/api/users',
    summary: 'People by name, with their roles and locations',
    permission: 'audit',
    answer: listOf(personAnswerSchema),
  },
  makeToken: {
    ...small,
    method: 'POST',
    path: '/api/users/{name}/token',
    summary: 'Make the token of a person; it is shown this once, and an earlier one stops working',
    permission: 'people',
    answer: z.object({ token: z.string() }),
  },
  removeToken: {
    ...small,
    method: 'DELETE',
    path: '/api/users/{name}/token',
    summary: 'Stop the token of a person from working, from the next request on',
    permission: 'people',
    answer: z.object({ removed: z.boolean() }),
  },
} as const satisfies Record<string, Endpoint>;
