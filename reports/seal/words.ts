/** What a check of a sealed file says, in a person's language. */
import type { Finding, SheetPlace, Verdict } from './findings.ts';
import type { Refusal } from './zip.ts';

export type SealLanguage = 'en' | 'de';

interface SealWords {
  readonly finding: (finding: Finding, count: (figure: number) => string) => string;
  readonly refusal: Readonly<Record<Refusal, string>>;
  readonly sound: (rows: string, number: string) => string;
  readonly unsound: (found: string, number: string) => string;
  readonly compared: string;
  readonly alone: string;
  readonly unsealed: (heads: string) => string;
  readonly more: (left: string) => string;
}

function named(label: string): string {
  return label === '' ? '' : ` (${label})`;
}

type Count = (figure: number) => string;

function placeEn({ sheetRow, sheet }: SheetPlace, count: Count): string {
  return sheet === undefined ? count(sheetRow) : `${count(sheetRow)} of the sheet “${sheet}”`;
}

function placeDe({ sheetRow, sheet }: SheetPlace, count: Count): string {
  return sheet === undefined ? count(sheetRow) : `${count(sheetRow)} im Blatt „${sheet}“`;
}

const en: SealWords = {
  finding(finding, count) {
    switch (finding.kind) {
      case 'changed':
        return `Row ${count(finding.number)} was changed${named(finding.label)}: sheet row ${placeEn(finding, count)}.`;
      case 'seal_changed':
        return `The seal beside row ${count(finding.number)} was changed; the row itself is as it was: sheet row ${placeEn(finding, count)}.`;
      case 'missing':
        return finding.from === finding.to
          ? `Row ${count(finding.from)} is missing.`
          : `Rows ${count(finding.from)} to ${count(finding.to)} are missing.`;
      case 'added':
        return `A row was added${named(finding.label)}: sheet row ${placeEn(finding, count)}, ${finding.after === 0 ? 'before all others' : `after row ${count(finding.after)}`}.`;
      case 'copied':
        return `Row ${count(finding.number)} stands in the sheet again: sheet row ${placeEn(finding, count)}.`;
      case 'moved':
        return `Row ${count(finding.number)} was moved: it stands ${finding.after === 0 ? 'before all others' : `after row ${count(finding.after)}`}, in sheet row ${placeEn(finding, count)}.`;
      case 'sorted':
        return `The sheet was sorted: ${count(finding.moved)} rows stand elsewhere. Sort it by the column “No.” to see them in their order.`;
      case 'column_missing':
        return `The column “${finding.head}” is missing or was renamed, so no row can be compared. Give it this head again.`;
      case 'facts_changed':
        return 'The sheet of the seal was changed: report, question, time or columns are not those that were sealed.';
      case 'last_differs':
        return 'All rows fit each other, but their last hash is not the one on the sheet of the seal.';
      case 'kept_differs':
        return finding.kept.rows === finding.found.rows
          ? `The books kept another seal under this number: it ends with ${finding.kept.last.slice(0, 16)}, this file with ${finding.found.last.slice(0, 16)}. The file was sealed anew after a change.`
          : `The books sealed ${count(finding.kept.rows)} rows under this number; this file has a seal over ${count(finding.found.rows)}. The file was sealed anew after a change.`;
      case 'not_kept':
        return `The books never gave a seal ${finding.number}. The file comes from other books, or its seal was made elsewhere.`;
    }
  },
  refusal: {
    no_workbook: 'This is no workbook. Choose the .xlsx file as it was exported.',
    too_large: 'This file is refused: unpacked it would be too large to be a sealed workbook.',
    damaged:
      'This file is damaged and cannot be read whole. Ask for it again from whoever sent it.',
    no_seal:
      'This workbook has no seal that can be read. Export it anew as a sealed workbook, or check that its sheet “Seal” is still there.',
  },
  sound: (rows, number) => `${number}: all ${rows} rows are as they were sealed.`,
  unsound: (found, number) => `${number}: this file is not as it was sealed. Found: ${found}.`,
  compared: 'The seal is the one that the books kept.',
  alone:
    'The file agrees with itself. Whether somebody sealed it anew after a change only the books can tell: compare the last hash with theirs.',
  unsealed: (heads) => `Not part of the seal, and not checked: ${heads}.`,
  more: (left) => `And ${left} more.`,
};

