import { smallestDetectable, type Mix, type Sides } from './detectable-change.js';
import { favourable, MIN_VERDICT_ANSWERS } from './measure.js';
import type { Method } from './method.js';
import { npsCounts } from './nps.js';
import { answersIn, type ScoreCounts } from './scores.js';

/**
 * Minimum detectable change, in the unit of the metric, from an earlier period with answers like these to a later one, with 80 %
 * power; null without enough answers for a verdict, and where such a change would leave the scale.
 */
export function mde(method: Method, scores: ScoreCounts, sides: Sides): number | null {
  if (Math.min(sides.earlier, sides.later, answersIn(scores)) < MIN_VERDICT_ANSWERS) return null;
  const change = smallestDetectable(mixOf(method, scores), sides);
  return change === null ? null : 100 * change;
}

/** The same between two periods with as many answers as these. */
export function mdeOfEqual(method: Method, scores: ScoreCounts, level: number): number | null {
  const n = answersIn(scores);
  return mde(method, scores, { earlier: n, later: n, level });
}

function mixOf(method: Method, scores: ScoreCounts): Mix {
  const n = answersIn(scores);
  if (method.metric !== 'nps') return { kind: 'share', plus: favourable(method, scores) / n, minus: 0 };
  const { promoters, detractors } = npsCounts(scores);
  return { kind: 'nps', plus: promoters / n, minus: detractors / n };
}
