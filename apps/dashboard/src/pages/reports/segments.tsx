import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import type { Metric } from '../../parts/metrics/metric-texts.js';
import { filterOf } from '../../parts/metrics/period.js';
import { filtersOf, type ReportSearch, type Split } from '../../parts/metrics/report-search.js';
import { Section } from '../../parts/page.js';
import type { AnswersLink } from '../../parts/score.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { useDimensions, valueSearch } from './dimensions/use-dimensions.js';
import { fileAddress } from './report-frame.js';
import { ScoreTable } from './score-table.js';

/** The segments of a period, each compared with itself in the period before. */
export function Segments(props: {
  readonly metric: Metric;
  readonly search: ReportSearch;
  readonly onChange: (change: ReportSearch) => void;
}) {
  const { metric, search, onChange } = props;
  const { t } = useTranslation('reports');
  const { workspace } = useSession();
  const { nameOf, options, titleOf } = useDimensions();
  const split = search.split ?? 'touchpoint';
  const query = { ...filterOf(search, workspace.time_zone), interval: 'month', group_by: split } as const;
  const segments = useQuery({
    queryKey: ['metrics', metric, query],
    queryFn: () => dataOf(api.GET('/v1/metrics/{metric}', { params: { path: { metric }, query } })),
  });
  const answersOf = (dimension: string, value: string | null, method: string | null): AnswersLink | undefined => {
    const own = Object.entries(valueSearch(dimension, value));
    const filters: Readonly<Record<string, unknown>> = { ...filtersOf(search) };
    // The list has one filter of each kind.
    if (own.some(([name, wanted]) => filters[name] !== undefined && filters[name] !== wanted)) return undefined;
    return {
      to: '/reports/$metric/answers',
      params: { metric },
      search: { ...filters, ...Object.fromEntries(own), ...(method === null ? {} : { method }) },
    };
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
          data={options()}
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
            first={titleOf(split)}
            comparisons={segments.data.series[0]?.total.comparisons ?? 0}
            rows={segments.data.series.map(({ method_version, group, total }) => ({
              key: `${method_version} ${group?.value}`,
              header: <bdi>{nameOf(split, group?.value ?? null)}</bdi>,
              metric,
              numbers: total,
              answers: answersOf(split, group?.value ?? null, method_version),
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
