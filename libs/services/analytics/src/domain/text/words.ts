/** A word as it was written, folded to lower case, and where it begins and ends in the text. */
export interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

const SEGMENTERS = new Map<string, Intl.Segmenter>();

/** One segmenter per language: making one takes longer than using it. */
function segmenterOf(language: string): Intl.Segmenter {
  const known = SEGMENTERS.get(language);
  if (known !== undefined) return known;
  const made = new Intl.Segmenter(language, { granularity: 'word' });
  SEGMENTERS.set(language, made);
  return made;
}

/** Folds what readers take for the same word: case, and the forms of the apostrophe. Accents stay, because they tell words apart. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’‘`´]/g, "'");
}

/**
 * The words of a text in their order, by the rules of Unicode for the language (BCP 47), so that languages without spaces have words too.
 * Marks and blanks are left out. Positions refer to `folded(text)`.
 */
export function wordsOf(text: string, language = 'en'): readonly Word[] {
  const words: Word[] = [];
  for (const { segment, index, isWordLike } of segmenterOf(known(language)).segment(folded(text))) {
    if (isWordLike === true) words.push({ word: segment, from: index, to: index + segment.length });
  }
  return words;
}

/** The words and the marks that carry a mood (`!`, `?`, `:)` in parts), in their order: what sentiment is estimated from. */
export function tokensOf(text: string, language = 'en'): readonly string[] {
  const tokens: string[] = [];
  for (const { segment, isWordLike } of segmenterOf(known(language)).segment(folded(text))) {
    if (isWordLike === true || MOODY.test(segment)) tokens.push(segment);
  }
  return tokens;
}

const MOODY = /[!?:;()]|\p{Extended_Pictographic}/u;

/** A tag that is no tag of BCP 47 is segmented as English, whose rules are the general ones. */
function known(language: string): string {
  return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language) ? language : 'en';
}
