import { seededRandom } from '@hearback/kernel';
import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from '@jest/globals';
import { judge, periodPair } from '../src/domain/judgement.js';
import { mdeOfEqual } from '../src/domain/mde.js';
import { readingOf } from '../src/domain/measure.js';
import { addCounts, NO_SCORES, withoutCounts, type ScoreCounts } from '../src/domain/scores.js';
import { segmentTables } from '../src/domain/segment-table.js';
import {
  anyInSeries,
  CSAT,
  csatScores,
  DISTRIBUTIONS,
  draw,
  exactRate,
  hasVerdict,
  isClear,
  NPS,
  npsScores,
  rate,
  type Shares,
} from './simulation.js';

const MAX_FALSE = 5.5;
const lines: string[] = [];
afterAll(() => {
  process.stdout.write(`${lines.join('\n')}\n`);
});

/** Adds a line to the printed table: one column per distribution, in per cent. */
const print = (name: string, values: readonly number[]) =>
  lines.push(`${name.padEnd(44)} ${values.map((value) => value.toFixed(1).padStart(5)).join(' ')}`);
const name = ([plus, minus]: Shares) =>
  `${Math.round(100 * plus)}/${Math.round(100 * (1 - plus - minus))}/${Math.round(100 * minus)}`;
lines.push('', `${'% of pictures with a false verdict'.padEnd(44)} ${DISTRIBUTIONS.map(name).join(' ')}`);

describe('without a change, a verdict is rare', () => {
  const sizes: readonly (readonly [number, number])[] = [
    [5, 5],
    [10, 10],
    [30, 30],
    [100, 100],
    [400, 400],
    [5, 400],
    [10, 400],
    [40, 400],
  ];

  it.each(sizes)('for NPS of %d and %d answers', (later, earlier) => {
    const random = seededRandom(1_000 * later + earlier);
    const rates = DISTRIBUTIONS.map((shares) =>
      rate(1_500, () => isClear(NPS, draw(random, later, shares), draw(random, earlier, shares))),
    );
    print(`NPS, ${later} and ${earlier} answers`, rates);
    expect(Math.max(...rates)).toBeLessThanOrEqual(MAX_FALSE);
  });

  it.each(sizes)('for CSAT of %d and %d answers, exactly', (later, earlier) => {
    const rates = DISTRIBUTIONS.map(([share]) => exactRate({ n: later, share }, { n: earlier, share }));
    print(`CSAT, ${later} and ${earlier} answers (exact)`, rates);
    expect(Math.max(...rates)).toBeLessThanOrEqual(5);
  });

  it.each([
    ['12 months of 100 answers', 12, 100, 800],
    ['52 weeks of 40 answers', 52, 40, 250],
  ])('in a series of %s', (title, buckets, n, rounds) => {
    const random = seededRandom(buckets);
    const series = (shares: Shares) =>
      Array.from({ length: buckets + 1 }, () => readingOf(NPS, draw(random, n, shares)));
    const rates = DISTRIBUTIONS.map((shares) => rate(rounds, () => anyInSeries(series(shares))));
    print(title, rates);
    expect(Math.max(...rates)).toBeLessThanOrEqual(MAX_FALSE);
  });

  it.each([
    ['20 segments of 5 to 100 answers', Array.from({ length: 20 }, (_, i) => 5 * (i + 1))],
    ['10 segments of 5 beside one of 500', [500, ...Array.from({ length: 10 }, () => 5)]],
  ])('in a table of %s', (title, sizesOfSegments) => {
    const random = seededRandom(sizesOfSegments.length);
    const rates = DISTRIBUTIONS.map((shares) =>
      rate(250, () => anySegment(sizesOfSegments.map((n) => draw(random, n, shares)))),
    );
    print(title, rates);
    expect(Math.max(...rates)).toBeLessThanOrEqual(MAX_FALSE);
  });

  it('in a quarter that somebody looks at every day, and once more when it has ended', () => {
    const random = seededRandom(90);
    const rates = DISTRIBUTIONS.map((shares) => rate(250, () => quarterLookedAtDaily(random, shares)));
    print('a quarter of 180 answers, looked at daily', rates);
    expect(Math.max(...rates)).toBeLessThanOrEqual(MAX_FALSE);
  });

  it('among 40 shops of 5 real answers each, drawn from 13,612: in at most 3 of 20 tables', () => {
    const { answersByScore } = JSON.parse(readFileSync(new URL('./botanic.json', import.meta.url), 'utf8')) as {
      answersByScore: ScoreCounts;
    };
    const random = seededRandom(13_612);
    let [beside, alone] = [0, 0];
    for (let table = 0; table < 20; table += 1) {
      const { shops, others } = shopsOf(answersByScore, random);
      if (anySegment([...shops, others])) beside += 1;
      if (anySegment(shops)) alone += 1;
    }
    lines.push(`40 real shops of 5: false tables of 20: ${beside} beside all other shops, ${alone} alone`);
    expect(beside).toBeLessThanOrEqual(3);
    expect(alone).toBeLessThanOrEqual(3);
  });
});

