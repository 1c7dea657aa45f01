import { ValidateBy, type ValidationOptions } from 'class-validator';

/** A check of class-validator with the code and message of its failure. */
export interface FieldCheck {
  /** Stable, kebab-case. */
  readonly code: string;
  /** The rule, as in `must have at most 200 characters`. */
  readonly detail: string;
  readonly holds: (value: unknown) => boolean;
  readonly decorator: (options: ValidationOptions) => PropertyDecorator;
}

/** What a field's check leaves in the `contexts` of a `ValidationError`. */
export interface CheckContext {
  readonly code: string;
  /** The JSON pointer from the field to the place inside it that failed; default: the field itself. */
  readonly at?: (value: never) => string;
}

/** Options of a decorator whose failure has this code and message. */
export function failsAs(code: string, detail: string, at?: CheckContext['at']): ValidationOptions {
  return { message: detail, context: { code, ...(at && { at }) } satisfies CheckContext };
}

/** The check of a field's value itself. */
export function onValue({ decorator, code, detail }: FieldCheck): PropertyDecorator {
  return decorator(failsAs(code, detail));
}

/** The check of each item of a list. */
export function onItems({ decorator, holds, code, detail }: FieldCheck): PropertyDecorator {
  const at = (items: readonly unknown[]): string => `/${items.findIndex((item) => !holds(item))}`;
  return decorator({ each: true, ...failsAs(code, detail, at) });
}

/** The check of each value of a record; class-validator has none of its own. */
export function onMembers({ holds, code, detail }: FieldCheck, name: string): PropertyDecorator {
  const wrong = (record: object): string | undefined => Object.entries(record).find(([, value]) => !holds(value))?.[0];
  const at = (record: object): string => `/${pointerSegment(wrong(record) ?? '')}`;
  return validateBy(name, (record) => wrong(record as object) === undefined, failsAs(code, detail, at));
}

/** A custom constraint for class-validator; `name` must be unique among the checks of a field. */
export function validateBy(
  name: string,
  holds: (value: unknown) => boolean,
  options: ValidationOptions,
): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: (value: unknown) => holds(value) } }, options);
}

/** A name as a segment of a JSON pointer (RFC 6901). */
export function pointerSegment(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
