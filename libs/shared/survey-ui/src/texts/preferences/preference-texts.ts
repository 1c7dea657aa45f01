import { CUSTOMER_LANGUAGES, type CustomerLanguage } from '@hearback/questionnaire';
import { interfaceTexts, type Address } from '../interface-texts.js';
import type { LocalTexts } from '../own-texts.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { es } from './es.js';
import { fr } from './fr.js';
import { he } from './he.js';
import { it } from './it.js';
import { ja } from './ja.js';
import { nl } from './nl.js';
import { pl } from './pl.js';
import { pt } from './pt.js';
import { tr } from './tr.js';

/** The names of the texts of the pages on which customers say what they want. */
export type PreferenceTextName = keyof typeof en;

/** The texts of these pages in one language. */
export type PreferenceTexts = Readonly<Record<PreferenceTextName, string>>;

/** A language's texts: the formal ones, and those that differ where customers are addressed informally. */
export interface LanguagePreferenceTexts {
  readonly formal: PreferenceTexts;
  readonly informal?: Partial<PreferenceTexts>;
}

/** The texts of a page: its own and those that survey pages have too. */
export interface LocalPreferenceTexts {
  readonly language: string;
  readonly texts: PreferenceTexts;
  readonly shared: LocalTexts;
}

const TEXTS: Readonly<Record<CustomerLanguage, LanguagePreferenceTexts>> = {
  en: { formal: en },
  de,
  fr,
  es,
  pt,
  it,
  nl,
  pl,
  tr,
  ar,
  he,
  ja,
};

/** The texts for a language tag, in English if the language has none. */
export function preferenceTexts(tag: string, address: Address = 'formal'): LocalPreferenceTexts {
  const primary = tag.split('-')[0];
  const language = CUSTOMER_LANGUAGES.find((each) => each === primary) ?? 'en';
  const { formal, informal } = TEXTS[language];
  const texts = address === 'informal' ? { ...formal, ...informal } : formal;
  return { language, texts, shared: interfaceTexts(language, address) };
}
