import { wordsOf, type Word } from '../words.js';
import { isPrefix, type TopicBody, type TopicTerm } from './topic.js';

interface CompiledTerm {
  readonly topic: number;
  readonly words: readonly string[];
  readonly isPrefix: boolean;
  readonly language: string | null;
  readonly isExcept: boolean;
}

/** The words of a comment from `from` to `to` (exclusive) where a term was found. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds topics in comments. All terms are looked up by their first word, so that a comment costs the same for one topic and for sixty. `topics`
 * are found by their position in the list.
 */
export class TopicMatcher {
  readonly #whole = new Map<string, CompiledTerm[]>();
  readonly #beginnings = new Map<string, CompiledTerm[]>();
  #longest = 0;
  #shortest = Number.POSITIVE_INFINITY;

  constructor(topics: readonly Pick<TopicBody, 'terms' | 'except'>[]) {
    topics.forEach(({ terms, except }, topic) => {
      terms.forEach((term) => this.#add(topic, term, false));
      except.forEach((term) => this.#add(topic, term, true));
    });
  }

  /** The positions of the topics that the comment is about, ascending. `language`: ISO 639-1. */
  topicsOf(text: string, language: string): readonly number[] {
    const words = wordsOf(text, language);
    const found = new Map<number, Span[]>();
    const excluded = new Map<number, Span[]>();
    words.forEach((_, at) => {
      for (const term of this.#termsAt(words, at)) {
        if (term.language !== null && term.language !== language) continue;
        if (!matchesAt(term, words, at)) continue;
        const into = term.isExcept ? excluded : found;
        const span = { from: at, to: at + term.words.length };
        const spans = into.get(term.topic);
        if (spans === undefined) into.set(term.topic, [span]);
        else spans.push(span);
      }
    });
    return [...found]
      .filter(([topic, spans]) => spans.some((span) => !(excluded.get(topic) ?? []).some((of) => isWithin(span, of))))
      .map(([topic]) => topic)
      .toSorted((a, b) => a - b);
  }

  #add(topic: number, { text, language }: TopicTerm, isExcept: boolean): void {
    const words = termWords(text);
    const [first] = words;
    if (first === undefined) return;
    const term = { topic, words, isPrefix: isPrefix(text), language, isExcept };
    const isBeginning = term.isPrefix && words.length === 1;
    const index = isBeginning ? this.#beginnings : this.#whole;
    const known = index.get(first);
    if (known === undefined) index.set(first, [term]);
    else known.push(term);
    if (!isBeginning) return;
    this.#longest = Math.max(this.#longest, first.length);
    this.#shortest = Math.min(this.#shortest, first.length);
  }

  *#termsAt(words: readonly Word[], at: number): Iterable<CompiledTerm> {
    const { word } = words[at] as Word;
    yield* this.#whole.get(word) ?? [];
    const most = Math.min(word.length, this.#longest);
    for (let length = this.#shortest; length <= most; length += 1)
      yield* this.#beginnings.get(word.slice(0, length)) ?? [];
  }
}

/** The words of a term, folded as those of comments are. */
export function termWords(text: string): readonly string[] {
  return wordsOf(text.replaceAll('*', ' ')).map(({ word }) => word);
}

function matchesAt(term: CompiledTerm, words: readonly Word[], at: number): boolean {
  return term.words.every((wanted, i) => {
    const word = words[at + i]?.word;
    if (word === undefined) return false;
    return term.isPrefix && i === term.words.length - 1 ? word.startsWith(wanted) : word === wanted;
  });
}

function isWithin(span: Span, other: Span): boolean {
  return span.from >= other.from && span.to <= other.to;
}
