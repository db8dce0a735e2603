/** English: the language that says which texts there are. */
import { client } from './en/client.ts';
import { commands } from './en/commands.ts';
import { design } from './en/design.ts';
import { documents } from './en/documents.ts';
import { einvoice } from './en/einvoice.ts';
import { flows } from './en/flows.ts';
import { functions } from './en/functions.ts';
import { home } from './en/home.ts';
import { host } from './en/host.ts';
import { labels } from './en/labels.ts';
import { lookUp } from './en/look-up.ts';
import { parts } from './en/parts.ts';
import { posting } from './en/posting.ts';
import { printMany } from './en/print-many.ts';
import { reconcile } from './en/reconcile.ts';
import { reports } from './en/reports.ts';
import { returns } from './en/return.ts';
import { rmaForm } from './en/rma-form.ts';
import { scan } from './en/scan.ts';
import { scanning } from './en/scanning.ts';
import { settings } from './en/settings.ts';
import { shell } from './en/shell.ts';
import { words } from './en/words.ts';

export const en = {
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
