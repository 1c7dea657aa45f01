import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useMay } from '../../api/session.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { SettingsFrame } from './settings-frame.js';
import { SuppressAddress } from './suppress-address.js';
import { SUPPRESSION_REASONS, suppressedSearchFrom, type SuppressedSearch } from './suppressed-search.js';
import { SuppressedTable } from './suppressed-table.js';
import classes from './settings.module.css';

/** Milliseconds after the last letter until a search begins. */
const TYPING_MS = 250;

/** The addresses that are not written to: why, since when, and a way to write to them again. */
export function SuppressedPage() {
  const { t } = useTranslation('settings');
  const search = suppressedSearchFrom(useSearch({ from: '/signed-in/settings/suppressed' }));
  const mayWrite = useMay('suppressions:write');
  const list = useInfiniteQuery({
    queryKey: ['suppressed-addresses', search],
    queryFn: ({ pageParam }) => {
      const query = { limit: 50, ...search, ...(pageParam === '' ? {} : { cursor: pageParam }) };
      return dataOf(api.GET('/v1/suppressed-addresses', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
  });
  const all = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const isFiltered = search.q !== undefined || search.reason !== undefined;
  return (
    <SettingsFrame page="suppressed">
      <div>
        <p className="lead">{t('suppressed.lead')}</p>
        <p className="muted">{t('suppressed.about')}</p>
      </div>
      {mayWrite && <SuppressAddress />}
      <Filters search={search} />
      {list.isPending && <LoadingShapes />}
      {list.isError && <ErrorInPlace error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && all.length === 0 && <Empty text={t(isFiltered ? 'suppressed.notFound' : 'suppressed.none')} />}
      {all.length > 0 && <SuppressedTable entries={all} mayWrite={mayWrite} />}
      {list.hasNextPage && (
        <div>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('audit.more')}
          </Button>
        </div>
      )}
    </SettingsFrame>
  );
}

/** The search, kept in the address of the page. */
function Filters({ search }: { readonly search: SuppressedSearch }) {
  const { t } = useTranslation('settings');
  const navigate = useNavigate();
  const [text, setText] = useState(search.q ?? '');
  const { q, reason } = search;
  useEffect(() => {
    const wanted = text.trim() === '' ? undefined : text.trim();
    if (wanted === q) return undefined;
    const next = { ...(wanted !== undefined && { q: wanted }), ...(reason !== undefined && { reason }) };
    const go = () => void navigate({ to: '/settings/suppressed', search: next, replace: true });
    const timer = window.setTimeout(go, TYPING_MS);
    return () => window.clearTimeout(timer);
  }, [text, q, reason, navigate]);
  const choose = (value: string) => {
    const chosen = SUPPRESSION_REASONS.find((each) => each === value);
    const next = { ...(q !== undefined && { q }), ...(chosen !== undefined && { reason: chosen }) };
    void navigate({ to: '/settings/suppressed', search: next, replace: true });
  };
  return (
    <div className={classes.row} role="search" aria-label={t('suppressed.search')}>
      <TextInput
        type="search"
        aria-label={t('suppressed.search')}
        placeholder={t('suppressed.searchHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        leftSection={<Search size={16} strokeWidth={1.75} aria-hidden />}
      />
      <NativeSelect
        aria-label={t('suppressed.reason')}
        data={[
          { value: '', label: t('suppressed.any') },
          ...SUPPRESSION_REASONS.map((value) => ({ value: value as string, label: t(`suppressed.reasons.${value}`) })),
        ]}
        value={reason ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
      />
    </div>
  );
}
