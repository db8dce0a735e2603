/** What pages and sheets of RMA forms say alike. */
import type { DocumentKind } from '../../../shared/documents/kinds.ts';
import type { Language } from '../../../shared/languages.ts';
import type { ReturnStep, WarrantyFacts } from './facts.ts';
import { rmaFormWords, writeDay, type ReturnKind } from './words.ts';

const returnKinds: ReadonlySet<DocumentKind> = new Set<ReturnKind>([
  'customer_rma',
  'credit_memo',
  'vendor_rma',
  'debit_memo',
]);

export function isReturnKind(kind: DocumentKind): kind is ReturnKind {
  return returnKinds.has(kind);
}

/** `until 2026-12-31, 40 days left`. */
export function sayWarranty({ cover, until, days }: WarrantyFacts, language: Language): string {
  const words = rmaFormWords(language);
  if (cover === 'none' || until === undefined || days === undefined) return words.notPromised;
  const end = writeDay(until, language);
  return cover === 'running' ? words.running(end, days) : words.over(end, days);
}

/** `CM-100001 of 2026-02-01 (defective); …`, empty where there was none. */
export function saySteps(
  steps: readonly ReturnStep[],
  language: Language,
  hasReasons = true,
): string {
  const words = rmaFormWords(language);
  return steps
    .map(({ number, occurredOn, reason }) => {
      const one = words.on(number, writeDay(occurredOn, language));
      return reason === undefined || !hasReasons ? one : `${one} (${reason})`;
    })
    .join('; ');
}
