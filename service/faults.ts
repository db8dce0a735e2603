/**
 * What the service says when a request never reaches the books, or the world fails under it: sentences by language, and
 * what in a request could not be read.
 */
import { z } from 'zod';
import type { Language } from '../shared/languages.ts';
import type { PrintFaultReason } from './printing/fault.ts';

export interface FaultTexts {
  readonly token: string;
  readonly otherMachine: string;
  readonly otherPage: string;
  readonly unkeptCharacter: string;
  readonly fullDisk: string;
  readonly busy: string;
  readonly unreachable: string;
  readonly failed: string;
  readonly print: Readonly<Record<PrintFaultReason, string>>;
  readonly notUnderstood: string;
  /** By status, of what Fastify itself refuses. */
  readonly client: Readonly<Record<number, string>>;
  readonly parts: Readonly<Record<'address' | 'body' | 'draft', string>>;
  readonly otherShape: string;
  /** `at` is a path as `lines.0.item`, or empty. */
  readonly unreadable: (part: string, at: string, reason: string) => string;
}

const en: FaultTexts = {
  token:
    'The token is missing or wrong. Enter the token that the service printed when it first started.',
  otherMachine: 'This service answers on this machine alone. Open it as http://127.0.0.1.',
  otherPage: 'Another page sent this request. Use the pages of this service.',
  unkeptCharacter:
    'A text holds the character U+0000, which the books cannot keep. Take it out and send it again.',
  fullDisk: 'The disk is full, so nothing was written. Make room and try again.',
  busy: 'The books are too busy just now, and nothing was written. Send it again.',
  unreachable:
    'The database does not answer just now. Send it again: what was written already is not written twice.',
  failed:
    'The service failed at this, and nothing was written. Try again; if it fails again, report it with the time.',
  print: {
    busy: 'Too many files are being made just now. Ask again in a minute.',
    too_long:
      'Making the file took too long, so it was given up. Ask for fewer documents, or for the document without its serials.',
    too_large:
      'The file needs more memory than there is for it, so it was given up. Ask for fewer documents, or for the document without its serials.',
    closed: 'The service is stopping, and the file was not made. Ask again when it is back.',
  },
  notUnderstood: 'The request cannot be understood. Check it and send it again.',
  client: {
    400: 'The body cannot be read. Send JSON in UTF-8.',
    404: 'There is nothing at this address.',
    408: 'The request took too long to arrive. Send it again.',
    413: 'The request is larger than this address takes. Send it in parts.',
    414: 'The address is too long.',
    415: 'The body cannot be read: it must be JSON, with the header Content-Type: application/json.',
    431: 'The request has too many headers.',
  },
  parts: { address: 'The address', body: 'The body', draft: 'The draft' },
  otherShape: 'it has another shape',
  unreadable: (part, at, reason) =>
    `${part} cannot be read${at === '' ? '' : ` at ${at}`}: ${reason}. Correct it and send it again.`,
};

const de: FaultTexts = {
  token:
    'Das Token fehlt oder ist falsch. Geben Sie das Token ein, das der Dienst beim ersten Start ausgegeben hat.',
  otherMachine:
    'Dieser Dienst antwortet nur auf diesem Rechner. Öffnen Sie ihn als http://127.0.0.1.',
  otherPage:
    'Eine fremde Seite hat diese Anfrage gesendet. Benutzen Sie die Seiten dieses Dienstes.',
  unkeptCharacter:
    'Ein Text enthält das Zeichen U+0000, das die Bücher nicht aufbewahren können. Nehmen Sie es heraus und senden Sie erneut.',
  fullDisk:
    'Der Datenträger ist voll; nichts wurde geschrieben. Schaffen Sie Platz und versuchen Sie es erneut.',
  busy: 'Die Bücher sind gerade zu beschäftigt; nichts wurde geschrieben. Senden Sie erneut.',
  unreachable:
    'Die Datenbank antwortet gerade nicht. Senden Sie erneut: Was schon geschrieben ist, wird nicht doppelt geschrieben.',
  failed:
    'Daran ist der Dienst gescheitert; nichts wurde geschrieben. Versuchen Sie es erneut; scheitert es wieder, melden Sie es mit der Uhrzeit.',
  print: {
    busy: 'Gerade werden zu viele Dateien erstellt. Versuchen Sie es in einer Minute erneut.',
    too_long:
      'Die Datei zu erstellen hat zu lange gedauert und wurde abgebrochen. Fordern Sie weniger Belege an, oder den Beleg ohne seine Seriennummern.',
    too_large:
      'Die Datei braucht mehr Speicher, als dafür da ist, und wurde abgebrochen. Fordern Sie weniger Belege an, oder den Beleg ohne seine Seriennummern.',
    closed:
      'Der Dienst wird gerade beendet, und die Datei wurde nicht erstellt. Versuchen Sie es erneut, wenn er wieder läuft.',
  },
  notUnderstood: 'Die Anfrage ist nicht zu verstehen. Prüfen Sie sie und senden Sie erneut.',
  client: {
    400: 'Der Inhalt ist nicht zu lesen. Senden Sie JSON in UTF-8.',
    404: 'Unter dieser Adresse gibt es nichts.',
    408: 'Die Anfrage kam zu langsam an. Senden Sie erneut.',
    413: 'Die Anfrage ist größer, als diese Adresse annimmt. Senden Sie in Teilen.',
    414: 'Die Adresse ist zu lang.',
    415: 'Der Inhalt ist nicht zu lesen: Er muss JSON sein, mit dem Kopf Content-Type: application/json.',
    431: 'Die Anfrage hat zu viele Köpfe.',
  },
  parts: { address: 'Die Adresse', body: 'Der Inhalt', draft: 'Der Entwurf' },
  otherShape: 'die Form ist eine andere',
  unreadable: (part, at, reason) =>
    `${part} ist${at === '' ? '' : ` bei ${at}`} nicht zu lesen: ${reason}. Berichtigen Sie das und senden Sie erneut.`,
};

