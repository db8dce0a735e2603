/** What labels are asked for with, and the endpoint of them. Sheets and rolls: `labels/stocks.ts`. */
import { z } from 'zod';
import { stockNames } from '../labels/stocks.ts';
import { large, type Endpoint } from './endpoint.ts';
import { codeSchema, positiveDecimalSchema, skuSchema, textSchema } from './primitives.ts';

export const labelSymbologies = ['code128', 'qr', 'gs1_datamatrix', 'digital_link'] as const;
export type LabelSymbology = (typeof labelSymbologies)[number];

/** What becomes of a serial that fits no bars of a width that readers see: QR, or a refusal. */
export const tooWidePolicies = ['qr', 'refuse'] as const;

export const mostLabels = 10_000;

const unitSchema = z.strictObject({ item: skuSchema, serial: textSchema.min(1) });

export const labelsSchema = z
  .strictObject({
    document: codeSchema.optional().describe('The units of this document'),
    units: z.array(unitSchema).max(mostLabels).optional().describe('These units'),
    range: z
      .strictObject({ item: skuSchema, serials: z.string().min(1).max(100_000) })
      .optional()
      .describe('Serials that need not be there yet, as in "A0001-A0100" or "A0001+99"'),
    stock: z.enum(stockNames).default('L7160'),
    symbology: z.enum(labelSymbologies).default('code128'),
    tooWide: z.enum(tooWidePolicies).default('qr'),
    startAt: z.int().min(1).max(500).default(1).describe('The first free label of the first sheet'),
    copies: z.int().min(1).max(100).default(1).describe('Labels of each unit'),
    withManufacturerSerial: z.boolean().default(false),
    withLot: z.boolean().default(false),
    price: positiveDecimalSchema.optional().describe('A selling price, the same on every label'),
  })
  .refine(
    ({ document, units, range }) =>
      [document, units, range].filter((source) => source !== undefined).length === 1,
    'must name one of document, units and range',
  );
export type LabelsRequest = z.output<typeof labelsSchema>;

const previewSchema = z.object({
  picture: z.string().describe('The first label as SVG'),
  labels: z.int(),
  sheets: z.int().describe('Of a roll, labels'),
});
export type LabelsPreview = z.output<typeof previewSchema>;

export const labelEndpoints = {
  previewLabels: {
    ...large,
    method: 'POST',
    path: '/api/labels/preview',
    summary: 'How many labels these would be, and the first of them as a picture',
    permission: 'read',
    body: labelsSchema,
    answer: previewSchema,
  },
  printLabels: {
    ...large,
    method: 'POST',
    path: '/api/labels',
    summary: 'Labels of units as PDF, on sheets or rolls',
    permission: 'read',
    query: z.object({ format: z.enum(['pdf']).default('pdf') }),
    body: labelsSchema,
    answer: z.unknown(),
  },
} as const satisfies Record<string, Endpoint>;
