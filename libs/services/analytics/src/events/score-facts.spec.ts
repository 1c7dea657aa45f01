import { describe, expect, it } from '@jest/globals';
import type { EventOf, ResponseSubmitted } from '@hearback/contracts';
import { scoresOf } from './score-facts.js';

const score = { question: 'q', metric: 'nps', method: 'nps.v1', min: 0, max: 10, score: 9 };

const submitted = (scores: readonly (typeof score)[]) =>
  ({
    tenantId: '0198c0a4-1d3e-7b6f-8a2c-000000000001',
    payload: {
      channel: 'phone',
      language: 'en',
      submitted_at: '2026-01-01T00:00:00.000Z',
      scores,
      answers: [],
      attributes: [],
    },
  }) as unknown as EventOf<typeof ResponseSubmitted>;

describe('scoresOf', () => {
  it('counts known scores from any channel and ignores metrics of newer releases', () => {
    const read = scoresOf(submitted([{ ...score, metric: 'five_star', method: 'five_star.v1' }, score]));
    expect(read).toMatchObject({ facts: [{ metric: 'nps', method: 'nps.v1', channel: 'phone', score: 9 }] });
    expect('facts' in read && read.facts).toHaveLength(1);
  });

  it.each([
    [{ ...score, method: 'nps.v2' }, 'unknown method nps.v2'],
    [{ ...score, metric: 'csat' }, 'unknown method nps.v1'],
    [{ ...score, score: 11 }, 'not on the scale'],
  ])('gives the reason why %j cannot be counted', (given, reason) => {
    expect(scoresOf(submitted([given]))).toEqual({ defect: expect.stringContaining(reason) });
  });
});
