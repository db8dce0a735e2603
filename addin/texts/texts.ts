/**
 * Which language the add-in speaks. A section of the table is read through a view that follows the language, so that
 * modules hold on to the view and never to a text.
 */
import type { Language } from '../../shared/languages.ts';
import { en } from './en.ts';

export { chooseLanguage, languages, type Language } from '../../shared/languages.ts';

/** The same table with any other words in it. */
type InOtherWords<Table> = Table extends string
  ? string
  : Table extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof Table]: InOtherWords<Table[Key]> };

export type Texts = InOtherWords<typeof en>;

/** What each language calls itself. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

let spoken: { readonly language: Language; readonly table: Texts } = { language: 'en', table: en };

/** Speaks a language from now on; its table is loaded first. */
export async function speak(language: Language): Promise<void> {
  const table = language === 'de' ? (await import('./de.ts')).de : en;
  spoken = { language, table };
}

export function spokenLanguage(): Language {
  return spoken.language;
}

/** A section of the table as it is spoken at the moment of each reading. */
export function textsOf<Section extends keyof Texts>(section: Section): Texts[Section] {
  return new Proxy<object>(
    {},
    { get: (_, key) => Reflect.get(spoken.table[section], key) as unknown },
  ) as Texts[Section];
}
