/**
 * How the company appears on what it prints. Name, address and numbers lie in the row `company`, which an import may
 * write too; the rest in `design`, and the logo by itself, so that reading the texts costs nothing.
 */
import { z } from 'zod';
import {
  defaultDesign,
  formatBankLine,
  parseColour,
  type CompanyDesign,
} from '../../shared/company/design.ts';
import type { LogoFacts } from '../../shared/company/logo.ts';
import type { PrintDesign } from '../../reports/model/design.ts';
import type { Company } from '../../reports/model/facts.ts';
import type { Executor } from '../store/counters.ts';

/** Who the books belong to, as a company's file says it. */
export const companySchema = z.strictObject({
  name: z.string().min(1),
  addressLines: z.array(z.string()).default([]),
  taxNumber: z.string().optional(),
  registration: z.string().optional(),
  bankLine: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
});

export interface StoredLogo extends LogoFacts {
  /** The file in base64. */
  readonly data: string;
}

export interface StoredDesign {
  readonly design: CompanyDesign;
  readonly logo: StoredLogo | null;
}

/** The rows of table settings that hold it. */
export const designRows = ['company', 'design', 'logo'] as const;

export async function readDesign(db: Executor): Promise<StoredDesign> {
  const rows = await db
    .selectFrom('settings')
    .selectAll()
    .where('name', 'in', [...designRows])
    .execute();
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  const company = values.get('company');
  const logo = values.get('logo');
  return {
    design: {
      ...defaultDesign,
      ...(company === undefined ? {} : companyFields(JSON.parse(company))),
      ...(JSON.parse(values.get('design') ?? '{}') as Partial<CompanyDesign>),
    },
    logo: logo === undefined ? null : (JSON.parse(logo) as StoredLogo | null),
  };
}

function companyFields(stored: unknown): Partial<CompanyDesign> {
  const given = Object.entries(companySchema.parse(stored)).filter(
    ([, value]) => value !== undefined,
  );
  return Object.fromEntries(given);
}

/** The design as documents are printed in it. */
export function printDesignOf({ design, logo }: StoredDesign): PrintDesign {
  const { accent, footer, paymentTerms, documentBarcode } = design;
  const colour = accent === defaultDesign.accent ? null : parseColour(accent);
  return {
    ...(logo === null
      ? {}
      : {
          logo: {
            type: logo.type,
            width: logo.width,
            height: logo.height,
            bytes: new Uint8Array(Buffer.from(logo.data, 'base64')),
          },
        }),
    ...(colour === null ? {} : { accent: colour }),
    ...(footer === '' ? {} : { footer }),
    ...(paymentTerms === '' ? {} : { paymentTerms }),
    ...(documentBarcode === 'none' ? {} : { barcode: documentBarcode }),
  };
}

/** The company as it is printed: what it has said nothing about is left out. */
export function printCompanyOf({ design }: StoredDesign): Company {
  const { name, addressLines, taxNumber, registration, bankLine, email, phone } = design;
  const said = { taxNumber, registration, bankLine: formatBankLine(bankLine), email, phone };
  return {
    name,
    addressLines,
    ...Object.fromEntries(Object.entries(said).filter(([, text]) => text !== '')),
  };
}
