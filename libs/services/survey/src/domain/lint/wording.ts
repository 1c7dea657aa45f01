import { ar } from './rules/ar.js';
import { de } from './rules/de.js';
import { en } from './rules/en.js';
import { es } from './rules/es.js';
import { fr } from './rules/fr.js';
import { he } from './rules/he.js';
import { it } from './rules/it.js';
import { ja } from './rules/ja.js';
import { nl } from './rules/nl.js';
import { pl } from './rules/pl.js';
import { pt } from './rules/pt.js';
import { tr } from './rules/tr.js';
import { normalize, PhraseMatcher, type WordingRules } from './wording-rules.js';

const RULES: Readonly<Record<string, WordingRules>> = { ar, de, en, es, fr, he, it, ja, nl, pl, pt, tr };

/** The rules of a language with their phrases compiled. */
export class Wording {
  readonly leading: PhraseMatcher;
  readonly absolute: PhraseMatcher;
  readonly joining: PhraseMatcher;
  readonly idioms: PhraseMatcher;
  readonly #negating: PhraseMatcher;
  readonly #positive: PhraseMatcher;
  readonly #negative: PhraseMatcher;

  constructor(
    private readonly language: string,
    { separated = true, ...rules }: WordingRules,
  ) {
    const matcher = (phrases: readonly string[]) => new PhraseMatcher(phrases, separated, language);
    this.leading = matcher(rules.leading);
    this.absolute = matcher(rules.absolute);
    this.joining = matcher(rules.joining);
    this.idioms = matcher(rules.idioms);
    this.#negating = matcher(rules.negating);
    this.#positive = matcher(rules.positive);
    this.#negative = matcher(rules.negative);
  }

  normalize(text: string): string {
    return normalize(text, this.language);
  }

  /** 1 for a favourable answer, −1 for an unfavourable one, 0 for a neutral one or one that the rules do not know. */
  polarityOf(label: string): -1 | 0 | 1 {
    const text = this.normalize(label);
    const rest = this.#negative.remove(text);
    const isNegative = rest !== text;
    const isPositive = this.#positive.find(rest) !== undefined;
    if (isNegative) return isPositive ? 0 : -1;
    if (!isPositive) return 0;
    return this.#negating.find(text) === undefined ? 1 : -1;
  }
}

const compiled = new Map<string, Wording>();

/** The rules for a language tag by its language (`pt-BR` → `pt`); undefined if there are none. */
export function wordingOf(tag: string): Wording | undefined {
  const language = tag.split('-')[0]!;
  const rules = Object.hasOwn(RULES, language) ? RULES[language] : undefined;
  if (rules === undefined) return undefined;
  const known = compiled.get(language) ?? new Wording(language, rules);
  compiled.set(language, known);
  return known;
}