describe('the promised minimum detectable change is found in 77 to 83 %', () => {
  const sizes = [50, 100, 400];

  it.each(DISTRIBUTIONS.map((shares) => [name(shares), shares] as const))(
    'of periods, for NPS of %s',
    (title, shares) => {
      const random = seededRandom(80);
      const rates = sizes.map((n) => {
        const moved = mdeOfEqual(NPS, exactly(n, shares), 0.05)! / 200;
        const changed: Shares = [shares[0] - moved, shares[1] + moved];
        return rate(2_000, () => isClear(NPS, draw(random, n, changed), draw(random, n, shares)));
      });
      print(`power at mde for NPS of ${title}, n ${sizes.join(', ')}`, rates);
      for (const power of rates) expect(Math.abs(power - 80)).toBeLessThanOrEqual(3);
    },
  );

  it.each([0.6, 0.8, 0.9])('of periods, for CSAT of %d, exactly', (share) => {
    const rates = sizes.map((n) => {
      const change = mdeOfEqual(CSAT, csatScores(share * n, n - share * n), 0.05)! / 100;
      return exactRate({ n, share: share - change }, { n, share });
    });
    print(`power at mde for CSAT of ${100 * share} %, n ${sizes.join(', ')}`, rates);
    for (const power of rates) expect(Math.abs(power - 80)).toBeLessThanOrEqual(3);
  });
});

/** Scores with these shares, as nearly as n answers can have them. */
function exactly(n: number, [plus, minus]: Shares): ScoreCounts {
  return npsScores(n * plus, n * (1 - plus - minus), n * minus);
}

function anySegment(segments: readonly ScoreCounts[]): boolean {
  const table = {
    method: NPS,
    total: segments.reduce(addCounts),
    segments: segments.map((scores, i) => ({ value: `${i}`, scores })),
  };
  const [{ segments: found } = { segments: [] }] = segmentTables([table], { elapsed: null, maxSegments: 50 }).tables;
  return found.some(({ verdict }) => verdict === 'above' || verdict === 'below');
}

function quarterLookedAtDaily(random: () => number, shares: Shares): boolean {
  const earlier = readingOf(NPS, draw(random, 180, shares));
  let soFar: ScoreCounts = NO_SCORES;
  for (let day = 1; day <= 90; day += 1) {
    soFar = addCounts(soFar, draw(random, 2, shares));
    const elapsed = day < 90 ? day / 90 : null;
    if (hasVerdict(judge([periodPair(NPS, readingOf(NPS, soFar), earlier, elapsed)]))) return true;
  }
  return false;
}

/** 40 shops of 5 answers each, drawn without replacement, and all other answers. */
function shopsOf(answersByScore: ScoreCounts, random: () => number) {
  const answers = answersByScore.flatMap((count, score) => Array.from({ length: count }, () => score));
  const shops = Array.from({ length: 40 }, () =>
    Array.from({ length: 5 }, () => {
      const [score = 0] = answers.splice(Math.floor(random() * answers.length), 1);
      return NO_SCORES.map((_, at): number => (at === score ? 1 : 0));
    }).reduce<ScoreCounts>(addCounts, NO_SCORES),
  );
  return { shops, others: withoutCounts(answersByScore, shops.reduce(addCounts, NO_SCORES)) };
}
