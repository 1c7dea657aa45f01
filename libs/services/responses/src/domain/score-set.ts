/**
 * A set of scores 0..10 in one integer: bit n is score n. A survey may ask for a metric more than once; the list of responses
 * matches a response if any of its scores is in the range.
 */
export function scoreSet(...scores: readonly number[]): number {
  let set = 0;
  for (const score of scores) set |= 1 << score;
  return set;
}

/** The set of all scores from `lowest` to `highest`, both 0..10 and inclusive; empty if `lowest` is above `highest`. */
export function scoresBetween(lowest: number, highest: number): number {
  let set = 0;
  for (let score = lowest; score <= highest; score += 1) set |= 1 << score;
  return set;
}
