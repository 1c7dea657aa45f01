import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { AuditTable } from './audit-table.js';
import { AUDIT_ACTS, isKnownAct, type AuditAct } from './audit-words.js';
import { SettingsFrame } from './settings-frame.js';
import classes from './settings.module.css';

/** Who did what, newest first; nobody can change or remove an entry. */
export function AuditPage() {
  const { t } = useTranslation('settings');
  const { action } = useSearch({ from: '/signed-in/settings/audit' });
  const navigate = useNavigate();
  const entries = useInfiniteQuery({
    queryKey: ['audit-entries', action],
    queryFn: ({ pageParam }) => {
      const filter = {
        ...(action === undefined ? {} : { action }),
        ...(pageParam === '' ? {} : { cursor: pageParam }),
      };
      return dataOf(api.GET('/v1/audit-entries', { params: { query: { limit: 50, ...filter } } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
  const verify = useMutation({ mutationFn: () => dataOf(api.GET('/v1/audit-entries/verification')) });
  const acts = (Object.keys(AUDIT_ACTS) as AuditAct[]).map((value) => ({
    value,
    label: t(`audit.acts.${AUDIT_ACTS[value]}`),
  }));
  const other = action === undefined || isKnownAct(action) ? [] : [{ value: action, label: action }];
  const all = entries.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <SettingsFrame
      page="audit"
      actions={
        <Button
          variant="default"
          leftSection={<ShieldCheck size={16} strokeWidth={1.75} />}
          loading={verify.isPending}
          onClick={() => verify.mutate()}
        >
          {t('audit.verify')}
        </Button>
      }
    >
      <div className={classes.row}>
        <NativeSelect
          size="xs"
          aria-label={t('audit.act')}
          data={[{ value: '', label: t('audit.any') }, ...other, ...acts]}
          value={action ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ to: '/settings/audit', search: value === '' ? {} : { action: value } })
          }
        />
        <span className="muted small">{t('audit.note')}</span>
      </div>
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
