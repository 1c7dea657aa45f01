import { parseSurvey } from '@hearback/questionnaire';
import type { Definition } from '../domain/survey.js';
import { surveyErrors } from './survey.errors.js';

/** Parses the JSON sent as member `definition`. Throws `bad-definition` with a pointer to each defect. */
export function readDefinition(json: unknown): Definition {
  const parsed = parseSurvey(json);
  if (parsed.ok) return parsed.survey;
  const errors = parsed.errors.map((error) => ({ ...error, pointer: `/definition${error.pointer}` }));
  throw surveyErrors.error('bad-definition', undefined, { errors });
}
