import { Rejection } from './answer.js';
import type { Facts } from './condition.js';
import { isJsonObject } from './json.js';
import type { PreparedSurvey } from './prepare-survey.js';
import type { Question } from './survey.js';

/**
 * The questions to show with these answers, in order. Answers that are invalid, or belong to questions that are not shown,
 * count as absent. Never throws.
 */
export function visibleQuestions(
  compiled: PreparedSurvey,
  soFar: { readonly answers?: unknown; readonly hidden_fields?: unknown },
): readonly Question[] {
  const facts: Facts = { answers: [], fields: [] };
  for (const { key, check } of compiled.hiddenFields) facts.fields.push(valueOf(soFar.hidden_fields, key, check));
  return compiled.questions
    .filter(({ key, check, isShown }) => {
      const shown = isShown === undefined || isShown(facts);
      facts.answers.push(shown ? valueOf(soFar.answers, key, check) : undefined);
      return shown;
    })
    .map(({ question }) => question);
}

function valueOf<T>(values: unknown, key: string, check: (value: unknown) => T | undefined | Rejection): T | undefined {
  if (!isJsonObject(values) || !Object.hasOwn(values, key)) return undefined;
  const value = check(values[key]);
  return value instanceof Rejection ? undefined : value;
}
