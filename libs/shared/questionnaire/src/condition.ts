import { assertNever } from '@hearback/kernel';
import { OTHER_PREFIX, type AnswerValue, type Comparison, type Condition } from './survey.js';

/** Accepted answers of the questions shown so far and accepted hidden fields, by index; `undefined`: none. */
export interface Facts {
  readonly answers: (AnswerValue | undefined)[];
  readonly fields: (string | number | boolean | undefined)[];
}

/** Whether a question is shown. */
export type Test = (facts: Facts) => boolean;

/** Where the answers and fields of a survey stand in {@link Facts}. */
export interface Places {
  readonly question: ReadonlyMap<string, number>;
  readonly hiddenField: ReadonlyMap<string, number>;
}

/** A condition as a function: keys looked up and operators chosen once. */
export function compileCondition(condition: Condition, places: Places): Test {
  if ('all' in condition) {
    const tests = condition.all.map((part) => compileCondition(part, places));
    return (facts) => tests.every((test) => test(facts));
  }
  if ('any' in condition) {
    const tests = condition.any.map((part) => compileCondition(part, places));
    return (facts) => tests.some((test) => test(facts));
  }
  if ('not' in condition) {
    const test = compileCondition(condition.not, places);
    return (facts) => !test(facts);
  }
  return compileComparison(condition, places);
}

function compileComparison(comparison: Comparison, places: Places): Test {
  const holds = comparisonTest(comparison);
  if (comparison.question === undefined) {
    const index = places.hiddenField.get(comparison.hidden_field) ?? -1;
    return (facts) => holds(facts.fields[index]);
  }
  const index = places.question.get(comparison.question) ?? -1;
  return (facts) => holds(facts.answers[index]);
}

function comparisonTest({ op, value }: Comparison): (answer: AnswerValue | undefined) => boolean {
  switch (op) {
    case 'answered':
      return (answer) => answer !== undefined;
    case 'not_answered':
      return (answer) => answer === undefined;
    case 'includes':
      return (answer) => Array.isArray(answer) && answer.some((choice: string) => isChoice(choice, value));
    case 'eq':
      return (answer) => answer !== undefined && isChoice(answer, value);
    case 'neq':
      return (answer) => answer !== undefined && !isChoice(answer, value);
    case 'lt':
      return (answer) => answer !== undefined && value !== undefined && answer < value;
    case 'lte':
      return (answer) => answer !== undefined && value !== undefined && answer <= value;
    case 'gt':
      return (answer) => answer !== undefined && value !== undefined && answer > value;
    case 'gte':
      return (answer) => answer !== undefined && value !== undefined && answer >= value;
    default:
      return assertNever(op);
  }
}

/** Equal, or own words where `other` is asked for. */
function isChoice(answer: AnswerValue, value: unknown): boolean {
  return answer === value || (value === 'other' && typeof answer === 'string' && answer.startsWith(OTHER_PREFIX));
}
