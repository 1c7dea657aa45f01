import { isRejected, type PreparedSurvey } from '@hearback/questionnaire';
import type { FilledIn } from './read-form.js';

/**
 * The answers of a form as a save replaces them: null clears what was taken back or is not asked any more, and what would be
 * rejected is not named, so that what was saved before stays. Undefined if nothing is answered.
 */
export function valuesToSave(
  { questions }: PreparedSurvey,
  { answers }: FilledIn,
): Readonly<Record<string, unknown>> | undefined {
  const kept = questions
    .filter((question) => !isRejected(question, answers[question.key]))
    .map(({ key }) => [key, answers[key] ?? null] as const);
  return kept.some(([, value]) => value !== null) ? Object.fromEntries(kept) : undefined;
}
