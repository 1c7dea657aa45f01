import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { useMetricTexts, type Metric, type Where } from '../../parts/metrics/metric-texts.js';
import { filterOf } from '../../parts/metrics/period.js';
import { filtersOf, SPLITS, type ReportSearch, type Split } from '../../parts/metrics/report-search.js';
import { Section } from '../../parts/page.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { fileAddress } from './report-frame.js';
import { ScoreTable } from './score-table.js';
import { useSegmentNames } from './segment-names.js';
import { useSurveyNames } from './survey-names.js';

/** The segments of a period, each compared with itself in the period before. */
export function Segments(props: {
  readonly metric: Metric;
  readonly search: ReportSearch;
  readonly touchpoints: readonly Where[];
  readonly onChange: (change: ReportSearch) => void;
}) {
  const { metric, search, touchpoints, onChange } = props;
  const { t } = useTranslation('reports');
  const { where } = useMetricTexts();
  const { workspace } = useSession();
  const surveys = useSurveyNames();
  const customerSegments = useSegmentNames();
  const split = search.split ?? 'touchpoint';
  const query = { ...filterOf(search, workspace.time_zone), interval: 'month', group_by: split } as const;
  const segments = useQuery({
    queryKey: ['metrics', metric, query],
    queryFn: () => dataOf(api.GET('/v1/metrics/{metric}', { params: { path: { metric }, query } })),
  });
  const nameOf = (value: string | null) => {
    if (value === null) return where(null);
    if (split === 'touchpoint') return where(touchpoints.find(({ id }) => id === value) ?? { id: value, name: null });
    if (split === 'survey') return surveys.get(value) ?? value;
    if (split.startsWith('segment:')) return customerSegments.get(value) ?? value;
    return split === 'channel' ? t(`channel.${value as 'link'}`, { defaultValue: value }) : value;
  };
  return (
    <Section
      id="segments"
      title={t('segments.title')}
      more={
        <Select
          size="xs"
          className="not-print"
          aria-label={t('segments.by')}
          data={[
            ...SPLITS.map((value) => ({ value, label: t(`segments.split.${value}`) })),
            ...[...customerSegments].map(([id, name]) => ({ value: `segment:${id}`, label: name })),
          ]}
          value={split}
          onChange={(value) => onChange({ split: (value ?? undefined) as Split | undefined })}
          allowDeselect={false}
          w={170}
        />
      }
    >
      {segments.isPending && <LoadingShapes rows={4} />}
      {segments.isError && (
        <ErrorInPlace error={segments.error} what={t('segments.error')} retry={() => void segments.refetch()} />
      )}
      {segments.data && (
        <>
          <ScoreTable
            caption={t('segments.title')}
            first={
              SPLITS.some((known) => known === split) ? t(`segments.split.${split as 'survey'}`) : t('segments.members')
            }
            comparisons={segments.data.series[0]?.total.comparisons ?? 0}
            rows={segments.data.series.map(({ method_version, group, total }) => ({
              key: `${method_version} ${group?.value}`,
              header: nameOf(group?.value ?? null),
              metric,
              numbers: total,
              answers: {
                to: '/reports/$metric/answers',
                params: { metric },
                search: {
                  ...filtersOf(search),
                  [split.startsWith('segment:') ? 'segment' : split]: group?.value ?? 'none',
                  ...(method_version === null ? {} : { method: method_version }),
                },
              },
            }))}
          />
          <p className="not-print">
            <a className="link small" href={fileAddress(`/v1/metrics/${metric}/export`, { ...query })} download>
              {t('segments.csv')}
            </a>
          </p>
        </>
      )}
    </Section>
  );
}
