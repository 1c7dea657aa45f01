import { normalQuantile, Z_POWER_80 } from './normal.js';

const { abs, min, sqrt } = Math;

/** How answers are spread: the shares that count +1 and −1; the others count 0. A metric that is a share has no −1. */
export interface Mix {
  readonly kind: 'nps' | 'share';
  readonly plus: number;
  readonly minus: number;
}

/** Two periods that are compared at a two-sided `level`. */
export interface Sides {
  readonly earlier: number;
  readonly later: number;
  readonly level: number;
}

/** The answers that the intervals of differences add to each side. */
const ADDED = { nps: { answers: 3, plus: 0.75, minus: 0.75 }, share: { answers: 2, plus: 1, minus: 0 } };

/** Bisection steps: to a millionth of the scale. */
const STEPS = 20;

/**
 * Minimum detectable change, as a share (0.1 is ten points), that the verdict finds with 80 % power: the smallest fall, by answers
 * that turn from +1 to −1 (NPS) or from 1 to 0; where a fall would leave the scale the smallest rise; null where both would.
 * The variance of the later period is that after the change.
 */
export function smallestDetectable(mix: Mix, sides: Sides): number | null {
  if (min(sides.earlier, sides.later) === 0) return null;
  const z = normalQuantile(1 - sides.level / 2);
  const fall = smallestMove(mix, mix.plus, -1, sides, z);
  const room = mix.kind === 'nps' ? mix.minus : 1 - mix.plus;
  const moved = fall ?? smallestMove(mix, room, 1, sides, z);
  return moved === null ? null : moved * (mix.kind === 'nps' ? 2 : 1);
}

/** The smallest share of answers that must change sides, at most `room`. */
function smallestMove(mix: Mix, room: number, direction: 1 | -1, sides: Sides, z: number): number | null {
  const moved = (share: number) => moveBy(mix, direction * share);
  const withPower = (limit: number) =>
    bisect(room, (share) => {
      const deviation = sqrt(varianceOf(mix) / sides.earlier + varianceOf(moved(share)) / sides.later);
      return changeOf(mix, moved(share)) - changeOf(mix, moved(limit)) >= Z_POWER_80 * deviation;
    });
  const limit = bisect(room, (share) => isSignificant(mix, moved(share), sides, z));
  const first = limit === null ? null : withPower(limit);
  if (first === null) return null;
  // An outcome that is only just significant lies between the two mixes: each side has deviated by its part of the variance.
  const own = varianceOf(mix) / sides.earlier;
  const part = own / (own + varianceOf(moved(first)) / sides.later);
  const exact = bisect(first, (share) => {
    const before = moved((first - share) * part);
    return isSignificant(before, moved((first - share) * part + share), sides, z);
  });
  return exact === null ? null : withPower(exact);
}

/** The smallest number from 0 to `room` for which the increasing condition holds; null if there is none. */
function bisect(room: number, holds: (moved: number) => boolean): number | null {
  if (!holds(room)) return null;
  let [low, high] = [0, room];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function moveBy(mix: Mix, moved: number): Mix {
  return { ...mix, plus: mix.plus + moved, minus: mix.kind === 'nps' ? mix.minus - moved : 0 };
}

/** Both conditions of a verdict, for samples with exactly these shares. */
function isSignificant(before: Mix, after: Mix, sides: Sides, z: number): boolean {
  return changeOf(before, after) >= testLimit(before, after, sides, z) && excludesZero(before, after, sides, z);
}

/** Condition 1: the difference from which the exact test is significant; its discrete steps cost half an answer on average. */
function testLimit(before: Mix, after: Mix, { earlier, later }: Sides, z: number): number {
  const all = earlier + later;
  const pooled: Mix = {
    kind: before.kind,
    plus: (earlier * before.plus + later * after.plus) / all,
    minus: (earlier * before.minus + later * after.minus) / all,
  };
  const perStep = 1 / earlier + 1 / later;
  return z * sqrt((varianceOf(pooled) * perStep * all) / (all - 1)) + perStep / 2;
}

/** Condition 2: the interval of the samples with added answers does not contain 0. */
function excludesZero(before: Mix, after: Mix, { earlier, later }: Sides, z: number): boolean {
  const [a, b] = [adjusted(before, earlier), adjusted(after, later)];
  const added = ADDED[before.kind].answers;
  const half = z * sqrt(varianceOf(a) / (earlier + added) + varianceOf(b) / (later + added));
  return changeOf(a, b) >= half;
}

function adjusted(mix: Mix, n: number): Mix {
  const { answers, plus, minus } = ADDED[mix.kind];
  return {
    kind: mix.kind,
    plus: (n * mix.plus + plus) / (n + answers),
    minus: (n * mix.minus + minus) / (n + answers),
  };
}

function changeOf(before: Mix, after: Mix): number {
  return abs(after.plus - after.minus - before.plus + before.minus);
}

function varianceOf({ plus, minus }: Mix): number {
  return plus + minus - (plus - minus) ** 2;
}
