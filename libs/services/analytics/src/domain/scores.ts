/** The number of answers per score: eleven integers for the scores 0 to 10. Scores outside of the scale are 0. */
export type ScoreCounts = readonly number[];

/** Lowest and highest score of a scale, 0 ≤ min < max ≤ 10. */
export interface Scale {
  readonly min: number;
  readonly max: number;
}

/** No answers. */
export const NO_SCORES: ScoreCounts = Array.from({ length: 11 }, () => 0);

/** Counts a list of scores. Throws `RangeError` for anything but integers from 0 to 10. */
export function countScores(scores: readonly number[]): ScoreCounts {
  const counts = [...NO_SCORES];
  for (const score of scores) {
    if (!Number.isInteger(score) || score < 0 || score > 10) throw new RangeError(`not a score: ${score}`);
    counts[score] = at(counts, score) + 1;
  }
  return counts;
}

/** The sum of two counts. */
export function addCounts(a: ScoreCounts, b: ScoreCounts): ScoreCounts {
  return a.map((count, score) => count + at(b, score));
}

/** `a` minus `b`, where `b` is part of `a`. */
export function withoutCounts(a: ScoreCounts, b: ScoreCounts): ScoreCounts {
  return a.map((count, score) => count - at(b, score));
}

/** n, the number of answers. */
export function answersIn(counts: ScoreCounts): number {
  return answersBetween(counts, 0, counts.length - 1);
}

/** Number of answers with `from` ≤ score ≤ `to`. A plain loop, because a report calls this thousands of times. */
export function answersBetween(counts: ScoreCounts, from: number, to: number): number {
  let sum = 0;
  for (let score = from; score <= to; score += 1) sum += at(counts, score);
  return sum;
}

/** Mean score; null without answers. */
export function meanScore(counts: ScoreCounts): number | null {
  const n = answersIn(counts);
  return n === 0 ? null : counts.reduce((sum, count, score) => sum + count * score, 0) / n;
}

/** Standard deviation of the scores with n − 1; null below two answers. */
export function standardDeviation(counts: ScoreCounts): number | null {
  const n = answersIn(counts);
  const mean = meanScore(counts);
  if (n < 2 || mean === null) return null;
  return Math.sqrt(counts.reduce((sum, count, score) => sum + count * (score - mean) ** 2, 0) / (n - 1));
}

function at(counts: ScoreCounts, score: number): number {
  return counts[score] ?? 0;
}
