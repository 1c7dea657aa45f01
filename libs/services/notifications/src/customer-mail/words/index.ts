import { resolveLanguage } from '@hearback/questionnaire';
import { ar } from './ar.js';
import type { CustomerMailWords } from './customer-mail-words.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';

/** The texts of mails to customers by language. */
export const CUSTOMER_MAIL_WORDS = { en, de, fr, ar } as const satisfies Readonly<Record<string, CustomerMailWords>>;

const LANGUAGES = Object.keys(CUSTOMER_MAIL_WORDS) as readonly (keyof typeof CUSTOMER_MAIL_WORDS)[];

/** The texts for a BCP 47 tag; English for a language that has none. */
export function customerMailWords(tag: string): CustomerMailWords {
  const language = resolveLanguage({ default_language: 'en', languages: LANGUAGES }, tag);
  return CUSTOMER_MAIL_WORDS[LANGUAGES.find((each) => each === language) ?? 'en'];
}
