import type { Caliper, FollowedScore } from './match.js';

/**
 * Customers of one first score and segment, in the order of time, from which each can be taken once. Looks outwards from the time of the
 * treated one, and stops where time alone is farther than the nearest found, so that large groups are matched in time n · log n.
 */
export class ControlGroup {
  /** Union-find over those taken: the next free position at or after (before) each. */
  readonly #after: number[];
  readonly #before: number[];

  /** `scores` must be in the order of `day`. */
  constructor(private readonly scores: readonly FollowedScore[]) {
    this.#after = Array.from({ length: scores.length + 1 }, (_, i) => i);
    this.#before = Array.from({ length: scores.length + 1 }, (_, i) => i);
  }

  /** Takes the one whose scores were given at the most similar times; undefined if none is within the caliper. Of equally near ones the earlier. */
  take(one: FollowedScore, { days, gap }: Caliper): FollowedScore | undefined {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    const start = this.#firstFrom(one.day);
    const look = (position: number): boolean => {
      const control = this.scores[position]!;
      const apart = Math.abs(control.day - one.day);
      if (apart > days || apart / days > least) return false;
      const otherwise = Math.abs(control.gap - one.gap);
      const distance = apart / days + otherwise / gap;
      const isNearer = distance < least || (distance === least && position < best);
      if (otherwise <= gap && isNearer) [best, least] = [position, distance];
      return true;
    };
    for (let at = this.#freeFrom(start); at < this.scores.length && look(at); at = this.#freeFrom(at + 1));
    for (let at = this.#freeUpTo(start - 1); at >= 0 && look(at); at = this.#freeUpTo(at - 1));
    if (best < 0) return undefined;
    this.#after[best] = best + 1;
    this.#before[best + 1] = best;
    return this.scores[best];
  }

  #firstFrom(day: number): number {
    let [low, high] = [0, this.scores.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.scores[middle]!.day < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #freeFrom(position: number): number {
    return root(this.#after, Math.min(position, this.scores.length));
  }

  /** The last free position up to this one; −1 if there is none. */
  #freeUpTo(position: number): number {
    return root(this.#before, Math.max(position + 1, 0)) - 1;
  }
}

/** The end of the chain from `position`, which is shortened on the way. */
function root(links: number[], position: number): number {
  let at = position;
  while (links[at] !== at) {
    links[at] = links[links[at]!]!;
    at = links[at]!;
  }
  return at;
}
