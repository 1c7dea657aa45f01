import { Button } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Download, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { auditFilterOf } from './audit-filter.js';
import { AuditFilters } from './audit-filters.js';
import { auditSearchFrom } from './audit-search.js';
import { AuditTable } from './audit-table.js';
import { SettingsFrame } from './settings-frame.js';
import classes from './settings.module.css';

/** Who did what, newest first; nobody can change or remove an entry. */
export function AuditPage() {
  const { t } = useTranslation('settings');
  const search = auditSearchFrom(useSearch({ from: '/signed-in/settings/audit' }));
  const { workspace } = useSession();
  const filter = auditFilterOf(search, workspace.time_zone);
  const entries = useInfiniteQuery({
    queryKey: ['audit-entries', filter],
    queryFn: ({ pageParam }) => {
      const query = { limit: 50, ...filter, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return dataOf(api.GET('/v1/audit-entries', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
  const verify = useMutation({ mutationFn: () => dataOf(api.GET('/v1/audit-entries/verification')) });
  const all = entries.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <SettingsFrame
      page="audit"
      actions={
        <>
          <Button
            variant="default"
            leftSection={<ShieldCheck size={16} strokeWidth={1.75} aria-hidden />}
            loading={verify.isPending}
            onClick={() => verify.mutate()}
          >
            {t('audit.verify')}
          </Button>
          <Button
            component="a"
            href={`/v1/audit-entries/export?${new URLSearchParams(filter)}`}
            download
            variant="default"
            className="not-phone"
            leftSection={<Download size={16} strokeWidth={1.75} aria-hidden />}
          >
            CSV
          </Button>
        </>
      }
    >
      <AuditFilters search={search} />
      <div role="status">
        {verify.data && (
          <p className={classes.well}>
            {verify.data.verdict === 'intact'
              ? t('audit.intact', { count: verify.data.entries ?? 0 })
              : t('audit.broken', { sequence: verify.data.broken_at })}
          </p>
        )}
      </div>
      {verify.isError && <ErrorInPlace error={verify.error} />}
      {entries.isPending && <LoadingShapes />}
      {entries.isError && <ErrorInPlace error={entries.error} retry={() => void entries.refetch()} />}
      {entries.isSuccess && all.length === 0 && <Empty text={t('audit.none')} />}
      {all.length > 0 && <AuditTable entries={all} />}
      {entries.hasNextPage && (
        <div>
          <Button variant="default" loading={entries.isFetchingNextPage} onClick={() => void entries.fetchNextPage()}>
            {t('audit.more')}
          </Button>
        </div>
      )}
    </SettingsFrame>
  );
}
