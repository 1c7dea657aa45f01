import { Button, TextInput } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { useKeys } from '../../keys/key-map.js';
import { Avatar, Key } from '../../parts/small.js';
import { Page } from '../../parts/page.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { customersQuery, type Customer } from './customer-queries.js';
import { SegmentFilter, SegmentsLink } from './segments/segment-filter.js';
import classes from './customers.module.css';

/** Milliseconds after the last letter until a search begins. */
const TYPING_MS = 250;

const FIELD = 'customers-search';

/** The people who answered or bought: a list that can be searched. */
export function CustomersPage() {
  const { t } = useTranslation('customers');
  const { q, segment } = useSearch({ from: '/signed-in/customers' });
  const navigate = useNavigate({ from: '/customers' });
  const mayReadSegments = useMay('segments:read');
  const [text, setText] = useState(q ?? '');
  const list = useInfiniteQuery(customersQuery(q, segment));
  const customers = list.data?.pages.flatMap(({ data }) => data) ?? [];
  useKeys([{ keys: '/', label: t('search'), run: () => document.getElementById(FIELD)?.focus() }]);
  useEffect(() => {
    const wanted = text.trim() === '' ? undefined : text.trim();
    if (wanted === q) return undefined;
    const timer = window.setTimeout(
      () => void navigate({ search: searchOf(wanted, segment), replace: true }),
      TYPING_MS,
    );
    return () => window.clearTimeout(timer);
  }, [text, q, segment, navigate]);
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Button variant="default" component={Link} to="/customer-quality">
            {t('whole.quality.short')}
          </Button>
          {mayReadSegments && <SegmentsLink />}
        </>
      }
    >
      <TextInput
        id={FIELD}
        className={classes.search}
        type="search"
        aria-label={t('search')}
        placeholder={t('searchHint')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        leftSection={<Search size={16} strokeWidth={1.75} aria-hidden />}
        rightSection={
          <span className="not-phone">
            <Key>/</Key>
          </span>
        }
        rightSectionPointerEvents="none"
      />
      {mayReadSegments && (
        <SegmentFilter
          value={segment}
          onChange={(next) => void navigate({ search: searchOf(q, next), replace: true })}
        />
      )}
      {list.isPending && <LoadingShapes rows={8} />}
      {list.isError && <ErrorInPlace error={list.error} what={t('listFailed')} retry={() => void list.refetch()} />}
      {list.isSuccess && customers.length === 0 && (
        <Empty text={t(q === undefined && segment === undefined ? 'nothingYet' : 'nothingFound')} />
      )}
      {customers.length > 0 && <CustomerTable customers={customers} />}
      {list.hasNextPage && (
        <div>
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </Page>
  );
}

const searchOf = (q: string | undefined, segment: string | undefined) => ({
  ...(q !== undefined && { q }),
  ...(segment !== undefined && { segment }),
});

function CustomerTable({ customers }: { readonly customers: readonly Customer[] }) {
  const { t, i18n } = useTranslation('customers');
  const format = useFormat();
  const languages = new Intl.DisplayNames(i18n.language, { type: 'language', fallback: 'code' });
  return (
    <div className={classes.frame} tabIndex={0} role="region" aria-label={t('title')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('id')}</th>
            <th scope="col">{t('contact')}</th>
            <th scope="col">{t('language')}</th>
            <th scope="col">{t('since')}</th>
          </tr>
        </thead>
        <tbody>
          {customers.map((customer) => (
            <tr key={customer.id}>
              <th scope="row">
                <Link
                  to="/customers/$externalId"
                  params={{ externalId: customer.external_id }}
                  className={classes.person}
                >
                  <Avatar name={customer.name ?? customer.external_id} />
                  <bdi>{customer.name ?? t('unnamed')}</bdi>
                </Link>
              </th>
              <td>
                <bdi>{customer.external_id}</bdi>
              </td>
              <td>
                <bdi>
                  {customer.identities.find(({ kind }) => kind === 'email')?.value ?? customer.identities[0]?.value}
                </bdi>
              </td>
              <td>{customer.language !== null && languages.of(customer.language)}</td>
              <td className="num">{format.day(customer.created_at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
