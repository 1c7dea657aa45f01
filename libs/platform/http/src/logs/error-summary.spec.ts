import { describe, expect, it } from '@jest/globals';
import { errorSummary } from './error-summary.js';

describe('the summary of an error', () => {
  it('has the frames and not the message', () => {
    const summary = errorSummary(new TypeError('ada@example.org is no number'));
    expect(summary).toMatchObject({ error: 'TypeError' });
    expect(JSON.stringify(summary)).not.toContain('ada@example.org');
    expect(summary.stack).toMatch(/^at /);
  });

  it('contains nothing of the row that a database error quotes', () => {
    const driverError = Object.assign(new Error('invalid input syntax for type uuid: "ada@example.org"'), {
      severity: 'ERROR',
      code: '22P02',
      detail: 'Key (email)=(ada@example.org) already exists.',
      table: 'customer',
      constraint: 'customer_email_key',
      where: 'unnamed portal parameter $1 = ada@example.org',
    });
    const wrapped = Object.assign(new Error(driverError.message), {
      name: 'QueryFailedError',
      driverError,
      parameters: ['ada@example.org'],
      query: "select 'ada@example.org'",
    });
    const text = JSON.stringify([
      errorSummary(driverError),
      errorSummary(wrapped),
      errorSummary(new Error('x', { cause: wrapped })),
    ]);
    expect(text).not.toContain('ada@example.org');
    expect(errorSummary(driverError)).toMatchObject({
      code: '22P02',
      table: 'customer',
      constraint: 'customer_email_key',
    });
  });

  it('has only the type of a thrown value that is not an error', () => {
    expect(errorSummary('ada@example.org')).toEqual({ error: 'string' });
  });
});
