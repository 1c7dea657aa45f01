import type { Score } from '@hearback/questionnaire';
import { scoreSet } from '../domain/score-set.js';

/** The set of scores of a metric, as a decimal integer. */
export function setOf({ scores }: { readonly scores: readonly Score[] }, metric: Score['metric']): string {
  let set = 0;
  for (const score of scores) if (score.metric === metric) set |= scoreSet(score.score);
  return String(set);
}
