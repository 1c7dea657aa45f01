import { ControlGroup } from './nearest-control.js';
import type { ScorePair } from './paired-difference.js';

/** A customer's score with the next one of the same survey, and whether something was done in between. */
export interface FollowedScore extends ScorePair {
  readonly id: string;
  /** Time of the first score, in days since any fixed day. */
  readonly day: number;
  /** Days between the two scores. */
  readonly gap: number;
  /** Only customers of the same segment are compared. */
  readonly segment: string;
}

/** Those followed up with a control each, and how many found none. */
export interface Matched {
  readonly treated: readonly FollowedScore[];
  /** In the order of `treated`; each is used once. */
  readonly controls: readonly FollowedScore[];
  readonly unmatched: number;
}

/** How much a control may differ. */
export interface Caliper {
  /** Days between the first scores. */
  readonly days: number;
  /** Days by which the time between the two scores may differ. */
  readonly gap: number;
}

export const CALIPER: Caliper = { days: 90, gap: 90 };

/**
 * Gives each treated customer the control with the same first score and segment whose scores were given at the most similar times, in the order of
 * time, without using one twice. Matching on the score itself removes the regression to the mean from the effect.
 */
export function match(
  treated: readonly FollowedScore[],
  untreated: readonly FollowedScore[],
  caliper: Caliper = CALIPER,
): Matched {
  const groups = new Map([...groupedByTime(untreated)].map(([key, scores]) => [key, new ControlGroup(scores)]));
  const pairs: { readonly one: FollowedScore; readonly control: FollowedScore }[] = [];
  for (const one of byTime(treated)) {
    const control = groups.get(groupOf(one))?.take(one, caliper);
    if (control !== undefined) pairs.push({ one, control });
  }
  return {
    treated: pairs.map(({ one }) => one),
    controls: pairs.map(({ control }) => control),
    unmatched: treated.length - pairs.length,
  };
}

function groupedByTime(scores: readonly FollowedScore[]): Map<string, FollowedScore[]> {
  const groups = new Map<string, FollowedScore[]>();
  for (const score of byTime(scores)) {
    const group = groups.get(groupOf(score)) ?? [];
    group.push(score);
    groups.set(groupOf(score), group);
  }
  return groups;
}

const groupOf = ({ first, segment }: FollowedScore): string => `${first} ${segment}`;

function byTime(scores: readonly FollowedScore[]): readonly FollowedScore[] {
  return scores.toSorted((a, b) => a.day - b.day || (a.id < b.id ? -1 : 1));
}
