import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../parts/metrics/metric-texts.js';
import type { ReportSearch } from '../../parts/metrics/report-search.js';
import { useScoreGoal } from './goals/score-goal.js';
import { ReportScore } from './report-score.js';
import type { MetricTrend } from './use-trend.js';

/** The score of the period with interval, n and verdict, how it is computed, and what is not confirmed yet. */
export function PeriodScore(props: {
  readonly metric: Metric;
  readonly search: ReportSearch;
  readonly shown: Pick<MetricTrend, 'newest' | 'period'>;
  readonly onExplain: () => void;
}) {
  const { metric, search, shown, onExplain } = props;
  const { t } = useTranslation('reports');
  const goal = useScoreGoal(metric, search);
  const { newest, period } = shown;
  if (newest === undefined || period.data === undefined) return null;
  const { series, unconfirmed } = period.data;
  return (
    <>
      <ReportScore metric={metric} series={newest} older={series.length - 1} search={search} goal={goal} />
      <div>
        <Button variant="default" className="not-print" onClick={onExplain}>
          {t('explain.open')}
        </Button>{' '}
        {unconfirmed !== null && unconfirmed > 0 && (
          <span className="small muted">{t('score.unconfirmed', { count: unconfirmed })}</span>
        )}
      </div>
    </>
  );
}
