/** Accents, Arabic and Hebrew points, the Arabic stretch of a word, and joiners: people leave them out. */
const POINTS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f]|\u0640|\u0670|\u200c|\u200d|\ufe0f/gu;

/** Letters that are one letter for Unicode, but that people without the keyboard for them write as others. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', ı: 'i' };

/** The text as searches compare it: without case, accents and points, in one form of Unicode. */
export function foldedText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(POINTS, '')
    .replace(/[ßæœøłđðı]/gu, (letter) => PLAIN[letter]!);
}
