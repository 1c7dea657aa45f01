import { Type } from '@sinclair/typebox';
import { WithReason } from './shape.js';

/**
 * The schema of a key of a question, field, choice or row. `constructor` is rejected because every JavaScript object inherits a
 * member of that name.
 */
export const Key = (description: string) =>
  WithReason(
    Type.String({ description, pattern: '^(?!constructor$)[a-z][a-z0-9_]{0,63}$' }),
    'invalid-key',
    'must have 1 to 64 characters from a-z, 0-9 and _, begin with a letter, and not be "constructor"',
  );
