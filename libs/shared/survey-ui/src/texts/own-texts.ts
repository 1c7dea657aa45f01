import type { en } from './en.js';

/** The names of the interface's own texts. */
export type TextName = keyof typeof en;

/** The interface's own texts in one language. */
export type InterfaceTexts = Readonly<Record<TextName, string>>;

/** Texts together with the language that they are in, which is English if the wanted language has none. */
export interface LocalTexts {
  readonly language: string;
  readonly texts: InterfaceTexts;
}

/** What somebody wrote, for within a sentence: its direction changes nothing around it. */
export function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** A text with its `{name}` replaced by values. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
