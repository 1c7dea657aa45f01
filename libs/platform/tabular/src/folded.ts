/** White space and characters that cannot be seen, which names in files contain by accident. */
const BLANKS = /[\s\u00ad\u200b-\u200f\u2060\ufeff]+/g;

/** A name with its blanks and its form of Unicode normalised: names that look the same are the same. */
export function tidyName(name: string): string {
  return name.normalize('NFC').replace(BLANKS, ' ').trim();
}

/** A text for comparison without regard to case, blanks and the form of apostrophes. */
export function fold(text: string): string {
  return tidyName(text).toLowerCase().replaceAll('’', "'");
}
