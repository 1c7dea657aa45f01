import { describe, expect, it } from '@jest/globals';
import { patiently } from './patiently.mjs';

const failure = (status, retryAfter) => Object.assign(new Error(String(status)), { status, retryAfter });

describe('patiently', () => {
  it('waits as long as each reply asks, then returns the result', async () => {
    const replies = [failure(503, 3), failure(429, 7), failure(503, Number.NaN), 'done'];
    const pauses = [];
    const attempt = async () => {
      const reply = replies.shift();
      if (reply instanceof Error) throw reply;
      return reply;
    };
    const result = await patiently(attempt, { pause: async (milliseconds) => pauses.push(milliseconds) });
    expect([result, ...pauses]).toEqual(['done', 3000, 7000, 1000]);
  });

  it('gives up on other errors, and on 503 after two minutes', async () => {
    let time = 0;
    const clock = { now: () => time, pause: async (milliseconds) => void (time += milliseconds) };
    await expect(patiently(() => Promise.reject(failure(422)), clock)).rejects.toThrow('422');
    expect(time).toBe(0);
    await expect(patiently(() => Promise.reject(failure(503, 50)), clock)).rejects.toThrow('503');
    expect(time).toBe(150_000);
  });
});
