/** What stands above the rows of an invoice; kept in the workbook while another pane is shown. */
import { z } from 'zod';
import type { DocumentRequest } from '../../../shared/api.ts';
import type { ExcelHost } from '../../host/port.ts';
import type { Intent } from '../../posting/intent.ts';

const headerSchema = z.object({
  customer: z.string(),
  date: z.string(),
  reference: z.string(),
  /** Of what is scanned next. */
  price: z.string(),
  taxRate: z.string(),
});
export type SaleHeader = z.output<typeof headerSchema>;

const settingName = 'draft:invoice';

export function beginHeader(date: string): SaleHeader {
  return { customer: '', date, reference: '', price: '', taxRate: '' };
}

/** The header that was begun on the same day; another day begins afresh. */
export function readHeader(host: Pick<ExcelHost, 'readSetting'>, today: string): SaleHeader {
  const kept = z
    .object({ on: z.literal(today), header: headerSchema })
    .safeParse(host.readSetting(settingName));
  return kept.success ? kept.data.header : beginHeader(today);
}

export async function keepHeader(
  host: Pick<ExcelHost, 'writeSetting'>,
  header: SaleHeader,
  today: string,
): Promise<void> {
  const isEmpty = header.customer === '' && header.reference === '' && header.price === '';
  await host.writeSetting(settingName, isEmpty ? null : { on: today, header });
}

/** The header of a document that is changed before it is sent again. */
export function headerOf({ body }: Intent, header: SaleHeader): SaleHeader {
  return {
    ...header,
    customer: body.party ?? '',
    date: body.occurredOn,
    reference: body.reference ?? '',
  };
}

/** The invoice as it is sent. */
export function invoiceOf(
  id: string,
  header: SaleHeader,
  lines: DocumentRequest['lines'],
  accepted: ReadonlySet<string>,
): DocumentRequest {
  const reference = header.reference.trim();
  return {
    id,
    kind: 'invoice',
    occurredOn: header.date,
    party: header.customer,
    ...(reference === '' ? {} : { reference }),
    ...(lines === undefined ? {} : { lines }),
    ...(accepted.size === 0 ? {} : { accept: [...accepted] }),
  };
}
