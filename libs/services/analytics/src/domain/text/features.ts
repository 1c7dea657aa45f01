import { tokensOf } from './words.js';

/** Number of weights per class: features are hashed to 17 bits, so that a model has the same size for every workspace. */
export const FEATURES = 1 << 17;

/** The longest text that is looked at, in characters: what follows hardly changes the estimate and would only cost time. */
export const MAX_TEXT = 2_000;

/** A text as a sparse vector of length 1. */
export interface Features {
  /** Indices below `FEATURES`, each at most once. */
  readonly indices: Uint32Array;
  readonly values: Float32Array;
}

/** Words after which the next ones mean the opposite, in the languages of the base models. */
const NEGATIONS = new Set(
  `not no never cannot without nor dont doesnt isnt wont cant didnt nothing neither hardly n't
   nicht kein keine keinen keinem keiner keines nie niemals ohne weder nichts kaum
   ne pas jamais sans aucun aucune rien ni guère`.split(/\s+/),
);

/** How many words after a negation are marked. */
const REACH = 4;

/** What a piece of a word counts in comparison with a word. */
const PIECE = 0.3;

/**
 * The features of a text: its words, pairs and triples of words, words after a negation, and pieces of words of three to five letters,
 * which languages with long words (German) need. After Joulin et al. 2016 (bags of n-grams), Weinberger et al. 2009 (hashing) and
 * Pang, Lee and Vaithyanathan 2002 (marks of negation). `language` is the BCP 47 tag by whose rules words are told apart.
 */
export function featuresOf(text: string, language = 'en'): Features {
  const tokens = tokensOf(text.slice(0, MAX_TEXT), language);
  const found = new Map<number, number>();
  const add = (hash: number, value: number) => {
    const index = mixed(hash);
    found.set(index, (found.get(index) ?? 0) + value);
  };
  let negated = 0;
  tokens.forEach((token, i) => {
    const hash = hashOf(token, SEEDS.word);
    add(hash, 1);
    if (i > 0) add(hashOf(token, hashOf(tokens[i - 1] as string, SEEDS.pair)), 1);
    if (i > 1) add(hashOf(token, hashOf(tokens[i - 1] as string, hashOf(tokens[i - 2] as string, SEEDS.triple))), 1);
    if (negated > 0) add(hashOf(token, SEEDS.negated), 1);
    negated = NEGATIONS.has(token) || token.endsWith("n't") ? REACH : negated - 1;
    addPieces(token, add);
  });
  return normalised(found);
}

const SEEDS = {
  word: 0x811c9dc5,
  pair: 0x12345671,
  triple: 0x2545f491,
  negated: 0x6b43a9b5,
  piece: 0x5bd1e995,
} as const;

/** Adds the pieces of a word with marks at its ends, so that a beginning differs from a middle. */
function addPieces(token: string, add: (hash: number, value: number) => void): void {
  const marked = `<${token}>`;
  for (let from = 0; from + 3 <= marked.length; from += 1) {
    let hash: number = SEEDS.piece;
    const end = Math.min(from + 5, marked.length);
    for (let at = from; at < end; at += 1) {
      hash = Math.imul(hash ^ marked.charCodeAt(at), 0x01000193);
      if (at >= from + 2) add(hash, PIECE);
    }
  }
}

/** FNV-1a of the letters, going on from a seed or from the hash of the words before. */
function hashOf(token: string, seed: number): number {
  let hash = Math.imul(seed ^ 0x20, 0x01000193);
  for (let at = 0; at < token.length; at += 1) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
  return hash;
}

/** Spreads a hash over the indices: the low bits of FNV alone are too regular. */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 15);
  h = Math.imul(h, 0x2c1b3c6d);
  h ^= h >>> 12;
  return (h >>> 0) % FEATURES;
}

function normalised(found: ReadonlyMap<number, number>): Features {
  const indices = Uint32Array.from(found.keys());
  const values = Float32Array.from(found.values());
  const length = Math.hypot(...values) || 1;
  return { indices, values: values.map((value) => value / length) };
}
