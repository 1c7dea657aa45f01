import { resolveLanguage } from '@hearback/questionnaire';
import { ar } from './ar.js';
import type { CustomerMailWords } from './customer-mail-words.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';

/** The texts of mails to customers by language. */
export const CUSTOMER_MAIL_WORDS = { en, de, fr, ar } as const satisfies Readonly<Record<string, CustomerMailWords>>;

const LANGUAGES = Object.keys(CUSTOMER_MAIL_WORDS) as readonly (keyof typeof CUSTOMER_MAIL_WORDS)[];

/** The language in which a mail is written for a BCP 47 tag; English for one that has no texts. */
export function customerMailLanguage(tag: string): keyof typeof CUSTOMER_MAIL_WORDS {
  const language = resolveLanguage({ default_language: 'en', languages: LANGUAGES }, tag);
  return LANGUAGES.find((each) => each === language) ?? 'en';
}

/** The texts for a BCP 47 tag; English for a language that has none. */
export function customerMailWords(tag: string): CustomerMailWords {
  return CUSTOMER_MAIL_WORDS[customerMailLanguage(tag)];
}
