import { normalCdf, normalQuantile, twoSidedP } from './normal.js';

/** The probability of any false verdict in the whole picture that a reader sees, not in each of its cells. */
export const LEVEL = 0.05;

/**
 * The level of one look at a period that still runs: O'Brien and Fleming's boundary for continuous looks, |Z| ≥ c/√t with
 * 4(1 − Φ(c)) = `level`. `progress` (t) is the part of the period's answers that has arrived, from 0 to 1. However often somebody
 * looks while the period runs, the probability of any false verdict stays below `level`.
 */
export function levelWhileRunning(level: number, progress: number): number {
  return progress <= 0 ? 0 : twoSidedP(normalQuantile(1 - level / 4) / Math.sqrt(progress));
}

/** The smallest `level` for which `levelWhileRunning` reaches this p value: the p value of somebody who looks all the time. */
export function pWhileRunning(p: number, progress: number): number {
  if (progress <= 0 || p >= 1) return 1;
  const z = -normalQuantile(p / 2);
  return Math.min(1, 4 * normalCdf(-z * Math.sqrt(progress)));
}

/**
 * The part of a running period's answers that has arrived. Expected are at least as many as in the period before and as many as
 * the time that has passed suggests, because an overestimate only delays a verdict.
 */
export function progressOf(answers: number, before: number, elapsed: number): number {
  if (elapsed <= 0) return 0;
  return Math.min(1, answers / expectedAnswers(answers, before, elapsed));
}

/** The number of answers that a running period is expected to have at its end; `elapsed` is the part of its time that has passed. */
export function expectedAnswers(answers: number, before: number, elapsed: number): number {
  return elapsed <= 0 ? before : Math.max(before, answers / elapsed, 1);
}
