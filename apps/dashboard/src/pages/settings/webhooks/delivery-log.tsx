import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format.js';
import { Chip } from '../../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import settings from '../settings.module.css';
import { DeliveryState } from './delivery-state.js';
import { ReplayFailed } from './replay-failed.js';
import { ReplayRange } from './replay-range.js';
import { useLogTimes } from './use-log-times.js';
import { logQuery, type Delivery, type Endpoint } from './webhooks-queries.js';
import { LOG_FILTERS, type LogFilter, type WebhooksSearch } from './webhooks-search.js';
import classes from './webhooks.module.css';

/** What an endpoint was sent, newest first. */
export function DeliveryLog({ endpoint, search }: { readonly endpoint: Endpoint; readonly search: WebhooksSearch }) {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const navigate = useNavigate();
  const [isChoosing, setChoosing] = useState(false);
  const log = useInfiniteQuery(logQuery(endpoint.id, search.status));
  const deliveries = log.data?.pages.flatMap(({ data }) => data) ?? [];
  const filter = (status: LogFilter | undefined) =>
    void navigate({
      to: '/settings/webhooks',
      search: { endpoint: endpoint.id, ...(status && { status }) },
      replace: true,
    });
  const isActive = endpoint.status === 'active';
  return (
    <section aria-labelledby="delivery-log">
      <div className={classes.bar}>
        <h2 id="delivery-log">{t('log.title')}</h2>
        <Chip isOn={search.status === undefined} onClick={() => filter(undefined)}>
          {t('log.all')}
        </Chip>
        {LOG_FILTERS.filter((status) => endpoint[status] > 0 || search.status === status).map((status) => (
          <Chip key={status} isOn={search.status === status} onClick={() => filter(status)}>
            {t(`log.${status}`)} {format.count(endpoint[status])}
          </Chip>
        ))}
        {isActive && (
          <div className={classes.rest}>
            {endpoint.failed > 0 && <ReplayFailed endpoint={endpoint} />}
            <button type="button" className="link" onClick={() => setChoosing(true)}>
              {t('replay.open')}
            </button>
          </div>
        )}
      </div>
      {log.isPending && <LoadingShapes />}
      {log.isError && <ErrorInPlace error={log.error} retry={() => void log.refetch()} />}
      {log.isSuccess && deliveries.length === 0 && <Empty text={t('log.none')} />}
      {deliveries.length > 0 && <Deliveries deliveries={deliveries} endpoint={endpoint} search={search} />}
      {log.hasNextPage && (
        <Button variant="default" loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()} mt={12}>
          {t('log.more')}
        </Button>
      )}
      <p className={settings.note}>{t('log.kept')}</p>
      {isChoosing && <ReplayRange endpoint={endpoint} onClose={() => setChoosing(false)} />}
    </section>
  );
}

function Deliveries(props: {
  readonly deliveries: readonly Delivery[];
  readonly endpoint: Endpoint;
  readonly search: WebhooksSearch;
}) {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const { at, took } = useLogTimes();
  const { search } = props;
  return (
    <div className={settings.scroll} role="region" aria-label={t('log.deliveries')} tabIndex={0}>
      <table className={`${settings.table} ${classes.log} num`}>
        <thead>
          <tr>
            <th scope="col">{t('log.answer')}</th>
            <th scope="col">{t('log.event')}</th>
            <th scope="col">{t('log.sent')}</th>
            <th scope="col">{t('log.took')}</th>
            <th scope="col">{t('log.tries')}</th>
          </tr>
        </thead>
        <tbody>
          {props.deliveries.map((delivery) => {
            const { id, type, created_at: created, attempts } = delivery;
            const milliseconds = attempts.findLast(({ ended_at: ended }) => ended !== null)?.milliseconds ?? null;
            const isRead = id === search.delivery;
            return (
              <tr key={id} aria-current={isRead ? 'true' : undefined}>
                <td>
                  <DeliveryState delivery={delivery} />
                </td>
                <td>
                  <Link to="/settings/webhooks" search={{ ...search, endpoint: props.endpoint.id, delivery: id }}>
                    <bdi dir="ltr">{type}</bdi>
                  </Link>
                </td>
                <td className="muted">
                  <time dateTime={created} title={format.exact(created)}>
                    {at(created)}
                  </time>
                </td>
                <td className="muted">{milliseconds === null ? '–' : took(milliseconds)}</td>
                <td className="muted">{format.count(attempts.length)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
