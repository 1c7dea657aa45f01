import { interfaceTexts, type Address } from '../interface-texts.js';
import type { LocalTexts } from '../own-texts.js';
import { STATUS_LANGUAGES } from '../status/status-texts.js';
import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';

/** The texts of the page on which customers ask to be called back, in one language. */
export type CallBackTexts = Readonly<Record<keyof typeof en, string>>;

/** A language's texts: the formal ones, and those that differ where customers are addressed informally. */
export interface LanguageCallBackTexts {
  readonly formal: CallBackTexts;
  readonly informal?: Partial<CallBackTexts>;
}

/** The texts of a page: its own and those that survey pages have too. */
export interface LocalCallBackTexts {
  readonly language: string;
  readonly texts: CallBackTexts;
  readonly shared: LocalTexts;
}

const TEXTS: Readonly<Record<(typeof STATUS_LANGUAGES)[number], LanguageCallBackTexts>> = {
  en: { formal: en },
  de,
  fr,
  ar,
};

/** The texts for a language tag, in English if the language has none. */
export function callBackTexts(tag: string, address: Address = 'formal'): LocalCallBackTexts {
  const primary = tag.split('-')[0];
  const language = STATUS_LANGUAGES.find((each) => each === primary) ?? 'en';
  const { formal, informal } = TEXTS[language];
  const texts = address === 'informal' ? { ...formal, ...informal } : formal;
  return { language, texts, shared: interfaceTexts(language, address) };
}
