import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { badDataCode, isConnectionLoss, isRetryable, violatedConstraint } from './database-failure.js';

const withCode = (code: string, message = 'no') => Object.assign(new Error(message), { code });
const wrapped = (error: Error) => new QueryFailedError('select', [], error);

describe('a failure of the database', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EMFILE', '57P01', '57P03', '08006', '53300'])(
    'is a loss of the connection with %s',
    (code) => {
      expect(isConnectionLoss(withCode(code))).toBe(true);
      expect(isConnectionLoss(wrapped(withCode(code)))).toBe(true);
      expect(isConnectionLoss(new Error('outer', { cause: withCode(code) }))).toBe(true);
      expect(isConnectionLoss(new AggregateError([withCode(code)]))).toBe(true);
    },
  );

  it.each([
    'Connection terminated unexpectedly',
    'Client has encountered a connection error and is not queryable',
    'timeout exceeded when trying to connect',
    'Query read timeout',
  ])('is a loss of the connection where the driver says "%s"', (message) => {
    expect(isConnectionLoss(new Error(message))).toBe(true);
  });

  it('is not a loss of the connection if PostgreSQL answered, whatever the message', () => {
    expect(isConnectionLoss(withCode('22P02', 'invalid input: "Connection terminated"'))).toBe(false);
    expect(isConnectionLoss(new Error('no'))).toBe(false);
    expect(isConnectionLoss(undefined)).toBe(false);
  });

  it('can be retried after a serialization failure or a deadlock', () => {
    expect(['40001', '40P01', '23505'].map((code) => isRetryable(wrapped(withCode(code))))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is caused by the data only in classes 22 and 23', () => {
    expect(['22P05', '23505', '42501'].map((code) => badDataCode(wrapped(withCode(code))))).toEqual([
      '22P05',
      '23505',
      undefined,
    ]);
  });

  it('names the constraint if PostgreSQL does', () => {
    expect(violatedConstraint(wrapped(Object.assign(withCode('23505'), { constraint: 'book_pk' })))).toBe('book_pk');
    expect(violatedConstraint(withCode('40001'))).toBeUndefined();
  });
});
