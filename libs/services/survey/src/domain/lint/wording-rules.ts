/**
 * The words by which the linter judges texts of one language. A phrase is matched as whole words, in any case; with `*` at its
 * end it is the beginning of a word.
 */
export interface WordingRules {
  /** Whether the script separates words; if not, phrases match anywhere. Default true. */
  readonly separated?: boolean;
  /** Phrases that suggest an answer. */
  readonly leading: readonly string[];
  /** Words that leave no middle, such as "always". */
  readonly absolute: readonly string[];
  /** Words that join two things. */
  readonly joining: readonly string[];
  /** Fixed expressions that contain such words and mean one thing. */
  readonly idioms: readonly string[];
  readonly negating: readonly string[];
  /** Words of favourable and unfavourable answers. */
  readonly positive: readonly string[];
  readonly negative: readonly string[];
}

/** Finds phrases of a list in a text. */
export class PhraseMatcher {
  readonly #pattern: RegExp;

  constructor(phrases: readonly string[], separated: boolean, language: string) {
    const longestFirst = phrases.map((phrase) => normalize(phrase, language)).toSorted((a, b) => b.length - a.length);
    const alternatives = longestFirst.map((phrase) => {
      const isPrefix = phrase.endsWith('*');
      const literal = (isPrefix ? phrase.slice(0, -1) : phrase).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
      return isPrefix || !separated ? literal : `${literal}(?![\\p{L}\\p{M}\\p{N}])`;
    });
    const start = separated ? '(?<![\\p{L}\\p{M}\\p{N}])' : '';
    this.#pattern = new RegExp(`${start}(?:${alternatives.join('|')})`, 'gu');
  }

  /** The first phrase in a normalized text. */
  find(text: string): string | undefined {
    return text.match(this.#pattern)?.[0];
  }

  /** A normalized text without these phrases. */
  remove(text: string): string {
    return text.replace(this.#pattern, ' ');
  }
}

/** Lower case by the rules of the language, composed, with plain apostrophes and single blanks. */
export function normalize(text: string, language: string): string {
  return text.normalize('NFC').toLocaleLowerCase(language).replace(/[’ʼ‘]/g, "'").replace(/\s+/g, ' ');
}
