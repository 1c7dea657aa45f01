import { describe, expect, it } from '@jest/globals';
import { journeyScores, painPoints } from './journey.js';
import { countedMethod } from './method.js';
import { countScores } from './scores.js';

const csat = (touchpointId: string, satisfied: number, other: number) => ({
  method: countedMethod('csat.v1:1-5'),
  touchpointId,
  scores: countScores([...Array<number>(satisfied).fill(5), ...Array<number>(other).fill(2)]),
});

describe('pain points', () => {
  it('are ranked by (100 − score) × volume, not by the score', () => {
    const scores = journeyScores([csat('return page', 26, 32), csat('web shop', 351, 67), csat('town', 85, 3)]);
    const [first, second, third] = painPoints(scores);
    expect([first!, second!, third!].map(({ touchpointId, pain }) => [touchpointId, pain!.answers])).toEqual([
      ['web shop', expect.closeTo(67)],
      ['return page', expect.closeTo(32)],
      ['town', expect.closeTo(3)],
    ]);
    const { interval } = second!.pain!;
    expect(interval.low).toBeCloseTo((58 * (100 - second!.measure.interval!.high)) / 100);
    expect(interval.low).toBeLessThan(32);
    expect(interval.high).toBeGreaterThan(32);
  });

  it('have no rank below 30 answers and no pain without answers', () => {
    const scores = journeyScores([csat('few', 0, 29), csat('none', 0, 0), csat('enough', 10, 20)]);
    expect(painPoints(scores).map(({ touchpointId }) => touchpointId)).toEqual(['enough']);
    expect(scores.find(({ touchpointId }) => touchpointId === 'none')!.pain).toBeNull();
  });

  it('count a detractor once and a passive half', () => {
    const nps = { method: countedMethod('nps.v1'), touchpointId: null };
    const answers = [...Array<number>(20).fill(10), ...Array<number>(10).fill(8), ...Array<number>(10).fill(3)];
    expect(journeyScores([{ ...nps, scores: countScores(answers) }])[0]!.pain!.answers).toBeCloseTo(15);
  });
});
