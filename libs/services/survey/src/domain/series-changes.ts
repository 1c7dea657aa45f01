import { methodOf, metricOf, type Metric, type Question } from '@hearback/questionnaire';
import type { Definition } from './survey.js';

/** `continues`: scores are joined to the line before; `starts`: a new line begins; `ends`: no more scores come. */
export const SERIES_STATES = ['continues', 'starts', 'ends'] as const;

export type SeriesState = (typeof SERIES_STATES)[number];

/** Why a series does not continue. */
export const SERIES_REASONS = ['new-question', 'removed-question', 'metric', 'scale', 'direction', 'wording'] as const;

export type SeriesReason = (typeof SERIES_REASONS)[number];

/** What becomes of the scores of a question. */
export interface SeriesChange {
  readonly question: string;
  readonly metric: Metric;
  readonly state: SeriesState;
  /** null if it continues. */
  readonly reason: SeriesReason | null;
  readonly methodBefore: string | null;
  readonly methodAfter: string | null;
}

/** What becomes of the scores of each question when `after` takes the place of `before`, which is absent for a first version. */
export function seriesChanges(before: Definition | undefined, after: Definition): readonly SeriesChange[] {
  const kept = after.questions.flatMap((question) => {
    const metric = metricOf(question);
    const was = before?.questions.find(({ key }) => key === question.key);
    if (metric === undefined) return before && was ? ended(before, was, 'metric') : [];
    const methodBefore = (before && was && methodOf(before, was)) ?? null;
    const methodAfter = methodOf(after, question) ?? null;
    const reason = methodBefore === methodAfter ? null : reasonOf(methodBefore, methodAfter, was);
    const state: SeriesState = reason === null ? 'continues' : 'starts';
    return [{ question: question.key, metric, state, reason, methodBefore, methodAfter }];
  });
  const removed = (before?.questions ?? []).filter(({ key }) => !after.questions.some((other) => other.key === key));
  return [...kept, ...removed.flatMap((question) => ended(before!, question, 'removed-question'))];
}

function ended(before: Definition, question: Question, reason: SeriesReason): readonly SeriesChange[] {
  const metric = metricOf(question);
  if (metric === undefined) return [];
  const methodBefore = methodOf(before, question) ?? null;
  return [{ question: question.key, metric, state: 'ends', reason, methodBefore, methodAfter: null }];
}

/** The first part in which two methods differ: metric, scale, direction, wording of the statement. */
function reasonOf(before: string | null, after: string | null, was: Question | undefined): SeriesReason {
  if (was === undefined) return 'new-question';
  const [old, now] = [(before ?? '').split(':'), (after ?? '').split(':')];
  const index = now.findIndex((part, i) => part !== old[i]);
  return (['metric', 'scale', 'direction', 'wording'] as const)[index] ?? 'metric';
}
