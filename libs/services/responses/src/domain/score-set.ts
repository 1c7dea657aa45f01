/**
 * Scores 0..10 as a set in one small integer: bit n stands for score n. A survey may ask a metric more than once; the
 * list of responses finds a response when any of them lies in the range.
 */
export function scoreSet(...scores: readonly number[]): number {
  let set = 0;
  for (const score of scores) set |= 1 << score;
  return set;
}

/** The set of all scores from `lowest` to `highest`, both 0..10 and inclusive; empty where they cross. */
export function scoresBetween(lowest: number, highest: number): number {
  let set = 0;
  for (let score = lowest; score <= highest; score += 1) set |= 1 << score;
  return set;
}