const de: SealWords = {
  finding(finding, count) {
    switch (finding.kind) {
      case 'changed':
        return `Zeile ${count(finding.number)} wurde geändert${named(finding.label)}: Blattzeile ${placeDe(finding, count)}.`;
      case 'seal_changed':
        return `Das Siegel neben Zeile ${count(finding.number)} wurde geändert; die Zeile selbst ist unverändert: Blattzeile ${placeDe(finding, count)}.`;
      case 'missing':
        return finding.from === finding.to
          ? `Zeile ${count(finding.from)} fehlt.`
          : `Die Zeilen ${count(finding.from)} bis ${count(finding.to)} fehlen.`;
      case 'added':
        return `Eine Zeile wurde hinzugefügt${named(finding.label)}: Blattzeile ${placeDe(finding, count)}, ${finding.after === 0 ? 'vor allen anderen' : `nach Zeile ${count(finding.after)}`}.`;
      case 'copied':
        return `Zeile ${count(finding.number)} steht noch einmal im Blatt: Blattzeile ${placeDe(finding, count)}.`;
      case 'moved':
        return `Zeile ${count(finding.number)} wurde verschoben: Sie steht ${finding.after === 0 ? 'vor allen anderen' : `nach Zeile ${count(finding.after)}`}, in Blattzeile ${placeDe(finding, count)}.`;
      case 'sorted':
        return `Das Blatt wurde sortiert: ${count(finding.moved)} Zeilen stehen woanders. Sortieren Sie nach der Spalte „No.“, um die ursprüngliche Reihenfolge zu sehen.`;
      case 'column_missing':
        return `Die Spalte „${finding.head}“ fehlt oder wurde umbenannt, daher lässt sich keine Zeile vergleichen. Geben Sie ihr diesen Namen wieder.`;
      case 'facts_changed':
        return 'Das Blatt mit dem Siegel wurde geändert: Bericht, Frage, Zeitpunkt oder Spalten sind nicht die versiegelten.';
      case 'last_differs':
        return 'Alle Zeilen passen zueinander, aber ihr letzter Hash ist nicht der auf dem Blatt mit dem Siegel.';
      case 'kept_differs':
        return finding.kept.rows === finding.found.rows
          ? `Die Bücher haben unter dieser Nummer ein anderes Siegel: Es endet mit ${finding.kept.last.slice(0, 16)}, diese Datei mit ${finding.found.last.slice(0, 16)}. Die Datei wurde nach einer Änderung neu versiegelt.`
          : `Die Bücher haben unter dieser Nummer ${count(finding.kept.rows)} Zeilen versiegelt; das Siegel dieser Datei gilt für ${count(finding.found.rows)}. Die Datei wurde nach einer Änderung neu versiegelt.`;
      case 'not_kept':
        return `Die Bücher haben kein Siegel ${finding.number} vergeben. Die Datei stammt aus anderen Büchern, oder ihr Siegel wurde anderswo gemacht.`;
    }
  },
  refusal: {
    no_workbook:
      'Das ist keine Arbeitsmappe. Wählen Sie die .xlsx-Datei, wie sie exportiert wurde.',
    too_large:
      'Diese Datei wird abgelehnt: Entpackt wäre sie für eine versiegelte Arbeitsmappe zu groß.',
    damaged:
      'Diese Datei ist beschädigt und lässt sich nicht ganz lesen. Lassen Sie sie sich noch einmal schicken.',
    no_seal:
      'Diese Arbeitsmappe hat kein lesbares Siegel. Exportieren Sie sie erneut als versiegelte Arbeitsmappe, oder prüfen Sie, ob das Blatt „Seal“ noch da ist.',
  },
  sound: (rows, number) => `${number}: Alle ${rows} Zeilen sind so, wie sie versiegelt wurden.`,
  unsound: (found, number) =>
    `${number}: Diese Datei ist nicht so, wie sie versiegelt wurde. Gefunden: ${found}.`,
  compared: 'Das Siegel ist das, das die Bücher aufbewahrt haben.',
  alone:
    'Die Datei stimmt in sich. Ob jemand sie nach einer Änderung neu versiegelt hat, wissen nur die Bücher: Vergleichen Sie den letzten Hash mit ihrem.',
  unsealed: (heads) => `Nicht Teil des Siegels und nicht geprüft: ${heads}.`,
  more: (left) => `Und ${left} weitere.`,
};

const words: Readonly<Record<SealLanguage, SealWords>> = { en, de };

/** A count with the separators of the language. */
function countIn(language: SealLanguage): (figure: number) => string {
  const separator = language === 'de' ? '.' : ',';
  return (figure) => String(figure).replace(/\B(?=(\d{3})+$)/g, separator);
}

export function refusalText(reason: Refusal, language: SealLanguage): string {
  return words[language].refusal[reason];
}

/** What the check found, as sentences: the verdict, each finding, and what the check cannot say. */
export function describeVerdict(verdict: Verdict, language: SealLanguage): string[] {
  const say = words[language];
  const count = countIn(language);
  const { seal, findings, found, unsealed, isSound, isCompared } = verdict;
  const left = found - findings.length;
  return [
    isSound ? say.sound(count(seal.rows), seal.number) : say.unsound(count(found), seal.number),
    ...findings.map((finding) => say.finding(finding, count)),
    ...(left > 0 ? [say.more(count(left))] : []),
    ...(isSound ? [isCompared ? say.compared : say.alone] : []),
    ...(unsealed.length > 0 ? [say.unsealed(unsealed.join(', '))] : []),
  ];
}
