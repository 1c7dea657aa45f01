import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric } from '../../parts/metrics/metric-texts.js';
import { filtersOf, type ReportSearch } from '../../parts/metrics/report-search.js';
import { TrendFigure } from '../../parts/metrics/trend-figure.js';
import { Section } from '../../parts/page.js';
import { TextLink } from '../../parts/small.js';
import { useScoreGoal } from './goals/score-goal.js';
import type { MetricTrend } from './use-trend.js';

/** A metric over time, as a chart or as a table. */
export function TrendSection(props: {
  readonly metric: Metric;
  readonly search: ReportSearch;
  readonly shown: Pick<MetricTrend, 'trend' | 'width'>;
  /** The metric and its place, such as `NPS after delivery`. */
  readonly title: string;
  /** The way from the chart to the table and back; `text` says where it leads. */
  readonly toggle: (text: string) => ReactNode;
}) {
  const { metric, search, shown, title, toggle } = props;
  const { t } = useTranslation('reports');
  const goal = useScoreGoal(metric, search);
  const { trend, width } = shown;
  const name = t(`trend.by.${width}`, { metric: title });
  return (
    <Section id="trend" title={name} more={toggle(search.table ? t('trend.chart') : t('trend.table'))}>
      {trend.data && (
        <TrendFigure
          trend={trend.data}
          name={name}
          touchpoint={search.touchpoint}
          isTable={search.table ?? false}
          goal={goal}
          answers={({ from, to, method_version: method }, text) => (
            <TextLink
              to="/reports/$metric/answers"
              params={{ metric }}
              search={{ ...filtersOf(search), from, to, ...(method === null ? {} : { method }) }}
            >
              {text}
            </TextLink>
          )}
        />
      )}
    </Section>
  );
}
