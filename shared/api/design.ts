/** The company's design as it is read and changed, and the endpoints of it. What each field means: `company/design.ts`. */
import { z } from 'zod';
import { documentBarcodes, papers, serialSwitches } from '../company/design.ts';
import { languages } from '../languages.ts';
import { small, type Endpoint } from './endpoint.ts';
import { textSchema } from './primitives.ts';

const fields = {
  name: textSchema,
  addressLines: z.array(textSchema).max(20),
  taxNumber: textSchema,
  registration: textSchema,
  bankLine: textSchema.describe('An IBAN in it is checked, and printed in groups of four'),
  email: textSchema,
  phone: textSchema,
  paymentTerms: textSchema.describe('Below the totals of an invoice'),
  footer: textSchema.describe('At the foot of every page'),
  linkDomain: textSchema.describe('Where GS1 Digital Links lead: an https address'),
  accent: textSchema.describe('A colour dark enough for white paper, as in #174d70'),
  paper: z.enum(papers),
  language: z.enum(languages).describe('Of the words on printed documents'),
  documentBarcode: z.enum(documentBarcodes),
  serials: z.enum(serialSwitches).describe('What a document prints where nothing is asked for'),
};

const logoSchema = z.object({
  type: z.enum(['png', 'jpeg']),
  width: z.number(),
  height: z.number(),
  data: z.string().describe('The file in base64'),
});

export const designSchema = z.object({ ...fields, logo: logoSchema.nullable() });
export type DesignAnswer = z.output<typeof designSchema>;

/** What is left out stays as it is. */
export const designChangesSchema = z
  .strictObject({
    ...fields,
    logo: z
      .strictObject({ data: z.base64('must be a PNG or JPEG file in base64') })
      .nullable()
      .describe('Null takes the logo away'),
  })
  .partial();
export type DesignChanges = z.output<typeof designChangesSchema>;

export const designEndpoints = {
  getDesign: {
    ...small,
    method: 'GET',
    path: '/api/settings/design',
    summary: 'How the company appears on what it prints',
    permission: 'read',
    answer: designSchema,
  },
  putDesign: {
    ...small,
    method: 'PUT',
    path: '/api/settings/design',
    summary: 'Change how the company appears on what it prints; what is left out stays as it is',
    permission: 'settings',
    body: designChangesSchema,
    answer: designSchema,
  },
} as const satisfies Record<string, Endpoint>;
