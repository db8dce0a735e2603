/** What a row of the endpoint table says. */
import type { z } from 'zod';
import type { Right } from '../people/rights.ts';

export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With `{name}` where a part of the path is given. */
  readonly path: string;
  readonly summary: string;
  /** What whoever asks must have the right to. */
  readonly permission: Right;
  /** Bodies above it answer 413. */
  readonly bodyLimitBytes: number;
  readonly query: z.ZodType | null;
  readonly body: z.ZodType | null;
  readonly answer: z.ZodType;
}

const mebibyte = 1024 * 1024;
export const small = { bodyLimitBytes: mebibyte, query: null, body: null } as const;
export const large = { bodyLimitBytes: 32 * mebibyte, query: null } as const;
