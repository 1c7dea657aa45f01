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

const LANGUAGES = { en: { formal: en }, de, fr, es, pt, it, nl, pl, tr, ar, he, ja } as const satisfies Readonly<
  Record<string, LanguageTexts>
>;

/** The languages of the survey's interface. */
export const INTERFACE_LANGUAGES = Object.keys(LANGUAGES) as readonly (keyof typeof LANGUAGES)[];

/** The interface's texts for a language tag. */
export function interfaceTexts(tag: string, address: Address = 'formal'): LocalTexts {
  const primary = tag.split('-')[0];
  const language = INTERFACE_LANGUAGES.find((each) => each === primary);
  if (language === undefined) return { language: 'en', texts: en };
  const { formal, informal }: LanguageTexts = LANGUAGES[language];
  return { language, texts: address === 'informal' ? { ...formal, ...informal } : formal };
}
