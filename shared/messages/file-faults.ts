/** Why a vendor's file was not read, and what to do, in English and German. */
import type { FileFault } from '../vendor-list/file-faults.ts';

type Sentences = Readonly<Record<FileFault, string>>;

export const fileFaultsEn: Sentences = {
  empty: 'the file is empty. Choose another one.',
  too_large: 'the file is larger than 20 MiB. Split the list.',
  not_a_list: 'this is no xlsx workbook and no text file. Save the list as xlsx or CSV.',
  old_excel: 'this is an old .xls workbook, or one with a password. Save it as xlsx without one.',
  binary_excel: 'this is a binary workbook (.xlsb). Save it as xlsx.',
  web_page: 'this is a web page under another name. Open it in Excel and save it as xlsx.',
  encrypted: 'the file is encrypted. Save it without a password.',
  zip_form: 'the file is packed in a way that Excel does not use. Save it again in Excel.',
  part_names: 'parts of the file have names that no workbook has. Ask the vendor for a new file.',
  swollen: 'the file unpacks to far more than it may. Ask the vendor for a new file.',
  document_type: 'the file declares a document type, as no workbook does. Save it again in Excel.',
  damaged: 'the file is damaged. Save it again in Excel, or ask the vendor for it again.',
  too_many_parts: 'the file has more than 1,000 parts. Copy the list to a new workbook.',
  too_many_sheets: 'the workbook has more than 100 sheets. Copy the list to a new workbook.',
  too_many_rows: 'the list has more than 200,000 rows. Split it.',
  too_many_columns: 'the list has more than 256 columns. Copy those that count to a new workbook.',
  too_many_cells: 'the workbook has more than 2,000,000 cells. Copy the list to a new workbook.',
  too_many_merges: 'the workbook has too many merged cells. Unmerge them and save it again.',
  cell_too_long: 'a cell has more than 32,767 characters. Shorten it.',
  too_long: 'reading took longer than 15 seconds. Copy the list to a new workbook.',
  too_much: 'reading needs more memory than it may take. Split the list.',
  busy: 'other files are being read just now. Try again in a moment.',
};

export const fileFaultsDe: Sentences = {
  empty: 'Die Datei ist leer. Wählen Sie eine andere.',
  too_large: 'Die Datei ist größer als 20 MiB. Teilen Sie die Liste.',
  not_a_list:
    'Das ist weder eine xlsx-Mappe noch eine Textdatei. Speichern Sie die Liste als xlsx oder CSV.',
  old_excel:
    'Das ist eine alte .xls-Mappe oder eine mit Kennwort. Speichern Sie sie als xlsx ohne Kennwort.',
  binary_excel: 'Das ist eine binäre Mappe (.xlsb). Speichern Sie sie als xlsx.',
  web_page:
    'Das ist eine Webseite unter anderem Namen. Öffnen Sie sie in Excel und speichern Sie sie als xlsx.',
  encrypted: 'Die Datei ist verschlüsselt. Speichern Sie sie ohne Kennwort.',
  zip_form: 'Die Datei ist anders gepackt als von Excel. Speichern Sie sie in Excel neu.',
  part_names:
    'Teile der Datei heißen, wie in keiner Mappe etwas heißt. Bitten Sie den Lieferanten um eine neue Datei.',
  swollen:
    'Die Datei wird entpackt viel größer, als sie darf. Bitten Sie den Lieferanten um eine neue Datei.',
  document_type:
    'Die Datei nennt einen Dokumenttyp, wie es keine Mappe tut. Speichern Sie sie in Excel neu.',
  damaged:
    'Die Datei ist beschädigt. Speichern Sie sie in Excel neu, oder bitten Sie den Lieferanten erneut darum.',
  too_many_parts: 'Die Datei hat über 1.000 Teile. Kopieren Sie die Liste in eine neue Mappe.',
  too_many_sheets: 'Die Mappe hat über 100 Blätter. Kopieren Sie die Liste in eine neue Mappe.',
  too_many_rows: 'Die Liste hat über 200.000 Zeilen. Teilen Sie sie.',
  too_many_columns:
    'Die Liste hat über 256 Spalten. Kopieren Sie die wichtigen in eine neue Mappe.',
  too_many_cells: 'Die Mappe hat über 2.000.000 Zellen. Kopieren Sie die Liste in eine neue Mappe.',
  too_many_merges:
    'Die Mappe hat zu viele verbundene Zellen. Heben Sie die Verbindungen auf und speichern Sie neu.',
  cell_too_long: 'Eine Zelle hat über 32.767 Zeichen. Kürzen Sie sie.',
  too_long: 'Das Lesen dauerte über 15 Sekunden. Kopieren Sie die Liste in eine neue Mappe.',
  too_much: 'Das Lesen braucht mehr Speicher, als es nehmen darf. Teilen Sie die Liste.',
  busy: 'Gerade werden andere Dateien gelesen. Versuchen Sie es gleich noch einmal.',
};
