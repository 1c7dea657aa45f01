import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format.js';

export type Metric = 'nps' | 'csat' | 'ces';
export const METRICS: readonly Metric[] = ['nps', 'csat', 'ces'];

/** Where customers were asked, as reports name it. */
export interface Where {
  readonly id: string;
  readonly name: string | null;
}

/** Writes scores: NPS in points, the others in per cent. */
export function useMetricTexts() {
  const { t } = useTranslation('parts');
  const format = useFormat();
  const value = (metric: Metric, score: number) =>
    metric === 'nps' ? format.score(score) : t('metric.share', { value: format.score(score) });
  return {
    /** `NPS`, `CSAT`, `CES`. */
    name: (metric: Metric) => t(`metric.${metric}`),
    /** A score with its unit. */
    value,
    /** A score, or `–` without one. */
    valueOrDash: (metric: Metric, score: number | null) => (score === null ? '–' : value(metric, score)),
    range: ({ low, high }: { readonly low: number; readonly high: number }) => ({
      low: format.score(low),
      high: format.score(high),
    }),
    /** The name of a touchpoint. */
    where: (touchpoint: Where | null) =>
      touchpoint?.name ?? (touchpoint === null ? t('metric.anywhere') : touchpoint.id),
  };
}

/** The kind of scale that charts need. */
export function scaleOf(metric: Metric): 'nps' | 'share' {
  return metric === 'nps' ? 'nps' : 'share';
}
