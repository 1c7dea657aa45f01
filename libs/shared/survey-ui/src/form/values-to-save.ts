import { checkSubmission, type CompiledSurvey } from '@hearback/questionnaire';
import type { FilledIn } from './read-form.js';

/**
 * The answers of a form as a save replaces them: null clears what was taken back or is not asked any more, and what would be
 * rejected is not named, so that what was saved before stays. Undefined if nothing is answered.
 */
export function valuesToSave(
  compiled: CompiledSurvey,
  { answers, hiddenFields }: FilledIn,
): Readonly<Record<string, unknown>> | undefined {
  const check = checkSubmission(compiled, { answers, hidden_fields: hiddenFields }, 'partial');
  const wrong = new Set(check.ok ? [] : check.errors.map(({ pointer }) => pointer));
  const values = compiled.questions.map(({ key }) => [key, answers[key] ?? null] as const);
  const kept = values.filter(([key, value]) => value === null || !wrong.has(`/answers/${key}`));
  return kept.some(([, value]) => value !== null) ? Object.fromEntries(kept) : undefined;
}
