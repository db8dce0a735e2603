/** German. It is loaded when it is chosen. */
import { en } from './en.ts';
import { home } from './de/home.ts';
import { host } from './de/host.ts';
import { lookUp } from './de/look-up.ts';
import { posting } from './de/posting.ts';
import { scan } from './de/scan.ts';
import { scanning } from './de/scanning.ts';
import { settings } from './de/settings.ts';
import { shell } from './de/shell.ts';
import type { Texts } from './texts.ts';

export const de: Texts = { ...en, home, host, lookUp, posting, scan, scanning, settings, shell };
