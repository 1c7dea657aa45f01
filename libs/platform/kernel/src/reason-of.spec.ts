import { describe, expect, it } from '@jest/globals';
import { defineErrors } from './app-error.js';
import { framesOf, reasonOf } from './reason-of.js';

const PERSON = 'ada.lovelace@example.org';

describe('the reason of a failure', () => {
  it('has the name and place of an error, and nothing of its message', () => {
    expect(reasonOf(new TypeError(`cannot read ${PERSON}`))).toMatch(/^TypeError at .*reason-of\.spec\.ts:\d+:\d+\)?$/);
  });

  it('has codes and names of a database error, and nothing of the row', () => {
    const driverError = Object.assign(new Error(`Key (email)=(${PERSON}) already exists.`), {
      code: '23505',
      constraint: 'customer_email_key',
      table: 'customer',
      detail: PERSON,
    });
    const wrapped = Object.assign(new Error(driverError.message), { name: 'QueryFailedError', driverError });
    for (const error of [driverError, wrapped]) {
      expect(reasonOf(error)).toContain('23505 constraint customer_email_key table customer');
      expect(reasonOf(error)).not.toContain(PERSON);
    }
  });

  it('has the title of an expected failure and not its detail', () => {
    const errors = defineErrors('probe', { gone: { kind: 'not-found', title: 'It is gone', remedy: 'None.' } });
    expect(reasonOf(errors.error('gone', `${PERSON} is gone`))).toBe('probe.gone: It is gone');
  });

  it('does not mistake other text for a frame, a code or a name', () => {
    const error = Object.assign(new Error(`first\nat ${PERSON}\n    at ${PERSON} (x.js:1:2)`), { code: PERSON });
    expect(`${reasonOf(error)} ${framesOf(error).join(' ')}`).not.toContain(PERSON);
    error.name = 'Renamed';
    expect(`${reasonOf(error)} ${framesOf(error).join(' ')}`).not.toContain(PERSON);
  });

  it('is a text that the database can store', () => {
    expect(reasonOf('a\u0000b\ud800')).toBe('ab\ufffd');
    expect(reasonOf('x'.repeat(1_000))).toHaveLength(500);
    expect(reasonOf({ email: PERSON })).toBe('a thrown object');
  });
});
