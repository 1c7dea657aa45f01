import { surveyErrors } from '../application/survey.errors.js';

/** Returns the value. Throws the error with this code if it is undefined. */
export function found<T>(
  value: T | undefined,
  code: 'survey-not-found' | 'version-not-found' | 'touchpoint-not-found',
): T {
  if (value === undefined) throw surveyErrors.error(code);
  return value;
}
