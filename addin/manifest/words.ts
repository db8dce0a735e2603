/** What Office shows of the add-in before it runs, in both languages: the lengths that Office takes are tested. */
import type { CommandName } from '../commands/table.ts';

export type GroupName = 'Units' | 'Documents' | 'Stock' | 'Books';

export interface ManifestWords {
  readonly fullName: string;
  /** At most 80 characters. */
  readonly shortDescription: string;
  readonly longDescription: string;
  readonly welcome: { readonly title: string; readonly description: string };
  readonly groups: Readonly<Record<GroupName, string>>;
  readonly commands: Readonly<
    Record<CommandName, { readonly label: string; readonly hint: string }>
  >;
  /** The keys behind a hint. */
  readonly keys: (excel: string, web: string) => string;
}

const english: ManifestWords = {
  fullName: 'Serialbook: stock by serial number',
  shortDescription: 'Scan, trace and cost every unit of stock by its serial number, inside Excel.',
  longDescription:
    'Serialbook tracks single units of stock by serial number. Scan serials into a sheet, receive, sell and take back ' +
    'units, see the whole life and the true cost of each, and print documents and reports as worksheets, xlsx and PDF.',
  welcome: {
    title: 'Serialbook is ready',
    description: 'Open the Serialbook tab and choose Scan to begin.',
  },
  groups: { Units: 'Units', Documents: 'Documents', Stock: 'Stock', Books: 'Books' },
  commands: {
    ShowScan: {
      label: 'Scan',
      hint: 'Scan or paste serials into a sheet. Each is checked as it lands.',
    },
    ShowLookUp: {
      label: 'Look up',
      hint: 'See where a unit is, what it cost, and everything that happened to it.',
    },
    ShowReceive: {
      label: 'Receive',
      hint: 'Take units in from a vendor: serial, item, price and place in one pass.',
    },
    ShowSell: {
      label: 'Sell',
      hint: 'Invoice the scanned units to a customer, each at its own cost.',
    },
    ShowReturn: {
      label: 'Return (RMA)',
      hint: 'Take a unit back from a customer or send it back to its vendor. The serial fills the form.',
    },
    ShowTransfer: {
      label: 'Transfer',
      hint: 'Move units to another place, at once or with a way in between.',
    },
    ShowReconcile: {
      label: 'Reconcile',
      hint: 'Hold a list of serials against the books and see what differs.',
    },
    ShowCount: {
      label: 'Count',
      hint: 'Count a place by scanning it, and post what is missing or was found.',
    },
    ShowReports: {
      label: 'Reports',
      hint: 'Put the true-cost profit and loss and other reports into sheets, or save them as xlsx or PDF.',
    },
    Refresh: {
      label: 'Refresh',
      hint: 'Ask the books again: SERIAL formulas, report sheets and posted rows of this workbook.',
    },
    LookUpSelected: {
      label: 'Look up serial',
      hint: 'Show the unit whose serial is in the selected cell.',
    },
    InsertHistory: {
      label: 'Insert history',
      hint: 'Write every movement of the unit in the selected cell into a new sheet.',
    },
  },
  keys: (excel, web) => `${excel} (web: ${web})`,
};

const german: ManifestWords = {
  fullName: 'Serialbook: Bestand nach Seriennummer',
  shortDescription: 'Jede Einheit im Lager nach Seriennummer scannen, verfolgen und bewerten.',
  longDescription:
    'Serialbook verfolgt einzelne Einheiten nach ihrer Seriennummer. Scannen Sie Seriennummern in ein Blatt, buchen Sie ' +
    'Eingang, Verkauf und Rückgabe, sehen Sie Werdegang und wahre Kosten, und drucken Sie Belege und Berichte.',
  welcome: {
    title: 'Serialbook ist bereit',
    description: 'Öffnen Sie die Registerkarte Serialbook, und wählen Sie Scannen.',
  },
  groups: { Units: 'Einheiten', Documents: 'Belege', Stock: 'Bestand', Books: 'Bücher' },
  commands: {
    ShowScan: {
      label: 'Scannen',
      hint: 'Seriennummern in ein Blatt scannen oder einfügen. Jede wird sofort geprüft.',
    },
    ShowLookUp: {
      label: 'Nachschlagen',
      hint: 'Sehen, wo eine Einheit ist, was sie gekostet hat und was mit ihr geschah.',
    },
    ShowReceive: {
      label: 'Wareneingang',
      hint: 'Einheiten von einem Lieferanten annehmen: Seriennummer, Artikel, Preis und Ort in einem Zug.',
    },
    ShowSell: {
      label: 'Verkaufen',
      hint: 'Die gescannten Einheiten einem Kunden berechnen, jede zu ihren eigenen Kosten.',
    },
    ShowReturn: {
      label: 'Rückgabe (RMA)',
      hint: 'Eine Einheit vom Kunden zurücknehmen oder an den Lieferanten zurücksenden. Die Seriennummer füllt das Formular.',
    },
    ShowTransfer: {
      label: 'Umlagern',
      hint: 'Einheiten an einen anderen Ort bringen, sofort oder mit einem Weg dazwischen.',
    },
    ShowReconcile: {
      label: 'Abgleichen',
      hint: 'Eine Liste von Seriennummern mit den Büchern vergleichen und Abweichungen sehen.',
    },
    ShowCount: {
      label: 'Zählen',
      hint: 'Einen Ort durch Scannen zählen und buchen, was fehlt oder gefunden wurde.',
    },
    ShowReports: {
      label: 'Berichte',
      hint: 'Gewinn und Verlust zu wahren Kosten und andere Berichte in Blätter schreiben oder als xlsx oder PDF speichern.',
    },
    Refresh: {
      label: 'Aktualisieren',
      hint: 'Die Bücher neu abfragen: SERIAL-Formeln, Berichte und gebuchte Zeilen dieser Mappe.',
    },
    LookUpSelected: {
      label: 'Seriennummer nachschlagen',
      hint: 'Die Einheit zeigen, deren Seriennummer in der gewählten Zelle steht.',
    },
    InsertHistory: {
      label: 'Werdegang einfügen',
      hint: 'Jede Bewegung der Einheit in der gewählten Zelle in ein neues Blatt schreiben.',
    },
  },
  keys: (excel, web) =>
    `${excel} (Web: ${web})`.replaceAll('Ctrl', 'Strg').replaceAll('Shift', 'Umschalt'),
};

export const manifestWords = { en: english, de: german } as const;

/** The language of a manifest's own texts, and that of the texts beside them. */
export type ManifestLanguage = keyof typeof manifestWords;
