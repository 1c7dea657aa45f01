import { IANAZone } from 'luxon';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A stretch of time, in milliseconds since 1970, in which a time zone keeps one offset. */
export interface ZoneSegment {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  /** Milliseconds that the wall clock is ahead of UTC. */
  readonly offset: number;
}

/**
 * The time from `start` on, for ever, in stretches of at most a day and one offset each. Throws a RangeError for an unknown time
 * zone. A zone that changed its offset twice within a day and back again would be taken for one that did not change; there is none.
 */
export function* zoneSegments(timeZone: string, start: number): Generator<ZoneSegment, never> {
  const zone = IANAZone.create(timeZone);
  if (!zone.isValid) throw new RangeError(`unknown time zone: ${timeZone}`);
  const offsetAt = (at: number) => zone.offset(at) * MINUTE_MS;
  for (let at = start, offset = offsetAt(start); ;) {
    const end = at + DAY_MS;
    const next = offsetAt(end);
    if (next === offset) {
      yield { start: at, end, offset };
    } else {
      const change = firstOther(at, end, (moment) => offsetAt(moment) !== offset);
      yield { start: at, end: change, offset };
      yield { start: change, end, offset: next };
    }
    [at, offset] = [end, next];
  }
}

/** The first millisecond in (low, high] for which `isOther` holds; it does not hold at `low` and holds at `high`. */
function firstOther(low: number, high: number, isOther: (moment: number) => boolean): number {
  let [before, after] = [low, high];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (isOther(middle)) after = middle;
    else before = middle;
  }
  return after;
}
