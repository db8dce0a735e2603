/**
 * What the values in requests and answers look like: days, instants, decimal numbers as text, codes, pages of lists.
 * Each is said once, so that a day or an amount of money reads the same at every endpoint.
 */
import { z } from 'zod';
import { parseDay, parseInstant, type Day, type Instant } from '../day.ts';
import { parseDocumentId, type DocumentId } from '../ids.ts';

export const daySchema = z
  .string()
  .refine((text): text is Day => parseDay(text) !== null, 'must be a day, as in 2026-01-31')
  .meta({ format: 'date' });
export const instantSchema = z
  .string()
  .refine((text) => parseInstant(text) !== null, 'must be an instant, as in 2026-01-31T08:00:00Z')
  .transform((text) => parseInstant(text) as Instant)
  .meta({ format: 'date-time' });
export const documentIdSchema = z
  .string()
  .refine((text) => parseDocumentId(text) !== null, 'must be a UUID')
  .transform((text) => parseDocumentId(text) as DocumentId)
  .meta({ format: 'uuid' });
export const decimalSchema = z
  .string()
  .regex(/^-?\d{1,15}(\.\d{1,12})?$/, 'must be a decimal number as text, as in "47.99"');
export const positiveDecimalSchema = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,12})?$/, 'must be a decimal number from 0 up as text, as in "47.99"');
export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be a currency code of three capitals, as in USD');
export const codeSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(60, 'must be 60 characters or fewer');
export const textSchema = z.string().max(2000, 'must be 2,000 characters or fewer');
export const skuSchema = z
  .string()
  .trim()
  .regex(
    /^[\p{L}\p{N}._-][\p{L}\p{N} ._-]{0,59}$/u,
    'must have letters, digits, blank, . _ - and no /',
  );
export const moneySchema = z.string().describe('Money as decimal text');

export function listOf<Row extends z.ZodType>(
  row: Row,
): z.ZodObject<{ items: z.ZodArray<Row>; next: z.ZodNullable<z.ZodString> }> {
  return z.object({ items: z.array(row), next: z.string().nullable() });
}

export const truthSchema = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1');
export const pageSchema = {
  cursor: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(10_000).optional(),
};
export const manyOf = <Inner extends z.ZodType>(
  inner: Inner,
): z.ZodOptional<z.ZodUnion<readonly [Inner, z.ZodArray<Inner>]>> =>
  z.union([inner, z.array(inner)]).optional();
