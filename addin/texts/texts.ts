/**
 * Which language the add-in speaks. A section of the table is read through a view that follows the language, so that
 * modules hold on to the view and never to a text.
 */
import { en } from './en.ts';

/** The same table with any other words in it. */
type InOtherWords<Table> = Table extends string
  ? string
  : Table extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof Table]: InOtherWords<Table[Key]> };

export type Texts = InOtherWords<typeof en>;

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

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

/** The first of the languages that a person prefers which there is; English where there is none. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    const found = languages.find((language) => language === primary);
    if (found !== undefined) return found;
  }
  return 'en';
}

/** A section of the table as it is spoken at the moment of each reading. */
export function textsOf<Section extends keyof Texts>(section: Section): Texts[Section] {
  return new Proxy<object>(
    {},
    { get: (_, key) => Reflect.get(spoken.table[section], key) as unknown },
  ) as Texts[Section];
}
