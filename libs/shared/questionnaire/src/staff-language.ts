import { resolveLanguage, type Language } from './language.js';

/** The languages of what staff read outside of the dashboard: mails and the reasons of tasks. */
export const STAFF_LANGUAGES = ['en', 'de', 'fr', 'ar'] as const satisfies readonly Language[];
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number];

/** The language for staff whose workspace has this BCP 47 tag. */
export function staffLanguage(tag: string): StaffLanguage {
  const language = resolveLanguage({ default_language: 'en', languages: STAFF_LANGUAGES }, tag);
  return STAFF_LANGUAGES.find((each) => each === language) ?? 'en';
}
