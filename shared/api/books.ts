/** The rows of the endpoint table about the books themselves: settings, periods, lots, and drafts of documents. */
import { z } from 'zod';
import { documentKinds } from '../documents/kinds.ts';
import { draftAnswerSchema, draftRowSchema, draftSchema } from './drafts.ts';
import { large, small, type Endpoint } from './endpoint.ts';
import { printQuerySchema } from './ledger.ts';
import { lotSchema, recallRowSchema } from './lots.ts';
import { savedSchema } from './masters.ts';
import { closePeriodSchema, periodsSchema, reopenPeriodSchema } from './periods.ts';
import { codeSchema, daySchema, listOf, pageSchema } from './primitives.ts';
import { settingChangesSchema, settingsSchema } from './settings.ts';

export const bookEndpoints = {
  makeBackup: {
    ...small,
    method: 'GET',
    path: '/api/backup',
    summary: 'The books whole, as they are at this moment, to be restored elsewhere',
    permission: 'backup',
    answer: z.unknown(),
  },
  getSettings: {
    ...small,
    method: 'GET',
    path: '/api/settings',
    summary: 'The settings of the books',
    permission: 'read',
    answer: settingsSchema,
  },
  putSettings: {
    ...small,
    method: 'PUT',
    path: '/api/settings',
    summary: 'Change settings of the books; what is left out stays as it is',
    permission: 'settings',
    body: settingChangesSchema,
    answer: settingsSchema,
  },
  listPeriods: {
    ...small,
    method: 'GET',
    path: '/api/periods',
    summary:
      'Through which day the books are closed, and every closing and reopening, latest first',
    permission: 'read',
    answer: periodsSchema,
  },
  closePeriod: {
    ...small,
    method: 'POST',
    path: '/api/periods/close',
    summary: 'Close the books through a day: nothing is posted into it or before it from now on',
    permission: 'close_period',
    body: closePeriodSchema,
    answer: periodsSchema,
  },
  reopenPeriod: {
    ...small,
    method: 'POST',
    path: '/api/periods/reopen',
    summary: 'Move the end of the closed period back, with the reason why',
    permission: 'reopen_period',
    body: reopenPeriodSchema,
    answer: periodsSchema,
  },
  putLots: {
    ...large,
    method: 'PUT',
    path: '/api/lots',
    summary: 'Enter or change lots; the same rows again change nothing',
    permission: 'masters',
    body: z.array(lotSchema),
    answer: savedSchema,
  },
  listLots: {
    ...small,
    method: 'GET',
    path: '/api/lots',
    summary: 'Lots in the order in which they were entered',
    permission: 'read',
    query: z.object({
      ...pageSchema,
      item: codeSchema.optional(),
      expiresBefore: daySchema.optional(),
    }),
    answer: listOf(lotSchema),
  },
  recallLot: {
    ...small,
    method: 'GET',
    path: '/api/lots/{sku}/{lot}/recall',
    summary: 'Every unit of a lot: where it is, and which customer must be told',
    permission: 'read',
    query: z.object(pageSchema),
    answer: listOf(recallRowSchema),
  },
  putDraft: {
    ...large,
    method: 'PUT',
    path: '/api/drafts/{id}',
    summary: 'Keep a document as far as it is written, under the id that it will be posted with',
    permission: 'post',
    body: draftSchema,
    answer: draftAnswerSchema,
  },
  listDrafts: {
    ...small,
    method: 'GET',
    path: '/api/drafts',
    summary: 'Drafts, the last one changed first',
    permission: 'read',
    query: z.object({ ...pageSchema, kind: z.enum(documentKinds).optional() }),
    answer: listOf(draftRowSchema),
  },
  getDraft: {
    ...small,
    method: 'GET',
    path: '/api/drafts/{id}',
    summary: 'A draft as far as it was written',
    permission: 'read',
    answer: draftAnswerSchema,
  },
  printDraft: {
    ...small,
    method: 'GET',
    path: '/api/drafts/{id}/print',
    summary: 'The draft as it would be printed, marked as a draft on every page',
    permission: 'read',
    query: printQuerySchema,
    answer: z.unknown(),
  },
  removeDraft: {
    ...small,
    method: 'DELETE',
    path: '/api/drafts/{id}',
    summary: 'Throw a draft away',
    permission: 'post',
    answer: draftAnswerSchema,
  },
} as const satisfies Record<string, Endpoint>;
