import { describe, expect, it } from '@jest/globals';
import { binsOf, summaryOf } from './order-statistics.js';
import { questionNumbers, type AnswerCell } from './question-numbers.js';
import { areExpectedLargeEnough, questionSplit, type GroupCell } from './question-split.js';

const cell = (more: Partial<GroupCell>): GroupCell => ({
  question: 'q',
  kind: 'single',
  row: '',
  choice: '',
  place: null,
  number: null,
  count: 1,
  respondents: 1,
  group: null,
  ...more,
});
const shape = (kind: string, choices: readonly string[] = [], rows: readonly string[] = []) => ({
  question: 'q',
  kind,
  choices,
  rows,
});

describe('the numbers of a question', () => {
  it('are shares of respondents, also where several choices may be chosen', () => {
    const cells: readonly AnswerCell[] = [
      cell({ kind: 'multi', choice: 'late', count: 30, respondents: 30 }),
      cell({ kind: 'multi', choice: 'other:', count: 25, respondents: 20 }),
    ];
    const { n, choices } = questionNumbers(shape('multi', ['late', 'never']), cells);
    expect(n).toBe(50);
    expect(choices.map(({ choice, share }) => [choice, share.hits, share.value])).toEqual([
      ['late', 30, 0.6],
      ['never', 0, 0],
      ['other:', 25, 0.5],
    ]);
    // Wilson 30/50, as in metrics.md.
    expect(choices[0]!.share.interval!.low).toBeCloseTo(0.461814, 6);
  });

  it('of a ranking are mean places with an interval, over those who ranked the choice', () => {
    const cells = [
      cell({ kind: 'ranking', choice: 'price', place: 1, count: 6, respondents: 6 }),
      cell({ kind: 'ranking', choice: 'speed', place: 1, count: 4, respondents: 4 }),
      cell({ kind: 'ranking', choice: 'speed', place: 2, count: 6, respondents: 0 }),
      cell({ kind: 'ranking', choice: 'price', place: 2, count: 2, respondents: 0 }),
    ];
    const { ranking, n } = questionNumbers(shape('ranking', ['speed', 'price', 'care']), cells);
    expect(n).toBe(10);
    expect(ranking.map(({ choice, places, first }) => [choice, places?.mean ?? null, first.hits])).toEqual([
      ['price', 1.25, 6],
      ['speed', 1.6, 4],
      ['care', null, 0],
    ]);
    expect(ranking[2]!.first.value).toBe(0);
  });

  it('of a matrix have a denominator for each row', () => {
    const cells = [
      cell({ kind: 'matrix', row: 'speed', choice: 'good', count: 8, respondents: 8 }),
      cell({ kind: 'matrix', row: 'speed', choice: 'bad', count: 2, respondents: 2 }),
      cell({ kind: 'matrix', row: 'care', choice: 'good', count: 5, respondents: 5 }),
    ];
    const { rows, n } = questionNumbers(shape('matrix', ['bad', 'good'], ['speed', 'care']), cells);
    expect(n).toBe(10);
    expect(rows.map(({ row, n: own, choices }) => [row, own, ...choices.map(({ share }) => share.value)])).toEqual([
      ['speed', 10, 0.2, 0.8],
      ['care', 5, 0, 1],
    ]);
  });

  it('are null, not 0, without answers', () => {
    const { n, numbers, bins } = questionNumbers(shape('number'), []);
    expect([n, numbers, bins]).toEqual([0, null, []]);
    expect(questionNumbers(shape('single', ['a']), []).choices[0]!.share.value).toBeNull();
  });
});

describe('numbers', () => {
  it('have the mean, the deviation and the interval of the worked example', () => {
    // 10×5, 20×4, 10×3, 5×2, 5×1 of metrics.md.
    const counts = [10, 20, 10, 5, 5].map((count, i) => ({ value: 5 - i, count }));
    const found = summaryOf(counts)!;
    expect(found).toMatchObject({ n: 50, mean: 3.5, median: 4, min: 1, max: 5 });
    expect(found.standardDeviation).toBeCloseTo(1.2164, 4);
    expect(found.meanInterval!.low).toBeCloseTo(3.154, 3);
    expect(found.meanInterval!.high).toBeCloseTo(3.846, 3);
  });

  it('have an interval of the median by ranks: of 20 answers the 5th and the 16th', () => {
    const { median, medianInterval } = summaryOf(Array.from({ length: 20 }, (_, i) => ({ value: i + 1, count: 1 })))!;
    expect(median).toBe(10.5);
    expect(medianInterval).toEqual({ low: 5, high: 16 });
    expect(summaryOf([{ value: 3, count: 5 }])!.medianInterval).toBeNull();
  });

  it('are drawn in at most 12 bars that hold all of them', () => {
    for (const values of [[0, 10], [1, 2, 3], [0.1, 0.2, 7.3], [5], [-3, 1_000_000], [12, 12.5]]) {
      const bins = binsOf(values.map((value) => ({ value, count: 2 })));
      expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(2 * values.length);
      expect(bins.length).toBeLessThanOrEqual(13);
      expect(bins[0]!.from).toBeLessThanOrEqual(Math.min(...values));
      expect(bins.at(-1)!.to).toBeGreaterThanOrEqual(Math.max(...values));
    }
  });
});

describe('a question by groups', () => {
  const table = (counts: readonly (readonly number[])[], kind = 'single') =>
    counts.flatMap((row, i) =>
      row.map((count, j) => cell({ kind, group: `g${i}`, choice: `c${j}`, count, respondents: count })),
    );

  it('tests whether answers differ, where enough are expected in each cell', () => {
    const { association, groups, refusal } = questionSplit(
      shape('single', ['c0', 'c1']),
      table([
        [30, 10],
        [10, 30],
      ]),
      20,
    );
    expect(refusal).toBeNull();
    expect(association!.chiSquared).toBeCloseTo(20, 9);
    expect(association!.cramersV).toBeCloseTo(0.5, 9);
    expect(groups.map(({ value, numbers }) => [value, numbers.n])).toEqual([
      ['g0', 40],
      ['g1', 40],
    ]);
  });

  it('refuses to test what cannot be known, and says what is missing', () => {
    const of = (cells: readonly GroupCell[], kind = 'single') => questionSplit(shape(kind), cells, 20).refusal;
    expect(
      of(
        table([
          [3, 2],
          [1, 4],
        ]),
      ),
    ).toMatchObject({ kind: 'too_early', needed: 20, have: 10 });
    expect(of(table([[30, 20]]))).toMatchObject({ code: 'one_group' });
    expect(
      of(
        table([
          [30, 10, 1],
          [20, 8, 1],
          [3, 1, 0],
        ]),
      ),
    ).toMatchObject({ code: 'expected_too_small' });
    expect(
      of(
        table(
          [
            [30, 10],
            [10, 30],
          ],
          'multi',
        ),
        'multi',
      ),
    ).toMatchObject({ code: 'choices_overlap' });
    expect(of([])).toMatchObject({ kind: 'nothing' });
    expect(
      areExpectedLargeEnough([
        [5, 5],
        [5, 5],
      ]),
    ).toBe(true);
  });
});
