import { OTHER_PREFIX, textOf, type Survey } from '@hearback/questionnaire';
import { CellDefect, fold, quoted } from '@hearback/tabular';

/** A question with choices. */
interface ChoiceQuestion {
  readonly key: string;
  readonly choices: readonly { readonly key: string }[];
  readonly other?: boolean;
}

/** What separates the choices in a cell. */
export const CHOICE_SEPARATORS = [';', ',', '|', '\n'] as const;

export type ChoiceSeparator = (typeof CHOICE_SEPARATORS)[number];

/** The choices of a question by key, by label in all languages of the survey, and by folded label; keys take precedence. */
export class ChoiceNames {
  readonly #exact = new Map<string, string>();
  readonly #folded = new Map<string, string>();
  /** Labels of `other`, which may precede free text. */
  readonly #other: readonly string[];
  readonly #separators: ReadonlySet<string>;

  constructor(
    survey: Survey,
    private readonly question: ChoiceQuestion,
    separator: ChoiceSeparator | undefined,
    more: readonly string[] = [],
  ) {
    this.#separators = new Set([...(separator === undefined ? CHOICE_SEPARATORS : [separator]), ...more]);
    for (const { key } of question.choices) this.#exact.set(key, key);
    for (const { key } of question.choices) {
      for (const label of labelsOf(survey, question.key, key)) {
        if (!this.#exact.has(label)) this.#exact.set(label, key);
        if (!this.#folded.has(fold(label))) this.#folded.set(fold(label), key);
      }
      if (!this.#folded.has(fold(key))) this.#folded.set(fold(key), key);
    }
    this.#other = question.other ? labelsOf(survey, question.key, 'other').map(fold) : [];
  }

  /** The choice in a cell; other text is free text if the question takes it. */
  single(cell: string): string | CellDefect {
    const text = cell.trim();
    return this.find(text) ?? this.#freeText(text);
  }

  /** The choices in a cell, separated by any of the separators; labels may contain separators too. Free text comes last. */
  multi(cell: string): readonly string[] | CellDefect {
    const chosen: string[] = [];
    const unknown: string[] = [];
    for (let rest = cell.trim(); rest !== '';) {
      if (rest.startsWith(OTHER_PREFIX)) {
        unknown.push(rest);
        break;
      }
      const [key, length] = this.#longest(rest);
      if (key !== undefined) chosen.push(key);
      else if (rest.slice(0, length).trim() !== '') unknown.push(rest.slice(0, length).trim());
      rest = rest.slice(length + 1).trim();
    }
    const distinct = [...new Set(chosen)];
    if (unknown.length === 0) return distinct;
    const free = this.#freeText(unknown.join(', '));
    return free instanceof CellDefect ? free : [...distinct, free];
  }

  /** The key of the choice with this key or label. */
  find(text: string): string | undefined {
    return this.#exact.get(text) ?? this.#folded.get(fold(text));
  }

  /** Free text as an answer, without the label of `other` before it. */
  #freeText(text: string): string | CellDefect {
    if (!this.question.other) {
      const keys = this.question.choices.map(({ key }) => key).slice(0, 10);
      return new CellDefect(
        'unknown-choice',
        `must be one of the choices by key (${keys.join(', ')}) or by label; it is ${quoted(text)}`,
      );
    }
    if (text.startsWith(OTHER_PREFIX)) return text;
    const label = this.#other.find((each) => fold(text).startsWith(`${each}:`));
    const words = label === undefined ? '' : text.slice(text.indexOf(':') + 1).trim();
    return `${OTHER_PREFIX}${words === '' ? text : words}`;
  }

  /** The longest choice that the text begins with, up to a separator, and its length; without one the text to the separator. */
  #longest(text: string): readonly [string | undefined, number] {
    const ends = endsIn(text, this.#separators);
    for (const end of ends.toReversed()) {
      const key = this.find(text.slice(0, end).trim());
      if (key !== undefined) return [key, end];
    }
    return [undefined, ends[0]!];
  }
}

/** The positions of separators, and the end of the text. Looks at the first ones only, because labels have few. */
function endsIn(text: string, separators: ReadonlySet<string>): readonly number[] {
  const ends: number[] = [];
  for (let at = 0; at < text.length && ends.length < MAX_SEPARATORS; at += 1) {
    if (separators.has(text[at]!)) ends.push(at);
  }
  return [...ends, text.length];
}

const MAX_SEPARATORS = 20;

function labelsOf(survey: Survey, question: string, choice: string): readonly string[] {
  const id = `questions.${question}.choices.${choice}`;
  return survey.languages.map((language) => textOf(survey, language, id)).filter((label) => label !== undefined);
}
