import { EnumField, JsonField, StringField } from '@hearback/http';
import type { Challenge } from '../application/proof-of-work.js';

const EXAMPLE = {
  parameters: {
    algorithm: 'PBKDF2/SHA-256',
    cost: 2000,
    keyLength: 32,
    nonce: '7c1e…',
    salt: '0b9a…',
    keyPrefix: '55d0…',
  },
  signature: '9f2c…',
};

/** A puzzle to be solved before answers are accepted. */
export class ChallengeDto {
  @EnumField(['challenge'])
  readonly object: 'challenge';

  @JsonField({
    schema: { type: 'object' },
    description: 'A challenge of ALTCHA, valid for 10 minutes and one response.',
    example: EXAMPLE,
  })
  readonly challenge: unknown;

  @StringField({
    example: '/survey-ui/solve-challenge.0123456789abcdef.js',
    description: 'Path of a module whose `solve(challenge)` returns the `proof`.',
  })
  readonly solver: string;
}

/** A challenge for the wire. */
export function toChallengeDto(challenge: Challenge, solver: string): ChallengeDto {
  return { object: 'challenge', challenge, solver };
}
