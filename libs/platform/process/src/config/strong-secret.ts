import { ValidateBy } from 'class-validator';

/** Words of which examples and defaults are made. */
const WELL_KNOWN = /change.?me|secret|password|example|default|hearback|letmein|qwerty|12345678/i;

/** Whether a text can be a secret: long enough, not one of the well-known kind, and not a repetition. */
export function isStrongSecret(value: unknown, length: number): boolean {
  return typeof value === 'string' && value.length >= length && new Set(value).size >= 8 && !WELL_KNOWN.test(value);
}

/** Refuses short secrets, repetitions, and what looks like an example; says nothing of the value. */
export function IsStrongSecret(length: number): PropertyDecorator {
  return ValidateBy({
    name: 'isStrongSecret',
    constraints: [length],
    validator: {
      validate: (value: unknown) => isStrongSecret(value, length),
      defaultMessage: () =>
        `must be a random text of at least ${length} characters, for example from: openssl rand -base64 ${length}`,
    },
  });
}
