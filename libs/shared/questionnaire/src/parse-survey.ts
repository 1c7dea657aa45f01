import type { FieldError } from '@hearback/kernel';
import { checkAnonymous } from './check-anonymous.js';
import { checkQuestions } from './check-questions.js';
import { checkShape } from './check-shape.js';
import { checkTexts } from './check-texts.js';
import { Defects } from './defects.js';
import { defectOfJson, defectOfSize, isJsonObject } from './json.js';
import { withDefaults } from './shape.js';
import type { CheckedShape, Survey } from './survey.js';
import { SURVEY_SHAPE, SurveySchema } from './survey-schema.js';

/** A survey, or its first {@link LIMITS.errors} defects, with pointers into the JSON. */
export type SurveyParse =
  { readonly ok: true; readonly survey: Survey } | { readonly ok: false; readonly errors: readonly FieldError[] };

/**
 * Parses a survey JSON: checks its shape against the schemas, then the meaning of every part whose shape is valid. Never throws,
 * whatever the input. Unknown members and unknown texts are defects. The returned survey shares nothing with the input, has all
 * defaults filled in, and parses to itself.
 */
export function parseSurvey(json: unknown): SurveyParse {
  const defect = defectOfJson(json);
  if (defect !== undefined) return { ok: false, errors: [defect] };
  const defects = new Defects();
  const copy: unknown = JSON.parse(JSON.stringify(json));
  checkShape(SURVEY_SHAPE, copy, defects);
  if (!isJsonObject(copy) || defects.isFull) return { ok: false, errors: defects.errors };
  const survey = withDefaults(SurveySchema, copy) as CheckedShape;
  checkLanguages(survey, defects);
  const questions = checkQuestions(survey, defects);
  checkTexts(survey, questions, defects);
  checkAnonymous(survey, defects);
  if (defects.count > 0) return { ok: false, errors: defects.errors };
  // Defaults count too: otherwise a survey near the limit would not parse to itself.
  const excess = defectOfSize(survey);
  return excess === undefined ? { ok: true, survey: survey as Survey } : { ok: false, errors: [excess] };
}

function checkLanguages(
  { languages = [], default_language: defaultLanguage = '' }: CheckedShape,
  defects: Defects,
): void {
  if (defects.hasWithin('/languages')) return;
  for (const [i, language] of languages.entries()) {
    if (languages.indexOf(language) < i)
      defects.add(`/languages/${i}`, 'duplicate', `must be unique; ${language} is repeated`);
  }
  if (!defects.hasWithin('/default_language') && !languages.includes(defaultLanguage)) {
    defects.add('/default_language', 'unknown-reference', 'must be one of `languages`');
  }
}
