/**
 * Many documents in one PDF: each keeps its own `Page 1 of 3` and has a bookmark. The fonts are put in once for all of
 * them. A document with a text that the fonts cannot draw is left out and named; the others are not spoilt by it.
 */
import { PDFHexString, PDFName, type PDFDocument, type PDFRef } from 'pdf-lib';
import type { Instant } from '../../shared/day.ts';
import type { Language } from '../../shared/languages.ts';
import { fail, succeed, type Result } from '../../shared/result.ts';
import type { PageDocument } from '../model/page.ts';
import type { PrintIssue } from '../model/print-issues.ts';
import { assemblePdf, savePdf, type DrawnPages } from './assemble.ts';
import type { FontSet } from './fonts.ts';
import { layPages } from './lay-page.ts';
import { checkTexts, describe } from './render.ts';
import { createTypesetter } from './typesetter.ts';

/** So many documents are named in the properties of a file; all are named in its bookmarks. */
const mostInSubject = 20;

export interface PdfBatch {
  /** Sets a document at the end; answers its pages, or every text of it that cannot be drawn. */
  readonly add: (document: PageDocument) => Result<number, readonly PrintIssue[]>;
  /** The file. `title` stands in the window; `author` is the company. Nothing is added after. */
  readonly finish: (about: {
    readonly title: string;
    readonly author: string;
  }) => Promise<Uint8Array>;
}

/** A bookmark of the first page of each part, in their order. */
function outline(pdf: PDFDocument, titles: readonly string[], parts: readonly DrawnPages[]): void {
  const { context } = pdf;
  const pages = pdf.getPages();
  const root = context.nextRef();
  const refs: PDFRef[] = titles.map(() => context.nextRef());
  let first = 0;
  refs.forEach((ref, index) => {
    const page = pages[first];
    first += parts[index]?.pages.length ?? 0;
    if (page === undefined) return;
    const item = context.obj({ Parent: root, Dest: [page.ref, 'XYZ', null, null, null] });
    item.set(PDFName.of('Title'), PDFHexString.fromText(titles[index] ?? ''));
    const [before, after] = [refs[index - 1], refs[index + 1]];
    if (before !== undefined) item.set(PDFName.of('Prev'), before);
    if (after !== undefined) item.set(PDFName.of('Next'), after);
    context.assign(ref, item);
  });
  const [firstRef, lastRef] = [refs[0], refs.at(-1)];
  if (firstRef === undefined || lastRef === undefined) return;
  const outlines = context.obj({ Type: 'Outlines', Count: refs.length });
  outlines.set(PDFName.of('First'), firstRef);
  outlines.set(PDFName.of('Last'), lastRef);
  context.assign(root, outlines);
  pdf.catalog.set(PDFName.of('Outlines'), root);
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}

/** An empty batch. The same documents in the same order give the same bytes. */
export function beginBatch(fonts: FontSet, printedAt: Instant): PdfBatch {
  const typesetter = createTypesetter(fonts);
  const parts: DrawnPages[] = [];
  const titles: string[] = [];
  const languages = new Set<Language>();
  return {
    add: (document) => {
      const issues = checkTexts(document, typesetter);
      if (issues.length > 0) return fail(issues);
      const part = layPages(document, typesetter, printedAt);
      parts.push(part);
      languages.add(document.language ?? 'en');
      titles.push(
        [document.title, document.number, document.party?.name ?? '']
          .filter((text) => text !== '')
          .join(' '),
      );
      return succeed(part.pages.length);
    },
    finish: async ({ title, author }) => {
      const pdf = await assemblePdf(parts, typesetter);
      outline(pdf, titles, parts);
      const [language, ...others] = languages;
      // A file of two languages is told to be in English, as the words around it are.
      const spoken = language === undefined || others.length > 0 ? {} : { language };
      describe(
        pdf,
        { title, author, subject: titles.slice(0, mostInSubject).join('; '), ...spoken },
        printedAt,
      );
      return savePdf(pdf);
    },
  };
}
