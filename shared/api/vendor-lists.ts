/** The contract of a vendor's file: its bytes in, its sheets as texts out. Nothing is kept. */
import { z } from 'zod';
import { large, type Endpoint } from './endpoint.ts';

const damagedSchema = z.object({
  row: z.int().describe('From 0'),
  column: z.int().describe('From 0'),
  reason: z
    .enum(['date', 'exponent', 'rounded', 'quote_open'])
    .describe('How a serial may have suffered: as a day, a power of ten, or rounded'),
});

const sheetSchema = z.object({
  name: z.string().describe('Empty of a text file'),
  hidden: z.boolean(),
  rows: z.array(z.array(z.string())),
  damaged: z.array(damagedSchema),
});

export const vendorListEndpoints = {
  readVendorFile: {
    ...large,
    method: 'POST',
    path: '/api/vendor-lists/read',
    summary: "The sheets of a vendor's xlsx or text file as texts, with what Excel may have bent",
    permission: 'read',
    body: z.strictObject({ name: z.string().max(500), base64: z.base64() }),
    answer: z.object({
      sheets: z.array(sheetSchema),
      ignored: z.array(z.string()).describe('Macros, links and other parts that were not read'),
      encoding: z.string().optional().describe('Of a text file'),
      separator: z.string().nullable().optional().describe('Of a text file'),
    }),
  },
} satisfies Record<string, Endpoint>;
