import { CUSTOMER_LANGUAGES, type CustomerLanguage } from '@hearback/questionnaire';
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
import type { InterfaceTexts, LocalTexts } from './own-texts.js';
import { tr } from './tr.js';

/** A language's texts: the formal ones, and those that differ where customers are addressed informally. */
export interface LanguageTexts {
  readonly formal: InterfaceTexts;
  readonly informal?: Partial<InterfaceTexts>;
}

/** How customers are addressed, in languages that make the difference. */
export type Address = 'formal' | 'informal';

const TEXTS: Readonly<Record<CustomerLanguage, LanguageTexts>> = {
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

/** The interface's texts for a language tag. */
export function interfaceTexts(tag: string, address: Address = 'formal'): LocalTexts {
  const primary = tag.split('-')[0];
  const language = CUSTOMER_LANGUAGES.find((each) => each === primary);
  if (language === undefined) return { language: 'en', texts: en };
  const { formal, informal } = TEXTS[language];
  return { language, texts: address === 'informal' ? { ...formal, ...informal } : formal };
}