const tables: Readonly<Record<Language, FaultTexts>> = { en, de };

export function faultTexts(language: Language): FaultTexts {
  return tables[language];
}

/** What a schema asks for in its own words, in German; what has none here is said in English. */
export const germanReasons: Readonly<Record<string, string>> = {
  'must be a day, as in 2026-01-31': 'muss ein Tag sein wie 2026-01-31',
  'must be an instant, as in 2026-01-31T08:00:00Z':
    'muss ein Zeitpunkt sein wie 2026-01-31T08:00:00Z',
  'must be a UUID': 'muss eine UUID sein',
  'must be "next" of the page before': 'muss „next“ der Seite davor sein',
  'must be a decimal number as text, as in "47.99"':
    'muss eine Dezimalzahl als Text sein wie "47.99"',
  'must be a decimal number from 0 up as text, as in "47.99"':
    'muss eine Dezimalzahl ab 0 als Text sein wie "47.99"',
  'must be a currency code of three capitals, as in USD':
    'muss eine Währung in drei Großbuchstaben sein wie USD',
  'must not be empty': 'darf nicht leer sein',
  'must be a head, as in 120-9f2b6d1c40e85a77': 'muss ein Kopf sein wie 120-9f2b6d1c40e85a77',
  'must have no /': 'darf kein / enthalten',
  'must be 20 characters or fewer': 'darf höchstens 20 Zeichen haben',
  'must be 60 characters or fewer': 'darf höchstens 60 Zeichen haben',
  'must be 200 characters or fewer': 'darf höchstens 200 Zeichen haben',
  'must be 2,000 characters or fewer': 'darf höchstens 2.000 Zeichen haben',
  'must have letters, digits, blank, . _ - and no /':
    'darf Buchstaben, Ziffern, Leerzeichen, . _ - haben und kein /',
  'must have 1 to 30 letters, digits, blanks, . _ - and /':
    'muss 1 bis 30 Buchstaben, Ziffern, Leerzeichen, . _ - und / haben',
  'must be 1 to 15 digits as text, as in "000100"':
    'muss aus 1 bis 15 Ziffern als Text bestehen wie "000100"',
  'must be a serial: not empty, without control characters':
    'muss eine Seriennummer sein: nicht leer, ohne Steuerzeichen',
  'must be 100,000 lines or fewer': 'darf höchstens 100.000 Zeilen haben',
  'must be 1 to 30 digits': 'muss aus 1 bis 30 Ziffern bestehen',
  'must be 8 to 14 digits': 'muss aus 8 bis 14 Ziffern bestehen',
  'must be a number of days, as in 30': 'muss eine Zahl von Tagen sein wie 30',
  'must be a whole number of days': 'muss eine ganze Zahl von Tagen sein',
  'must be 0 days or more': 'muss 0 Tage oder mehr sein',
  'must be 36,500 days or fewer': 'darf höchstens 36.500 Tage sein',
  'must be 120 characters or fewer': 'darf höchstens 120 Zeichen haben',
  'must be 500 characters or fewer': 'darf höchstens 500 Zeichen haben',
  'must be a PNG or JPEG file in base64': 'muss eine PNG- oder JPEG-Datei in Base64 sein',
  'must be days that grow, one to ten of them, as in 30,60,90,180':
    'muss aus einem bis zehn wachsenden Tageszahlen bestehen wie 30,60,90,180',
  'must name one of document, units and range': 'muss eines von document, units und range nennen',
  'must be 1 or more': 'muss mindestens 1 sein',
  'must be 15 or fewer': 'darf höchstens 15 sein',
  'must be 36,500 or fewer': 'darf höchstens 36.500 sein',
  'must be 100,000 serials or fewer': 'darf höchstens 100.000 Seriennummern haben',
  'must be days, months or years, as in { "months": 12 }':
    'muss Tage, Monate oder Jahre nennen wie { "months": 12 }',
  'must have at least one role': 'muss mindestens eine Rolle nennen',
  'must not be before manufacturedOn': 'darf nicht vor manufacturedOn liegen',
  'must be left out, as only locations have a series of their own':
    'muss fehlen, denn nur Lagerorte haben eine eigene Nummernfolge',
};

const german = z.locales.de().localeError;

/** How a schema says its reasons, where it has no words of its own. */
export function reasonsIn(language: Language): { error?: typeof german } {
  return language === 'de' ? { error: german } : {};
}

interface Unreadable {
  readonly message: string;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
}

/** What in a request cannot be read: the first place in a sentence, a hundred of them as a list. */
export function describeUnreadable(
  part: keyof FaultTexts['parts'],
  error: z.ZodError,
  language: Language,
): Unreadable {
  const texts = faultTexts(language);
  const errors = error.issues.slice(0, 100).map(({ path, message }) => ({
    path: path.map(String).join('.'),
    message: language === 'de' ? (germanReasons[message] ?? message) : message,
  }));
  const [first] = errors;
  const reason = first?.message ?? texts.otherShape;
  return { message: texts.unreadable(texts.parts[part], first?.path ?? '', reason), errors };
}
