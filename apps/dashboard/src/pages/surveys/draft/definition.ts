import { textIdsOf, type Condition, type Question, type QuestionKind, type Survey } from '@hearback/questionnaire';

/** The survey JSON as it is edited; it may be invalid for a while. */
export type Definition = Survey;

/** The language that every text has. */
export type TextId = string;

/** A text of a language; blank if there is none. */
export function textIn({ texts }: Definition, language: string, id: TextId): string {
  return texts[language]?.[id] ?? '';
}

/** The definition with a text; a blank one is removed. */
export function withText(definition: Definition, language: string, id: TextId, text: string): Definition {
  const { [id]: _before, ...rest } = definition.texts[language] ?? {};
  const texts = text === '' ? rest : { ...rest, [id]: text };
  return { ...definition, texts: { ...definition.texts, [language]: texts } };
}

/** The definition with members of a question changed; a member that becomes undefined is removed. */
export function withQuestion(definition: Definition, key: string, change: object): Definition {
  const questions = definition.questions.map((question) => {
    if (question.key !== key) return question;
    const entries = Object.entries({ ...question, ...change }).filter(([, value]) => value !== undefined);
    return Object.fromEntries(entries) as unknown as Question;
  });
  return { ...definition, questions };
}

/** The definition with an item of a list moved to another place. */
export function moved<T>(items: readonly T[], from: number, to: number): readonly T[] {
  if (to < 0 || to >= items.length) return items;
  const rest = items.filter((_, index) => index !== from);
  return [...rest.slice(0, to), items[from]!, ...rest.slice(to)];
}

/** A key that nothing has yet, made from a word: `delivery`, `delivery_2`. */
export function freeKey(word: string, taken: readonly string[]): string {
  const ascii = word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40);
  const base = ascii === '' ? 'item' : ascii;
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? base : `${base}_${number}`;
    if (!taken.includes(key)) return key;
  }
}

/** What a new question of a kind begins with, besides its key. */
const BEGINNINGS: Readonly<Record<QuestionKind, object>> = {
  nps: {},
  csat: { scale: { min: 1, max: 5 } },
  ces: { points: 7, direction: 'agree' },
  stars: { max: 5 },
  emoji: {},
  single: { choices: [{ key: 'first' }, { key: 'second' }], other: false },
  multi: { choices: [{ key: 'first' }, { key: 'second' }], other: false },
  matrix: { rows: [{ key: 'row' }], choices: [{ key: 'first' }, { key: 'second' }] },
  ranking: { choices: [{ key: 'first' }, { key: 'second' }] },
  text: { multiline: true, max: 2000 },
  email: {},
  number: { integer: false },
  date: {},
  consent: {},
};

/** The kinds of questions, in the order of the menu. */
export const KINDS = Object.keys(BEGINNINGS) as readonly QuestionKind[];

/** The definition with a new question at the end; `words` are its first texts by the last parts of their ids. */
export function withNewQuestion(
  definition: Definition,
  kind: QuestionKind,
  words: (name: string) => string,
): { readonly definition: Definition; readonly key: string } {
  const taken = [...definition.questions, ...definition.hidden_fields].map((each) => each.key);
  const key = freeKey(kind, taken);
  const question = { key, kind, required: false, ...BEGINNINGS[kind] } as unknown as Question;
  const language = definition.default_language;
  const texts = Object.fromEntries(
    textIdsOf(question).needed.map((id) => [id, words(id.split('.').slice(2).join('.'))]),
  );
  return {
    key,
    definition: {
      ...definition,
      questions: [...definition.questions, question],
      texts: { ...definition.texts, [language]: { ...definition.texts[language], ...texts } },
    },
  };
}

/** The definition without a question, its texts, and the conditions on it. */
export function withoutQuestion(definition: Definition, key: string): Definition {
  const questions = definition.questions
    .filter((question) => question.key !== key)
    .map((question) => {
      const { show_if: condition, ...rest } = question;
      const left = condition && withoutKey(condition, key);
      return (left === undefined ? rest : { ...rest, show_if: left }) as Question;
    });
  return withoutTexts({ ...definition, questions }, `questions.${key}.`);
}

/** The definition without all texts whose id begins so. */
export function withoutTexts(definition: Definition, prefix: string): Definition {
  const texts = Object.fromEntries(
    Object.entries(definition.texts).map(([language, own]) => [
      language,
      Object.fromEntries(Object.entries(own).filter(([id]) => !`${id}.`.startsWith(prefix))),
    ]),
  );
  return { ...definition, texts };
}

function withoutKey(condition: Condition, key: string): Condition | undefined {
  if ('not' in condition) {
    const not = withoutKey(condition.not, key);
    return not && { not };
  }
  if ('all' in condition || 'any' in condition) {
    const parts = ('all' in condition ? condition.all : condition.any).flatMap((part) => withoutKey(part, key) ?? []);
    if (parts.length === 0) return undefined;
    return 'all' in condition ? { all: parts } : { any: parts };
  }
  return condition.question === key ? undefined : condition;
}

/** All texts of the default language, in the order of the survey: id, and the question that it belongs to. */
export function textIds(definition: Definition): readonly TextId[] {
  const own = definition.texts[definition.default_language] ?? {};
  const ordered = [
    'welcome.title',
    'welcome.text',
    ...definition.questions.flatMap((question) => {
      const { needed, optional } = textIdsOf(question);
      return [...needed, ...optional];
    }),
    ...Object.keys(own).filter((id) => id.startsWith('thank_you.')),
  ];
  return [...new Set(ordered)].filter((id) => id in own);
}

/** How many of the texts a language has. */
export function translated(definition: Definition, language: string): { readonly done: number; readonly all: number } {
  const ids = textIds(definition);
  return { done: ids.filter((id) => textIn(definition, language, id) !== '').length, all: ids.length };
}
