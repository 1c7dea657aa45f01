import { isCalendarDay } from './calendar-day.js';
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
  if (subject === undefined) return;
  if (op === 'answered' || op === 'not_answered') {
    if (value !== undefined) defects.add(`${pointer}/value`, 'unknown-member', `${op} takes no value`);
    return;
  }
  const ops = opsOf(subject);
  if (!ops.includes(op)) {
    defects.add(`${pointer}/op`, 'not-applicable', `must be one of ${ops.join(', ')}, answered, not_answered`);
  } else if (!isComparable(subject, value)) {
    const code = value === undefined ? 'required' : 'wrong-type';
    defects.add(`${pointer}/value`, code, 'must be a value that the answer can have');
  }
}

function opsOf(subject: Question | HiddenField): readonly ComparisonOp[] {
  const kind = 'kind' in subject ? subject.kind : subject.type;
  switch (kind) {
    case 'multi':
      return ['includes'];
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
    case 'multi': {
      const { choices, other } = subject as Extract<Question, { choices: unknown }>;
      return choices.some((choice) => choice.key === value) || (other && value === 'other');
    }
    default:
      return typeof value === 'number';
  }
}
