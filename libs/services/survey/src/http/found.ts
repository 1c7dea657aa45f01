import { surveyErrors } from '../application/survey.errors.js';

/** What there is. Throws the error of this code where there is nothing. */
export function found<T>(
  thing: T | undefined,
  code: 'survey-not-found' | 'version-not-found' | 'touchpoint-not-found',
): T {
  if (thing === undefined) throw surveyErrors.error(code);
  return thing;
}
