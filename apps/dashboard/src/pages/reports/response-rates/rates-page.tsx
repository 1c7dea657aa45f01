import { Button } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { sharedReport } from '../mailings/report-of-search.js';
import { fileAddress, ReportFrame } from '../report-frame.js';
import { CoverageSection } from './coverage-section.js';
import { FunnelSection } from './funnel-section.js';
import { NotAskedSection } from './not-asked-section.js';
import { RatePartsSection } from './rate-parts-section.js';
import { RateTable } from './rate-table.js';
import { RatesExplanation } from './rates-explanation.js';
import { RatesFilters } from './rates-filters.js';
import { RatesHeadline } from './rates-headline.js';
import type { ReportSearch } from '../../../parts/metrics/report-search.js';
import { useCohortQuery, useRates } from './use-rates.js';

// The words that all reports share, and why customers are not asked.
await Promise.all([loadArea('reports'), loadArea('plans')]);

/** Who answers when asked: the funnel, AAPOR's rates, and who is silent. */
export function RatesPage() {
  const { t } = useTranslation('response-rates');
  const search = useSearch({ from: '/signed-in/reports/response-rates' });
  const navigate = useNavigate({ from: '/reports/response-rates' });
  const change = (changed: ReportSearch) => void navigate({ search: (before) => ({ ...before, ...changed }) });
  const { workspace } = useSession();
  const cohort = useCohortQuery(search);
  const { data, error, isPending, isError, refetch } = useRates(search);
  const wasAsked = data !== undefined && (data.invited > 0 || (data.exposures?.shown ?? 0) > 0);
  const isEmpty = data !== undefined && !wasAsked && (data.not_asked ?? []).length === 0;
  const file = fileAddress('/v1/response-rates/export', { ...cohort, by: search.parts ?? 'channel' });
  return (
    <ReportFrame
      title={t('title')}
      view={{ report: 'response_rates', search }}
      {...(isEmpty ? {} : { file, share: sharedReport(search, workspace.time_zone, ['response_rates']) })}
      filters={<RatesFilters search={search} onChange={change} />}
    >
      {isPending && <LoadingShapes rows={6} />}
      {isError && <ErrorInPlace error={error} what={t('error')} retry={() => void refetch()} />}
      {isEmpty && (
        <Empty
          text={t('empty')}
          action={<Button renderRoot={(props) => <Link to="/surveys" {...props} />}>{t('emptyButton')}</Button>}
        />
      )}
      {data !== undefined && !isEmpty && (
        <>
          <RatesHeadline rates={data} onExplain={() => change({ explain: true })} />
          <FunnelSection rates={data} search={search} />
          <RateTable rates={data} />
          <RatePartsSection rates={data} search={search} onChange={change} />
          <CoverageSection search={search} />
          <NotAskedSection rates={data} />
        </>
      )}
      <RatesExplanation
        search={search}
        isOpen={search.explain === true}
        onClose={() => change({ explain: undefined })}
      />
    </ReportFrame>
  );
}
