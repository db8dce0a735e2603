/** What stands above the rows of a flow; kept in the workbook while another pane is shown. */
import { z } from 'zod';
import type { DocumentRequest } from '../../shared/api.ts';
import type { ExcelHost } from '../host/port.ts';
import type { Intent } from '../posting/intent.ts';
import { headerNames, type FlowKind, type HeaderName } from './table.ts';

/** Every field as text, empty where nothing is; `inTransit` is `yes` or empty. */
export type FlowHeader = Readonly<Record<HeaderName, string>> & { readonly date: string };

const headerSchema = z.record(z.string(), z.string());

function settingOf(kind: FlowKind): string {
  return `draft:${kind}`;
}

function recordOf(valueOf: (name: HeaderName) => string): Record<HeaderName, string> {
  return Object.fromEntries(headerNames.map((name) => [name, valueOf(name)])) as Record<
    HeaderName,
    string
  >;
}

export function beginHeader(date: string): FlowHeader {
  return { ...recordOf(() => ''), date };
}

/** The header that was begun on the same day; another day begins afresh. */
export function readHeader(
  host: Pick<ExcelHost, 'readSetting'>,
  kind: FlowKind,
  today: string,
): FlowHeader {
  const kept = z
    .object({ on: z.literal(today), header: headerSchema })
    .safeParse(host.readSetting(settingOf(kind)));
  if (!kept.success) return beginHeader(today);
  const { header } = kept.data;
  return { ...recordOf((name) => header[name] ?? ''), date: header['date'] ?? today };
}

export async function keepHeader(
  host: Pick<ExcelHost, 'writeSetting'>,
  kind: FlowKind,
  header: FlowHeader,
  today: string,
): Promise<void> {
  const isEmpty = headerNames.every((name) => header[name] === '');
  await host.writeSetting(settingOf(kind), isEmpty ? null : { on: today, header });
}

/** The header of a document that is changed before it is sent again. */
export function headerOf({ body }: Intent, header: FlowHeader): FlowHeader {
  const { from } = body;
  return {
    ...header,
    date: body.occurredOn,
    party: body.party ?? '',
    reference: body.reference ?? '',
    salesperson: body.salesperson ?? '',
    area: body.area ?? '',
    fromArea: body.fromArea ?? '',
    toArea: body.toArea ?? '',
    inTransit: body.inTransit === true ? 'yes' : '',
    from: (typeof from === 'string' ? from : from?.[0]) ?? '',
  };
}

const sentFields = [
  'party',
  'from',
  'reference',
  'salesperson',
  'area',
  'fromArea',
  'toArea',
] as const;

/** The document as it is sent: only what its flow asks for. */
export function requestOf(
  kind: FlowKind,
  id: string,
  header: FlowHeader,
  asked: readonly HeaderName[],
  lines: DocumentRequest['lines'],
  accepted: ReadonlySet<string>,
): DocumentRequest {
  const given = sentFields.filter((name) => asked.includes(name) && header[name].trim() !== '');
  return {
    id,
    kind,
    occurredOn: header.date,
    ...Object.fromEntries(given.map((name) => [name, header[name].trim()])),
    ...(asked.includes('inTransit') && header.inTransit !== '' ? { inTransit: true } : {}),
    ...(lines === undefined ? {} : { lines }),
    ...(accepted.size === 0 ? {} : { accept: [...accepted] }),
  };
}
