import type { Comparison, Condition, ComparisonOp, Question } from '@hearback/questionnaire';

/** A condition of comparisons that all or any must hold; others cannot be edited in rows. */
export interface Rows {
  readonly join: 'all' | 'any';
  readonly comparisons: readonly Comparison[];
}

/** The rows of a condition; `undefined` for one that is nested. */
export function rowsOf(condition: Condition | undefined): Rows | undefined {
  if (condition === undefined) return { join: 'all', comparisons: [] };
  if ('not' in condition) return undefined;
  if (!('all' in condition) && !('any' in condition)) return { join: 'all', comparisons: [condition] };
  const parts = 'all' in condition ? condition.all : condition.any;
  if (parts.some((part) => 'all' in part || 'any' in part || 'not' in part)) return undefined;
  return { join: 'all' in condition ? 'all' : 'any', comparisons: parts as readonly Comparison[] };
}

/** The condition of rows; `undefined` if there are none. */
export function conditionOf({ join, comparisons }: Rows): Condition | undefined {
  if (comparisons.length === 0) return undefined;
  if (comparisons.length === 1) return comparisons[0];
  return join === 'all' ? { all: comparisons } : { any: comparisons };
}

/** What can be compared with an answer to a question. */
export function opsOf(question: Question): readonly ComparisonOp[] {
  const always = ['answered', 'not_answered'] as const;
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
    case 'stars':
    case 'emoji':
    case 'number':
      return ['lte', 'gte', 'eq', 'neq', 'lt', 'gt', ...always];
    case 'single':
    case 'matrix':
      return ['eq', 'neq', ...always];
    case 'multi':
    case 'ranking':
      return ['includes', ...always];
    case 'date':
      return ['lte', 'gte', 'eq', ...always];
    case 'consent':
      return ['eq', ...always];
    default:
      return always;
  }
}

/** The values that can be chosen for a comparison; `undefined` if one is typed. */
export function valuesOf(question: Question): readonly (string | number | boolean)[] | undefined {
  const range = (min: number, max: number) => Array.from({ length: max - min + 1 }, (_, index) => min + index);
  switch (question.kind) {
    case 'nps':
      return range(0, 10);
    case 'csat':
      return range(question.scale.min, question.scale.max);
    case 'ces':
      return range(1, question.points);
    case 'stars':
      return range(1, question.max);
    case 'emoji':
      return range(1, 5);
    case 'single':
    case 'multi':
      return [...question.choices.map(({ key }) => key), ...(question.other ? ['other'] : [])];
    case 'matrix':
    case 'ranking':
      return question.choices.map(({ key }) => key);
    case 'consent':
      return [true, false];
    default:
      return undefined;
  }
}

/** The first comparison with a question. */
export function firstComparison(question: Question): Comparison {
  const [op = 'answered'] = opsOf(question);
  const row = question.kind === 'matrix' ? { row: question.rows[0]?.key ?? '' } : {};
  return withValue({ question: question.key, ...row, op }, question, op);
}

/** The comparison with another operator, and a value that fits. */
export function withValue(comparison: Comparison, question: Question, op: ComparisonOp): Comparison {
  const { value: _before, ...rest } = comparison;
  if (op === 'answered' || op === 'not_answered') return { ...rest, op } as Comparison;
  const values = valuesOf(question);
  const fits = comparison.value !== undefined && (values === undefined || values.includes(comparison.value));
  const first =
    question.kind === 'nps' && op === 'lte' ? 6 : (values?.[0] ?? (question.kind === 'date' ? '2026-01-01' : 0));
  return { ...rest, op, value: fits ? comparison.value : first } as Comparison;
}
