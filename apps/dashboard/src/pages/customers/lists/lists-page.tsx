import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../../api/session.js';
import { useFormat } from '../../../i18n/format.js';
import { Page, Section } from '../../../parts/page.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { listsQuery, useSegmentOfList, type CustomerList } from './list-queries.js';
import { ListUpload } from './list-upload.js';
import classes from './lists.module.css';

/** Lists of customers from files: those that are there, and a new one. */
export function ListsPage() {
  const { t } = useTranslation('segments');
  const mayWrite = useMay('segments:write');
  const { data, error, refetch } = useQuery(listsQuery);
  return (
    <Page title={t('lists.title')} within={<Link to="/customers">{t('customers')}</Link>}>
      <p className="muted">{t('lists.lead')}</p>
      {mayWrite && (
        <Section title={t('lists.new')}>
          <ListUpload />
        </Section>
      )}
      {error !== null && <ErrorInPlace error={error} retry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingShapes />}
      {data?.data.length === 0 && <Empty text={t('lists.empty')} />}
      {data !== undefined && data.data.length > 0 && (
        <ul className={classes.lists}>
          {data.data.map((list) => (
            <Line key={list.id} list={list} mayAsk={mayWrite} />
          ))}
        </ul>
      )}
    </Page>
  );
}

function Line({ list, mayAsk }: { readonly list: CustomerList; readonly mayAsk: boolean }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const navigate = useNavigate();
  const segmentOf = useSegmentOfList();
  const ask = async () =>
    navigate({
      to: '/surveys/campaigns/$planId',
      params: { planId: 'new' },
      search: { segment: await segmentOf(list) },
    });
  const see = async () => navigate({ to: '/customers', search: { segment: await segmentOf(list) } });
  return (
    <li className={classes.list}>
      <b dir="auto">{list.name}</b>
      <span className="num muted small">{t('size', { count: list.size, n: format.count(list.size) })}</span>
      <time className="faint small" dateTime={list.created_at}>
        {format.moment(list.created_at)}
      </time>
      {mayAsk && (
        <span className={classes.acts}>
          <Button variant="default" aria-label={`${t('lists.see')}: ${list.name}`} onClick={() => void see()}>
            {t('lists.see')}
          </Button>
          <Button variant="default" aria-label={`${t('lists.ask')}: ${list.name}`} onClick={() => void ask()}>
            {t('lists.ask')}
          </Button>
        </span>
      )}
    </li>
  );
}
