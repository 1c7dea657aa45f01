import { useTranslation } from 'react-i18next';
import { METRICS, useMetricTexts, type Metric } from '../../../../parts/metrics/metric-texts.js';
import { reportSearch, type ReportSearch } from '../../../../parts/metrics/report-search.js';
import { ChangeSection } from '../../change/change-section.js';
import { HeatSection } from '../../change/heat-section.js';
import { PeriodScore } from '../../period-score.js';
import { Segments } from '../../segments.js';
import { TrendSection } from '../../trend-section.js';
import { useTrend } from '../../use-trend.js';
import type { TileViewProps } from '../tile-view.js';
import { TileState } from './tile-state.js';

/** A view of a score: the period, the trend, its segments, why it changed, or two dimensions of it. */
export function MetricTile({ picture, search: given, onChange, onExplain }: TileViewProps) {
  const { t } = useTranslation('boards');
  const metric = METRICS.find((known) => known === given['metric']);
  const search = reportSearch(given);
  if (metric === undefined) return <p className="muted">{t('tile.unknown')}</p>;
  if (picture === 'segments') return <Segments metric={metric} search={search} onChange={onChange} />;
  if (picture === 'change')
    return (
      <ChangeSection
        metric={metric}
        search={search}
        by={search.split ?? 'touchpoint'}
        onBy={(split) => onChange({ split })}
      />
    );
  if (picture === 'heat')
    return (
      <HeatSection
        metric={metric}
        search={search}
        rows={search.rows ?? 'touchpoint'}
        columns={search.columns ?? 'channel'}
        onChange={onChange}
      />
    );
  return (
    <Trend
      metric={metric}
      search={search}
      isScore={picture === 'score'}
      onTable={(table) => onChange({ table })}
      onExplain={onExplain}
    />
  );
}

function Trend(props: {
  readonly metric: Metric;
  readonly search: ReportSearch;
  readonly isScore: boolean;
  readonly onTable: (isTable: boolean) => void;
  readonly onExplain: () => void;
}) {
  const { metric, search, isScore, onTable, onExplain } = props;
  const { t } = useTranslation('boards');
  const { name } = useMetricTexts();
  const shown = useTrend(metric, search);
  const { newest, period, trend } = shown;
  return (
    <TileState query={isScore && !trend.isError ? period : trend}>
      {() => {
        if (trend.isSuccess && newest === undefined) return <p className="muted">{t('tile.none')}</p>;
        if (isScore) return <PeriodScore metric={metric} search={search} shown={shown} onExplain={onExplain} />;
        return (
          <TrendSection
            metric={metric}
            search={search}
            shown={shown}
            title={name(metric)}
            toggle={(text) => (
              <button type="button" className="link not-print" onClick={() => onTable(search.table !== true)}>
                {text}
              </button>
            )}
          />
        );
      }}
    </TileState>
  );
}
