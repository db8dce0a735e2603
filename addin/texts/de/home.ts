import { countOf, formatCount } from '../formats.ts';
import type { Texts } from '../texts.ts';

export const home: Texts['home'] = {
  title: 'Serialbook',
  noToken:
    'Serialbook kennt Sie noch nicht. Geben Sie unter Einstellungen das Token ein, das der Dienst ausgegeben hat.',
  openSettings: 'Einstellungen öffnen',
  retry: 'Erneut versuchen',
  refresh: 'Bücher neu abfragen',
  asking: 'Die Bücher werden abgefragt',
  ready: (company, currency) => `Die Bücher von ${company} sind geöffnet, in ${currency}`,
  find: 'Suchen',
  findHint: 'Seriennummer, Beleg, Artikel oder Partner',
  findClear: 'Feld leeren',
  finding: 'Wird gesucht',
  found: 'Gefunden',
  foundCount: (count) => countOf(count, 'Treffer', 'Treffer'),
  nothing: (text) =>
    `Nichts heißt ${text}: keine Seriennummer, kein Beleg, kein Artikel, kein Partner. Prüfen Sie die Schreibweise.`,
  jobs: 'Beginnen',
  work: 'Das wartet auf Sie',
  nothingWaits: 'Nichts wartet. Scannen Sie ein Etikett, oder suchen Sie einen Beleg.',
  groups: {
    toCheck: 'Zu prüfende Belege',
    scans: 'Scans im Eingang',
    drafts: 'Entwürfe',
    toReceive: 'Erwartete Bestellungen',
    toShip: 'Zu liefernde Aufträge',
    returns: 'Erwartete Rückgaben',
    setAside: 'Für Lieferanten bereitgestellt',
    inTransit: 'Umlagerungen unterwegs',
  },
  toCheckWhy: 'Gesendet, aber ohne Antwort. Öffnen Sie den Beleg, um die Bücher abzufragen.',
  scansMore: (count) => `${countOf(count, 'Scan', 'Scans')} noch in keinem Beleg`,
  units: (count) => countOf(count, 'Einheit', 'Einheiten'),
  age: (days) => (days <= 0 ? 'heute' : countOf(days, 'Tag', 'Tage')),
  overdue: (days) => `${countOf(days, 'Tag', 'Tage')} überfällig`,
  oldest: (age) => `am längsten: ${age}`,
  overdueCount: (count) => `${formatCount(count)} überfällig`,
  showAll: (count) => `Alle ${formatCount(count)} zeigen`,
  atLeast: (count) => `${formatCount(count)}+`,
  back: 'Zurück',
  itemUnits: 'Einheiten',
  noUnits: 'In den Büchern steht keine passende Einheit dieses Artikels.',
  status: 'Status',
  allUnits: 'Alle',
  stock: 'Wo er liegt',
  free: (available, total) =>
    available === total
      ? formatCount(total)
      : `${formatCount(total)}, davon ${formatCount(available)} frei`,
  partyOpen: 'Offene Belege',
  partyRecent: 'Letzte Belege',
  noOpen: 'Mit diesem Partner ist nichts offen.',
  noDocuments: 'In den Büchern steht kein Beleg dieses Partners.',
  roles: { vendor: 'Lieferant', customer: 'Kunde' },
};
