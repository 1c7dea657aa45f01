import { logProbability, lowerTail, support, upperTail, type Urn } from './hypergeometric.js';
import { twoSidedP } from './normal.js';
import { npsAnswers, type NpsCounts } from './nps.js';

const { abs, ceil, floor, max, min, sqrt } = Math;

/** A test of "no change": if there was none, the answers of both sides could be exchanged. */
export interface ExchangeTest {
  /** Two-sided: the probability of a difference at least this large if there was no change. */
  readonly p: number;
  /** `exact`: all ways to divide the answers are enumerated. `normal`: approximated, where that is exact enough. */
  readonly test: 'exact' | 'normal';
}

/** Up to this many answers on the smaller side all ways to divide the answers are enumerated. */
const MAX_ENUMERATED = 1_000;

/** Below this many expected answers of the rarest kind, the tail of the normal distribution is not exact enough. */
const MIN_EXPECTED = 50;

/** Slack for sums that are equal except for rounding. */
const TIE = 1e-9;

/** Numbers of passives beyond this many standard deviations are left out; their probability is below 1e-15. */
const REACH = 8.5;

/**
 * Exact test of two shares (Fisher's, with the size of the difference as the order): given all hits, those of one side are
 * hypergeometric. Both sides must have answers.
 */
export function exactShareTest(hits1: number, n1: number, hits2: number, n2: number): ExchangeTest {
  const urn = { size: n1 + n2, hits: hits1 + hits2, draws: n1 };
  const mean = (urn.draws * urn.hits) / urn.size;
  const distance = abs(hits1 - mean) - TIE;
  if (distance <= 0) return { p: 1, test: 'exact' };
  const p = upperTail(urn, ceil(mean + distance)) + lowerTail(urn, floor(mean - distance));
  return { p: min(1, p), test: 'exact' };
}

/**
 * Exact test of two NPS: given all promoters, passives and detractors, those of one side follow a multivariate hypergeometric
 * distribution. Both sides must have answers. Large samples without a rare kind of answer use the normal approximation.
 */
export function exactNpsTest(later: NpsCounts, earlier: NpsCounts): ExchangeTest {
  const swap = npsAnswers(later) > npsAnswers(earlier);
  const [own, other] = swap ? [earlier, later] : [later, earlier];
  const draws = npsAnswers(own);
  const size = draws + npsAnswers(other);
  const promoters = own.promoters + other.promoters;
  const passives = own.passives + other.passives;
  const detractors = size - promoters - passives;
  const mean = (draws * (promoters - detractors)) / size;
  const distance = abs(own.promoters - own.detractors - mean) - TIE;
  if (distance <= 0) return { p: 1, test: 'exact' };
  const share = (promoters - detractors) / size;
  const variance = (promoters + detractors) / size - share * share;
  const deviation = sqrt((draws * (size - draws) * variance) / (size - 1));
  const rarest = min(...[promoters, passives, detractors].filter((count) => count > 0));
  if (draws > MAX_ENUMERATED && (draws * rarest) / size >= MIN_EXPECTED) {
    // Half a step, because the sum of the answers is a whole number.
    return { p: min(1, twoSidedP(max(0, distance - 0.5) / deviation)), test: 'normal' };
  }
  // A difference far in the tail is reached by more extreme draws only.
  const deviations = max(REACH, 4 + distance / deviation);
  const p = enumerate({ size, draws, promoters, passives }, mean, distance, deviations);
  return { p: min(1, p), test: 'exact' };
}

/** Sums over the drawn passives; the promoters among the other draws are again hypergeometric. */
function enumerate(
  { size, draws, promoters, passives }: Omit<Urn, 'hits'> & { readonly promoters: number; readonly passives: number },
  mean: number,
  distance: number,
  deviations: number,
): number {
  const passive: Urn = { size, hits: passives, draws };
  const [lowest, highest] = reach(passive, deviations);
  let p = 0;
  for (let drawn = lowest; drawn <= highest; drawn += 1) {
    const rest: Urn = { size: size - passives, hits: promoters, draws: draws - drawn };
    // Promoters minus detractors of the draw: 2 · promoters − (draws − passives).
    const weight = logProbability(passive, drawn);
    p += upperTail(rest, ceil((rest.draws + mean + distance) / 2), weight);
    p += lowerTail(rest, floor((rest.draws + mean - distance) / 2), weight);
  }
  return p;
}

function reach(urn: Urn, deviations: number): readonly [number, number] {
  const { size, hits, draws } = urn;
  const [lowest, highest] = support(urn);
  const mean = (draws * hits) / size;
  const share = hits / size;
  const deviation = sqrt((draws * share * (1 - share) * (size - draws)) / max(1, size - 1));
  return [max(lowest, floor(mean - deviations * deviation - 2)), min(highest, ceil(mean + deviations * deviation + 2))];
}
