import { compileSurvey, type CompiledSurvey } from '../src/compile-survey.js';
import { parseSurvey } from '../src/parse-survey.js';
import type { Question, Survey } from '../src/survey.js';
import { textIdsOf } from '../src/texts.js';

/** A survey JSON before it is parsed. */
export interface SurveyJson {
  default_language: unknown;
  languages: unknown;
  texts: Record<string, Record<string, unknown>> & { en: Record<string, unknown> };
  questions: Record<string, unknown>[];
  hidden_fields?: unknown;
}

/** A valid survey JSON in two languages; `more` replaces members, valid or not. */
export function exampleSurvey(more: Record<string, unknown> = {}): SurveyJson {
  return {
    default_language: 'en',
    languages: ['en', 'fr', 'pt', 'pt-BR'],
    texts: {
      en: {
        'welcome.title': 'How was it?',
        'questions.nps.title': 'How likely are you to recommend us to a friend?',
        'questions.reasons.title': 'What should we improve?',
        'questions.reasons.choices.price': 'The price',
        'questions.reasons.choices.service': 'The service',
        'questions.reasons.choices.other': 'Something else',
        'questions.comment.title': 'Tell us more',
        'questions.effort.title': 'Your request',
        'questions.effort.statement': 'The shop made it easy to handle my request.',
      },
      fr: { 'welcome.title': 'C’était comment ?', 'questions.nps.title': 'Nous recommanderiez-vous ?' },
      pt: { 'questions.nps.title': 'Você nos recomendaria?' },
    },
    questions: [
      { key: 'nps', kind: 'nps', required: true },
      {
        key: 'reasons',
        kind: 'multi',
        choices: [{ key: 'price' }, { key: 'service' }],
        other: true,
        show_if: { question: 'nps', op: 'lte', value: 8 },
      },
      { key: 'comment', kind: 'text', multiline: true, max: 2_000 },
      { key: 'effort', kind: 'ces' },
    ],
    hidden_fields: [
      { key: 'visits', type: 'number', bands: [3, 6, 10, 20] },
      { key: 'shop', type: 'text' },
      { key: 'order_number', type: 'text', segment: false },
      { key: 'member', type: 'boolean' },
    ],
    ...more,
  } as SurveyJson;
}

/** A survey JSON with these questions, and `x` for every text that they need. */
export function surveyOf(questions: readonly Record<string, unknown>[], hidden_fields: unknown = []): SurveyJson {
  const needed = questions.flatMap((question) => textIdsOf({ scale: { min: 1, max: 5 }, ...question } as never).needed);
  return {
    default_language: 'en',
    languages: ['en'],
    texts: { en: Object.fromEntries(needed.map((id) => [id, 'x'])) },
    questions: [...questions],
    hidden_fields,
  };
}

/** Parses a valid survey JSON. */
export function parsed(json: unknown): Survey {
  const result = parseSurvey(json);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.survey;
}

/** A compiled survey with these questions. */
export function compiledOf(questions: readonly Record<string, unknown>[], hiddenFields: unknown = []): CompiledSurvey {
  return compileSurvey(parsed(surveyOf(questions, hiddenFields)));
}

/** Parses the valid JSON of a question. */
export function questionOf(json: Record<string, unknown>): Question {
  return parsed(surveyOf([{ key: 'q', ...json }])).questions[0]!;
}
