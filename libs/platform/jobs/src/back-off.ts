const MIN_DELAY_MS = 2_000;
const MAX_DELAY_MS = 3_600_000;

/** Milliseconds before the next attempt of a job, after `attempt` failures: 2 s, tripled each time, at most an hour. */
export function backOff(attempt: number): number {
  return Math.min(MIN_DELAY_MS * 3 ** (attempt - 1), MAX_DELAY_MS);
}
