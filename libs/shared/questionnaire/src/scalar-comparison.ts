import { assertNever } from '@hearback/kernel';

/** A value that conditions compare. */
export type Scalar = string | number | boolean;

/** How a value is compared. */
export type ScalarOperator = 'eq' | 'neq' | 'lt' | 'lte' | 'gt' | 'gte' | 'in';

/** Order comparisons of values that are not both numbers are false; `neq` of different types is true. */
export function compareScalars(actual: Scalar, op: ScalarOperator, ...values: readonly Scalar[]): boolean {
  const value = values[0] as Scalar;
  const numbers = typeof actual === 'number' && typeof value === 'number';
  switch (op) {
    case 'lte':
      return numbers && actual <= value;
    case 'gte':
      return numbers && actual >= value;
    case 'lt':
      return numbers && actual < value;
    case 'gt':
      return numbers && actual > value;
    case 'eq':
      return actual === value;
    case 'neq':
      return actual !== value;
    case 'in':
      return values.includes(actual);
    default:
      return assertNever(op);
  }
}

/** Compares an attribute with a value; false without the attribute, whatever the operator. */
export interface AttributeCondition {
  readonly type: 'attribute';
  readonly key: string;
  readonly op: 'eq' | 'neq' | 'lt' | 'gt' | 'in';
  /** A number for `lt` and `gt`, a list for `in`. */
  readonly value: Scalar | readonly Scalar[];
}

/** Whether the condition holds for this value of its attribute. */
export function attributeHolds({ op, value }: AttributeCondition, actual: Scalar | undefined): boolean {
  if (actual === undefined) return false;
  const values = Array.isArray(value) ? (value as readonly Scalar[]) : [value as Scalar];
  return compareScalars(actual, op, ...values);
}

/** Whether a language tag is in one of the ranges: `fr` covers `fr-CA` (basic filtering of RFC 4647). */
export function languageIsIn(ranges: readonly string[], language: string): boolean {
  const tag = language.toLowerCase();
  return ranges.some((range) => tag === range.toLowerCase() || tag.startsWith(`${range.toLowerCase()}-`));
}
