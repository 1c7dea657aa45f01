import { SURVEY_TEXT_IDS, type Question } from '@hearback/questionnaire';
import { isSameJson } from './same-json.js';
import type { Definition } from './survey.js';
import type { FrozenTouchpoint } from './version.js';

/** What a version freezes, and a draft will. */
export interface Frozen {
  readonly name: string;
  readonly touchpoint: FrozenTouchpoint | null;
  readonly definition: Definition;
}

/** The parts of a survey that can differ between two versions. */
export const CHANGED_PARTS = [
  'name',
  'touchpoint',
  'default_language',
  'language',
  'tone',
  'anonymous',
  'hidden_field',
  'question',
  'order',
  'option',
  'text',
] as const;

export type ChangedPart = (typeof CHANGED_PARTS)[number];

/** One difference. What is absent before was added, what is absent after was removed. */
export interface Change {
  readonly part: ChangedPart;
  /** The question that it concerns; null if it concerns the survey. */
  readonly question: string | null;
  /** Language of a text. */
  readonly language: string | null;
  /** The id of a text, the name of an option, the key of a hidden field; null for other parts. */
  readonly name: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

const NOWHERE = { question: null, language: null, name: null } as const;

/**
 * What differs between two versions, in the order of the survey. Texts of a question or a language that was added or removed are
 * not listed on their own.
 */
export function changesBetween(before: Frozen, after: Frozen): readonly Change[] {
  const [old, now] = [before.definition, after.definition];
  return [
    ...different('name', before.name, after.name),
    ...different('touchpoint', before.touchpoint, after.touchpoint),
    ...different('default_language', old.default_language, now.default_language),
    ...different('tone', old.tone, now.tone),
    ...different('anonymous', old.anonymous, now.anonymous),
    ...languageChanges(old, now),
    ...hiddenFieldChanges(old, now),
    ...orderChanges(old, now),
    ...questionChanges(old, now),
    ...textChanges(old, now),
  ];
}

function different(part: ChangedPart, before: unknown, after: unknown, more: Partial<Change> = {}): readonly Change[] {
  if (isSameJson(before, after)) return [];
  return [{ part, ...NOWHERE, ...more, before: before ?? null, after: after ?? null }];
}

function languageChanges(old: Definition, now: Definition): readonly Change[] {
  return union(old.languages, now.languages).flatMap((language) =>
    different('language', only(old.languages, language), only(now.languages, language), { language }),
  );
}

function hiddenFieldChanges(old: Definition, now: Definition): readonly Change[] {
  const [before, after] = [byKey(old.hidden_fields), byKey(now.hidden_fields)];
  return union([...before.keys()], [...after.keys()]).flatMap((name) =>
    different('hidden_field', before.get(name), after.get(name), { name }),
  );
}

/** A change of the order of the questions that both have. */
function orderChanges(old: Definition, now: Definition): readonly Change[] {
  const [before, after] = [byKey(old.questions), byKey(now.questions)];
  const kept = (keys: Iterable<string>, others: ReadonlyMap<string, unknown>) =>
    [...keys].filter((key) => others.has(key));
  return different('order', kept(before.keys(), after), kept(after.keys(), before));
}

function questionChanges(old: Definition, now: Definition): readonly Change[] {
  const [before, after] = [byKey(old.questions), byKey(now.questions)];
  return union([...before.keys()], [...after.keys()]).flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (was === undefined || is === undefined) return different('question', was, is, { question: key });
    return optionChanges(was, is);
  });
}

function optionChanges(was: Question, is: Question): readonly Change[] {
  const [before, after] = [new Map(Object.entries(was)), new Map(Object.entries(is))];
  return union([...before.keys()], [...after.keys()]).flatMap((name) =>
    different('option', before.get(name), after.get(name), { question: is.key, name }),
  );
}

function textChanges(old: Definition, now: Definition): readonly Change[] {
  const [before, after] = [byKey(old.questions), byKey(now.questions)];
  const questions = [...after.keys()].filter((key) => before.has(key));
  return now.languages
    .filter((language) => old.languages.includes(language))
    .flatMap((language) => {
      const [was, is] = [textsOf(old, language), textsOf(now, language)];
      return union([...was.keys()], [...is.keys()]).flatMap((name) => {
        const question = questionOfText(name);
        if (question !== null && !questions.includes(question)) return [];
        return different('text', was.get(name), is.get(name), { question, language, name });
      });
    });
}

function questionOfText(id: string): string | null {
  return SURVEY_TEXT_IDS.includes(id) ? null : (id.split('.')[1] ?? null);
}

function textsOf({ texts }: Definition, language: string): ReadonlyMap<string, string> {
  return new Map(Object.entries(texts[language] ?? {}));
}

function byKey<T extends { readonly key: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.key, item]));
}

function union(before: readonly string[], after: readonly string[]): readonly string[] {
  return [...new Set([...after, ...before])];
}

function only(list: readonly string[], value: string): string | undefined {
  return list.includes(value) ? value : undefined;
}
