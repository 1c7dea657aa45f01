import { isCalendarDay } from '@hearback/kernel';
import type { Defects } from './defects.js';
import { LIMITS } from './limits.js';
import type { Comparison, ComparisonOp, Condition, HiddenField, Question } from './survey.js';

/** What a condition may refer to. An `undefined` entry has defects that are already reported. */
export interface Scope {
  readonly questions: ReadonlyMap<string, Question | undefined>;
  readonly hiddenFields: ReadonlyMap<string, HiddenField | undefined>;
}

/** Checks that a condition refers only to the scope, with operators and values that apply to what it compares. */
export function checkCondition(condition: Condition, pointer: string, scope: Scope, defects: Defects): void {
  const comparisons = [...comparisonsOf(condition, pointer)];
  for (const [comparison, at] of comparisons) checkComparison(comparison, at, scope, defects);
  if (comparisons.length > LIMITS.comparisons) {
    defects.add(pointer, 'too-many', `must have at most ${LIMITS.comparisons} comparisons`);
  }
}

function* comparisonsOf(condition: Condition, pointer: string): Generator<readonly [Comparison, string]> {
  if ('not' in condition) yield* comparisonsOf(condition.not, `${pointer}/not`);
  else if ('all' in condition) yield* comparisonsOfList(condition.all, `${pointer}/all`);
  else if ('any' in condition) yield* comparisonsOfList(condition.any, `${pointer}/any`);
  else yield [condition, pointer];
}

function* comparisonsOfList(
  conditions: readonly Condition[],
  pointer: string,
): Generator<readonly [Comparison, string]> {
  for (const [i, condition] of conditions.entries()) yield* comparisonsOf(condition, `${pointer}/${i}`);
}

function checkComparison(comparison: Comparison, pointer: string, scope: Scope, defects: Defects): void {
  const { question, hidden_field: hiddenField, op, value } = comparison;
  const subjects = question === undefined ? scope.hiddenFields : scope.questions;
  const key = question ?? hiddenField;
  if (!subjects.has(key)) {
    const [name, detail] =
      question === undefined ? ['hidden_field', 'a declared hidden field'] : ['question', 'an earlier question'];
    defects.add(`${pointer}/${name}`, 'unknown-reference', `must be the key of ${detail}`);
    return;
  }
  const subject = subjects.get(key);
  if (subject === undefined || !checkRow(comparison, subject, pointer, defects)) return;
  if (op === 'answered' || op === 'not_answered') {
    if (value !== undefined) defects.add(`${pointer}/value`, 'unknown-member', `${op} takes no value`);
    return;
  }
  const ops = opsOf(subject);
  if (!ops.includes(op)) {
    defects.add(`${pointer}/op`, 'not-applicable', `must be one of ${[...ops, 'answered', 'not_answered'].join(', ')}`);
  } else if (!isComparable(subject, value)) {
    const code = value === undefined ? 'required' : 'wrong-type';
    defects.add(`${pointer}/value`, code, 'must be a value that the answer can have');
  }
}

/** Whether the comparison names a row if it has to: the answer to a matrix is compared row by row. */
function checkRow(
  { row, op }: Comparison,
  subject: Question | HiddenField,
  pointer: string,
  defects: Defects,
): boolean {
  const at = `${pointer}/row`;
  const isMatrix = 'kind' in subject && subject.kind === 'matrix';
  const before = defects.count;
  if (row === undefined) {
    const isWhole = !isMatrix || op === 'answered' || op === 'not_answered';
    if (!isWhole) defects.add(at, 'required', 'must be the key of the row to compare');
  } else if (!isMatrix) defects.add(at, 'unknown-member', 'must be absent: only the answer to a matrix has rows');
  else if (!subject.rows.some(({ key }) => key === row)) {
    defects.add(at, 'unknown-reference', 'must be the key of a row of the question');
  }
  return defects.count === before;
}

function opsOf(subject: Question | HiddenField): readonly ComparisonOp[] {
  const kind = 'kind' in subject ? subject.kind : subject.type;
  switch (kind) {
    case 'multi':
    case 'ranking':
      return ['includes'];
    case 'email':
      return [];
    case 'matrix':
    case 'single':
    case 'text':
    case 'consent':
    case 'boolean':
      return ['eq', 'neq'];
    default:
      return ['eq', 'neq', 'lt', 'lte', 'gt', 'gte'];
  }
}

function isComparable(subject: Question | HiddenField, value: unknown): boolean {
  const kind = 'kind' in subject ? subject.kind : subject.type;
  switch (kind) {
    case 'consent':
    case 'boolean':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
    case 'date':
      return typeof value === 'string' && isCalendarDay(value);
    case 'single':
    case 'multi':
    case 'matrix':
    case 'ranking': {
      const question = subject as Extract<Question, { choices: unknown }>;
      const takesOther = 'other' in question && question.other;
      return question.choices.some((choice) => choice.key === value) || (takesOther && value === 'other');
    }
    default:
      return typeof value === 'number';
  }
}
