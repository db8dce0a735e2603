/**
 * The rows of the endpoint table about e-invoices: what the company says for them, and the invoice as EN 16931 has it. What
 * each field means: `company/einvoice.ts`. The buyer's fields stand with the customer, the item's with the item.
 */
import { z } from 'zod';
import { eInvoiceProfiles, eInvoiceSyntaxes, zeroTaxCategories } from '../company/einvoice.ts';
import { languages } from '../languages.ts';
import { small, type Endpoint } from './endpoint.ts';
import { codeSchema, textSchema } from './primitives.ts';

const zeroTaxSchema = z
  .enum([...zeroTaxCategories, ''])
  .describe('The tax category of lines without tax (UNCL 5305)');

const addressFields = {
  vatId: textSchema.describe('With its country in front, as in DE123456789'),
  street: textSchema,
  postcode: textSchema,
  city: textSchema,
  country: textSchema.describe('ISO 3166, two letters'),
  electronicScheme: textSchema.describe('Of the list EAS, as in 0088 for a GLN or EM for e-mail'),
  electronicAddress: textSchema,
  paymentDays: textSchema.describe('Days from the invoice to its due day'),
  zeroTax: zeroTaxSchema,
  zeroTaxReason: textSchema,
};

const sellerFields = { ...addressFields, contact: textSchema, bic: textSchema };
export const sellerSchema = z.object(sellerFields);
export const sellerChangesSchema = z.strictObject(sellerFields).partial();

/** What a customer's row may have as `eInvoice`. */
export const buyerSchema = z
  .strictObject({ ...addressFields, buyerReference: textSchema })
  .partial();
/** What an item's row may have as `eInvoice`. */
export const eInvoiceItemSchema = z
  .strictObject({
    unitCode: textSchema.describe('UN/ECE Recommendation 20; C62, a piece, where it is left out'),
    zeroTax: zeroTaxSchema,
    zeroTaxReason: textSchema,
  })
  .partial();

export const eInvoiceQuerySchema = z.object({
  syntax: z
    .enum(eInvoiceSyntaxes)
    .default('facturx')
    .describe('UBL, CII, or the printed invoice with CII in it (PDF/A-3)'),
  profile: z.enum(eInvoiceProfiles).default('extended'),
  language: z.enum(languages).optional().describe('Of the printed pages'),
});

export const eInvoiceEndpoints = {
  getEInvoiceSettings: {
    ...small,
    method: 'GET',
    path: '/api/settings/e-invoices',
    summary: 'What the company says on its e-invoices beside what it prints',
    permission: 'read',
    answer: sellerSchema,
  },
  putEInvoiceSettings: {
    ...small,
    method: 'PUT',
    path: '/api/settings/e-invoices',
    summary: 'Change what the company says on its e-invoices; what is left out stays as it is',
    permission: 'settings',
    body: sellerChangesSchema,
    answer: sellerSchema,
  },
  putEInvoiceCustomer: {
    ...small,
    method: 'PUT',
    path: '/api/parties/{code}/e-invoices',
    summary: 'Change what a customer needs on its e-invoices; what is left out stays as it is',
    permission: 'masters',
    body: buyerSchema,
    answer: z.object({ code: codeSchema, eInvoice: buyerSchema }),
  },
  getEInvoiceCustomer: {
    ...small,
    method: 'GET',
    path: '/api/parties/{code}/e-invoices',
    summary: 'What a customer needs on its e-invoices',
    permission: 'read',
    answer: z.object({ code: codeSchema, eInvoice: buyerSchema }),
  },
  getEInvoice: {
    ...small,
    method: 'GET',
    path: '/api/documents/{number}/einvoice',
    summary:
      'An invoice or credit memo by EN 16931, with every serial; or all that keeps it from being valid',
    permission: 'read',
    query: eInvoiceQuerySchema,
    answer: z.unknown(),
  },
} as const satisfies Record<string, Endpoint>;
