import { OTHER_PREFIX, type Question } from '@hearback/questionnaire';
import { otherName, partName } from './field-names.js';

/** The fields from which `readForm` reads the answer again, for questions that are not on the screen. */
export function fieldsOf(question: Question, value: unknown): readonly (readonly [string, string])[] {
  const { key } = question;
  if (value === undefined || value === null) return [];
  if (question.kind === 'single' || question.kind === 'multi') {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    return values.flatMap((each) => {
      if (typeof each !== 'string') return [];
      if (!each.startsWith(OTHER_PREFIX)) return [[key, each] as const];
      return [[key, OTHER_PREFIX] as const, [otherName(key), each.slice(OTHER_PREFIX.length)] as const];
    });
  }
  if (question.kind === 'ranking' && Array.isArray(value)) {
    return value.map((choice, index) => [partName(key, String(choice)), String(index + 1)] as const);
  }
  if (question.kind === 'matrix' && typeof value === 'object') {
    return Object.entries(value).map(([row, choice]) => [partName(key, row), String(choice)] as const);
  }
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? [[key, String(value)]]
    : [];
}
