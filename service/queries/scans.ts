/** What scans say, with the items that their GTINs name. One statement for any number of scans. */
import { sql } from 'kysely';
import type { BodyOf } from '../../shared/api.ts';
import type { ScanAnswer, ScanIssueAnswer } from '../../shared/api/serials.ts';
import { dayOf, instantOf } from '../../shared/day.ts';
import type { Language } from '../../shared/languages.ts';
import { sayBookIssue, sayScanIssue } from '../../shared/messages/scans.ts';
import { readScan, type Scan, type ScanIssue } from '../../shared/serial/scan-text.ts';
import type { Books } from '../books.ts';

/** The items that carry these GTINs; a GTIN may stand at several. */
async function findItems(
  { store: { db, dialect } }: Books,
  gtins: readonly string[],
): Promise<Map<string, string[]>> {
  if (gtins.length === 0) return new Map();
  const { rows } = await sql<{ gtin: string; sku: string }>`
    select i.gtin, i.sku from ${dialect.textsOf(gtins)} as wanted
    join items i on i.gtin = wanted.value order by i.sku`.execute(db);
  const skus = new Map<string, string[]>();
  for (const { gtin, sku } of rows) {
    const same = skus.get(gtin);
    if (same === undefined) skus.set(gtin, [sku]);
    else same.push(sku);
  }
  return skus;
}

function showIssue(issue: ScanIssue, language: Language): ScanIssueAnswer {
  const message = sayScanIssue(issue, language);
  if (issue.code !== 'gs1_separator_lost') {
    return { code: issue.code, severity: 'error', message };
  }
  const readings = issue.readings.map((elements) =>
    Object.fromEntries(elements.map(({ ai, value }) => [ai, value])),
  );
  return { code: issue.code, severity: 'question', message, readings };
}

interface FoundItem {
  readonly item: string | null;
  readonly issues: readonly ScanIssueAnswer[];
}

/** The item that a scan is of: the one that was given where its GTIN does not say another. */
function chooseItem(
  { gtin }: Scan,
  skus: ReadonlyMap<string, readonly string[]>,
  given: string | null,
  language: Language,
): FoundItem {
  if (gtin === null) return { item: given, issues: [] };
  const found = skus.get(gtin) ?? [];
  if (given !== null && found.includes(given)) return { item: given, issues: [] };
  const [first] = found;
  if (found.length === 1 && first !== undefined && given === null) {
    return { item: first, issues: [] };
  }
  const code =
    first === undefined
      ? 'gtin_unknown'
      : given === null
        ? 'gtin_of_several'
        : 'gtin_of_other_item';
  const message = sayBookIssue(code, { gtin, skus: found.join(', ') }, language);
  const severity = code === 'gtin_of_several' ? 'question' : 'error';
  return { item: given, issues: [{ code, severity, message }] };
}

export async function readScans(
  books: Books,
  body: BodyOf<'parseSerials'>,
  language: Language,
): Promise<ScanAnswer[]> {
  const year = Number(dayOf(instantOf(books.clock())).slice(0, 4));
  const given = body.item ?? null;
  const scans = body.texts.map((text) => readScan(text, { year }));
  const gtins = new Set(scans.flatMap(({ gtin }) => gtin ?? []));
  const skus = await findItems(books, [...gtins]);
  return scans.map((scan) => {
    const { raw, serial, gtin, lot, expiry, thirdPartySerial } = scan;
    const { item, issues } = chooseItem(scan, skus, given, language);
    const own = scan.issues.map((issue) => showIssue(issue, language));
    const said = { serial, item, gtin, lot, expiry, thirdPartySerial };
    return { text: raw, ...said, issues: [...own, ...issues] };
  });
}
