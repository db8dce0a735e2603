import { countOf } from '../formats.ts';
import type { Texts } from '../texts.ts';

export const client: Texts['client'] = {
  offline:
    'Der Dienst von Serialbook ist nicht erreichbar. Starten Sie ihn und versuchen Sie es dann erneut; es geht nichts verloren.',
  token: 'Der Dienst kennt dieses Token nicht. Geben Sie unter Einstellungen das richtige ein.',
  forbidden: 'Ihr Token erlaubt das nicht. Wenden Sie sich an die Person, die Serialbook betreut.',
  missing: 'Das steht nicht in den Büchern. Prüfen Sie die Eingabe.',
  tooLarge: 'Das ist mehr, als der Dienst auf einmal annimmt. Senden Sie es in Teilen.',
  busy: 'Der Dienst ist beschäftigt. Warten Sie einen Moment und versuchen Sie es dann erneut.',
  busyFor: (seconds) =>
    `Der Dienst ist beschäftigt. Versuchen Sie es in ${countOf(seconds, 'Sekunde', 'Sekunden')} erneut.`,
  broken:
    'Dem Dienst ist das nicht gelungen. Versuchen Sie es erneut; gelingt es wieder nicht, wenden Sie sich an die Person, die Serialbook betreut.',
};
