/** The claim that a reconciliation makes on its vendor, as a letter or as a sheet. */
import { fileNameOf } from '../../reports/file-name.ts';
import type { ClaimFacts } from '../../reports/model/claim/facts.ts';
import { planClaim } from '../../reports/model/claim/plan.ts';
import { claimWords } from '../../reports/model/claim/words.ts';
import { renderPages } from '../../reports/pdf/render.ts';
import type { FontSet } from '../../reports/pdf/fonts.ts';
import { renderClaimXlsx } from '../../reports/xlsx/render.ts';
import type { QueryOf } from '../../shared/api.ts';
import type { Language } from '../../shared/languages.ts';
import { claimOf } from '../../shared/reconcile/claim.ts';
import { agreedCost } from '../../shared/reconcile/outcome.ts';
import { nowOf, todayOf, type Books } from '../books.ts';
import { formatHead, readHead } from '../store/audit.ts';
import { printCompanyOf, printDesignOf, readDesign } from './design.ts';
import type { PrintOutcome } from './print.ts';
import { readParty } from './print/facts.ts';
import type { Kept } from './reconciliations.ts';

type Asked = QueryOf<'printClaim'>;

async function gatherClaim(
  books: Books,
  kept: Kept,
  asked: Asked,
  language: Language,
): Promise<ClaimFacts> {
  const { db } = books.store;
  const stored = await readDesign(db);
  const paper = asked.paper ?? (stored.design.paper === 'letter' ? 'Letter' : 'A4');
  const { row, decided, prices, documents } = kept;
  const standing = documents.filter((document) => document.stands);
  const numbersOf = (kind: string): string[] =>
    standing.flatMap((document) => (document.kind === kind ? [document.number] : []));
  return {
    language: asked.language ?? language,
    company: printCompanyOf(stored),
    design: printDesignOf(stored),
    currency: row.currency,
    number: row.number,
    day: todayOf(books),
    vendor: await readParty(books, row.vendor),
    ...(row.reference === null ? {} : { reference: row.reference }),
    ...(row.order_number === null ? {} : { order: row.order_number }),
    receipts: numbersOf('goods_receipt'),
    bills: numbersOf('vendor_bill'),
    rows: decided.map((each) => {
      const claim = claimOf(each, prices);
      return {
        serial: each.serial,
        item: each.item,
        cameAs: each.class === 'wrong_item' ? each.scannedItem : null,
        class: each.class,
        candidate: each.candidate,
        reading: each.reason,
        listedMinor: each.expectedCost,
        billedMinor: each.billedCost,
        agreedMinor: agreedCost(each, prices),
        decision: each.decision,
        claim: claim === null ? null : { reason: claim.reason, amountMinor: claim.amount },
      };
    }),
    seal: formatHead(await readHead(db)),
    paper: paper === 'Letter' ? 'letter' : 'a4',
  };
}

/** The file; or what its fonts cannot draw. */
export async function printClaim(
  books: Books,
  fonts: () => FontSet,
  kept: Kept,
  asked: Asked,
  language: Language,
): Promise<PrintOutcome> {
  const facts = await gatherClaim(books, kept, asked, language);
  const printedAt = nowOf(books);
  const printed =
    asked.format === 'pdf'
      ? await renderPages(planClaim(facts), fonts(), printedAt)
      : await renderClaimXlsx(facts, printedAt);
  if (!printed.ok) {
    return { kind: 'unprintable', messages: printed.error.map(({ message }) => message) };
  }
  const { title } = claimWords(facts.language);
  const fileName = fileNameOf([title, facts.number, facts.vendor.name], asked.format);
  return { kind: 'printed', bytes: printed.value, fileName };
}
