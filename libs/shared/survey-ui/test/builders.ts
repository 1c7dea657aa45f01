import { compileSurvey, parseSurvey, textIdsOf, type CompiledSurvey } from '@hearback/questionnaire';
import { interfaceTexts } from '../src/texts/interface-texts.js';
import type { SurveyView } from '../src/parts/view.js';

const choices = (...keys: string[]) => keys.map((key) => ({ key }));

/** The questions of a survey of a shop: a score with a branch, effort, every other kind. */
export const SHOP_QUESTIONS = [
  { key: 'recommend', kind: 'nps', required: true },
  {
    key: 'wrong',
    kind: 'multi',
    choices: choices('delivery', 'lamp', 'returns', 'price', 'advice'),
    other: true,
    show_if: { question: 'recommend', op: 'lte', value: 6 },
  },
  { key: 'why', kind: 'text', multiline: true, max: 2000 },
  { key: 'easy', kind: 'ces' },
  {
    key: 'hard',
    kind: 'single',
    choices: choices('form', 'label'),
    show_if: { question: 'easy', op: 'lte', value: 4 },
  },
  { key: 'contact', kind: 'consent' },
] as const;

/** A compiled survey with these questions and a readable text for every id that they need. */
export function surveyOf(
  questions: readonly object[] = SHOP_QUESTIONS,
  more: { readonly texts?: Readonly<Record<string, string>>; readonly languages?: readonly string[] } = {},
): CompiledSurvey {
  const needed = questions.flatMap((question) => textIdsOf({ scale: { min: 1, max: 5 }, ...question } as never).needed);
  const texts = Object.fromEntries(needed.map((id) => [id, `Text of ${id.replaceAll('.', ' ')}`]));
  const parsed = parseSurvey({
    default_language: 'en',
    languages: more.languages ?? ['en'],
    texts: { en: { ...texts, ...more.texts } },
    questions,
    hidden_fields: [{ key: 'shop', type: 'text' }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return compileSurvey(parsed.survey);
}

/** A view of the survey without answers; a test overrides what it is about. */
export function viewOf({ survey }: CompiledSurvey, more: Partial<SurveyView> = {}): SurveyView {
  const language = more.language ?? 'en';
  return { survey, language, own: interfaceTexts(language), piped: {}, answers: {}, errors: new Map(), ...more };
}
