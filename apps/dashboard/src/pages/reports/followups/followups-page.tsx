import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../../api/session.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { touchpointsQuery } from '../../../parts/choices.js';
import { PeriodPicker } from '../../../parts/metrics/period-picker.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { fileAddress, ReportFrame } from '../report-frame.js';
import { CausesSection } from './causes-section.js';
import { CostSection } from './cost-section.js';
import { FollowupsExplanation } from './followups-explanation.js';
import { FollowupsHeadline } from './followups-headline.js';
import { followupsQuery, reportQueryOf } from './followups-queries.js';
import { followupsSearch, type FollowupsSearch } from './followups-search.js';
import { GroupsSection } from './groups-section.js';
import { PromisesSection } from './promises-section.js';
import { RecoverySection } from './recovery-section.js';
import { TimesSection } from './times-section.js';

await Promise.all([loadArea('reports'), loadArea('tasks'), loadArea('rule-acts')]);

/** How tasks are followed up: in time or late, how long it took, why they were opened, and what they cost. */
export function FollowupsPage() {
  const { t } = useTranslation('work');
  const { workspace } = useSession();
  const search = followupsSearch(useSearch({ from: '/signed-in/reports/followups' }));
  const navigate = useNavigate({ from: '/reports/followups' });
  const touchpoints = useQuery(touchpointsQuery).data?.data ?? [];
  const change = (changed: { readonly [K in keyof FollowupsSearch]?: FollowupsSearch[K] | undefined }) =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  const query = reportQueryOf(search, workspace.time_zone);
  const { data, error, isPending, isError, refetch } = useQuery(followupsQuery(query));
  const isEmpty = data?.tasks === 0 && data.unhappy_followed_up.without_task === 0;
  return (
    <ReportFrame
      title={t('report.title')}
      view={{ report: 'followups', search }}
      {...(isEmpty
        ? {}
        : { file: fileAddress('/v1/reports/followups/export', { ...(query as Record<string, string>) }) })}
      filters={
        <>
          <PeriodPicker search={{ days: search.days ?? 90 }} onChoose={(days) => change({ days })} />
          {touchpoints.length > 0 && (
            <Select
              aria-label={t('report.touchpoint')}
              placeholder={t('report.anyTouchpoint')}
              clearable
              searchable
              value={search.touchpoint ?? null}
              onChange={(touchpoint) => change({ touchpoint: touchpoint ?? undefined })}
              data={touchpoints.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <SegmentedControl
            aria-label={t('report.by')}
            data={(['team', 'touchpoint'] as const).map((value) => ({ value, label: t(`report.split.${value}`) }))}
            value={search.by ?? 'team'}
            onChange={(by) => change({ by: by === 'touchpoint' ? by : undefined })}
          />
        </>
      }
    >
      {isPending && <LoadingShapes rows={6} />}
      {isError && <ErrorInPlace error={error} what={t('report.error')} retry={() => void refetch()} />}
      {isEmpty && <Empty text={t('report.empty')} />}
      {data && !isEmpty && (
        <>
          <FollowupsHeadline report={data} search={search} onExplain={() => change({ explain: true })} />
          <TimesSection report={data} search={search} />
          <CausesSection report={data} search={search} />
          <GroupsSection report={data} search={search} />
          <PromisesSection report={data} />
          <RecoverySection report={data} />
          <CostSection report={data} />
        </>
      )}
      <FollowupsExplanation
        query={query}
        isOpen={search.explain === true}
        onClose={() => change({ explain: undefined })}
      />
    </ReportFrame>
  );
}
