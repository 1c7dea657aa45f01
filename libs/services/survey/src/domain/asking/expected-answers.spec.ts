import { describe, expect, it } from '@jest/globals';
import { seededRandom } from '@hearback/kernel';
import { expectedAnswers } from './expected-answers.js';

describe('answers to expect', () => {
  it('are a range around the share of the past', () => {
    expect(expectedAnswers({ invited: 1120, answered: 347 }, 962)).toEqual({ low: 260, expected: 298, high: 338 });
  });

  it('are not predicted from less than 30 invitations', () => {
    expect(expectedAnswers({ invited: 29, answered: 10 }, 100)).toBeNull();
    expect(expectedAnswers({ invited: 30, answered: 10 }, 100)).not.toBeNull();
  });

  it('stay between nobody and everybody', () => {
    expect(expectedAnswers({ invited: 40, answered: 0 }, 10)).toMatchObject({ low: 0, expected: 0 });
    expect(expectedAnswers({ invited: 40, answered: 40 }, 10)).toMatchObject({ expected: 10, high: 10 });
    expect(expectedAnswers({ invited: 40, answered: 4 }, 0)).toEqual({ low: 0, expected: 0, high: 0 });
  });

  it.each([
    [0.05, 200, 500],
    [0.31, 400, 300],
    [0.5, 30, 100],
  ])('contain what comes in 95 of 100 cases: %p of %p, then %p', (share, invited, asked) => {
    const next = seededRandom(1);
    const draw = (n: number) => {
      let count = 0;
      for (let i = 0; i < n; i += 1) if (next() < share) count += 1;
      return count;
    };
    const runs = 400;
    let hits = 0;
    for (let run = 0; run < runs; run += 1) {
      const range = expectedAnswers({ invited, answered: draw(invited) }, asked)!;
      const came = draw(asked);
      if (range.low <= came && came <= range.high) hits += 1;
    }
    expect(hits / runs).toBeGreaterThanOrEqual(0.93);
    expect(hits / runs).toBeLessThanOrEqual(0.99);
  });
});
