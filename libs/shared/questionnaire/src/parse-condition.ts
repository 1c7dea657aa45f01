import { isCalendarDay } from './calendar-day.js';
import type { Defects } from './defects.js';
import { LIMITS } from './limits.js';
import { Reader } from './reader.js';
import type { ComparisonOp, ComparisonValue, Condition, HiddenField, Question } from './survey.js';

/** What a condition may refer to. An `undefined` entry is one whose own defects are already noted. */
export interface Scope {
  readonly questions: ReadonlyMap<string, Question | undefined>;
  readonly hiddenFields: ReadonlyMap<string, HiddenField | undefined>;
}

const ORDER = ['eq', 'neq', 'lt', 'lte', 'gt', 'gte'] as const;
const OPS: readonly ComparisonOp[] = [...ORDER, 'includes', 'answered', 'not_answered'];

/** Reads a `show_if`: comparisons with what stands in the scope, joined by all, any and not. */
export function readCondition(json: unknown, pointer: string, defects: Defects, scope: Scope): Condition | undefined {
  const comparisons = { count: 0 };
  const condition = readNode(json, pointer, defects, scope, comparisons);
  if (comparisons.count > LIMITS.comparisons) {
    defects.add(pointer, 'too-many', `must have at most ${LIMITS.comparisons} comparisons`);
  }
  return condition;
}

function readNode(
  json: unknown,
  pointer: string,
  defects: Defects,
  scope: Scope,
  comparisons: { count: number },
): Condition | undefined {
  const reader = Reader.of(json, pointer, defects);
  if (reader === undefined) return undefined;
  if (reader.has('not')) {
    reader.refuseOthersThan(['not']);
    const inner = readNode(reader.get('not'), reader.at('not'), defects, scope, comparisons);
    return inner && { not: inner };
  }
  const group = reader.has('all') ? 'all' : reader.has('any') ? 'any' : undefined;
  if (group === undefined) {
    comparisons.count += 1;
    return readComparison(reader, scope);
  }
  reader.refuseOthersThan([group]);
  const parts = reader
    .elements(group, 1, LIMITS.comparisons)
    .map(([part, at]) => readNode(part, at, defects, scope, comparisons))
    .filter((part) => part !== undefined);
  return group === 'all' ? { all: parts } : { any: parts };
}

function readComparison(reader: Reader, scope: Scope): Condition | undefined {
  const side = reader.has('hidden_field') && !reader.has('question') ? 'hidden_field' : 'question';
  reader.refuseOthersThan([side, 'op', 'value']);
  const key = reader.get(side);
  const known = side === 'question' ? scope.questions : scope.hiddenFields;
  const op = reader.word('op', OPS);
  if (typeof key !== 'string' || !known.has(key)) {
    const what = side === 'question' ? 'an earlier question' : 'a declared hidden field';
    reader.defect(side, reader.has(side) ? 'unknown-reference' : 'required', `must be the key of ${what}`);
    return undefined;
  }
  const subject = known.get(key);
  if (op === undefined || subject === undefined) return undefined;
  const value = reader.get('value');
  if (op === 'answered' || op === 'not_answered') {
    if (reader.has('value')) reader.defect('value', 'unknown-member', `${op} takes no value`);
    return { [side]: key, op } as unknown as Condition;
  }
  if (!opsOf(subject).includes(op)) {
    reader.defect('op', 'not-applicable', `must be one of ${opsOf(subject).join(', ')}, answered, not_answered`);
  } else if (!suits(subject, value)) {
    reader.defect('value', reader.has('value') ? 'wrong-type' : 'required', 'must be a value that the answer can have');
  }
  return { [side]: key, op, value: value as ComparisonValue } as unknown as Condition;
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
      return ORDER;
  }
}

function suits(subject: Question | HiddenField, value: unknown): boolean {
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
      return typeof value === 'number' && Number.isFinite(value);
  }
}
