import { createContext, useContext } from 'react';
import type { DocumentLanguage } from '../pdf-document.js';

/** How a language is written. */
export interface Writing {
  readonly rtl: boolean;
  /** Styles of a text, and of a row whose first item stands at the start of the line. */
  readonly text: { readonly direction: 'ltr' | 'rtl'; readonly textAlign: 'left' | 'right' };
  readonly end: { readonly direction: 'ltr' | 'rtl'; readonly textAlign: 'left' | 'right' };
  readonly row: { readonly flexDirection: 'row' | 'row-reverse' };
  /** A text as it is laid out. */
  readonly write: (text: string) => string;
  /** What stands between two texts of one line, so that numbers in both keep their order. */
  readonly gap: string;
  readonly page: (number: number, total: number) => string;
}

const PAGE: Readonly<Record<DocumentLanguage, (number: number, total: number) => string>> = {
  en: (number, total) => `page ${number} of ${total}`,
  de: (number, total) => `Seite ${number} von ${total}`,
  fr: (number, total) => `page ${number} sur ${total}`,
  ar: (number, total) => `صفحة ${number} من ${total}`,
};

/** A minus before a number is taken for a dash between Arabic words unless a mark binds it to the number (UAX 9, rule N1). */
const boundMinus = (text: string) => text.replace(/(?<![\d\p{L}])([−+-])(?=\d)/gu, '\u200e$1');

/** The writing of a language. */
export function writingOf(language: DocumentLanguage): Writing {
  const rtl = language === 'ar';
  const start = { direction: rtl ? 'rtl' : 'ltr', textAlign: rtl ? 'right' : 'left' } as const;
  return {
    rtl,
    text: start,
    end: { direction: start.direction, textAlign: rtl ? 'left' : 'right' },
    row: { flexDirection: rtl ? 'row-reverse' : 'row' },
    write: rtl ? boundMinus : (text) => text,
    gap: rtl ? ' \u200f ' : '  ',
    page: PAGE[language],
  };
}

const context = createContext<Writing>(writingOf('en'));

export const WritingProvider = context.Provider;

/** The writing of the document that is rendered. */
export const useWriting = (): Writing => useContext(context);
