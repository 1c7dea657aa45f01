import { interfaceTexts, type Address } from '../interface-texts.js';
import type { LocalTexts } from '../own-texts.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';

/** The languages of status pages, which are those of mails to customers. */
export const STATUS_LANGUAGES = ['en', 'de', 'fr', 'ar'] as const;
type StatusLanguage = (typeof STATUS_LANGUAGES)[number];

/** The names of the texts of the status page. */
export type StatusTextName = keyof typeof en;

/** The texts of the status page in one language. */
export type StatusTexts = Readonly<Record<StatusTextName, string>>;

/** A language's texts: the formal ones, and those that differ where customers are addressed informally. */
export interface LanguageStatusTexts {
  readonly formal: StatusTexts;
  readonly informal?: Partial<StatusTexts>;
}

/** The texts of a page: its own and those that survey pages have too. */
export interface LocalStatusTexts {
  readonly language: string;
  readonly texts: StatusTexts;
  readonly shared: LocalTexts;
}

const TEXTS: Readonly<Record<StatusLanguage, LanguageStatusTexts>> = { en: { formal: en }, de, fr, ar };

/** The texts for a language tag, in English if the language has none. */
export function statusTexts(tag: string, address: Address = 'formal'): LocalStatusTexts {
  const primary = tag.split('-')[0];
  const language = STATUS_LANGUAGES.find((each) => each === primary) ?? 'en';
  const { formal, informal } = TEXTS[language];
  const texts = address === 'informal' ? { ...formal, ...informal } : formal;
  return { language, texts, shared: interfaceTexts(language, address) };
}
