import { useTranslation } from 'react-i18next';
import type { Metric } from '../../parts/metrics/metric-texts.js';
import { filtersOf, type ReportSearch } from '../../parts/metrics/report-search.js';
import type { SeriesOfTrend } from '../../parts/metrics/trend-parts.js';
import { ScoreBar } from '../../parts/score-bar.js';
import { BigValue, ScoreDetail, shownVerdict } from '../../parts/score.js';
import { Verdict } from '../../parts/verdict.js';
import classes from './reports.module.css';

/** The score of the period, of the newest method; others are never joined to it. */
export function ReportScore(props: {
  readonly metric: Metric;
  readonly series: SeriesOfTrend;
  /** Number of further methods in the period. */
  readonly older: number;
  readonly search: ReportSearch;
  /** What it should reach. */
  readonly goal: number | null;
}) {
  const { metric, series, older, search, goal } = props;
  const { t } = useTranslation('reports');
  const { total } = series;
  return (
    <div className={classes.score}>
      <BigValue metric={metric} numbers={total} isLarge />
      <div>
        <ScoreBar metric={metric} numbers={total} goal={goal} />
        <ScoreDetail
          metric={metric}
          numbers={total}
          answers={{
            to: '/reports/$metric/answers',
            params: { metric },
            search: {
              ...filtersOf(search),
              ...(series.method_version === null ? {} : { method: series.method_version }),
            },
          }}
        />
      </div>
      <div className={classes.verdict}>
        {total.verdict !== null && <Verdict verdict={shownVerdict(total)} />}
        {total.partial && <p className="least faint">{t('score.partial')}</p>}
        {older > 0 && <p className="least faint">{t('score.older')}</p>}
      </div>
    </div>
  );
}
