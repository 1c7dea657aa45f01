import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { loadArea } from '../../../i18n/catalogue.js';
import { usePeriodText } from '../../../parts/metrics/period-picker.js';
import { Chip, TextLink } from '../../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { ReportFrame } from '../report-frame.js';
import { CohortTable } from './cohort-table.js';
import { SELECTIONS } from './cohort-search.js';
import { useCohortQuery } from './use-rates.js';

// The words that all reports share.
await loadArea('reports');

const ROUTE = '/signed-in/reports/response-rates/invitations';

/** Exactly the invitations behind a number of the response rates, and what became of each. */
export function InvitationsPage() {
  const { t } = useTranslation('response-rates');
  const { selection = 'asked', ...search } = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: '/reports/response-rates/invitations' });
  const periodText = usePeriodText();
  const query = { ...useCohortQuery(search), selection, limit: 20 };
  const list = useInfiniteQuery({
    queryKey: ['metrics', 'response-rates', 'invitations', query],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/v1/response-rates/invitations', {
          params: { query: pageParam === null ? query : { ...query, cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  const rows = list.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <ReportFrame
      title={t('behind.title')}
      filters={SELECTIONS.map((each) => (
        <Chip
          key={each}
          isOn={each === selection}
          onClick={() => void navigate({ search: { ...search, selection: each }, replace: true })}
        >
          {t(`funnel.${each}`)}
        </Chip>
      ))}
    >
      <p className="muted">
        {periodText(search)} ·{' '}
        <TextLink to="/reports/response-rates" search={search}>
          {t('behind.back')}
        </TextLink>
      </p>
      {list.isPending && <LoadingShapes rows={6} />}
      {list.isError && <ErrorInPlace error={list.error} what={t('behind.error')} retry={() => void list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <Empty text={t('behind.none')} />}
      {rows.length > 0 && <CohortTable invitations={rows} />}
      {list.hasNextPage && (
        <Button variant="default" mt="md" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('behind.more')}
        </Button>
      )}
    </ReportFrame>
  );
}
