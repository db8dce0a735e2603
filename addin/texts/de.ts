/** German. It is loaded when it is chosen. */
import { client } from './de/client.ts';
import { commands } from './de/commands.ts';
import { design } from './de/design.ts';
import { documents } from './de/documents.ts';
import { einvoice } from './de/einvoice.ts';
import { flows } from './de/flows.ts';
import { functions } from './de/functions.ts';
import { home } from './de/home.ts';
import { host } from './de/host.ts';
import { labels } from './de/labels.ts';
import { lookUp } from './de/look-up.ts';
import { parts } from './de/parts.ts';
import { posting } from './de/posting.ts';
import { printMany } from './de/print-many.ts';
import { reconcile } from './de/reconcile.ts';
import { reports } from './de/reports.ts';
import { returns } from './de/return.ts';
import { rmaForm } from './de/rma-form.ts';
import { scan } from './de/scan.ts';
import { scanning } from './de/scanning.ts';
import { settings } from './de/settings.ts';
import { shell } from './de/shell.ts';
import { words } from './de/words.ts';
import type { Texts } from './texts.ts';

export const de: Texts = {
  client,
  commands,
  design,
  documents,
  einvoice,
  flows,
  functions,
  home,
  host,
  labels,
  lookUp,
  parts,
  posting,
  printMany,
  reconcile,
  reports,
  returns,
  rmaForm,
  scan,
  scanning,
  settings,
  shell,
  words,
};
