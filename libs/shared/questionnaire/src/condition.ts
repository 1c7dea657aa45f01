import { assertNever } from '@hearback/kernel';
import { isMatrixAnswer, OTHER_PREFIX, type AnswerValue, type Comparison, type Condition } from './survey.js';

/** Accepted answers to the questions shown so far and accepted hidden fields, by index; `undefined`: none. */
export interface Facts {
  readonly answers: (AnswerValue | undefined)[];
  readonly fields: (string | number | boolean | undefined)[];
}

/** Whether a question is shown. */
export type Test = (facts: Facts) => boolean;

/** Indexes of questions and hidden fields in {@link Facts}, by key. */
export interface Indexes {
  readonly question: ReadonlyMap<string, number>;
  readonly hiddenField: ReadonlyMap<string, number>;
}

/** Compiles a condition to a function, so that keys and operators are resolved once. */
export function compileCondition(condition: Condition, indexes: Indexes): Test {
  if ('all' in condition) {
    const tests = condition.all.map((part) => compileCondition(part, indexes));
    return (facts) => tests.every((test) => test(facts));
  }
  if ('any' in condition) {
    const tests = condition.any.map((part) => compileCondition(part, indexes));
    return (facts) => tests.some((test) => test(facts));
  }
  if ('not' in condition) {
    const test = compileCondition(condition.not, indexes);
    return (facts) => !test(facts);
  }
  return compileComparison(condition, indexes);
}

function compileComparison(comparison: Comparison, indexes: Indexes): Test {
  const holds = comparisonTest(comparison);
  if (comparison.question === undefined) {
    const index = indexes.hiddenField.get(comparison.hidden_field) ?? -1;
    return (facts) => holds(facts.fields[index]);
  }
  const index = indexes.question.get(comparison.question) ?? -1;
  const { row } = comparison;
  if (row === undefined) return (facts) => holds(facts.answers[index]);
  return (facts) => holds(choiceOfRow(facts.answers[index], row));
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

function choiceOfRow(answer: AnswerValue | undefined, row: string): string | undefined {
  return answer !== undefined && isMatrixAnswer(answer) && Object.hasOwn(answer, row) ? answer[row] : undefined;
}

/** Whether the answer is the choice; `other` stands for any free text. */
function isChoice(answer: AnswerValue, value: unknown): boolean {
  return answer === value || (value === 'other' && typeof answer === 'string' && answer.startsWith(OTHER_PREFIX));
}
