import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../../api/client.js';
import { ErrorInPlace } from '../../../parts/states.js';
import { useDone } from '../../../parts/undo.js';
import { Confirm } from '../confirm.js';
import { EndpointFacts } from './endpoint-facts.js';
import { EndpointHealth } from './endpoint-health.js';
import { EndpointForm } from './endpoint-form.js';
import { NewSecret } from './new-secret.js';
import { pathOf, type Endpoint, type EventType } from './webhooks-queries.js';
import classes from './webhooks.module.css';

/** An endpoint: whether it works, and what can be done with it. */
export function EndpointCard(props: {
  readonly endpoint: Endpoint;
  /** Whether its log is shown. */
  readonly isChosen: boolean;
  readonly isOnly: boolean;
}) {
  const { t } = useTranslation('webhooks');
  const { endpoint, isChosen, isOnly } = props;
  const [opened, open] = useState<'edit' | 'secret' | 'delete'>();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const done = useDone();
  const params = pathOf(endpoint.id);
  const refresh = () => queries.invalidateQueries({ queryKey: ['webhooks'] });
  const enable = () => dataOf(api.POST('/v1/webhook-endpoints/{webhook_endpoint_id}/enable', { params }));
  const pause = () => dataOf(api.POST('/v1/webhook-endpoints/{webhook_endpoint_id}/pause', { params }));
  const isOn = endpoint.status === 'active';
  const turn = useMutation({
    mutationFn: isOn ? pause : enable,
    onSettled: refresh,
    onSuccess: () =>
      done({
        message: t(isOn ? 'paused' : 'enabled'),
        ...(endpoint.status !== 'disabled' && { undo: () => (isOn ? enable() : pause()).then(refresh) }),
      }),
  });
  const test = useMutation({
    mutationFn: () => {
      const type = (endpoint.event_types[0] ?? 'response.submitted') as EventType;
      return dataOf(api.POST('/v1/webhook-endpoints/{webhook_endpoint_id}/test', { params, body: { type } }));
    },
    onSuccess: async ({ id }) => {
      await refresh();
      await navigate({ to: '/settings/webhooks', search: { endpoint: endpoint.id, delivery: id } });
    },
  });
  const remove = useMutation({
    mutationFn: () => dataOf(api.DELETE('/v1/webhook-endpoints/{webhook_endpoint_id}', { params })),
    onSuccess: async () => {
      await navigate({ to: '/settings/webhooks', search: {} });
      await refresh();
    },
  });
  const failed = [turn, test].find(({ isError }) => isError);
  return (
    <section
      className={isChosen && !isOnly ? `${classes.endpoint} ${classes.chosen}` : classes.endpoint}
      aria-label={endpoint.url}
    >
      <div className={classes.head}>
        <h2 className={classes.address} dir="ltr">
          {isOnly ? (
            endpoint.url
          ) : (
            <Link
              to="/settings/webhooks"
              search={{ endpoint: endpoint.id }}
              aria-current={isChosen ? 'true' : undefined}
            >
              {endpoint.url}
            </Link>
          )}
        </h2>
        <EndpointHealth endpoint={endpoint} />
      </div>
      <EndpointFacts endpoint={endpoint} />
      {failed && <ErrorInPlace error={failed.error} />}
      <div className={classes.acts}>
        {isOn ? (
          <Button variant="default" loading={test.isPending} onClick={() => test.mutate()}>
            {t('test')}
          </Button>
        ) : (
          <Button variant="default" loading={turn.isPending} onClick={() => turn.mutate()}>
            {t('enable')}
          </Button>
        )}
        <Button variant="default" onClick={() => open('secret')}>
          {t('secret.open')}
        </Button>
        <Button variant="default" onClick={() => open('edit')}>
          {t('edit')}
        </Button>
        <div className={classes.rest}>
          {isOn && (
            <Button variant="subtle" loading={turn.isPending} onClick={() => turn.mutate()}>
              {t('pause')}
            </Button>
          )}
          <Button variant="subtle" onClick={() => open('delete')}>
            {t('remove.open')}
          </Button>
        </div>
      </div>
      {opened === 'edit' && <EndpointForm endpoint={endpoint} onClose={() => open(undefined)} />}
      {opened === 'secret' && <NewSecret endpoint={endpoint} onClose={() => open(undefined)} />}
      {opened === 'delete' && (
        <Confirm
          title={t('remove.title')}
          text={t('remove.what', { address: endpoint.url })}
          act={t('remove.act')}
          isPending={remove.isPending}
          error={remove.isError ? <ErrorInPlace error={remove.error} /> : null}
          onAct={() => remove.mutate()}
          onClose={() => open(undefined)}
        />
      )}
    </section>
  );
}
