import { fallbackChain } from './language.js';
import { SCORE_LEVELS } from './score-levels.js';
import type { Question, Survey } from './survey.js';

/** Ids of texts of the survey itself; all are optional. */
export const SURVEY_TEXT_IDS: readonly string[] = [
  'welcome.title',
  'welcome.text',
  'thank_you.title',
  'thank_you.text',
  ...SCORE_LEVELS.flatMap((level) => [`thank_you.${level}.title`, `thank_you.${level}.text`]),
];

/** The text ids of a question: those that it needs, and those that it may have. */
export function textIdsOf(question: Question): {
  readonly needed: readonly string[];
  readonly optional: readonly string[];
} {
  const id = (name: string) => `questions.${question.key}.${name}`;
  const points = (min: number, max: number) =>
    Array.from({ length: max - min + 1 }, (_, i) => id(`points.${min + i}`)).concat(id('low'), id('high'));
  const title = id('title');
  const help = id('help');
  switch (question.kind) {
    case 'nps':
      return { needed: [title], optional: [help, id('low'), id('high')] };
    case 'csat':
      return { needed: [title], optional: [help, ...points(question.scale.min, question.scale.max)] };
    case 'ces':
      return { needed: [title, id('statement')], optional: [help, ...points(1, question.points)] };
    case 'stars':
      return { needed: [title], optional: [help, ...points(1, question.max)] };
    case 'single':
    case 'multi': {
      const choices = question.choices.map((choice) => id(`choices.${choice.key}`));
      return { needed: [title, ...choices, ...(question.other ? [id('choices.other')] : [])], optional: [help] };
    }
    case 'emoji':
      return { needed: [title], optional: [help, id('low'), id('high')] };
    case 'matrix': {
      const rows = question.rows.map((row) => id(`rows.${row.key}`));
      return {
        needed: [title, ...rows, ...question.choices.map((choice) => id(`choices.${choice.key}`))],
        optional: [help],
      };
    }
    case 'ranking':
      return { needed: [title, ...question.choices.map((choice) => id(`choices.${choice.key}`))], optional: [help] };
    case 'text':
      return {
        needed: [title],
        // Asked instead of the title after a score of this level.
        optional: [help, id('placeholder'), ...SCORE_LEVELS.map((level) => id(`title.${level}`))],
      };
    case 'email':
    case 'number':
      return { needed: [title], optional: [help, id('placeholder')] };
    case 'date':
    case 'consent':
      return { needed: [title], optional: [help] };
  }
}

/**
 * The text in the language, else in a shorter form of it (pt-BR → pt), else in the default language; `undefined` if the
 * survey has no such text. Every needed text exists in the default language.
 */
export function textOf(survey: Survey, language: string, id: string): string | undefined {
  for (const tag of fallbackChain(language)) {
    const text = ownText(survey, tag, id);
    if (text !== undefined) return text;
  }
  return ownText(survey, survey.default_language, id);
}

function ownText(survey: Survey, language: string, id: string): string | undefined {
  if (!Object.hasOwn(survey.texts, language)) return undefined;
  const texts = survey.texts[language];
  return texts !== undefined && Object.hasOwn(texts, id) ? texts[id] : undefined;
}
