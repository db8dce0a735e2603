/** What roles and rights are called, in the languages of the product. */
import type { Right, Role } from './rights.ts';

/** Roles as they are shown. */
export const rolesEn: Readonly<Record<Role, string>> = {
  warehouse: 'Warehouse',
  purchasing: 'Purchasing',
  accountant: 'Accountant',
  manager: 'Manager',
  auditor: 'Auditor',
  admin: 'Administrator',
};

/** Rights as they stand after `may`. */
export const rightsEn: Readonly<Record<Right, string>> = {
  public: 'see whether the service is there',
  read: 'read',
  prices: "see vendors' prices",
  cost: 'see cost and margin',
  post: 'write drafts and post documents',
  masters: 'enter items, parties, areas and lots',
  purchasing: "reconcile vendors' lists",
  accounting: 'enter expenses',
  settings: 'change settings',
  close_period: 'close a period',
  reopen_period: 'open a closed period again',
  approve: 'allow what others ask for above a limit',
  audit: 'read who did what, and verify the books',
  people: 'enter people and their rights',
  backup: 'make backups',
};

/** Roles as they are shown. */
export const rolesDe: Readonly<Record<Role, string>> = {
  warehouse: 'Lager',
  purchasing: 'Einkauf',
  accountant: 'Buchhaltung',
  manager: 'Leitung',
  auditor: 'Prüfung',
  admin: 'Verwaltung',
};

/** Rights as they stand after `may`. */
export const rightsDe: Readonly<Record<Right, string>> = {
  public: 'sehen, ob der Dienst da ist',
  read: 'lesen',
  prices: 'Preise von Lieferanten sehen',
  cost: 'Kosten und Marge sehen',
  post: 'Entwürfe schreiben und Belege buchen',
  masters: 'Artikel, Partner, Lagerplätze und Chargen eintragen',
  purchasing: 'Listen von Lieferanten abgleichen',
  accounting: 'Ausgaben eintragen',
  settings: 'Einstellungen ändern',
  close_period: 'einen Zeitraum abschließen',
  reopen_period: 'einen abgeschlossenen Zeitraum wieder öffnen',
  approve: 'erlauben, was andere über einer Grenze erbitten',
  audit: 'lesen, wer was getan hat, und die Bücher prüfen lassen',
  people: 'Personen und ihre Rechte eintragen',
  backup: 'Sicherungen machen',
};
