import type { TFunction } from 'i18next';
import type { ScoreLine } from './condition.js';

/** What a score is of: `NPS`, or the answer to a question by its key. */
export function scoreName({ metric, question }: ScoreLine, t: TFunction<'rules'>): string {
  const name = metric?.toUpperCase();
  if (question === undefined) return name ?? '';
  return name === undefined ? t('question', { key: question }) : t('metricOfQuestion', { metric: name, key: question });
}
