import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty, ErrorInPlace, LoadingShapes } from '../../../parts/states.js';
import { SettingsFrame } from '../settings-frame.js';
import { DeliveryDetail } from './delivery-detail.js';
import { DeliveryLog } from './delivery-log.js';
import { EndpointCard } from './endpoint-card.js';
import { EndpointForm } from './endpoint-form.js';
import { endpointsQuery } from './webhooks-queries.js';
import { webhooksSearchFrom } from './webhooks-search.js';
import classes from './webhooks.module.css';

/** The programs that are told of what happens: whether they work, what they were sent, and what they answered. */
export function WebhooksPage() {
  const { t } = useTranslation('webhooks');
  const search = webhooksSearchFrom(useSearch({ from: '/signed-in/settings/webhooks' }));
  const [isAdding, setAdding] = useState(false);
  const list = useQuery(endpointsQuery);
  const endpoints = list.data?.data ?? [];
  const chosen = endpoints.find(({ id }) => id === search.endpoint) ?? endpoints[0];
  const isReading = chosen !== undefined && search.delivery !== undefined;
  const add = (
    <Button leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  );
  return (
    <SettingsFrame
      page="webhooks"
      actions={add}
      {...(isReading && { aside: <DeliveryDetail key={search.delivery} id={search.delivery} search={search} /> })}
    >
      <p className={isReading ? `muted ${classes.reading}` : 'muted'}>{t('about')}</p>
      {list.isPending && <LoadingShapes />}
      {list.isError && <ErrorInPlace error={list.error} retry={() => void list.refetch()} />}
      {list.isSuccess && chosen === undefined && <Empty text={t('none')} />}
      {chosen !== undefined && (
        <ul className={isReading ? `${classes.endpoints} ${classes.reading}` : classes.endpoints}>
          {endpoints.map((endpoint) => (
            <li key={endpoint.id}>
              <EndpointCard endpoint={endpoint} isChosen={endpoint.id === chosen.id} isOnly={endpoints.length === 1} />
            </li>
          ))}
        </ul>
      )}
      {chosen !== undefined && (
        <div className={isReading ? classes.reading : undefined}>
          <DeliveryLog key={chosen.id} endpoint={chosen} search={search} />
        </div>
      )}
      {isAdding && <EndpointForm endpoint={undefined} onClose={() => setAdding(false)} />}
    </SettingsFrame>
  );
}
