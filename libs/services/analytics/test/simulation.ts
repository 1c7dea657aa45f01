import { logFactorial } from '../src/domain/hypergeometric.js';
import { judge, periodPair } from '../src/domain/judgement.js';
import { readingOf, type Reading } from '../src/domain/measure.js';
import { countedMethod, type Method } from '../src/domain/method.js';
import { NO_SCORES, type ScoreCounts } from '../src/domain/scores.js';

/** Shares of promoters and detractors, or of satisfied answers and none. */
export type Shares = readonly [plus: number, minus: number];

export const NPS = countedMethod('nps.v1');
export const CSAT = countedMethod('csat.v1:1-5');

/** The distributions of the table of verdicts: promoters/passives/detractors of 50/30/20, 62/29/9, 85/10/5 and 95/4/1. */
export const DISTRIBUTIONS: readonly Shares[] = [
  [0.5, 0.2],
  [0.62, 0.09],
  [0.85, 0.05],
  [0.95, 0.01],
];

/** NPS answers: promoters, passives and detractors. */
export function npsScores(promoters: number, passives: number, detractors: number): ScoreCounts {
  return NO_SCORES.map((_, score) =>
    score === 10 ? promoters : score === 7 ? passives : score === 0 ? detractors : 0,
  );
}

/** CSAT answers. */
export function csatScores(satisfied: number, others: number): ScoreCounts {
  return NO_SCORES.map((_, score) => (score === 5 ? satisfied : score === 1 ? others : 0));
}

/** n random NPS answers. */
export function draw(random: () => number, n: number, [plus, minus]: Shares): ScoreCounts {
  let [promoters, detractors] = [0, 0];
  for (let i = 0; i < n; i += 1) {
    const at = random();
    if (at < plus) promoters += 1;
    else if (at < plus + minus) detractors += 1;
  }
  return npsScores(promoters, n - promoters - detractors, detractors);
}

/** Whether a single ended comparison gets a verdict. */
export function isClear(method: Method, later: ScoreCounts, earlier: ScoreCounts): boolean {
  return hasVerdict(judge([periodPair(method, readingOf(method, later), readingOf(method, earlier), null)]));
}

/** Whether any comparison of a picture has a verdict. */
export function hasVerdict({ each }: ReturnType<typeof judge>): boolean {
  return each.some(({ verdict }) => verdict === 'up' || verdict === 'down');
}

/** Whether any bucket of a series gets a verdict. */
export function anyInSeries(series: readonly Reading[]): boolean {
  return hasVerdict(judge(series.slice(1).map((later, i) => periodPair(NPS, later, series[i] ?? later, null))));
}

/** Per cent of `rounds` in which it happens. */
export function rate(rounds: number, happens: () => boolean): number {
  let count = 0;
  for (let round = 0; round < rounds; round += 1) if (happens()) count += 1;
  return (100 * count) / rounds;
}

/** Exact probability, in per cent, of a verdict on two CSAT with these true shares: the sum over all outcomes that matter. */
export function exactRate(later: { n: number; share: number }, earlier: { n: number; share: number }): number {
  let sum = 0;
  for (let x = 0; x <= later.n; x += 1) {
    const own = binomial(later.n, later.share, x);
    if (own < 1e-6) continue;
    for (let y = 0; y <= earlier.n; y += 1) {
      const probability = own * binomial(earlier.n, earlier.share, y);
      if (probability < 1e-8) continue;
      if (isClear(CSAT, csatScores(x, later.n - x), csatScores(y, earlier.n - y))) sum += probability;
    }
  }
  return 100 * sum;
}

function binomial(n: number, share: number, x: number): number {
  const choose = logFactorial(n) - logFactorial(x) - logFactorial(n - x);
  return Math.exp(choose + x * Math.log(share) + (n - x) * Math.log(1 - share));
}
