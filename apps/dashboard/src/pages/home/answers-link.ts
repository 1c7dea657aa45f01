import type { Metric, Where } from '../../parts/metrics/metric-texts.js';
import type { AnswersLink } from '../../parts/score.js';

/** The answers behind a score of the overview. */
export function answersOf(
  score: ScoreAddress & { readonly method_version: string | null },
  days: number | undefined,
): AnswersLink {
  const { metric, method_version: method } = score;
  return {
    to: '/reports/$metric/answers',
    params: { metric },
    search: { ...searchOf(score, days), ...(method === null ? {} : { method }) },
  };
}

/** The report of a score of the overview. */
export function reportOf(score: ScoreAddress, days: number | undefined): AnswersLink {
  return { to: '/reports/$metric', params: { metric: score.metric }, search: searchOf(score, days) };
}

interface ScoreAddress {
  readonly metric: Metric;
  readonly touchpoint: Where | null;
}

function searchOf({ touchpoint }: ScoreAddress, days: number | undefined) {
  return { ...(days === undefined ? {} : { days }), touchpoint: touchpoint?.id ?? 'none' };
}
