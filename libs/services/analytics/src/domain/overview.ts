import type { Comparison } from './comparison.js';
import { judge, levelOfEach, periodPair } from './judgement.js';
import { mdeOfEqual } from './mde.js';
import { measure, type Measure } from './measure.js';
import { METRICS, type Method } from './method.js';
import type { ScoreCounts } from './scores.js';

/** Answers of one method at one touchpoint, now and in the period before. */
export interface OverviewCounts {
  readonly method: Method;
  /** Null for answers without a touchpoint. */
  readonly touchpointId: string | null;
  readonly now: ScoreCounts;
  readonly before: ScoreCounts;
}

/** A score of the overview, compared with the period before. */
export interface OverviewScore {
  readonly method: Method;
  readonly touchpointId: string | null;
  readonly now: Measure;
  readonly before: Measure;
  readonly mde: number | null;
  readonly comparison: Comparison;
}

/** All scores of a workspace as one picture. */
export interface Overview {
  readonly level: number;
  readonly comparisons: number;
  /** The period has not ended. */
  readonly partial: boolean;
  /** By metric, and the ones with the most answers first. */
  readonly scores: readonly OverviewScore[];
  /** The scores with a clear verdict: what got worse first, each by the size of the change. */
  readonly changes: readonly OverviewScore[];
  /** Number of scores that are left out because there are too many. */
  readonly omitted: number;
}

/**
 * Judges all scores together, because a reader sees them together. A method that nobody answered any more is left out where another
 * one took its place. `elapsed` is the part of the period that has passed, null if it has ended.
 */
export function overviewOf(
  counts: readonly OverviewCounts[],
  { elapsed, maxScores }: { readonly elapsed: number | null; readonly maxScores: number },
): Overview {
  const drafts = counts.map((each) => ({
    ...each,
    now: measure(each.method, each.now),
    before: measure(each.method, each.before),
  }));
  const answered = drafts.filter(({ now }) => now.n > 0);
  const replaced = new Set(answered.map(placeOf));
  const found = [...answered, ...drafts.filter((draft) => draft.now.n === 0 && !replaced.has(placeOf(draft)))];
  const shown = found.toSorted((a, b) => b.now.n - a.now.n || b.before.n - a.before.n).slice(0, maxScores);
  const { level, comparisons, each } = judge(
    shown.map(({ method, now, before }) => periodPair(method, now, before, elapsed)),
  );
  const scores = shown.flatMap((draft, i): readonly OverviewScore[] => {
    const comparison = each[i];
    const mde = mdeOfEqual(draft.method, draft.now.scores, levelOfEach(comparisons));
    return comparison === undefined ? [] : [{ ...draft, mde, comparison }];
  });
  return {
    level,
    comparisons,
    partial: elapsed !== null,
    scores: scores.toSorted((a, b) => rankOf(a) - rankOf(b)),
    changes: scores.filter(isClear).toSorted((a, b) => worst(a) - worst(b)),
    omitted: found.length - shown.length,
  };
}

const placeOf = ({ method, touchpointId }: { method: Method; touchpointId: string | null }) =>
  `${method.metric} ${touchpointId}`;

const rankOf = ({ method }: OverviewScore) => METRICS.indexOf(method.metric);

const isClear = ({ comparison: { verdict } }: OverviewScore) => verdict === 'up' || verdict === 'down';

/** Falls before rises, the largest first. The scale of NPS is twice as long as that of shares. */
function worst({ method, comparison: { difference } }: OverviewScore): number {
  const change = (difference ?? 0) / (method.metric === 'nps' ? 2 : 1);
  return change < 0 ? change : 1_000 - change;
}
