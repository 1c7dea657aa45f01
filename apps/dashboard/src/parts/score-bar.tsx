import { IntervalBar } from '@hearback/charts';
import { useTranslation } from 'react-i18next';
import { scaleOf, useMetricTexts, type Metric } from './metrics/metric-texts.js';

interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** A score of a period, compared with the period before, as the API returns it. */
export interface ScoreNumbers {
  readonly value: number | null;
  readonly n: number;
  readonly interval: Bounds | null;
  readonly reliable: boolean;
  readonly answers_needed: number | null;
  readonly verdict: 'up' | 'down' | 'no_clear_change' | 'too_few' | null;
  readonly difference: { readonly value: number | null; readonly interval: Bounds | null } | null;
  readonly previous: { readonly value: number | null; readonly n: number; readonly interval: Bounds | null } | null;
}

/** The interval of a score on the whole scale, under that of the period before. */
export function ScoreBar({
  metric,
  numbers,
  goal = null,
}: {
  readonly metric: Metric;
  readonly numbers: Omit<ScoreNumbers, 'verdict' | 'difference' | 'answers_needed'>;
  /** What the score should reach. */
  readonly goal?: number | null;
}) {
  const { t } = useTranslation('parts');
  const { range, value } = useMetricTexts();
  const { interval, previous } = numbers;
  const now = interval === null ? t('score.noAnswers') : t('score.barNow', range(interval));
  const before = previous?.interval ? t('score.barBefore', range(previous.interval)) : '';
  const target = goal === null ? '' : ` ${t('metric.goal', { value: value(metric, goal) })}`;
  return (
    <IntervalBar
      scale={scaleOf(metric)}
      now={placed(numbers)}
      before={previous === null ? null : placed(previous)}
      reliable={numbers.reliable}
      goal={goal}
      label={`${now}${before}${target}`}
    />
  );
}

function placed({ value, interval }: { readonly value: number | null; readonly interval: Bounds | null }) {
  return value === null || interval === null ? null : { value, ...interval };
}
