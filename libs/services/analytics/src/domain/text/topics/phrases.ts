import { wordsOf } from '../words.js';

/** A phrase and how often it is used. */
export interface Phrase {
  readonly phrase: string;
  /** Comments of the part that have it. */
  readonly n: number;
  /** How many times more often than in all comments. */
  readonly lift: number;
}

/** A phrase of recent comments that hardly anybody used before. */
export interface NewPhrase {
  readonly phrase: string;
  readonly n: number;
  /** Earlier comments that have it. */
  readonly before: number;
}

/** The least comments for a phrase: fewer would quote single people. */
export const MIN_PHRASE = 8;

/** Lift below which a phrase does not mark anything. */
const MIN_LIFT = 2;

/** 1 − χ²(1) of this is .001: with hundreds of phrases compared, fewer would be chance. */
const MIN_EVIDENCE = 10.83;

const MAX_WORDS = 3;

/** Comments as the phrases that they have, each phrase once per comment. */
export class PhraseCounts {
  readonly #counts = new Map<string, number>();
  comments = 0;

  add(phrases: ReadonlySet<string>): void {
    this.comments += 1;
    for (const phrase of phrases) this.#counts.set(phrase, (this.#counts.get(phrase) ?? 0) + 1);
  }

  of(phrase: string): number {
    return this.#counts.get(phrase) ?? 0;
  }

  /** Phrases of at least so many comments. */
  frequent(least: number): readonly string[] {
    return [...this.#counts].filter(([, n]) => n >= least).map(([phrase]) => phrase);
  }
}

/** Words that say little by themselves: no phrase begins or ends with one. */
const LITTLE = new Set(
  `a an the this that these those it its i me my we us our you your he she they them their his her of to in on at by for from with as and or but if so
   is are was were be been am do does did have has had will would can could should not no than then there here what which who where when how why all any
   very just only too also again after before about out up down over im it's i'm don't
   der die das den dem des ein eine einen einem einer eines ich mich mir mein meine wir uns unser ihr sie er es und oder aber wenn wie als in im an am auf
   aus bei mit nach von vom zu zum zur für um bis ist sind war waren bin hat habe haben hatte wird werden wurde nicht kein keine noch nur auch schon sehr so
   da dass man sich was wer wo wann warum
   le la les un une des de du et ou mais je me mon ma mes nous vous il elle ils on ce cette ces en au aux pour par sur dans avec est sont était être avoir
   ne pas plus très que qui quoi où quand se si`.split(/\s+/),
);

/** The words and the phrases of up to three words of a comment, each once. */
export function phrasesOf(text: string, language: string): ReadonlySet<string> {
  const words = wordsOf(text, language).map(({ word }) => word);
  const phrases = new Set<string>();
  for (let from = 0; from < words.length; from += 1) {
    for (let length = 1; length <= MAX_WORDS && from + length <= words.length; length += 1) {
      if (LITTLE.has(words[from] as string) || LITTLE.has(words[from + length - 1] as string)) continue;
      const phrase = words.slice(from, from + length).join(' ');
      if (phrase.length > 2) phrases.add(phrase);
    }
  }
  return phrases;
}

/** The phrases that mark a part of the comments: those with the strongest evidence (G², Dunning 1993) that it uses them more often. */
export function phrasesThatMark(
  part: PhraseCounts,
  all: PhraseCounts,
  isLeftOut: (phrase: string) => boolean,
  most = 5,
): readonly Phrase[] {
  const candidates = part
    .frequent(MIN_PHRASE)
    .filter((phrase) => !isLeftOut(phrase))
    .map((phrase) => {
      const n = part.of(phrase);
      const lift = n / part.comments / (all.of(phrase) / all.comments);
      const evidence = gSquared(n, part.comments, all.of(phrase) - n, all.comments - part.comments);
      return { phrase, n, lift, evidence };
    })
    .filter(({ lift, evidence }) => lift >= MIN_LIFT && evidence >= MIN_EVIDENCE);
  return withoutRepeats(candidates, most).map(({ phrase, n, lift }) => ({ phrase, n, lift }));
}

/** The phrases of recent comments that earlier ones hardly have. */
export function newPhrases(
  recent: PhraseCounts,
  earlier: PhraseCounts,
  isLeftOut: (phrase: string) => boolean,
  most = 3,
): readonly NewPhrase[] {
  if (earlier.comments === 0) return [];
  const candidates = recent
    .frequent(MIN_PHRASE)
    .filter((phrase) => !isLeftOut(phrase))
    .map((phrase) => {
      const [n, before] = [recent.of(phrase), earlier.of(phrase)];
      return { phrase, n, before, evidence: gSquared(n, recent.comments, before, earlier.comments) };
    })
    .filter(({ n, before, evidence }) => {
      const isOften = n / recent.comments > (3 * before) / earlier.comments;
      return isOften && evidence >= MIN_EVIDENCE;
    });
  return withoutRepeats(candidates, most).map(({ phrase, n, before }) => ({ phrase, n, before }));
}

/** The strongest first, without those that share a word with a stronger one: they would say the same again. */
function withoutRepeats<P extends { readonly phrase: string; readonly evidence: number }>(
  candidates: readonly P[],
  most: number,
): readonly P[] {
  const kept: P[] = [];
  const longer = (a: P, b: P) =>
    b.evidence - a.evidence || b.phrase.length - a.phrase.length || (a.phrase < b.phrase ? -1 : 1);
  for (const each of candidates.toSorted(longer)) {
    const words = each.phrase.split(' ');
    if (kept.some(({ phrase }) => phrase.split(' ').some((word) => words.includes(word)))) continue;
    kept.push(each);
    if (kept.length === most) break;
  }
  return kept;
}

/** The log likelihood ratio of "the same share in both": 2 Σ O ln (O/E). */
function gSquared(hits1: number, n1: number, hits2: number, n2: number): number {
  const share = (hits1 + hits2) / (n1 + n2);
  const part = (observed: number, expected: number) => (observed === 0 ? 0 : observed * Math.log(observed / expected));
  const side = (hits: number, n: number) => part(hits, n * share) + part(n - hits, n * (1 - share));
  return Math.max(0, 2 * (side(hits1, n1) + side(hits2, n2)));
}
