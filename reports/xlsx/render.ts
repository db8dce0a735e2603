/**
 * Facts -> bytes of an xlsx workbook. The same facts and moment always give the same bytes. Writes only: a foreign
 * workbook is never read here. Half a character in a text is refused, with every such text named.
 */
import ExcelJS from 'exceljs';
import type { Instant } from '../../shared/day.ts';
import type { PlannedReport } from '../../shared/report/plan.ts';
import type { Language } from '../../shared/languages.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { ClaimFacts } from '../model/claim/facts.ts';
import { planClaimSheet } from '../model/claim/sheet.ts';
import { planClaimSummary } from '../model/claim/summary.ts';
import { planDocumentSheet } from '../model/document-sheet.ts';
import type { Company, DocumentFacts, PartyFacts, PrintFacts, RmaFacts } from '../model/facts.ts';
import { printIssue, type PrintIssue } from '../model/print-issues.ts';
import type { ProfitFacts } from '../model/profit-facts.ts';
import { layReport } from '../model/lay-report.ts';
import { planProfitSheet } from '../model/profit-sheet.ts';
import { plainWords } from '../model/report-frame.ts';
import type { RmaFormFacts } from '../model/rma-form/facts.ts';
import { planRmaFormSheet } from '../model/rma-form/sheet.ts';
import { planRmaSheet } from '../model/rma-sheet.ts';
import { wordsOf } from '../model/words/words.ts';
import { textsOfSheet, type SheetPlan } from '../model/sheet.ts';
import { addChart } from './add-chart.ts';
import { pinZipTimes } from './pin-zip.ts';
import { escapeSheetText, findLoneSurrogates } from './sheet-text.ts';
import { writeSheet } from './write-sheet.ts';

type Printed = Promise<Result<Uint8Array, readonly PrintIssue[]>>;

function checkTexts(plan: SheetPlan): readonly PrintIssue[] {
  const issues: PrintIssue[] = [];
  for (const text of new Set(textsOfSheet(plan))) {
    const halves = findLoneSurrogates(text);
    if (halves.length > 0) issues.push(printIssue(text, halves, 'xlsx'));
  }
  return issues;
}

/** What a file says of itself before it is opened, beside its title and company; and how it counts its pages. */
interface SheetAbout {
  readonly subject: string;
  readonly keywords: readonly string[];
  readonly language: Language | undefined;
  readonly pageFoot: string;
}

/** Of a document: whom it is about, and the numbers that it is searched by. */
function aboutDocument(
  { number, reference = '', language }: PrintFacts,
  party: PartyFacts | undefined,
): SheetAbout {
  return {
    subject: party?.name ?? '',
    keywords: [number, reference, party?.code ?? ''].filter((text) => text !== ''),
    language,
    pageFoot: wordsOf(language).page('&P', '&N'),
  };
}

async function renderSheet(
  plan: SheetPlan,
  company: Company,
  about: SheetAbout,
  printedAt: Instant,
  others: readonly SheetPlan[] = [],
): Printed {
  const issues = [plan, ...others].flatMap(checkTexts);
  if (issues.length > 0) return fail(issues);
  const workbook = new ExcelJS.Workbook();
  workbook.creator = escapeSheetText(company.name);
  workbook.lastModifiedBy = 'Serialbook';
  workbook.company = escapeSheetText(company.name);
  workbook.title = escapeSheetText(plan.title);
  workbook.subject = escapeSheetText(about.subject);
  workbook.keywords = escapeSheetText(about.keywords.join(', '));
  // exceljs writes a language, and has no name for it in its types.
  if (about.language !== undefined) Object.assign(workbook, { language: about.language });
  workbook.created = new Date(printedAt);
  workbook.modified = new Date(printedAt);
  for (const each of [plan, ...others]) writeSheet(workbook, each, company.name, about.pageFoot);
  const written = new Uint8Array(await workbook.xlsx.writeBuffer());
  const bytes = plan.chart === undefined ? written : addChart(written, plan.chart, plan.name);
  pinZipTimes(bytes, printedAt);
  return succeed(bytes);
}

/** A customer RMA or vendor RMA, one row a unit. */
export function renderRmaXlsx(facts: RmaFacts, printedAt: Instant): Printed {
  const party = facts.kind === 'customer_rma' ? facts.customer : facts.vendor;
  return renderSheet(planRmaSheet(facts), facts.company, aboutDocument(facts, party), printedAt);
}

/** RMA forms, one row a unit. */
export function renderRmaFormsXlsx(
  forms: readonly [RmaFormFacts, ...RmaFormFacts[]],
  printedAt: Instant,
): Printed {
  const [{ company, language, party }] = forms;
  const about = {
    subject: party?.name ?? '',
    keywords: forms.flatMap(({ number }) => (number === undefined ? [] : [number])),
    language,
    pageFoot: wordsOf(language).page('&P', '&N'),
  };
  return renderSheet(planRmaFormSheet(forms), company, about, printedAt);
}

/** A claim on a vendor: every serial of the reconciliation, and what is claimed for it; and their sums by class. */
export function renderClaimXlsx(facts: ClaimFacts, printedAt: Instant): Printed {
  const { company, language, vendor, number, reference = '' } = facts;
  const about = {
    subject: vendor.name,
    keywords: [number, reference, vendor.code].filter((text) => text !== ''),
    language,
    pageFoot: wordsOf(language).page('&P', '&N'),
  };
  const serials = planClaimSheet(facts);
  return renderSheet(serials, company, about, printedAt, [planClaimSummary(facts, serials)]);
}

/** Any other kind of document: lines, serials below them as text, totals as live formulas. */
export function renderDocumentXlsx(facts: DocumentFacts, printedAt: Instant): Printed {
  const about = aboutDocument(facts, facts.party);
  return renderSheet(planDocumentSheet(facts), facts.company, about, printedAt);
}

/** The profit and loss at true cost, with live totals and tie-out. */
export function renderProfitXlsx(facts: ProfitFacts, printedAt: Instant): Printed {
  const { company, currency, paper = 'a4' } = facts;
  const frame = {
    company: company.name,
    currency,
    language: 'en',
    words: plainWords,
    paper,
  } as const;
  return renderReportXlsx(planProfitSheet(facts, frame), company, printedAt);
}

/** Any report, from the plan that its sheet in a workbook is written from. */
export function renderReportXlsx(
  report: PlannedReport,
  company: Company,
  printedAt: Instant,
): Printed {
  const about = {
    subject: report.caption,
    keywords: [report.title],
    language: undefined,
    pageFoot: `${report.pageWord} &P / &N`,
  };
  return renderSheet(layReport(report), company, about, printedAt);
}
