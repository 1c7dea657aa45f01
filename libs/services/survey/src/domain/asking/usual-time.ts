import { local } from './local-time.js';

/** Answers from which an hour is known at all. */
const MIN_ANSWERS = 3;

/**
 * The hour, `HH:00` of the customer's clock, at which somebody usually answers: the one with the most answers up to an hour around it, and
 * of several the earliest. Null unless there are three answers, and half of them lie around it.
 */
export function usualTime(answeredAt: readonly Date[], zone: string): string | null {
  if (answeredAt.length < MIN_ANSWERS) return null;
  const hours = answeredAt.map((at) => local(at, zone).hour);
  const around = (hour: number) => hours.filter((each) => [0, 1, 23].includes((each - hour + 24) % 24)).length;
  const exactly = (hour: number) => hours.filter((each) => each === hour).length;
  const [first = 0] = [...new Set(hours)].toSorted((a, b) => around(b) - around(a) || exactly(b) - exactly(a) || a - b);
  return around(first) * 2 >= hours.length ? `${String(first).padStart(2, '0')}:00` : null;
}
