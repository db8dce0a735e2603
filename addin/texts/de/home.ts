import { countOf, formatCount } from '../formats.ts';
import type { Texts } from '../texts.ts';

export const home: Texts['home'] = {
  title: 'Serialbook',
  noToken:
    'Serialbook kennt Sie noch nicht. Geben Sie unter Einstellungen das Token ein, das der Dienst ausgegeben hat.',
  openSettings: 'Einstellungen öffnen',
  retry: 'Erneut versuchen',
  refresh: 'Bücher neu fragen',
  asking: 'Die Bücher werden gefragt',
  ready: (company, currency) => `Die Bücher von ${company} sind offen, in ${currency}`,
  find: 'Suchen',
  findHint: 'Seriennummer, Beleg, Artikel oder Partner',
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
  toCheckWhy: 'Gesendet, aber ohne Antwort. Öffnen Sie den Beleg, um die Bücher zu fragen.',
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
  noUnits: 'Die Bücher haben keine passende Einheit dieses Artikels.',
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
  noDocuments: 'Die Bücher haben keinen Beleg dieses Partners.',
  roles: { vendor: 'Lieferant', customer: 'Kunde' },
};
