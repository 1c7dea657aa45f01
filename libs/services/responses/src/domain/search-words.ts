import { foldedText } from '@hearback/kernel';
import { OTHER_PREFIX, type Answer, type Attribute } from '@hearback/questionnaire';

/** The words of a response with their places, which phrases need. */
export interface PlacedWord {
  readonly word: string;
  readonly place: number;
}

/** A part of a search that must occur: words that follow one another; the last may be the beginning of a word. */
export interface SearchTerm {
  readonly words: readonly string[];
  readonly isPrefix: boolean;
}

/** What of a response can be searched. */
export interface SearchedContent {
  readonly answers: readonly Answer[];
  readonly attributes: readonly Attribute[];
  readonly customer?: string | undefined;
  readonly unverifiedCustomer?: string | undefined;
}

/** Characters of a word that are compared. */
const WORD_CHARACTERS = 60;

/** Words of one response that are found; 16,383 is the last place that PostgreSQL knows. */
const WORDS = 4_000;

/** Terms of one search; more make it slower, not better. */
const TERMS = 12;

/** From so many letters on, what is typed may be the beginning of a word; shorter beginnings fit almost every answer. */
const PREFIX_CHARACTERS = 3;

/** Scripts that write without spaces: each character is a word, and several of them are a phrase. */
const UNSPACED = String.raw`(?=[\p{L}\p{N}])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]`;
const WORD = new RegExp(
  String.raw`${UNSPACED}\p{M}*|(?:(?!${UNSPACED})[\p{L}\p{N}\p{M}])+|\p{Extended_Pictographic}`,
  'gu',
);

/** The words of a text as they are compared: without case, accents, points and punctuation. */
export function wordsOf(text: string): readonly string[] {
  return (foldedText(text).match(WORD) ?? []).map((word) => Array.from(word).slice(0, WORD_CHARACTERS).join(''));
}

/** The words by which a response is found: texts of its answers, text attributes, and the ids of its customer. */
export function searchWordsOf(content: SearchedContent): readonly PlacedWord[] {
  const placed: PlacedWord[] = [];
  let place = 0;
  for (const text of textsOf(content)) {
    for (const word of wordsOf(text)) {
      if (placed.length === WORDS) return placed;
      placed.push({ word, place: (place += 1) });
    }
    // A place is left empty, so that no phrase reaches from one answer into the next.
    place += 1;
  }
  return placed;
}

/**
 * The terms of a search as somebody types it: words, beginnings of words, and "phrases" in quotation marks of any kind. All must
 * occur. Empty if nothing in it can be found.
 */
export function searchTermsOf(text: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = [];
  for (const [, phrase, chunk] of text.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]|([^\s"“”„«»]+)/gu)) {
    const words = wordsOf(phrase ?? chunk ?? '');
    const last = words.at(-1);
    if (last === undefined) continue;
    terms.push({ words, isPrefix: phrase === undefined && last.length >= PREFIX_CHARACTERS });
  }
  return terms.slice(0, TERMS);
}

function* textsOf({ answers, attributes, customer, unverifiedCustomer }: SearchedContent): Generator<string> {
  for (const { kind, value } of answers) {
    if (typeof value === 'string' && (kind === 'text' || kind === 'email')) yield value;
    else if (kind === 'single' || kind === 'multi') yield* [value].flat().flatMap(ownText);
  }
  for (const { value } of attributes) if (typeof value === 'string') yield value;
  if (customer !== undefined) yield customer;
  if (unverifiedCustomer !== undefined) yield unverifiedCustomer;
}

/** What the customer wrote instead of choosing. */
function ownText(choice: unknown): readonly string[] {
  return typeof choice === 'string' && choice.startsWith(OTHER_PREFIX) ? [choice.slice(OTHER_PREFIX.length)] : [];
}
