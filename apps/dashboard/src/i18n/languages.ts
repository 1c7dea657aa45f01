/** The languages of the interface, with their own names. A catalogue is a folder of `locales`; a test compares them. */
export const LANGUAGES = { en: 'English', de: 'Deutsch', ar: 'العربية' } as const;

export type Language = keyof typeof LANGUAGES;

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['ar', 'he']);

/** Whether the language is written from right to left. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(language.split('-')[0] ?? '') ? 'rtl' : 'ltr';
}

/** The first of the wanted languages that the interface has, as `de-AT` has `de`; English if none. */
export function languageFor(wanted: readonly (string | null | undefined)[]): Language {
  for (const tag of wanted) {
    const language = tag?.split('-')[0]?.toLowerCase();
    if (language !== undefined && language in LANGUAGES) return language as Language;
  }
  return 'en';
}
