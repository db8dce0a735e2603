/** The contract of texts of serials: what scans say, and lists of serials as one line. */
import { z } from 'zod';
import { checkDigitNames } from '../serial/check-digits.ts';
import { carries } from '../serial/count.ts';
import { characterClasses } from '../serial/profile.ts';
import { maxRangeSerials } from '../serial/range.ts';
import { large, small, type Endpoint } from './endpoint.ts';
import { codeSchema } from './primitives.ts';

const listSchema = z
  .array(z.string())
  .max(maxRangeSerials, `must be ${maxRangeSerials} texts or fewer`);

/** What a text may mean, by application identifier: `{ "21": "A1", "10": "LOT7" }`. */
const readingSchema = z.record(z.string(), z.string());

const scanIssueSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'question']),
  message: z.string(),
  readings: z
    .array(readingSchema)
    .optional()
    .describe('Of gs1_separator_lost: all that the value may mean, by application identifier'),
});
export type ScanIssueAnswer = z.output<typeof scanIssueSchema>;

const scanSchema = z.object({
  text: z.string(),
  serial: z
    .string()
    .nullable()
    .describe('Null where the text has none, or where it is in doubt which it is'),
  item: z.string().nullable().describe('The item of the GTIN, or the item that was given'),
  gtin: z.string().nullable().describe('14 digits, zeros in front'),
  lot: z.string().nullable(),
  expiry: z.string().nullable(),
  thirdPartySerial: z.string().nullable().describe('AI 235'),
  issues: z.array(scanIssueSchema),
});
export type ScanAnswer = z.output<typeof scanSchema>;

const carrySchema = z
  .enum(carries)
  .default('digits')
  .describe('What counts in a serial; with letters, A9 is followed by B0');

const profileSchema = z.object({
  lengths: z.array(z.number()).describe('Empty where any may be'),
  prefix: z.string(),
  places: z
    .array(z.enum(characterClasses))
    .describe('What stands at each place; one for all where lengths differ'),
  checkDigit: z.enum(checkDigitNames).nullable(),
  learnedFrom: z.number(),
});

export const serialEndpoints = {
  parseSerials: {
    ...large,
    method: 'POST',
    path: '/api/serials/parse',
    summary: 'What scans say: serial, item, lot and expiry of each, GS1 or plain, in order',
    permission: 'read',
    body: z.strictObject({
      texts: listSchema,
      item: codeSchema.optional().describe('The item that is scanned, where it is known'),
    }),
    answer: z.object({ results: z.array(scanSchema) }),
  },
  expandSerials: {
    ...large,
    method: 'POST',
    path: '/api/serials/expand',
    summary: 'The serials that a text such as A0001-A0005, not A0003 means, in order',
    permission: 'read',
    body: z.strictObject({ text: z.string(), carry: carrySchema }),
    answer: z.object({ serials: z.array(z.string()) }),
  },
  getSerialProfile: {
    ...small,
    method: 'GET',
    path: '/api/items/{sku}/serial-profile',
    summary: "What an item's serials look like: declared, and learned from those that came last",
    permission: 'read',
    answer: z.object({
      sku: z.string(),
      gtin: z.string().nullable(),
      profile: profileSchema.nullable().describe('Null where too few serials came to say'),
    }),
  },
  nextSerials: {
    ...small,
    method: 'POST',
    path: '/api/serials/next',
    summary: 'The serials that come after one, in order; none where a place more would be needed',
    permission: 'read',
    body: z.strictObject({
      serial: z.string(),
      count: z
        .int()
        .min(1, 'must be 1 or more')
        .max(maxRangeSerials, 'must be 100,000 serials or fewer')
        .default(1),
      carry: carrySchema,
    }),
    answer: z.object({ serials: z.array(z.string()) }),
  },
  compressSerials: {
    ...large,
    method: 'POST',
    path: '/api/serials/compress',
    summary: 'Serials as one line of text, neighbours as ranges; expand reads it back',
    permission: 'read',
    body: z.strictObject({ serials: listSchema, carry: carrySchema }),
    answer: z.object({ text: z.string() }),
  },
} as const satisfies Record<string, Endpoint>;
