import { ValidateBy } from 'class-validator';

/** Words that occur in examples and default passwords. */
const WELL_KNOWN = /change.?me|secret|password|example|default|hearback|letmein|qwerty|12345678/i;

/** Whether the value can be a secret: `length` or more characters, at least 8 different ones, and no well-known word. */
export function isStrongSecret(value: unknown, length: number): boolean {
  return typeof value === 'string' && value.length >= length && new Set(value).size >= 8 && !WELL_KNOWN.test(value);
}

/** Rejects short secrets, repetitions and examples; the message does not contain the value. */
export function IsStrongSecret(length: number): PropertyDecorator {
  return ValidateBy({
    name: 'isStrongSecret',
    constraints: [length],
    validator: {
      validate: (value: unknown) => isStrongSecret(value, length),
      defaultMessage: () =>
        `must be a random string of at least ${length} characters, for example from: openssl rand -base64 ${length}`,
    },
  });
}

/** As `IsStrongSecret`, for several that are separated by commas. */
export function AreStrongSecrets(length: number): PropertyDecorator {
  return ValidateBy({
    name: 'areStrongSecrets',
    constraints: [length],
    validator: {
      validate: (value: unknown) =>
        typeof value === 'string' && value.split(',').every((secret) => isStrongSecret(secret, length)),
      defaultMessage: () => `must be random strings of at least ${length} characters, separated by commas`,
    },
  });
}
