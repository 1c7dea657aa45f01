const FIRST = 2_000;
const LONGEST = 3_600_000;

/** Milliseconds to wait after the `attempt`-th failure of a job: 2 s, then three times as long each time, at most an hour. */
export function backOff(attempt: number): number {
  return Math.min(FIRST * 3 ** (attempt - 1), LONGEST);
}
