import type { Reply } from '../../api/client.js';
import type { Answer } from './inbox-queries.js';

type Version = Reply<'getSurveyVersion'>;

/** The texts of the version that was answered, in the language of the answer. */
export class AnswerTexts {
  readonly #texts: readonly Readonly<Record<string, string>>[];

  constructor(version: Version | undefined, language: string) {
    const { texts = {}, default_language: fallback = '' } = (version?.definition ?? {}) as Definition;
    this.#texts = [texts[language], texts[fallback]].filter((each) => each !== undefined);
  }

  /** The question as it was asked; its key where the version is not known. */
  question(key: string): string {
    const asked = [this.#text(`questions.${key}.title`), this.#text(`questions.${key}.statement`)];
    return asked.filter((text) => text !== undefined).join(' ') || key;
  }

  /** The chosen answer in words; `undefined` for a value without any. */
  choice(question: string, choice: string): string {
    if (choice.startsWith(OTHER)) return choice.slice(OTHER.length);
    return this.#text(`questions.${question}.choices.${choice}`) ?? choice;
  }

  row(question: string, row: string): string {
    return this.#text(`questions.${question}.rows.${row}`) ?? row;
  }

  #text(id: string): string | undefined {
    return this.#texts.map((texts) => texts[id]).find((text) => text !== undefined && text !== '');
  }
}

const OTHER = 'other:';

interface Definition {
  readonly texts?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly default_language?: string;
}

/** What the customer wrote that stands for the answer in lists: the first text. */
export function wordsOf({ answers }: Answer): string | undefined {
  return answers.find(({ kind, value }) => kind === 'text' && typeof value === 'string')?.value as string | undefined;
}

/** Who answered, as far as it is known: name, else the workspace's id, else nobody. */
export function customerOf(answer: Answer, names: ReadonlyMap<string, string>): string | undefined {
  const id = answer.customer?.external_id;
  return id === undefined ? undefined : (names.get(id) ?? id);
}
