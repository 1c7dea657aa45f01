import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { MINIMUM_RATE, pacedBody } from './paced-body.js';

const TIMEOUT_MS = 10_000;

describe('the pace of a body', () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] }));
  afterEach(() => void jest.useRealTimers());

  function bodyOf(type: string) {
    const payload = new PassThrough();
    const body = pacedBody({ headers: { 'content-type': type } } as FastifyRequest, payload, TIMEOUT_MS);
    const seen: { bytes: number; error?: unknown; ended?: true } = { bytes: 0 };
    body.on('data', (chunk: Buffer) => (seen.bytes += chunk.length));
    body.on('error', (error) => (seen.error = error));
    body.on('end', () => (seen.ended = true));
    return { payload, body, seen };
  }
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  /** One period in which `bytes` arrive. */
  async function period(payload: PassThrough, bytes: number): Promise<void> {
    if (bytes > 0) payload.write(Buffer.alloc(bytes));
    await settle();
    jest.advanceTimersByTime(TIMEOUT_MS);
    await settle();
  }

  it.each(['application/json', 'application/json; charset=utf-8', 'application/x-www-form-urlencoded'])(
    'fails at the deadline for %s, however much has arrived',
    async (type) => {
      const { payload, seen } = bodyOf(type);
      await period(payload, 100_000);
      expect(seen).toMatchObject({ bytes: 100_000, error: { code: 'request.body-too-slow' } });
    },
  );

  it('lets an upload take any number of periods at the minimum rate, and fails below it', async () => {
    const { payload, seen } = bodyOf('text/csv');
    const minimum = (MINIMUM_RATE * TIMEOUT_MS) / 1_000;
    for (let periods = 0; periods < 5; periods++) await period(payload, minimum);
    expect(seen).toEqual({ bytes: 5 * minimum });
    await period(payload, minimum - 1);
    expect(seen).toMatchObject({ error: { code: 'request.body-too-slow' } });
  });

  it('does not blame the sender for a reader that is slower', async () => {
    const { payload, body, seen } = bodyOf('text/csv');
    body.pause();
    await period(payload, 100_000);
    await period(payload, 0);
    expect(seen.error).toBeUndefined();
    body.resume();
    payload.end();
    await settle();
    expect(seen).toEqual({ bytes: 100_000, ended: true });
  });

  it('fails when the sender leaves', async () => {
    const { payload, seen } = bodyOf('text/csv');
    payload.destroy();
    await settle();
    expect(seen).toMatchObject({ error: { code: 'request.malformed' } });
  });
});
