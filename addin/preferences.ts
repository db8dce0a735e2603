/**
 * How a person reads: language and formats. They belong to the person and not to the workbook, so the browser keeps
 * them; where it keeps nothing they last as long as the pane.
 */
import { formatNames, writeAs, type FormatName } from './texts/formats.ts';
import { chooseLanguage, languages, speak, type Language } from './texts/texts.ts';

export interface Preferred {
  readonly language: Language | 'system';
  readonly format: FormatName | 'system';
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

const languageKey = 'serialbook-language';
const formatKey = 'serialbook-format';

/** The formats of a language, for whoever did not choose any. */
const formatOfLanguage: Readonly<Record<Language, FormatName>> = { en: 'iso', de: 'de' };

export function readPreferred(storage: Storage): Preferred {
  try {
    return {
      language: languages.find((name) => name === storage.getItem(languageKey)) ?? 'system',
      format: formatNames.find((name) => name === storage.getItem(formatKey)) ?? 'system',
    };
  } catch {
    return { language: 'system', format: 'system' };
  }
}

export function keepPreferred(storage: Storage, { language, format }: Preferred): void {
  try {
    storage.setItem(languageKey, language);
    storage.setItem(formatKey, format);
  } catch {
    // A browser that keeps nothing forgets this with the pane.
  }
}

/** Speaks and writes as the person prefers; `system` is the first of the languages given. */
export async function applyPreferred(
  { language, format }: Preferred,
  system: readonly string[],
): Promise<Language> {
  const spoken = language === 'system' ? chooseLanguage(system) : language;
  await speak(spoken);
  writeAs(format === 'system' ? formatOfLanguage[spoken] : format);
  return spoken;
}
