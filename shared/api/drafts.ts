/** Documents that are being written: any part of a document, kept under the id that it will be posted with. */
import { z } from 'zod';
import { documentKinds } from '../documents/kinds.ts';
import { documentSchema } from './documents.ts';

export const draftSchema = documentSchema.partial().required({ kind: true });
export type DraftFields = z.output<typeof draftSchema>;

export const draftRowSchema = z.object({
  id: z.string(),
  kind: z.enum(documentKinds),
  user: z.string(),
  changedAt: z.string(),
});

export const draftAnswerSchema = draftRowSchema.extend({
  document: z.record(z.string(), z.unknown()).describe('The document as far as it was written'),
});
export type DraftAnswer = z.output<typeof draftAnswerSchema>;
