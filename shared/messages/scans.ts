/** What is said of scans, in every language: of the text itself, and of the GTIN beside what is in the books. */
import type { Language } from '../languages.ts';
import { scanSentences, tellScanIssue, type ScanIssue } from '../serial/scan-text.ts';
import { scanSentencesDe } from './scans-de.ts';

const scanTables: Readonly<Record<Language, typeof scanSentences>> = {
  en: scanSentences,
  de: scanSentencesDe,
};

export function sayScanIssue(issue: ScanIssue, language: Language): string {
  return tellScanIssue(issue, scanTables[language]);
}

interface GtinDetails {
  readonly gtin: string;
  /** The items that carry it, parted by commas. */
  readonly skus: string;
}
type BookIssueCode = 'gtin_unknown' | 'gtin_of_several' | 'gtin_of_other_item';
type BookTexts = Readonly<Record<BookIssueCode, (details: GtinDetails) => string>>;

const bookTables: Readonly<Record<Language, BookTexts>> = {
  en: {
    gtin_unknown: ({ gtin }) => `No item has the GTIN ${gtin}. Enter it at the item.`,
    gtin_of_several: ({ gtin, skus }) =>
      `Several items have the GTIN ${gtin}: ${skus}. Choose one.`,
    gtin_of_other_item: ({ gtin, skus }) =>
      `The GTIN ${gtin} is that of ${skus}. Check which item you are scanning.`,
  },
  de: {
    gtin_unknown: ({ gtin }) =>
      `Kein Artikel hat die GTIN ${gtin}. Tragen Sie sie beim Artikel ein.`,
    gtin_of_several: ({ gtin, skus }) =>
      `Mehrere Artikel haben die GTIN ${gtin}: ${skus}. Wählen Sie einen.`,
    gtin_of_other_item: ({ gtin, skus }) =>
      `Die GTIN ${gtin} gehört zu ${skus}. Prüfen Sie, welchen Artikel Sie scannen.`,
  },
};

export function sayBookIssue(
  code: BookIssueCode,
  details: GtinDetails,
  language: Language,
): string {
  return bookTables[language][code](details);
}
