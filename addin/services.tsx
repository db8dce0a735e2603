/** What every pane works with, handed down from the composition root. */
import { createContext, useContext } from 'react';
import { present } from '../shared/assert.ts';
import type { Client } from './client.ts';
import type { PaneName } from './commands/table.ts';
import type { ExcelHost } from './host/port.ts';
import type { FormatName } from './texts/formats.ts';
import type { Language } from './texts/texts.ts';

export type Tone = 'good' | 'bad' | 'plain';

export interface Services {
  readonly host: ExcelHost;
  readonly client: Client;
  /** Speaks a sentence in the live region, with a sound where sounds are on. */
  readonly announce: (text: string, tone: Tone) => void;
  /** Shows a pane, with a text to begin with where it takes one. */
  readonly show: (pane: PaneName, text?: string) => void;
  readonly today: () => string;
  readonly makeId: () => string;
  /** Sounds on or off, kept in the workbook. */
  readonly sounds: { readonly isOn: boolean; readonly set: (isOn: boolean) => void };
  /** How this person reads: kept by the browser, not by the workbook. */
  readonly preferences: Preferences;
  /** Says that the books may have changed, so that formulas ask again. */
  readonly booksChanged: () => void;
}

/** The language and the formats of a person; `system` follows Excel's language. */
export interface Preferences {
  readonly language: Language | 'system';
  readonly format: FormatName | 'system';
  readonly setLanguage: (language: Language | 'system') => void;
  readonly setFormat: (format: FormatName | 'system') => void;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  return present(useContext(ServicesContext), 'the services of the panes');
}

/** What a pane is given: the text it was opened with, if any. */
export interface PaneProps {
  readonly text: string;
}
