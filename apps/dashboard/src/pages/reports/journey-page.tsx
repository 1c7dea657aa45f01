import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import { METRICS, useMetricTexts, type Metric } from '../../parts/metrics/metric-texts.js';
import { PeriodPicker } from '../../parts/metrics/period-picker.js';
import { Section } from '../../parts/page.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { BehindSection } from './behind/behind-section.js';
import { JourneyHeat, JourneyLegend } from './journey-heat.js';
import { JOURNEY_METRIC, journeyQuery, journeyQueryOf } from './journey-query.js';
import { PainPoints } from './pain-points.js';
import { fileAddress, ReportFrame } from './report-frame.js';

/** A metric along the customer journey, and where most is lost. */
export function JourneyPage() {
  const { t } = useTranslation('reports');
  const { name, where } = useMetricTexts();
  const { workspace } = useSession();
  const search = useSearch({ from: '/signed-in/reports/journey' });
  const navigate = useNavigate({ from: '/reports/journey' });
  const metric = search.metric ?? JOURNEY_METRIC;
  const query = journeyQueryOf(search, workspace.time_zone);
  const journey = useQuery(journeyQuery(query));
  const worst = journey.data?.pain_points[0];
  return (
    <ReportFrame
      title={t('journey.title')}
      view={{ report: 'journey', search }}
      file={fileAddress('/v1/metrics/journey/export', { ...query })}
      filters={
        <>
          <PeriodPicker search={search} onChoose={(days) => navigate({ search: (old) => ({ ...old, days }) })} />
          <SegmentedControl
            aria-label={t('journey.metric')}
            data={METRICS.map((each) => ({ value: each, label: name(each) }))}
            value={metric}
            onChange={(value) => navigate({ search: (old) => ({ ...old, metric: value as Metric }), replace: true })}
          />
        </>
      }
    >
      {journey.isPending && <LoadingShapes rows={6} />}
      {journey.isError && (
        <ErrorInPlace error={journey.error} what={t('journey.error')} retry={() => void journey.refetch()} />
      )}
      {journey.data?.scores.length === 0 && <Empty text={t('journey.empty', { metric: name(metric) })} />}
      {journey.data && journey.data.scores.length > 0 && (
        <>
          {worst !== undefined && <p className="lead">{t('journey.lead', { where: where(worst.touchpoint) })}</p>}
          <div>
            <JourneyHeat journey={journey.data} days={search.days} />
            <JourneyLegend />
          </div>
          <Section id="pain" title={t('pain.title')}>
            <PainPoints journey={journey.data} days={search.days} />
          </Section>
          <BehindSection worst={worst?.touchpoint?.id} days={search.days} />
        </>
      )}
    </ReportFrame>
  );
}
