/** The words of the page that checks sealed workbooks. What was found says `reports/seal/words.ts`. */
import type { SealLanguage } from '../../reports/seal/words.ts';

interface PageWords {
  readonly title: string;
  readonly about: string;
  readonly file: string;
  readonly hash: string;
  readonly reading: (name: string) => string;
  readonly sameHash: string;
  readonly otherHash: string;
  readonly facts: Readonly<
    Record<'title' | 'question' | 'company' | 'madeAt' | 'madeBy' | 'rows' | 'last', string>
  >;
}

export const pageWords: Readonly<Record<SealLanguage, PageWords>> = {
  en: {
    title: 'Check a sealed workbook',
    about:
      'Names every row that is not as it was sealed. The file stays on this machine: the page has no network.',
    file: 'Choose the workbook (.xlsx), or drop it here',
    hash: 'Last hash that the books kept, if you have it',
    reading: (name) => `Reading ${name}`,
    sameHash: 'The last hash is the one that you entered.',
    otherHash:
      'The last hash is not the one that you entered: the file was sealed anew after a change, or the hash belongs to another file.',
    facts: {
      title: 'Report',
      question: 'Question',
      company: 'Company',
      madeAt: 'Made at',
      madeBy: 'Made by',
      rows: 'Rows',
      last: 'Last hash',
    },
  },
  de: {
    title: 'Versiegelte Arbeitsmappe prüfen',
    about:
      'Nennt jede Zeile, die nicht so ist, wie sie versiegelt wurde. Die Datei bleibt auf diesem Rechner: Die Seite hat kein Netz.',
    file: 'Arbeitsmappe (.xlsx) wählen oder hier ablegen',
    hash: 'Letzter Hash, den die Bücher aufbewahrt haben, falls Sie ihn haben',
    reading: (name) => `${name} wird gelesen`,
    sameHash: 'Der letzte Hash ist der, den Sie eingegeben haben.',
    otherHash:
      'Der letzte Hash ist nicht der, den Sie eingegeben haben: Die Datei wurde nach einer Änderung neu versiegelt, oder der Hash gehört zu einer anderen Datei.',
    facts: {
      title: 'Bericht',
      question: 'Frage',
      company: 'Firma',
      madeAt: 'Erstellt am',
      madeBy: 'Erstellt von',
      rows: 'Zeilen',
      last: 'Letzter Hash',
    },
  },
};
