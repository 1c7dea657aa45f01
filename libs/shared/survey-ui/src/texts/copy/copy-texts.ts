import { ar } from './ar.js';
import { de } from './de.js';
import { en } from './en.js';
import { fr } from './fr.js';

/** The texts of the page with the copy of a customer's data. */
export interface CopyTexts {
  readonly language: string;
  readonly heading: string;
  readonly lead: string;
  readonly once: string;
  readonly show: string;
  readonly file: string;
  readonly fileHint: string;
  readonly printHint: string;
  /** `{when}`: day and time. */
  readonly madeAt: string;
  readonly nothing: string;
  readonly names: string;
  /** Headings by kind of data; `other`: of kinds that have none. */
  readonly kinds: Readonly<Record<string, string>> & { readonly other: string };
}

/** The texts in one language. */
export interface LocalCopyTexts {
  readonly language: string;
  readonly texts: CopyTexts;
}

const TEXTS: Readonly<Record<string, CopyTexts>> = { en, de, fr, ar };

/** The texts for a language tag, in English if the language has none. */
export function copyTexts(tag: string): LocalCopyTexts {
  const primary = tag.split('-')[0] as string;
  const language = Object.hasOwn(TEXTS, primary) ? primary : 'en';
  return { language, texts: TEXTS[language] ?? en };
}
