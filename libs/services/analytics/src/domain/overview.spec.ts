import { describe, expect, it } from '@jest/globals';
import { countedMethod } from './method.js';
import { overviewOf, type OverviewCounts } from './overview.js';
import { countScores } from './scores.js';

const scores = (good: number, bad: number, [high, low]: readonly number[]) =>
  countScores([...Array<number>(good).fill(high!), ...Array<number>(bad).fill(low!)]);
const at = (touchpointId: string | null, version: string, now: readonly number[], before: readonly number[]) => {
  const scale = version === 'nps.v1' ? [10, 0] : [5, 1];
  const of = ([good = 0, bad = 0]: readonly number[]) => scores(good, bad, scale);
  return { method: countedMethod(version), touchpointId, now: of(now), before: of(before) } satisfies OverviewCounts;
};
const read = (...counts: OverviewCounts[]) => overviewOf(counts, { elapsed: null, maxScores: 50 });

describe('the overview', () => {
  it('has only clear changes, what got worse first, each by size; NPS counts half', () => {
    const { changes, scores: all } = read(
      at('better', 'csat.v1:1-5', [180, 20], [100, 100]),
      at('same', 'csat.v1:1-5', [100, 100], [101, 99]),
      at('worse', 'csat.v1:1-5', [100, 100], [160, 40]),
      at('worst', 'nps.v1', [60, 140], [170, 30]),
    );
    expect(changes.map(({ touchpointId, comparison }) => [touchpointId, comparison.verdict])).toEqual([
      ['worst', 'down'],
      ['worse', 'down'],
      ['better', 'up'],
    ]);
    expect(all.map(({ touchpointId }) => touchpointId)).toEqual(['worst', 'better', 'same', 'worse']);
  });

  it('judges all scores as one picture: what is clear alone is not clear among twenty', () => {
    const change = at('a', 'csat.v1:1-5', [60, 40], [75, 25]);
    expect(read(change).scores[0]!.comparison.verdict).toBe('down');
    const others = Array.from({ length: 19 }, (_, i) => at(`t${i}`, 'csat.v1:1-5', [70, 30], [70, 30]));
    const many = read(change, ...others);
    expect(many.comparisons).toBe(20);
    expect(many.changes).toEqual([]);
    expect(many.scores.find(({ touchpointId }) => touchpointId === 'a')!.comparison.confidence).toBeCloseTo(
      1 - 0.05 / 20,
    );
  });

  it('never compares two methods, and leaves out the one that was replaced', () => {
    const { scores: all } = read(
      at('a', 'csat.v1:1-5', [0, 0], [90, 10]),
      at('a', 'csat.v1:1-7', [10, 90], [0, 0]),
      at('b', 'csat.v1:1-5', [0, 0], [50, 50]),
    );
    expect(
      all.map(({ touchpointId, method, comparison }) => [touchpointId, method.version, comparison.verdict]),
    ).toEqual([
      ['a', 'csat.v1:1-7', 'too_few'],
      ['b', 'csat.v1:1-5', 'too_few'],
    ]);
    expect(all[1]!.now.value).toBeNull();
  });
});
