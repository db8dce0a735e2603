/**
 * Facts -> PDF bytes. The same facts, fonts and moment always give the same bytes. A text that the fonts cannot draw
 * is refused with every such character named; no page is made then.
 */
import type { PDFDocument } from 'pdf-lib';
import type { Instant } from '../../shared/day.ts';
import type { Language } from '../../shared/languages.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import { dressDocument } from '../model/design.ts';
import type { DocumentFacts, RmaFacts } from '../model/facts.ts';
import type { PageDocument } from '../model/page.ts';
import { textsOf } from '../model/page-texts.ts';
import { planDocument } from '../model/plan-document.ts';
import { planProfit } from '../model/plan-profit.ts';
import { planRma } from '../model/plan-rma.ts';
import { planReportPage, type ReportPageFacts } from '../model/plan-report.ts';
import type { PrintIssue } from '../model/print-issues.ts';
import { planShippingLabel, type ShippingLabelFacts } from '../model/shipping-label.ts';
import type { ProfitFacts } from '../model/profit-facts.ts';
import { assemblePdf, savePdf } from './assemble.ts';
import type { FontSet } from './fonts.ts';
import { layPages } from './lay-page.ts';
import { createTypesetter, type Typesetter } from './typesetter.ts';

type Printed = Promise<Result<Uint8Array, readonly PrintIssue[]>>;

/** Every text of the pages that the fonts cannot draw. */
export function checkTexts(document: PageDocument, typesetter: Typesetter): readonly PrintIssue[] {
  const issues: PrintIssue[] = [];
  const seen = new Set<string>();
  for (const text of textsOf(document)) {
    if (seen.has(text)) continue;
    seen.add(text);
    const issue = typesetter.check(text);
    if (issue !== null) issues.push(issue);
  }
  return issues;
}

/** What a file says of itself before it is opened. */
export interface FileFacts {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords?: readonly string[];
  readonly language?: Language;
}

/** Writes a file's properties; all of its times are the moment of printing. */
export function describe(pdf: PDFDocument, facts: FileFacts, printedAt: Instant): void {
  const moment = new Date(printedAt);
  pdf.setTitle(facts.title, { showInWindowTitleBar: true });
  pdf.setAuthor(facts.author);
  pdf.setSubject(facts.subject);
  // The format knows one text here; names may have blanks.
  if (facts.keywords !== undefined) pdf.setKeywords([facts.keywords.join(', ')]);
  pdf.setCreator('Serialbook');
  pdf.setProducer('Serialbook');
  pdf.setCreationDate(moment);
  pdf.setModificationDate(moment);
  pdf.setLanguage(facts.language ?? 'en');
}

function factsOf({ title, number, company, party, language }: PageDocument): FileFacts {
  return {
    title: `${title} ${number}`.trim(),
    author: company.name,
    subject: party === undefined ? title : `${title}, ${party.name}`,
    keywords: [title, number, party?.name ?? ''].filter((text) => text !== ''),
    ...(language === undefined ? {} : { language }),
  };
}

/** Planned pages as a file. */
export function renderPages(document: PageDocument, fonts: FontSet, printedAt: Instant): Printed {
  return renderPagesWith(document, fonts, printedAt, () => Promise.resolve());
}

/** Planned pages as a file, to which `complete` adds what is no page before it is written. */
export async function renderPagesWith(
  document: PageDocument,
  fonts: FontSet,
  printedAt: Instant,
  complete: (pdf: PDFDocument, facts: FileFacts) => Promise<void>,
): Printed {
  const typesetter = createTypesetter(fonts);
  const issues = checkTexts(document, typesetter);
  if (issues.length > 0) return fail(issues);
  const laidOut = layPages(document, typesetter, printedAt);
  const pdf = await assemblePdf([laidOut], typesetter);
  const facts = factsOf(document);
  describe(pdf, facts, printedAt);
  await complete(pdf, facts);
  return succeed(await savePdf(pdf));
}

/** The label of a parcel that goes back to its vendor. */
export function planLabelPages(facts: ShippingLabelFacts): PageDocument {
  return planShippingLabel(facts);
}

/** A customer RMA or vendor RMA. */
export function planRmaPages(facts: RmaFacts): PageDocument {
  return dressDocument(planRma(facts), facts.design);
}

/** Any other kind of document. */
export function planDocumentPages(facts: DocumentFacts): PageDocument {
  const asksForMoney = facts.kind === 'invoice' && facts.style === 'standard';
  return dressDocument(planDocument(facts), facts.design, asksForMoney);
}

export function renderRmaPdf(facts: RmaFacts, fonts: FontSet, printedAt: Instant): Printed {
  return renderPages(planRmaPages(facts), fonts, printedAt);
}

export function renderDocumentPdf(
  facts: DocumentFacts,
  fonts: FontSet,
  printedAt: Instant,
): Printed {
  return renderPages(planDocumentPages(facts), fonts, printedAt);
}

/** The profit and loss at true cost. */
export function renderProfitPdf(facts: ProfitFacts, fonts: FontSet, printedAt: Instant): Printed {
  return renderPages(planProfit(facts), fonts, printedAt);
}

/** Any other report, from the plan that its sheet is written from. */
export function renderReportPdf(
  facts: ReportPageFacts,
  fonts: FontSet,
  printedAt: Instant,
): Printed {
  return renderPages(planReportPage(facts), fonts, printedAt);
}
