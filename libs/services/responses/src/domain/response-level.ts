import { isEffort, levelOf, type Score, type ScoreLevel } from '@hearback/questionnaire';

/** The level of a score on its scale. */
export function levelOfScore({ metric, method, min, max, score }: Score): ScoreLevel {
  return levelOf({ metric, min, max, lowIsGood: isEffort(method) }, score);
}

/** The level of the first score, which stands for the response; undefined without a score. */
export function levelOfResponse({ scores: [first] }: { readonly scores: readonly Score[] }): ScoreLevel | undefined {
  return first && levelOfScore(first);
}
