/** The languages that Serialbook speaks, and which of them a person is answered in. English where nothing else fits. */

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** The first of the languages that a person prefers which there is; English where there is none. */
export function chooseLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0];
    const found = languages.find((language) => language === primary);
    if (found !== undefined) return found;
  }
  return 'en';
}
